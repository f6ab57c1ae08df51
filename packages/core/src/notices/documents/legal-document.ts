/**
 * A legal document (文书) of a case or a collection: what kind it is, whom it addresses, what it says block by block, who seals it and
 * when. Each block may carry an element that law demands of the kind, so that a document that lacks one is found out.
 * 行政许可法 art. 32, 38, 42, 45; 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import type { PlainDate } from "../../time/index.ts"

/** The kinds of a case, in the order in which it may give rise to them. */
export const caseDocumentKinds = [
  "receipt",
  "correction",
  "acceptance",
  "deemed-acceptance",
  "tolerant-acceptance",
  "commitment",
  "supplement-extended",
  "delay-excused",
  "further-notice",
  "not-accepted",
  "acceptance-revoked",
  "terminated",
  "deemed-withdrawn",
  "special-procedure",
  "procedure-ended",
  "extension",
  "deadline-moved",
  "overdue-explanation",
  "granted",
  "refused",
  "deemed-renewal",
  "collection",
  "rectification",
  "decision-revoked",
  "prior-notice",
  "service-return",
] as const

/** The kinds of a collection (集体代办): the one receipt for a lot, what its members still lack, what is handed over. */
export const collectionDocumentKinds = ["collection-receipt", "shortfall-list", "issue-list"] as const

export const documentKinds = [...caseDocumentKinds, ...collectionDocumentKinds] as const

export type DocumentKind = (typeof documentKinds)[number]

/** What a document must say, or bear. The last five stand in its frame and not in a block. */
export type LegalElement =
  | "matter"
  /** What is done by it: accepted, refused, revoked … */
  | "act"
  | "legal-basis"
  | "received-on"
  | "materials"
  | "shortfalls"
  | "owed"
  | "deadline"
  /** What happens if it is late. */
  | "consequence"
  | "clauses"
  | "reasons"
  /** Which broken promise. */
  | "to-put-right"
  /** Until when one may not apply again. */
  | "bar"
  | "referral"
  | "reconsideration"
  | "litigation"
  | "complaint"
  | "reason-told"
  /** Whose approval it needed. */
  | "approver"
  | "excluded-time"
  | "result"
  | "collection-ways"
  | "served-document"
  | "way-of-service"
  | "evidence"
  | "served-on"
  | "witnesses"
  | "signature"
  | "addressee"
  | "number"
  | "date"
  | "seal"
  | "two-copies"

interface Carrying {
  readonly element?: LegalElement
}

export type DocumentBlock =
  | (Carrying & { readonly kind: "paragraph"; readonly text: string })
  /** Numbered where it is shown. */
  | (Carrying & { readonly kind: "list"; readonly items: readonly string[] })
  | (Carrying & {
      readonly kind: "table"
      /** None where the first cell of each row is its head. */
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    })
  /** Lines for people to sign on, each by its label and what stands there already. */
  | (Carrying & {
      readonly kind: "signature"
      readonly lines: readonly { readonly label: string; readonly value: string }[]
    })

/** What about the case makes a document need more than its kind does. */
export type Circumstance =
  /** The item ends in a decision, so that reconsideration and an action lie against what is refused. */
  | "decision"
  /** It does not: a complaint lies. */
  | "public-service"
  | "wrong-authority"
  | "served-by-leaving"
  | "barred-for-false-material"
  | "barred-for-fraud"

/** Where the seal goes: that of the authority in whose name the document is, whoever printed it. */
export interface SealPlace {
  readonly authority: string
  /** The window or body that printed it on the authority's behalf. */
  readonly printedBy?: string
}

export interface LegalDocument {
  readonly kind: DocumentKind
  readonly title: string
  /** 文号; `null` where the document bears none, or none was given yet. */
  readonly number: string | null
  readonly addressee: string
  readonly blocks: readonly DocumentBlock[]
  readonly authority: { readonly id: string; readonly name: string }
  /** `null` for what the applicant makes out. */
  readonly seal: SealPlace | null
  readonly date: PlainDate
  /** How many are made out: one for the applicant, one for the file. */
  readonly copies: number
  readonly circumstances: readonly Circumstance[]
  /** The edition of the texts around the legal elements; `standard` are the library's own. */
  readonly texts: string
}

/** A document by its place in its case or collection. */
export interface CaseDocument extends LegalDocument {
  /**
   * The position in the case of the event that called for it, and its kind: `3-acceptance`; of a collection, which lot
   * or list it is: `1-issue-list`. Holds no personal data.
   */
  readonly id: string
}

/** The kinds that bear a number (文号). */
export function bearsNumber(kind: DocumentKind): boolean {
  return kind !== "commitment" && kind !== "collection" && kind !== "service-return"
}

/**
 * What is made to work with and no law asks for (工作清单): it says so of itself, and stands in place of no document of a
 * member's own.
 */
export function isWorkList(kind: DocumentKind): boolean {
  return kind === "shortfall-list" || kind === "issue-list"
}

export function isOfCollection(kind: DocumentKind): boolean {
  return collectionDocumentKinds.some((each) => each === kind)
}
