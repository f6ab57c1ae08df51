/** How clauses are written down: one row each, in the order of the statute. */
import type { Clause } from "@onevisit/core/law"
import { text } from "@onevisit/core/reasons"
import { cite, type LegalDocument } from "./documents.ts"

/** Article (`32`, or `32.1(4)` with paragraph and item; empty where the document has none), what carries it, and what it says in zh and en. */
export type ClauseRow = readonly [place: string, carriedBy: Clause["carriedBy"], zh: string, en: string]

/** The rows as clauses of one edition of a document. */
export function clausesOf(document: LegalDocument, rows: readonly ClauseRow[]): readonly Clause[] {
  return rows.map(([place, carriedBy, zh, en]) => {
    const [article = "", paragraph] = place.split(".")
    const citation = article === "" ? cite(document) : cite(document, article, paragraph)
    return { citation, summary: text(zh, en), carriedBy }
  })
}
