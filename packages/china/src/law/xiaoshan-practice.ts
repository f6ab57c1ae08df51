/**
 * How Xiaoshan worked in 2018, before the regulation of Zhejiang: known from the bulletin of 2018-07-20 alone.
 * It tells that key materials suffice and the rest may follow, and that everything is told at once; it gives no
 * length, no form and no consequence, so those are samples, and what default leads to is left to people.
 */
import type { RuleSet } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"
import { clausesOf } from "./clause-table.ts"
import { cite, citeSample, documents } from "./documents.ts"
import { officerRoles } from "./officer-roles.ts"
import { remediesWithComplaint } from "./remedies.ts"

const document = documents.xiaoshanBulletin11
const sample = citeSample(document)

export const xiaoshanPractice2018: RuleSet = {
  id: "xiaoshan-2018-practice",
  version: "1",
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
  clauses: clausesOf(document, [
    [
      "",
      "correctionNotice",
      "信息告知实行“一次性”。",
      "What is needed is told once, whole. That it is told on the spot is a sample.",
    ],
    [
      "",
      "tolerance",
      "关键材料齐备情况下先予受理，允许下次再将其他材料补齐。",
      "With key materials complete it is accepted first, and the rest may come next time. The longest time and the commitment are samples.",
    ],
    [
      "",
      "core",
      "营业执照等改由本局在有关平台自主查验。",
      "The business licence and the like are looked up by the authority itself.",
    ],
    [
      "",
      "core",
      "取消“其他材料”等兜底条款，明确原件、复印件、纸质件、电子稿。",
      "No catch-all materials; each says original or copy, paper or electronic.",
    ],
    [
      "",
      "core",
      "企业自主选择EMS等快递代送。",
      "Materials may be sent by courier, as the applicant chooses.",
    ],
  ]),
}
