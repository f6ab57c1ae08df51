/**
 * 优化营商环境条例: for every kind of item in the country from 2020-01-01. Of what it says of services, one thing is
 * not said by a stronger or a closer rule: a case that outruns its time is explained in public (art. 36).
 */
import type { RuleSet } from "@onevisit/core/law"
import { plainDate } from "@onevisit/core/time"
import { cite, documents } from "./documents.ts"
import { rowsOf } from "./legal-row.ts"
import { businessEnvironment } from "./rows/index.ts"

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
  clauses: rowsOf(document, businessEnvironment),
}
