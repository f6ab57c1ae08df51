/**
 * A printed document's stream: issued once, with everything that was printed sealed in the event, and reprinted as often
 * as is asked, from that and from nothing else. Each printing is an event, with who had it printed.
 */
import { type DomainEvent, eventReader, type Sealable } from "@onevisit/core/events"
import { type Actor, isAuthority, type SubjectId } from "@onevisit/core/identity"
import {
  type CaseDocument,
  type DocumentKind,
  elementNames,
  type MissingElement,
} from "@onevisit/core/notices"
import { type Refusal, text } from "@onevisit/core/reasons"
import type { Now, PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import type { DecisionModel } from "../acts/index.ts"
import type { PaperOf } from "./papers.ts"
import type { Names } from "./put-names.ts"
import { documentIssued, documentReprinted } from "./document.schema.ts"

/** What was printed, to the byte. */
export interface Printed {
  readonly document: CaseDocument
  /**
   * `sha256:` and 64 hex digits, over the case or collection and the composed document, in which each member of a
   * collection stands by their id.
   */
  readonly hash: string
  readonly html: string
  readonly text: string
}

/** What may be known of a document without opening it. */
export interface IssuedDocument extends PaperOf {
  readonly document: string
  readonly applicant: SubjectId
  readonly kind: DocumentKind
  readonly title: string
  readonly number: string | null
  readonly authority: string
  readonly dated: PlainDate
  readonly texts: string
  readonly check: string
}

interface IssuedData extends IssuedDocument {
  readonly printed: Sealable<Printed>
  /** Whom it names beside the applicant, each sealed for themselves. */
  readonly names?: Readonly<Record<SubjectId, Sealable<string>>>
  readonly purpose: Sealable<string>
}

export type DocumentEvent =
  | DomainEvent<"DocumentIssued", IssuedData>
  | DomainEvent<"DocumentReprinted", { readonly purpose: Sealable<string> }>

/** `null` until it was first printed. */
export type DocumentState = (IssuedData & { readonly printings: number }) | null

export interface PrintCommand {
  readonly type: "print"
  readonly purpose: string
}

export interface PrintContext {
  readonly actor: Actor
  readonly now: Now
  /** Whose case it is, or the collector of a collection. */
  readonly applicant: SubjectId | null
  /**
   * What to print the first time, or why it cannot be: what it lacks, or `"erased"` where nobody can read it any more.
   * `null` where it was printed before.
   */
  readonly composed:
    | (IssuedDocument & { readonly printed: Printed; readonly names?: Names })
    | readonly MissingElement[]
    | "erased"
    | null
}

/** The document is another's: only officers, the district's own programs and the applicant's side have it printed. */
export type NotYourDocument = Refusal<"NotYourDocument">
/** The applicant's data were erased, and with them what was printed. */
export type DocumentErased = Refusal<"DocumentErased">

/** The document lacks what law demands of its kind. */
export interface ElementsMissing extends Refusal<"ElementsMissing"> {
  readonly missing: readonly MissingElement[]
}

export const DOCUMENT_VIEW = { view: "onevisit:document", version: 1 } as const
export const documentReader = eventReader([documentIssued, documentReprinted])

export function documentStream({ case: id, collection }: PaperOf, document: string): string {
  return `document:${collection === undefined ? id : `collection/${collection}`}/${document}`
}

export const documentModel: DecisionModel<DocumentState, DocumentEvent, PrintCommand, PrintContext> = {
  initial: null,
  reader: documentReader,
  evolve: (state, event) => {
    switch (event.type) {
      case "DocumentIssued":
        return { ...event.data, printings: 1 }
      case "DocumentReprinted":
        return state === null ? null : { ...state, printings: state.printings + 1 }
      default:
        return event satisfies never
    }
  },
  decide: (state, { purpose }, { actor, applicant, composed, now }) => {
    if (!mayPrint(actor, applicant, now.on)) return Result.fail(notYourDocument)
    if (composed === "erased") return Result.fail(documentErased)
    if (isLacking(composed)) return Result.fail(elementsMissing(composed))
    const event = { v: 1, occurredOn: now.on, recordedAt: now.at, actor } as const
    if (state !== null) return Result.succeed([{ ...event, type: "DocumentReprinted", data: { purpose } }])
    if (composed === null) throw new TypeError("A document is composed before it is first printed.")
    return Result.succeed([{ ...event, type: "DocumentIssued", data: { ...composed, purpose } }])
  },
  subjectOf: (_, after, [field, member]) =>
    field === "names" && member !== undefined ? member : (after?.applicant ?? ""),
  viewsOf: ({ after }) => {
    if (after === null) return []
    const { names: _, printed: __, purpose: ___, ...doc } = after
    const { case: id = null, collection = null } = after
    return [{ ...DOCUMENT_VIEW, key: after.check, doc, index: { case: id ?? collection } }]
  },
  resultOf: ({ after }) => ({ printing: after?.printings ?? 0 }),
}

function isLacking(composed: PrintContext["composed"]): composed is readonly MissingElement[] {
  return Array.isArray(composed)
}

/** Whether an actor may have a document of a case printed; nobody may unless named here. */
export function mayPrint(actor: Actor, applicant: SubjectId | null, on: PlainDate): boolean {
  switch (actor.kind) {
    case "officer":
      return isAuthority(actor, on)
    case "applicant":
      return actor.subject === applicant
    case "agent":
      return actor.principal === applicant
    case "system":
      return true
    case "law":
      return false
    default:
      return actor satisfies never
  }
}

const notYourDocument: NotYourDocument = {
  _tag: "NotYourDocument",
  message: text(
    "只有申请人、其代理人和经办机关的工作人员可以打印该文书；请以申请人身份办理。",
    "Only the applicant, their agent and officers may have this document printed: act as the applicant.",
  ),
}

const elementsMissing = (missing: readonly MissingElement[]): ElementsMissing => ({
  _tag: "ElementsMissing",
  missing,
  message: text(
    `该文书缺少法定要素：${missing.map(({ element }) => elementNames[element].zh).join("、")}；请补全后再打印。`,
    `This document lacks what law demands: ${missing.map(({ element }) => elementNames[element].en).join(", ")}. Complete it, then print it.`,
  ),
})

export const documentErased: DocumentErased = {
  _tag: "DocumentErased",
  message: text(
    "申请人的信息已依法删除，该文书不能再打印；如需要，请查阅纸质存档。",
    "The applicant's data were erased, so this can be printed no more: see the file on paper.",
  ),
}
