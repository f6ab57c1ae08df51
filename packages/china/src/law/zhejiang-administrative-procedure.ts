/**
 * 浙江省行政程序办法: governs every administrative act in the province since 2017. Only two of its articles were
 * to be had, so it provides nothing here and governs no case alone; it is named so that the gap is seen.
 */
import type { RuleSet } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { clausesOf } from "./clause-table.ts"
import { cite, documents } from "./documents.ts"

const document = documents.zhejiangAdministrativeProcedure

export const zhejiangAdministrativeProcedure2017: RuleSet = {
  id: "zhejiang-administrative-procedure-2017",
  version: "1",
  title: document.title,
  rank: "local-rule",
  source: cite(document),
  validFrom: plainDate("2017-01-01"),
  validTo: null,
  itemTypes: "every",
  review: text(
    "省政府令第348号；除第二条、第五条外条文未能取得，未录入。",
    "Provincial government order no. 348; but for arts. 2 and 5 its text was not available and is not encoded.",
  ),
  provisions: {},
  clauses: clausesOf(document, [
    [
      "2",
      "not-encoded",
      "适用于本省行政机关的行政行为。",
      "For the administrative acts of all authorities in the province.",
    ],
    [
      "5",
      "left-to-people",
      "作出不利处理前，事先告知并听取陈述、申辩。",
      "Before an adverse act the person is told and heard.",
    ],
    [
      "",
      "not-encoded",
      "其他条款未取得，未录入。",
      "The other articles were not available and are not encoded.",
    ],
  ]),
}
