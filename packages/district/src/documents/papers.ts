/** Where the documents that are printed come from: a case, or a collection (集体代办), which names its members too. */
import type { SubjectId } from "@onevisit/core/identity"
import type { CaseDocument } from "@onevisit/core/notices"
import type { CollectionPapers } from "../collections/index.ts"
import { ERASED_NAME, type IntakeService, UnknownCase } from "../intake/index.ts"
import type { Names } from "./put-names.ts"
import type { OpenedFor } from "../sealing/index.ts"

/** Either a case or a collection, by its id. */
export interface PaperOf {
  readonly case?: string
  readonly collection?: string
}

export interface Papers {
  /** Who receives them, under whose key they are kept. */
  readonly addressee: SubjectId
  /** As they are composed now, those of a collection with ids in place of its members' names. */
  compose(purpose: OpenedFor): Promise<readonly CaseDocument[]>
  namesIn(document: CaseDocument, purpose: OpenedFor): Promise<Names>
  /** Whether what was composed cannot be read for want of whom it was made for. */
  isErased(document: CaseDocument, among: readonly CaseDocument[]): boolean
}

export interface PapersOptions {
  readonly intake: Pick<IntakeService, "documents" | "get">
  readonly collections: CollectionPapers
}

/** Rejects with `UnknownCase` or `UnknownCollection`. */
export async function papersOf(
  { collections, intake }: PapersOptions,
  { case: id, collection }: PaperOf,
): Promise<Papers> {
  if (collection !== undefined)
    return {
      addressee: await collections.collectorOf(collection),
      compose: (purpose) => collections.compose(collection, purpose),
      namesIn: (document, purpose) => collections.namesIn(collection, [document], purpose),
      isErased: ({ addressee }) => addressee === ERASED_NAME,
    }
  if (id === undefined) throw new UnknownCase()
  const { applicant } = (await intake.get(id)).state
  if (applicant === null) throw new UnknownCase()
  return {
    addressee: applicant,
    compose: (purpose) => intake.documents(id, purpose),
    namesIn: () => Promise.resolve({}),
    // What names nobody was made of what named the applicant; a return may name another, whom others do not concern.
    isErased: ({ id: found }, among) =>
      among.some(
        ({ addressee, id: each, kind }) =>
          addressee === ERASED_NAME && (kind !== "service-return" || each === found),
      ),
  }
}
