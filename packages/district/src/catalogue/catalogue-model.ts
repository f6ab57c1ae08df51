/** How the published catalogue is stored: one stream, and a row for each edition. */
import type {
  CatalogueCommand,
  CatalogueContext,
  CatalogueEvent,
  HashedItem,
  PublishedCatalogue,
} from "@onevisit/core/catalogue"
import { decideCatalogue, editionKey, emptyCatalogue, endOf, evolveCatalogue } from "@onevisit/core/catalogue"
import type { PlainDate } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"
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
    messagesOf: ({ after, events, now }) => {
      const changed = events.flatMap(changedEditions)
      if (changed.length === 0) return []
      const { revision } = after
      // Now, and on the morning of each day on which one of them ends: what has ended is taken off everywhere.
      const ends = changed
        .map((edition) => endOf(after, edition))
        .filter((end) => end !== null && end > now.on)
      const times = [
        { name: `${revision}`, availableAt: now.at },
        ...[...new Set(ends)].map((end) => ({
          name: `${revision}/${end}`,
          availableAt: startOfDay(end as PlainDate, now),
        })),
      ]
      return publishers.flatMap((publisher) =>
        times.map(({ availableAt, name }) => ({
          id: `${PUBLISHER_PORT}:${publisher}@${name}`,
          port: PUBLISHER_PORT,
          payload: { publisher, revision },
          availableAt,
        })),
      )
    },
    resultOf: ({ after }) => ({ revision: after.revision }),
  }
}

/** The editions whose row an event changes; drafts have none. */
function changedEditions({ data, type }: CatalogueEvent): readonly string[] {
  if (type === "BatchPublished") return data.items.map(({ item }) => editionKey(item))
  return type === "EditionWithdrawn" ? [data.edition] : []
}
