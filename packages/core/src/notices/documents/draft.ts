/** From what a document says to the whole document: its frame is the same for every kind. */
import type { ServiceItem } from "../../catalogue/index.ts"
import { itemTypes, type RuleSet } from "../../law/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { paragraph } from "./blocks.ts"
import type { Circumstance, DocumentBlock, DocumentKind, LegalDocument } from "./legal-document.ts"
import { fillIn } from "../placeholders.ts"
import { standardTexts, type DocumentTexts, type KindTexts } from "./standard-texts.ts"

export interface DocumentContext {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  /** The applicant's name as it should stand on paper; opened for this purpose only. */
  readonly addressee: string
  /** The names of others than the applicant on whom documents were served; likewise. */
  readonly names?: Readonly<Record<SubjectId, string>>
  /** The code by which whoever holds the receipt may ask how the case stands; printed there and nowhere else. */
  readonly queryCode?: string
  /** In whose name the document is, and who prints it; the item's authority itself unless said (委托机关的专用印章). */
  readonly seal?: { readonly authority: Text; readonly printedBy?: Text }
  /** The authority's own wording, parsed, by the name of its edition; the library's own unless said. */
  readonly texts?: { readonly edition: string; readonly texts: DocumentTexts }
}

/** What one kind of document says, before it is framed. */
export interface Draft<Kind extends DocumentKind = DocumentKind> {
  readonly kind: Kind
  /** The usual name of the document, which every wording of the title keeps. */
  readonly title: string
  readonly number: string | null
  readonly blocks: readonly DocumentBlock[]
  readonly circumstances?: readonly Circumstance[]
  readonly copies?: number
  /** Whom it addresses and who seals it, where that is not the applicant and the authority. */
  readonly addressee?: string
  readonly isApplicants?: boolean
  readonly date?: PlainDate
}

/** What the frame of a document is made of, and the words around its elements. */
export type FrameContext = Pick<DocumentContext, "item" | "addressee" | "seal" | "texts">

export function framed(draft: Draft, on: PlainDate, context: FrameContext): LegalDocument {
  const { addressee, item, seal, texts } = context
  const { circumstances = [], kind } = draft
  const { isDecision } = itemTypes[item.type]
  const printedBy = seal?.printedBy
  const place = {
    authority: seal?.authority.zh ?? item.authority.name.zh,
    ...(printedBy === undefined ? {} : { printedBy: printedBy.zh }),
  }
  return {
    kind,
    title: fillIn(textsOf(kind, context).title, { title: draft.title }),
    number: draft.number,
    addressee: draft.addressee ?? addressee,
    blocks: draft.blocks,
    authority: { id: item.authority.id, name: place.authority },
    seal: draft.isApplicants === true ? null : place,
    date: draft.date ?? on,
    copies: draft.copies ?? 1,
    circumstances: [isDecision ? "decision" : "public-service", ...circumstances],
    texts: texts?.edition ?? "standard",
  }
}

/** Whose time a clock keeps: the law's, or the authority's promise. */
export const clockNames = { statutory: "法定", promised: "承诺" } as const

/** The texts of a kind as the authority words them. */
export function textsOf<Kind extends DocumentKind>(kind: Kind, { texts }: FrameContext): KindTexts<Kind> {
  const all: DocumentTexts = texts === undefined ? standardTexts : texts.texts
  return all[kind]
}

/** The sentence that names the matter. */
export function opening(
  template: string,
  { item }: FrameContext,
  values: Readonly<Record<string, string>> = {},
): DocumentBlock {
  return paragraph(fillIn(template, { matter: item.name.zh, ...values }), "matter")
}

/** The sentence that says whom to ask. */
export function closing(template: string, { item: { contact } }: FrameContext): DocumentBlock {
  return paragraph(fillIn(template, { phone: contact.phone, address: contact.address.zh }))
}
