/**
 * 浙江省行政程序办法: governs every administrative act in the province since 2017. Only two of its articles were
 * to be had, so it provides nothing here and governs no case alone; it is named so that the gap is seen.
 */
import type { RuleSet } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { cite, documents } from "./documents.ts"
import { rowsOf } from "./legal-row.ts"
import { zhejiangProcedure } from "./rows/index.ts"

const document = documents.zhejiangAdministrativeProcedure

export const zhejiangAdministrativeProcedure2017: RuleSet = {
  id: "zhejiang-administrative-procedure-2017",
  version: "2",
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
  clauses: rowsOf(document, zhejiangProcedure),
}
