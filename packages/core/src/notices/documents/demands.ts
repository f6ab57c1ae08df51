/**
 * What law demands of each kind of document, element by element, with the clause. A clause binds the item types that
 * its statute governs; the element is kept for every type, since a reader is owed no less by another. Where a practice
 * asks and no statute does, there is no clause. What a document was filled in with is for people to judge.
 */
import type { Citation } from "../../reasons/index.ts"
import { businessEnvironment, licensing, officialDocuments, oneVisit, reconsideration } from "./clauses.ts"
import {
  bearsNumber,
  type Circumstance,
  type DocumentKind,
  isWorkList,
  type LegalDocument,
  type LegalElement,
} from "./legal-document.ts"

/** An element that a document must have, and where that stands; `null` for a practice. */
export interface Demand {
  readonly element: LegalElement
  readonly clause: Citation | null
}

const demand = (element: LegalElement, clause: Citation | null): Demand => ({ element, clause })

const writtenReasons = demand("reasons", licensing("38", "2"))
const sealed = demand("seal", oneVisit("11", "4"))
const twoCopies = demand("two-copies", null)

const byKind: Readonly<Record<DocumentKind, readonly Demand[]>> = {
  receipt: [demand("received-on", oneVisit("11", "1")), demand("materials", oneVisit("11", "1"))],
  correction: [
    demand("act", licensing("32", "1(4)")),
    demand("shortfalls", licensing("32", "1(4)")),
    demand("deadline", oneVisit("11", "3")),
    demand("consequence", oneVisit("11", "3")),
  ],
  acceptance: [demand("act", licensing("32", "2")), demand("materials", oneVisit("11", "1"))],
  "deemed-acceptance": [
    demand("act", licensing("32", "1(4)")),
    demand("legal-basis", licensing("32", "1(4)")),
    demand("materials", oneVisit("11", "1")),
  ],
  "tolerant-acceptance": [
    demand("act", oneVisit("11", "2")),
    demand("materials", oneVisit("11", "1")),
    demand("owed", oneVisit("11", "2")),
    demand("deadline", oneVisit("11", "2")),
    demand("consequence", oneVisit("11", "2")),
    twoCopies,
  ],
  commitment: [
    demand("clauses", null),
    demand("owed", null),
    demand("deadline", null),
    demand("consequence", null),
    demand("signature", null),
    twoCopies,
  ],
  "supplement-extended": [
    demand("act", null),
    demand("reasons", null),
    demand("owed", null),
    demand("deadline", null),
    demand("consequence", null),
  ],
  "delay-excused": [demand("act", null), demand("reasons", null), demand("owed", null)],
  "further-notice": [
    demand("act", null),
    demand("owed", null),
    demand("deadline", null),
    demand("consequence", null),
  ],
  "not-accepted": [demand("act", licensing("32", "2")), writtenReasons],
  "acceptance-revoked": [
    demand("act", oneVisit("11", "2")),
    demand("owed", oneVisit("11", "2")),
    demand("reasons", oneVisit("11", "2")),
  ],
  terminated: [demand("act", null), demand("owed", null), writtenReasons],
  "deemed-withdrawn": [
    demand("act", oneVisit("11", "3")),
    demand("legal-basis", oneVisit("11", "3")),
    demand("deadline", oneVisit("11", "3")),
  ],
  "special-procedure": [demand("act", licensing("45")), demand("excluded-time", licensing("45"))],
  "procedure-ended": [
    demand("act", licensing("45")),
    demand("excluded-time", licensing("45")),
    demand("deadline", null),
  ],
  extension: [
    demand("act", licensing("42", "1")),
    demand("approver", licensing("42", "1")),
    demand("reason-told", licensing("42", "1")),
  ],
  "deadline-moved": [demand("act", null), demand("deadline", null)],
  "overdue-explanation": [
    demand("act", businessEnvironment("36", "2")),
    demand("reasons", businessEnvironment("36", "2")),
  ],
  granted: [demand("act", licensing("38", "1")), demand("result", licensing("39"))],
  refused: [demand("act", licensing("38", "2")), writtenReasons],
  "deemed-renewal": [
    demand("act", licensing("50", "2")),
    demand("legal-basis", licensing("50", "2")),
    demand("deadline", licensing("50", "2")),
  ],
  collection: [
    demand("result", licensing("44")),
    demand("collection-ways", licensing("44")),
    demand("signature", null),
  ],
  rectification: [
    demand("act", oneVisit("14")),
    demand("to-put-right", oneVisit("14")),
    demand("reasons", null),
    demand("deadline", oneVisit("14")),
    demand("consequence", oneVisit("14")),
  ],
  "decision-revoked": [demand("act", licensing("69")), writtenReasons],
  "prior-notice": [
    demand("act", null),
    demand("legal-basis", null),
    demand("reasons", null),
    demand("deadline", null),
    demand("consequence", null),
  ],
  "collection-receipt": [
    demand("received-on", oneVisit("11", "1")),
    demand("materials", oneVisit("11", "1")),
    twoCopies,
  ],
  "shortfall-list": [
    demand("act", null),
    demand("shortfalls", null),
    demand("deadline", null),
    demand("consequence", null),
  ],
  "issue-list": [
    demand("act", null),
    demand("result", null),
    demand("collection-ways", null),
    demand("signature", null),
    twoCopies,
  ],
  "service-return": [
    demand("served-document", null),
    demand("way-of-service", null),
    demand("evidence", null),
    demand("served-on", null),
    demand("signature", null),
  ],
}

/** Acts to the applicant's disadvantage, with which remedies are told. */
const adverse: ReadonlySet<DocumentKind> = new Set([
  "not-accepted",
  "acceptance-revoked",
  "terminated",
  "refused",
  "decision-revoked",
])

const byCircumstance: Readonly<Record<Circumstance, readonly Demand[]>> = {
  decision: [demand("reconsideration", licensing("38", "2")), demand("litigation", licensing("38", "2"))],
  "public-service": [demand("complaint", null)],
  "wrong-authority": [demand("referral", licensing("32", "1(2)"))],
  "served-by-leaving": [demand("witnesses", null)],
  "barred-for-false-material": [demand("bar", licensing("78"))],
  "barred-for-fraud": [demand("bar", licensing("79"))],
}

/**
 * Everything that is demanded of a document, by its kind and by what about the case asks for more.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { demandsOn } from "@onevisit/core/notices"
 *
 * const demanded = demandsOn({ kind: "refused", circumstances: ["decision"] })
 * assert.deepEqual(
 *   demanded.map(({ element }) => element),
 *   ["matter", "act", "reasons", "reconsideration", "litigation", "addressee", "date", "seal", "number"],
 * )
 * ```
 */
export function demandsOn({
  circumstances,
  kind,
}: Pick<LegalDocument, "kind" | "circumstances">): readonly Demand[] {
  const more = circumstances.flatMap((each) => {
    const isRemedy = each === "decision" || each === "public-service"
    return isRemedy && !adverse.has(kind) ? [] : byCircumstance[each]
  })
  return [
    demand("matter", kind === "service-return" || isWorkList(kind) ? null : officialDocuments("9")),
    ...byKind[kind],
    ...more,
    demand("addressee", officialDocuments("9")),
    demand("date", licensing("32", "2")),
    ...(kind === "commitment" ? [] : [sealed]),
    ...(bearsNumber(kind) ? [demand("number", officialDocuments("9"))] : []),
  ]
}

/** Where it stands that a remedy that was not told lengthens the time to use it (行政复议法 art. 20 ¶3). */
export const remedyNotTold: Citation = reconsideration("20", "3")
