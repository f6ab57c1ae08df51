/** How the published catalogue is stored: one stream, and a row for each edition. */
import type {
  CatalogueCommand,
  CatalogueContext,
  CatalogueEvent,
  HashedItem,
  PublishedCatalogue,
} from "@onevisit/core/catalogue"
import { decideCatalogue, editionKey, emptyCatalogue, evolveCatalogue } from "@onevisit/core/catalogue"
import type { PlainDate } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"
import { catalogueReader } from "./catalogue.schema.ts"

export const CATALOGUE_STREAM = "catalogue"
export const EDITION_VIEW = { view: "edition", version: 1 } as const
/** The port of messages that ask a publisher to show a revision. */
export const PUBLISHER_PORT = "publisher"

/** A row of the view: an edition that is or was public. */
export interface EditionRow extends HashedItem {
  readonly withdrawnFrom?: PlainDate
}

export function catalogueModel(
  publishers: readonly string[],
): DecisionModel<PublishedCatalogue, CatalogueEvent, CatalogueCommand, CatalogueContext> {
  return {
    initial: emptyCatalogue,
    reader: catalogueReader,
    evolve: evolveCatalogue,
    decide: decideCatalogue,
    // Nothing in a catalogue is about a person.
    subjectOf: () => CATALOGUE_STREAM,
    viewsOf: ({ after, events }) =>
      events.flatMap(changedEditions).flatMap((key) => {
        const hashed = after.editions[key]
        if (hashed === undefined) return []
        const withdrawnFrom = after.withdrawn[key]?.from
        const doc: EditionRow = { ...hashed, ...(withdrawnFrom ? { withdrawnFrom } : {}) }
        const index = { item: hashed.item.id, validFrom: hashed.item.validFrom }
        return [{ ...EDITION_VIEW, key, doc, index }]
      }),
    messagesOf: ({ after, events, now }) =>
      events.flatMap(changedEditions).length === 0
        ? []
        : publishers.map((publisher) => ({
            id: `${PUBLISHER_PORT}:${publisher}@${after.revision}`,
            port: PUBLISHER_PORT,
            payload: { publisher, revision: after.revision },
            availableAt: now.at,
          })),
    resultOf: ({ after }) => ({ revision: after.revision }),
  }
}

/** The editions whose row an event changes; drafts have none. */
function changedEditions({ data, type }: CatalogueEvent): readonly string[] {
  if (type === "BatchPublished") return data.items.map(({ item }) => editionKey(item))
  return type === "EditionWithdrawn" ? [data.edition] : []
}
