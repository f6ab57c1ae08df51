/**
 * 浙江省保障“最多跑一次”改革规定: for every kind of item from 2019-01-01. Silence withdraws an application here
 * and never accepts one; revoking acceptance and not accepting are acts of a person. What it says of licences
 * yields, point by point, to 行政许可法.
 */
import type { InformedCommitment, RuleSet, SuspensionReason } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import { cite, citeSample, documents } from "./documents.ts"
import { rowsOf } from "./legal-row.ts"
import { officerRoles } from "./officer-roles.ts"
import { remediesWithComplaint } from "./remedies.ts"
import { zhejiangRows } from "./rows/index.ts"

const document = documents.zhejiangOneVisit
const tolerant = cite(document, "11", "2")
const correction = cite(document, "11", "3")
const expertWork = cite(document, "28")

export const zhejiangOneVisit2019: RuleSet = {
  id: "zhejiang-one-visit-2019",
  version: "4",
  title: document.title,
  rank: "local-regulation",
  source: cite(document),
  validFrom: plainDate("2019-01-01"),
  validTo: null,
  itemTypes: "every",
  review: text(
    "现行效力未经核实：不知其是否已被2024-03-01起施行的《浙江省优化营商环境条例》取代。",
    "Present force unverified: whether the Zhejiang business-environment regulation in force from 2024-03-01 overlays it is not known.",
  ),
  provisions: {
    correctionNotice: { time: { kind: "on-the-spot" }, clause: correction },
    lateSupplement: { outcome: "deemed-withdrawn", clause: correction },
    wrongSupplement: { outcome: "not-accepted", clause: correction },
    tolerance: {
      // The regulation asks for no commitment; asking is the common practice and the default here.
      commitmentRequired: true,
      longest: null,
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause: tolerant,
    },
    suspensions: legallyRequiredWork(),
    informedCommitment: informedCommitment(),
    waiver: { clause: cite(document, "9") },
    identityEvidence: {
      means: [
        "citizen-card",
        "household-register",
        "residence-permit",
        "driving-licence",
        "social-security-card",
        "citizen-service-card",
        "senior-card",
        "face-recognition",
      ],
      clause: cite(document, "9"),
    },
    finishedOnSpot: { clause: cite(document, "11", "1") },
    dataDispute: { clause: cite(document, "7") },
    adverseActs: { role: officerRoles.decidingOfficer, clause: tolerant },
    ...remediesWithComplaint(citeSample(document)),
  },
  clauses: rowsOf(document, zhejiangRows),
}

/** Art. 28: only what a law or regulation requires, and an agency commissions. */
function legallyRequiredWork(): readonly SuspensionReason[] {
  const work = [
    ["inspection", "检验", "inspection"],
    ["testing", "检测", "testing"],
    ["quarantine", "检疫", "quarantine"],
    ["appraisal", "鉴定", "appraisal"],
    ["expert-review", "专家评审", "expert review"],
  ] as const
  return work.map(([reason, zh, en]) => ({
    reason: `legally-required-${reason}`,
    title: text(`法律、法规规定应当进行的${zh}`, `legally required ${en}`),
    clause: expertWork,
  }))
}

/** Art. 14 for conditions of a licence; for certificates the opinion of the State Council's office of 2020. */
function informedCommitment(): InformedCommitment {
  const conditions = cite(document, "14")
  const opinion = cite(documents.informedCommitmentOpinion)
  const risks = [
    ["national-security", "国家安全", "national security"],
    ["state-secrets", "国家秘密", "state secrets"],
    ["public-safety", "公共安全", "public safety"],
    ["financial-supervision", "金融业审慎监管", "prudential supervision of finance"],
    ["ecology", "生态环境保护", "protection of the environment"],
    ["life-and-property", "直接关系人身健康、生命财产安全", "health, life and property"],
    ["foreign-affairs", "重要涉外事项", "important matters with foreign countries"],
  ] as const
  return {
    conditions: { verifyWithin: workingDays(60, conditions), clause: conditions },
    proofs: { from: plainDate("2020-10-27"), clause: opinion },
    credit: { clause: conditions },
    notFor: risks.map(([risk, zh, en]) => ({ risk, title: text(zh, en), clause: opinion })),
  }
}
