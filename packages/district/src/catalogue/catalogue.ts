/** The catalogue: batches of editions go public, publishers show them, and cases find the edition in force. */
import type { BatchPublished, EditionImmutable, HashedItem, ServiceItem } from "@onevisit/core/catalogue"
import { parseCatalogue } from "@onevisit/core/catalogue/schema"
import type { Actor } from "@onevisit/core/identity"
import type { RuleSet } from "@onevisit/core/law"
import { applicableRuleSet } from "@onevisit/core/law"
import { composeGuide, type Guide } from "@onevisit/core/notices"
import type { Publisher } from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { readEvent, runDecision, type Deciding } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, daySchema, idText, parseInputOrThrow } from "../input/index.ts"
import type { DeliveredMessage } from "../run-due/index.ts"
import { hashOf } from "../pins/index.ts"
import { CATALOGUE_STREAM, catalogueModel, EDITION_VIEW } from "./catalogue-model.ts"
import { catalogueReader } from "./catalogue.schema.ts"

export interface PublishCall {
  /** The name of the batch, for example `2018-07`. */
  readonly batch: string
  readonly as: Actor
  readonly commandId?: string
}

export type Published =
  | { readonly outcome: "published"; readonly revision: number }
  | { readonly outcome: "refused"; readonly refusal: EditionImmutable }

export interface CatalogueService {
  /** Publishes a batch: all of it or, where an edition would change, nothing. Rejects with `InvalidInput`, which lists all that is wrong. */
  publish(items: readonly ServiceItem[], call: PublishCall): Promise<Published>
  /** The edition of an item in force on a day, or `null`. */
  itemOn(item: string, on: PlainDate): Promise<HashedItem | null>
  edition(key: string): Promise<HashedItem | null>
  /** The guides of every item that is in force on a day or will be. */
  guides(on: PlainDate): Promise<readonly Guide[]>
}

export interface CatalogueOptions extends Deciding {
  readonly publishers: readonly Publisher[]
  readonly authority: Text
  readonly law: readonly RuleSet[]
}

export function catalogueService(options: CatalogueOptions): CatalogueService {
  const { clock, law, publishers, storage } = options
  const model = catalogueModel(publishers.map(({ id }) => id))

  const editionsOf = async (item: string): Promise<readonly HashedItem[]> => {
    const { rows } = await storage.findViews({
      ...EDITION_VIEW,
      where: { item },
      range: { field: "validFrom", descending: true },
      limit: 100,
    })
    return rows.map(({ doc }) => doc as HashedItem)
  }

  return {
    publish: async (given, { batch: named, ...call }) => {
      const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, call)
      const batch = parseInputOrThrow(idText, named)
      // What is public never changes, so nothing malformed may become so.
      const { items } = Result.getOrThrowWith(parseCatalogue({ items: given }), (invalid) => invalid)
      const decided = await runDecision(options, model, {
        stream: CATALOGUE_STREAM,
        commandId,
        command: { type: "publish-batch", batch, items: items.map((item) => ({ hash: hashOf(item), item })) },
        contextOf: (_, now) => ({ actor: as, now }),
      })
      if (decided.outcome === "refused") {
        return { outcome: "refused", refusal: decided.refusal as EditionImmutable }
      }
      return { outcome: "published", revision: (decided.result as { revision: number }).revision }
    },
    itemOn: async (item, day) => {
      const on = parseInputOrThrow(daySchema, day)
      const editions = await editionsOf(item)
      return editions.find((each) => holdsOn(each.item, on)) ?? null
    },
    edition: async (key) => {
      const row = await storage.getView({ ...EDITION_VIEW, key })
      return row === null ? null : (row.doc as HashedItem)
    },
    guides: async (on) => {
      const published = await allPublished(options)
      return published
        .filter(({ item }) => item.validTo === null || on < item.validTo)
        .map(({ item, publishedOn }) => guideOf(item, publishedOn, law, on))
    },
  }
}

/** Hands what is public to a publisher; older revisions that arrive late are the publisher's to ignore. */
export function publishRevision(options: CatalogueOptions, catalogue: CatalogueService) {
  return async (message: Pick<DeliveredMessage, "payload">): Promise<void> => {
    const { publisher: id, revision } = message.payload as { publisher: string; revision: number }
    const publisher = options.publishers.find((each) => each.id === id)
    if (publisher === undefined) return
    const { at, on } = options.clock.now()
    await publisher.publish({
      revision,
      at,
      authority: options.authority,
      guides: await catalogue.guides(on),
    })
  }
}

interface PublicItem {
  readonly item: ServiceItem
  readonly publishedOn: PlainDate
}

/** Every edition that is public, the newest of each item last, with the day it was published. */
async function allPublished({ storage }: Deciding): Promise<readonly PublicItem[]> {
  const events = await storage.readStream({ stream: CATALOGUE_STREAM })
  const newest = new Map<string, PublicItem>()
  for (const stored of events) {
    const { data, occurredOn } = readEvent<BatchPublished>(catalogueReader, stored)
    for (const { item } of data.items) newest.set(item.id, { item, publishedOn: occurredOn })
  }
  return [...newest.values()]
}

function guideOf(item: ServiceItem, publishedOn: PlainDate, law: readonly RuleSet[], on: PlainDate): Guide {
  const ruleSet = applicableRuleSet(law, item.type, on)
  return composeGuide(
    item,
    Result.isSuccess(ruleSet) ? { publishedOn, ruleSet: ruleSet.success } : { publishedOn },
  )
}

function holdsOn(item: ServiceItem, on: PlainDate): boolean {
  return item.validFrom <= on && (item.validTo === null || on < item.validTo)
}
