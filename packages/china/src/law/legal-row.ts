/**
 * The rows of the law: one for each thing that a clause of a statute, or a practice, asks. Rule sets hold those of their
 * own document as clauses, and `docs/law.md` says of every one what became of it.
 */
import type { Clause } from "@onevisit/core/law"
import { text, type Text } from "@onevisit/core/reasons"
import { cite, type LegalDocument } from "./documents.ts"

/** A clause with a name that stays. */
export interface LegalRow extends Clause {
  /** The document and the place in it, as `administrative-licensing-law/32.1(4)/deemed`. */
  readonly id: string
  /** What of it was not verified, for people to review. */
  readonly review?: Text
}

/** From what a document is known here: its own text; what others write of it; or how offices tell that they work. */
export type KnownFrom = "statute" | "secondary" | "practice"

/** The rows of one document, in its order. */
export interface LegalTable {
  readonly document: LegalDocument
  readonly knownFrom: KnownFrom
  readonly review?: Text
  readonly rows: readonly LegalRow[]
}

/**
 * How a row is written down. The place is the article, with paragraph and item (`32.1(4)`), and behind a stroke a word
 * where one place says several things; a document without articles has the word alone (`/limit`).
 */
export type ClauseRow = readonly [
  place: string,
  carriedBy: Clause["carriedBy"],
  zh: string,
  en: string,
  review?: Text,
]

/** The rows as those of one edition of a document. */
export function rowsOf(document: LegalDocument, rows: readonly ClauseRow[]): readonly LegalRow[] {
  return rows.map(([place, carriedBy, zh, en, review]) => {
    const [where = "", word] = place.split("/")
    const [article = "", paragraph] = where.split(".")
    return {
      id: [document.statute, where, word].filter((part) => part !== undefined && part !== "").join("/"),
      citation: article === "" ? cite(document) : cite(document, article, paragraph),
      summary: text(zh, en),
      carriedBy,
      ...(review === undefined ? {} : { review }),
    }
  })
}
