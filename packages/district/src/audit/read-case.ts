/** A case as its dossier and its inspection read it: from its own stream, sealed as it is stored. */
import type { CaseEvent, CaseState, DeadlineName } from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { RuleSet } from "@onevisit/core/law"
import type { PrintedDocument } from "@onevisit/core/audit"
import type { Storage, StoredEvent } from "@onevisit/core/ports"
import { readEvent } from "../acts/index.ts"
import type { CatalogueService } from "../catalogue/index.ts"
import { DOCUMENT_VIEW } from "../documents/index.ts"
import { caseStream, type IntakeService, UnknownItem } from "../intake/index.ts"

export interface CaseSources {
  readonly storage: Storage
  readonly catalogue: Pick<CatalogueService, "edition">
  readonly intake: Pick<IntakeService, "get" | "documents" | "explain" | "reveal">
}

export interface CaseRead {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
  readonly state: CaseState
  readonly stored: readonly StoredEvent[]
  readonly events: readonly CaseEvent[]
  readonly printed: ReadonlyMap<string, PrintedDocument>
}

/** Rejects with `UnknownCase`, with `UnknownItem` where the edition that the case pins is lost, and with `StorageError`. */
export async function readCaseFile(
  { catalogue, intake, storage }: CaseSources,
  id: string,
): Promise<CaseRead> {
  const { ruleSet, state } = await intake.get(id)
  const edition = state.item === null ? null : await catalogue.edition(state.item.id)
  if (edition === null) throw new UnknownItem()
  const stored = await storage.readStream({ stream: caseStream(id) })
  const events = stored.map((event) => readEvent<CaseEvent>(caseEventReader, event))
  return { item: edition.item, ruleSet, state, stored, events, printed: await printedOf(storage, id) }
}

async function printedOf(storage: Storage, id: string): Promise<ReadonlyMap<string, PrintedDocument>> {
  const { rows } = await storage.findViews({ ...DOCUMENT_VIEW, where: { case: id }, limit: 1000 })
  const docs = rows.map(({ doc }) => doc as PrintedDocument & { readonly document: string })
  return new Map(
    docs.map(({ check, document, number, printings }) => [document, { check, number, printings }]),
  )
}

/** Every deadline that the case has, whether or not it still runs. */
export function deadlineNames({ announced, commitments, parts }: CaseState): readonly DeadlineName[] {
  return [
    "notice",
    "correction",
    "supplement",
    "statutory",
    "promised",
    "delivery",
    "expiry",
    ...Object.keys(parts).map((part): DeadlineName => `part:${part}`),
    ...Object.keys(commitments).flatMap((option): DeadlineName[] => [
      `verification:${option}`,
      `rectification:${option}`,
    ]),
    ...Object.keys(announced).map((act): DeadlineName => `defence:${act}` as DeadlineName),
  ]
}
