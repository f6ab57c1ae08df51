/**
 * How Xiaoshan worked in 2018, before the regulation of Zhejiang: known from the bulletin of 2018-07-20 alone.
 * It tells that key materials suffice and the rest may follow, and that everything is told at once; it gives no
 * length, no form and no consequence, so those are samples, and what default leads to is left to people.
 */
import type { RuleSet } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import { cite, citeSample, documents } from "./documents.ts"
import { officerRoles } from "./officer-roles.ts"
import { remediesWithComplaint } from "./remedies.ts"
import { rowsOf } from "./legal-row.ts"
import { xiaoshanBulletin } from "./rows/index.ts"

const document = documents.xiaoshanBulletin11
const sample = citeSample(document)

export const xiaoshanPractice2018: RuleSet = {
  id: "xiaoshan-2018-practice",
  version: "2",
  title: text("萧山区2018年“最多跑一次”实践", "Xiaoshan one-visit practice of 2018"),
  rank: "practice",
  source: cite(document),
  validFrom: plainDate("2018-01-01"),
  validTo: plainDate("2019-01-01"),
  itemTypes: [
    "benefit-payment",
    "confirmation",
    "award",
    "filing",
    "public-service",
    "other-power",
    "non-administrative",
  ],
  review: text(
    "依据情况交流整理，期限、告知时间和角色为样例值；起始日按“今年以来”取2018-01-01。",
    "Drawn from a bulletin: limits, the time of notice and roles are samples; it begins on 2018-01-01 because the bulletin says “since the beginning of this year”.",
  ),
  provisions: {
    correctionNotice: { time: { kind: "on-the-spot" }, clause: sample },
    lateSupplement: { outcome: "task", clause: sample },
    wrongSupplement: { outcome: "second-notice", clause: sample },
    tolerance: {
      commitmentRequired: true,
      longest: workingDays(10, sample),
      workingDaysBeforePromise: 0,
      onDefault: "revoke-acceptance",
      clause: sample,
    },
    adverseActs: { role: officerRoles.decidingOfficer, clause: sample },
    ...remediesWithComplaint(sample),
  },
  clauses: rowsOf(document, xiaoshanBulletin),
}
