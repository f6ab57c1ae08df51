/** How the published catalogue is stored: one stream, and a row for each edition. */
import type { BatchPublished, PublishBatch, PublishedCatalogue } from "@onevisit/core/catalogue"
import { decidePublication, editionKey, emptyCatalogue, evolveCatalogue } from "@onevisit/core/catalogue"
import type { Actor } from "@onevisit/core/identity"
import type { Now } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"
import { catalogueReader } from "./catalogue.schema.ts"

export const CATALOGUE_STREAM = "catalogue"
export const EDITION_VIEW = { view: "edition", version: 1 } as const
/** The port of messages that ask a publisher to show a revision. */
export const PUBLISHER_PORT = "publisher"

export interface PublishContext {
  readonly now: Now
  readonly actor: Actor
}

export function catalogueModel(
  publishers: readonly string[],
): DecisionModel<PublishedCatalogue, BatchPublished, PublishBatch, PublishContext> {
  return {
    initial: emptyCatalogue,
    reader: catalogueReader,
    evolve: evolveCatalogue,
    decide: decidePublication,
    // Nothing in a catalogue is about a person.
    subjectOf: () => CATALOGUE_STREAM,
    viewsOf: ({ events }) =>
      events.flatMap(({ data }) =>
        data.items.map((doc) => ({
          ...EDITION_VIEW,
          key: editionKey(doc.item),
          doc,
          index: { item: doc.item.id, validFrom: doc.item.validFrom },
        })),
      ),
    messagesOf: ({ after, events, now }) =>
      events.length === 0
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
