/**
 * 优化营商环境条例: for every kind of item in the country from 2020-01-01. Of what it says of services, one thing is
 * not said by a stronger or a closer rule: a case that outruns its time is explained in public (art. 36).
 */
import type { RuleSet } from "@onevisit/core/law"
import { plainDate } from "@onevisit/core/time"
import { clausesOf } from "./clause-table.ts"
import { cite, documents } from "./documents.ts"

const document = documents.businessEnvironment

export const businessEnvironment2020: RuleSet = {
  id: "business-environment-2020",
  version: "1",
  title: document.title,
  rank: "administrative-regulation",
  source: cite(document),
  validFrom: plainDate("2020-01-01"),
  validTo: null,
  itemTypes: "every",
  provisions: { overdue: { explainInPublic: true, clause: cite(document, "36", "2") } },
  clauses: clausesOf(document, [
    [
      "36.2",
      "overdue",
      "超过办理时间的，办理单位公开说明理由。",
      "Who takes longer than the time set explains the reasons in public.",
    ],
  ]),
}
