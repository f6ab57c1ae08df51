/**
 * Printing for the embedder: a document of a case or a collection comes out the same each time, however long ago it was first printed
 * and whatever has become of the texts and names since; and who had it printed, when, is on record.
 */
import { type Erased, isErased } from "@onevisit/core/events"
import { type Actor, system } from "@onevisit/core/identity"
import {
  bearsNumber,
  type CaseDocument,
  CHECK_CODE_LENGTH,
  composeCheckReference,
  formatDocument,
  missingElements,
  renderDocumentHtml,
} from "@onevisit/core/notices"
import type { Numbering, StoredJson } from "@onevisit/core/ports"
import type { Instant, PlainDate } from "@onevisit/core/time"
import { type Deciding, readEvent, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import { type CaseDesk, ERASED_NAME } from "../intake/index.ts"
import { hashOf } from "../pins/index.ts"
import { type OpenedFor, ownOpening, sealing, type SealingOptions } from "../sealing/index.ts"
import { checkSchema, printedSchema, printSchema } from "./document.schema.ts"
import {
  DOCUMENT_VIEW,
  type DocumentErased,
  documentErased,
  type DocumentEvent,
  type DocumentState,
  documentModel,
  documentReader,
  documentStream,
  type ElementsMissing,
  type IssuedDocument,
  mayPrint,
  type NotYourDocument,
  type PrintContext,
  type Printed,
} from "./document-model.ts"
import { UnknownDocument } from "./documents.errors.ts"
import { drawQr } from "./draw-qr.ts"
import { type PaperOf, type Papers, papersOf, type PapersOptions } from "./papers.ts"
import { type Names, putNames, putNamesIn } from "./put-names.ts"

export interface PrintRequest extends PaperOf {
  /**
   * The id of the document in its case or collection, from `intake.documents` or `collections.documents`:
   * `3-acceptance`, `1-issue-list`.
   */
  readonly document: string
  /** What it is printed for; kept sealed with the printing. */
  readonly purpose: string
}

export interface PrintCall {
  readonly as: Actor
  readonly commandId?: string
}

export type PrintAnswer =
  | {
      readonly outcome: "printed"
      /** For A4, with the QR; both copies of what is made out in two. */
      readonly html: string
      readonly text: string
      readonly hash: string
      /** 校验码, which stands under the QR. */
      readonly check: string
      /** The first, second … time. */
      readonly printing: number
    }
  | { readonly outcome: "refused"; readonly refusal: NotYourDocument | DocumentErased | ElementsMissing }

/** One time a document was printed. */
export interface Printing {
  readonly printing: number
  readonly on: PlainDate
  readonly at: Instant
  readonly by: Actor
}

export interface DocumentsService {
  /**
   * Prints a document, the first time as it is composed now and ever after the same to the byte; logs it either way.
   * Where printing seals, a document that waits for its seal in the case is put on record as sealed.
   * The names of a collection's members are kept sealed for each: once one is erased, it is printed no more.
   * Rejects with `UnknownCase`, `UnknownCollection` or `UnknownDocument`.
   */
  print(request: PrintRequest, call: PrintCall): Promise<PrintAnswer>
  /** Each time a document was printed, from the first; none where it never was. */
  printings(document: Omit<PrintRequest, "purpose">): Promise<readonly Printing[]>
  /** The document of a check code, without a word about anyone; `null` where none bears it. */
  check(code: string): Promise<CheckedDocument | null>
}

/** What a check code vouches for. */
export type CheckedDocument = Omit<IssuedDocument, "applicant" | "texts"> & { readonly printings: number }

export interface DocumentsOptions extends Deciding, PapersOptions, Pick<SealingOptions, "onOpened"> {
  readonly numbering: Numbering
  readonly checkPath?: string
  /** Records in the case that what was printed is sealed; given where printing seals. */
  readonly sealingDesk?: Pick<CaseDesk, "run">
}

export function documentsService(options: DocumentsOptions): DocumentsService {
  const { checkPath, clock, intake, keys, numbering, onOpened, sealingDesk, storage } = options
  const seals = sealing({ keys, reader: documentReader, ...(onOpened ? { onOpened } : {}) })

  const open = async (
    stream: string,
    { names = {}, printed }: Stored,
    purpose: OpenedFor,
  ): Promise<Printed | "erased"> => {
    const value = (await seals.openValue({ stream, value: { printed, names }, purpose })) as Opened
    if (isErased(value.printed) || Object.values(value.names).some(isErased)) return "erased"
    return putNames(value.printed, value.names as Names)
  }

  /** What is printed the first time. Its number is asked for by the document, so that it never gets two. */
  const compose = async (
    request: PrintRequest,
    papers: Papers,
    as: Actor,
  ): Promise<PrintContext["composed"]> => {
    const purpose = ownOpening("own:print", as)
    const documents = await papers.compose(purpose)
    const found = documents.find(({ id }) => id === request.document)
    if (found === undefined) throw new UnknownDocument()
    if (papers.isErased(found, documents)) return "erased"
    // Its number comes last, so that none is lost on what cannot be printed.
    const lacking = missingElements(found).filter(({ element }) => element !== "number")
    if (lacking.length > 0) return lacking
    const all = Object.entries(await papers.namesIn(found, purpose))
    const isGone = ([, name]: readonly [string, string]) => name === ERASED_NAME
    const names: Names = Object.fromEntries(all.filter((each) => !isGone(each)))
    const named = putNamesIn(found, Object.fromEntries(all.filter(isGone)))
    const document = await numbered(named, streamOf(request))
    const { authority, date, kind, number, texts, title } = document
    const of = paperOf(request)
    const hash = hashOf({ ...of, document })
    // Keyed, since names are few enough to try: who has the storage alone cannot find one out by it.
    const check = (await keys.blindIndex("onevisit:document", hash)).slice(0, CHECK_CODE_LENGTH)
    const content = composeCheckReference({ number, check, ...(checkPath ? { path: checkPath } : {}) })
    const html = renderDocumentHtml(document, { qr: drawQr(content), check, everyCopy: true })
    const about = { ...of, document: request.document, applicant: papers.addressee, kind, title }
    const printed = { document, hash, html, text: formatDocument(document) }
    const more = { authority: authority.id, dated: date, printed, ...(all.length > 0 ? { names } : {}) }
    return { ...about, number, texts, check, ...more }
  }

  /** What the case's event gave no number gets one now. */
  const numbered = async (document: CaseDocument, requestId: string): Promise<CaseDocument> => {
    const { authority, date, kind, number } = document
    if (number !== null || !bearsNumber(kind)) return document
    const year = Number(date.slice(0, 4))
    return {
      ...document,
      number: await numbering.next({ authority: authority.id, year, kind: "notice", requestId }),
    }
  }

  /** By the document's own command, so that it happens once; a seal recorded or needless meanwhile is no failure. */
  const recordSeal = async (request: PrintRequest): Promise<void> => {
    const { case: id, document } = request
    if (sealingDesk === undefined || id === undefined) return
    const { documents } = (await intake.get(id)).state
    if (!documents.some((each) => each.id === document && !each.isSealed)) return
    const call = { as: system("printing"), commandId: `seal:${streamOf(request)}` }
    await sealingDesk.run(id, { type: "record-seal", document }, call)
  }

  return {
    print: async (given, givenCall) => {
      const request = parseInputOrThrow(printSchema, given)
      const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, givenCall)
      const papers = await papersOf(options, request)
      const applicant = papers.addressee
      const stream = streamOf(request)
      const { purpose } = request
      const decided = await runDecision(options, documentModel, {
        stream,
        commandId,
        command: { type: "print", purpose },
        contextOf: async (state, now): Promise<PrintContext> => {
          const context = { actor: as, now, applicant, composed: null }
          if (!mayPrint(as, applicant, now.on)) return context
          if (state === null) return { ...context, composed: await compose(request, papers, as) }
          return (await open(stream, state, ownOpening("own:print", as))) === "erased"
            ? { ...context, composed: "erased" }
            : context
        },
      })
      if (decided.outcome === "refused")
        return {
          outcome: "refused",
          refusal: decided.refusal as NotYourDocument | DocumentErased | ElementsMissing,
        }
      const { result, state } = decided
      if (state === null) throw new UnknownDocument()
      const printed = await open(stream, state, ownOpening("own:print", as))
      if (printed === "erased") return { outcome: "refused", refusal: documentErased }
      await recordSeal(request)
      const { hash, html, text } = printed
      const { printing } = result as { readonly printing: number }
      return { outcome: "printed", html, text, hash, check: state.check, printing }
    },
    printings: async (given) => {
      const events = await storage.readStream({ stream: streamOf(parseInputOrThrow(printedSchema, given)) })
      return events.map((stored, index) => {
        const { actor, occurredOn, recordedAt } = readEvent<DocumentEvent>(documentReader, stored)
        return { printing: index + 1, on: occurredOn, at: recordedAt, by: actor }
      })
    },
    check: async (code) => {
      if (!checkSchema.safeParse(code).success) return null
      const row = await storage.getView({ ...DOCUMENT_VIEW, key: code })
      if (row === null) return null
      const { applicant: _, texts: __, ...checked } = row.doc as CheckedRow
      return checked
    },
  }
}

type CheckedRow = StoredJson & IssuedDocument & Pick<CheckedDocument, "printings">
type Stored = NonNullable<DocumentState>

interface Opened {
  readonly printed: Printed | Erased
  readonly names: Readonly<Record<string, string | Erased>>
}

function streamOf(request: Omit<PrintRequest, "purpose">): string {
  return documentStream(request, request.document)
}

function paperOf({ case: id, collection }: PaperOf): PaperOf {
  return collection === undefined ? (id === undefined ? {} : { case: id }) : { collection }
}
