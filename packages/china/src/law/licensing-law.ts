/**
 * 行政许可法: the law of licences, in two editions. Of what the bulletin tells, none is a licence. The only law
 * here by which silence accepts (art. 32(1)(4)), and the only one whose reasons that stop the clock are closed (45).
 */
import type { Provisions, ReapplicationBar, Renewal, RuleSet, SuspensionReason } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { calendarDays, months, plainDate, type PlainDate, workingDays } from "@onevisit/core/time"
import { cite, documents, type LegalDocument } from "./documents.ts"
import { rowsOf } from "./legal-row.ts"
import { officerRoles } from "./officer-roles.ts"
import { remediesAgainstDecisions } from "./remedies.ts"
import { licensingRows } from "./rows/index.ts"

/** The text of 2003, in force from 2004-07-01 until it was amended. */
export const licensingLaw2003: RuleSet = {
  ...licensingLaw(documents.licensingLaw2003, plainDate("2004-07-01"), plainDate("2019-04-23")),
  id: "licensing-law-2003",
  review: text(
    "2003年文本未核对，受理与期限条款按2019年文本录入。",
    "The text of 2003 was not read; its articles on intake and time are entered as in that of 2019.",
  ),
}

/** The text as amended on 2019-04-23, in force from that day. */
export const licensingLaw2019: RuleSet = {
  ...licensingLaw(documents.licensingLaw2019, plainDate("2019-04-23"), null),
  id: "licensing-law-2019",
}

type LicensingLawText = LegalDocument & { readonly edition: string }

function licensingLaw(
  document: LicensingLawText,
  validFrom: PlainDate,
  validTo: PlainDate | null,
): Omit<RuleSet, "id"> {
  return {
    version: "2",
    title: text(`${document.title.zh}（${document.edition}）`, `${document.title.en} (${document.edition})`),
    rank: "law",
    source: cite(document),
    validFrom,
    validTo,
    itemTypes: ["licence"],
    provisions: provisionsOf(document),
    clauses: rowsOf(document, licensingRows),
  }
}

function provisionsOf(document: LicensingLawText): Provisions {
  const notice = cite(document, "32", "1(4)")
  const time = cite(document, "42", "1")
  const joint = cite(document, "42", "2")
  const delivery = cite(document, "44")
  const inspection = cite(document, "55", "2")
  return {
    correctionNotice: { time: { kind: "within", term: workingDays(5, notice) }, clause: notice },
    deemedAcceptance: { after: workingDays(5, notice), clause: notice },
    decision: { term: workingDays(20, time), clause: time },
    extension: {
      term: workingDays(10, time),
      approverRole: officerRoles.agencyHead,
      approver: text("本行政机关负责人", "the head of the authority"),
      clause: time,
    },
    jointDecision: {
      term: workingDays(45, joint),
      clause: joint,
      extension: {
        term: workingDays(15, joint),
        approverRole: officerRoles.governmentHead,
        approver: text("本级人民政府负责人", "the head of the government of the same level"),
        clause: joint,
      },
    },
    suspensions: suspensionsOf(document),
    delivery: { term: workingDays(10, delivery), clause: delivery },
    adverseActs: { role: officerRoles.decidingOfficer, clause: cite(document, "38", "2") },
    siteCheck: {
      officers: 2,
      assignWithin: workingDays(5, inspection),
      clause: cite(document, "34", "3"),
    },
    renewal: renewalOf(document),
    reapplicationBars: reapplicationBarsOf(document),
    ...remediesAgainstDecisions,
  }
}

/** Art. 50. Art. 82 counts the authority's limits in working days; the thirty days bind the applicant. */
function renewalOf(document: LicensingLawText): Renewal {
  return {
    lead: calendarDays(30, cite(document, "50", "1")),
    deemedOnSilence: true,
    clause: cite(document, "50", "2"),
    review: text(
      "“三十日前”按日历日计：第八十二条只称行政机关的期限，是否按工作日计有争议；提醒申请人时宜按更长的三十个工作日。",
      "The thirty days are taken as calendar days: art. 82 speaks of the authority's limits only, so working days are arguable; advise applicants by the longer lead of thirty working days.",
    ),
  }
}

/** Arts. 78 and 79: a bar only where public safety, health, life or property is directly concerned. */
function reapplicationBarsOf(document: LicensingLawText): readonly ReapplicationBar[] {
  const falseMaterial = cite(document, "78")
  const fraud = cite(document, "79")
  return [
    {
      ground: "false-material",
      term: months(12, falseMaterial),
      onlyPublicSafety: true,
      clause: falseMaterial,
    },
    { ground: "obtained-by-fraud", term: months(36, fraud), onlyPublicSafety: true, clause: fraud },
  ]
}

/** Art. 45, whole: a site visit, a public notice, a supplement owed or a consultation is not on it. */
function suspensionsOf(document: LicensingLawText): readonly SuspensionReason[] {
  const clause = cite(document, "45")
  return [
    { reason: "hearing", title: text("听证", "hearing"), clause },
    { reason: "tender", title: text("招标", "tender"), clause },
    { reason: "auction", title: text("拍卖", "auction"), clause },
    { reason: "inspection", title: text("检验", "inspection"), clause },
    { reason: "testing", title: text("检测", "testing"), clause },
    { reason: "quarantine", title: text("检疫", "quarantine"), clause },
    { reason: "appraisal", title: text("鉴定", "appraisal"), clause },
    { reason: "expert-review", title: text("专家评审", "expert review"), clause },
  ]
}
