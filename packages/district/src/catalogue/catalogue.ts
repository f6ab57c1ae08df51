/**
 * The catalogue: editions are drafted and reviewed, batches of them go public, publishers show them, and cases find
 * the edition in force.
 */
import {
  type CatalogueCommand,
  type CatalogueEvent,
  type CatalogueRefusal,
  type Draft,
  editionKey,
  emptyCatalogue,
  endOf,
  evolveCatalogue,
  publicRevision,
  type HashedItem,
  type Outlet,
  type PublishedCatalogue,
  type ReviewOptions,
  type ServiceItem,
} from "@onevisit/core/catalogue"
import { parseCatalogue } from "@onevisit/core/catalogue/schema"
import type { Actor } from "@onevisit/core/identity"
import type { RuleSet } from "@onevisit/core/law"
import { applicableRuleSet } from "@onevisit/core/law"
import { composeGuide, type Guide } from "@onevisit/core/notices"
import type { Text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { readEvent, runDecision, type Deciding } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, daySchema, idText, parseInputOrThrow } from "../input/index.ts"
import { hashOf } from "../pins/index.ts"
import { CATALOGUE_STREAM, catalogueModel, EDITION_VIEW, type EditionRow } from "./catalogue-model.ts"
import { catalogueReader, withdrawalSchema } from "./catalogue.schema.ts"

export interface CatalogueCall {
  readonly as: Actor
  readonly commandId?: string
}

export interface PublishCall extends CatalogueCall {
  /** The name of the batch, for example `2018-07`. */
  readonly batch: string
}

export interface ReviewCall extends CatalogueCall {
  /** The hash of the draft that was read. */
  readonly hash: string
}

export interface WithdrawCall extends CatalogueCall {
  /** The first day on which the edition no longer holds; today or later. */
  readonly from: PlainDate
  readonly reason: Text
}

/** What a change of the catalogue came to; the revision rises with all that changes what is public. */
export type CatalogueOutcome<Done extends string> =
  | { readonly outcome: Done; readonly revision: number }
  | { readonly outcome: "refused"; readonly refusal: CatalogueRefusal }

export type Published = CatalogueOutcome<"published">

export interface CatalogueService {
  /** Keeps texts that are not public yet. Rejects with `InvalidInput`, which lists all that is wrong. */
  draft(items: readonly ServiceItem[], call: CatalogueCall): Promise<CatalogueOutcome<"drafted">>
  /** Every draft, with its hash and who reviewed it. */
  drafts(): Promise<readonly Draft[]>
  /** Signs the wording of a draft, by an officer other than its author. */
  review(edition: string, call: ReviewCall): Promise<CatalogueOutcome<"reviewed">>
  /** Publishes a batch: all of it or, where an edition would change, nothing. Rejects with `InvalidInput`, which lists all that is wrong. */
  publish(items: readonly ServiceItem[], call: PublishCall): Promise<Published>
  /** Ends an edition on a day; cases that were opened under it go on under it. */
  withdraw(edition: string, call: WithdrawCall): Promise<CatalogueOutcome<"withdrawn">>
  /** The edition of an item in force on a day, or `null`. */
  itemOn(item: string, on: PlainDate): Promise<HashedItem | null>
  edition(key: string): Promise<HashedItem | null>
  /** What is public on a day: the guides, and the number that rises whenever they change. */
  publicOn(on: PlainDate): Promise<{ readonly revision: number; readonly guides: readonly Guide[] }>
  /** The guides of every item that is in force on a day or will be. */
  guides(on: PlainDate): Promise<readonly Guide[]>
}

export interface CatalogueOptions extends Deciding {
  /** The places where guides are read, each asked for every revision. */
  readonly publishers: readonly { readonly id: string }[]
  readonly law: readonly RuleSet[]
  /** Where items are handled, told in their guides. */
  readonly outlets?: readonly Outlet[]
  /** Whether only editions whose wording was reviewed may be published. */
  readonly reviewBeforePublishing?: boolean
  /** By what wording is reviewed; the rule sets are the district's. */
  readonly wording?: Omit<ReviewOptions, "law">
}

export function catalogueService(options: CatalogueOptions): CatalogueService {
  const { clock, law, publishers, storage } = options
  const model = catalogueModel(publishers.map(({ id }) => id))

  const editionsOf = async (item: string): Promise<readonly EditionRow[]> => {
    const { rows } = await storage.findViews({
      ...EDITION_VIEW,
      where: { item },
      range: { field: "validFrom", descending: true },
      limit: 100,
    })
    return rows.map(({ doc }) => doc as EditionRow)
  }
  const publicOn: CatalogueService["publicOn"] = async (on) => {
    // From one reading, so that no number stands over other guides.
    const events = await eventsOf(options)
    const guides = allPublished(events)
      .filter(({ end }) => end === null || on < end)
      .map(({ item, publishedOn }) => guideOf(item, publishedOn, options, on))
    return { revision: publicRevision(events.reduce(evolveCatalogue, emptyCatalogue), on), guides }
  }
  const required = options.reviewBeforePublishing === true ? ({ review: "required" } as const) : {}
  const review = { ...required, wording: { ...options.wording, law } }
  const change = async <Done extends string>(
    outcome: Done,
    command: CatalogueCommand,
    call: CatalogueCall,
  ): Promise<CatalogueOutcome<Done>> => {
    const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, call)
    const decided = await runDecision(options, model, {
      stream: CATALOGUE_STREAM,
      commandId,
      command,
      contextOf: (_, now) => ({ actor: as, now, ...review }),
    })
    if (decided.outcome === "refused")
      return { outcome: "refused", refusal: decided.refusal as CatalogueRefusal }
    return { outcome, revision: (decided.result as { revision: number }).revision }
  }

  return {
    draft: (given, call) => change("drafted", { type: "draft-editions", items: hashed(given) }, call),
    drafts: async () => Object.values((await catalogueNow(options)).drafts),
    review: (edition, { hash, ...call }) =>
      change("reviewed", { type: "review-edition", edition, hash: parseInputOrThrow(idText, hash) }, call),
    publish: async (given, { batch: named, ...call }) => {
      const batch = parseInputOrThrow(idText, named)
      return change("published", { type: "publish-batch", batch, items: hashed(given) }, call)
    },
    withdraw: async (edition, { from, reason, ...call }) => {
      const read = parseInputOrThrow(withdrawalSchema, { edition, from, reason })
      return change("withdrawn", { type: "withdraw-edition", ...read }, call)
    },
    itemOn: async (item, day) => {
      const on = parseInputOrThrow(daySchema, day)
      const editions = await editionsOf(item)
      const found = editions.find((row) => holdsOn(row, on))
      return found ? pinned(found) : null
    },
    edition: async (key) => {
      const row = await storage.getView({ ...EDITION_VIEW, key })
      return row === null ? null : pinned(row.doc as EditionRow)
    },
    publicOn,
    guides: async (on) => (await publicOn(on)).guides,
  }
}

/** What is public never changes and drafts are to become so, so that nothing malformed gets in. */
function hashed(given: readonly ServiceItem[]): readonly HashedItem[] {
  const { items } = Result.getOrThrowWith(parseCatalogue({ items: given }), (invalid) => invalid)
  return items.map((item) => ({ hash: hashOf(item), item }))
}

function pinned({ hash, item }: EditionRow): HashedItem {
  return { hash, item }
}

interface PublicItem {
  readonly item: ServiceItem
  readonly publishedOn: PlainDate
  /** The first day on which it no longer holds. */
  readonly end: PlainDate | null
}

async function catalogueNow(deciding: Deciding): Promise<PublishedCatalogue> {
  return (await eventsOf(deciding)).reduce(evolveCatalogue, emptyCatalogue)
}

async function eventsOf({ storage }: Deciding): Promise<readonly CatalogueEvent[]> {
  const stored = await storage.readStream({ stream: CATALOGUE_STREAM })
  return stored.map((one) => readEvent<CatalogueEvent>(catalogueReader, one))
}

/** The newest edition of each item, with the day it was published and the day it ends. */
function allPublished(events: readonly CatalogueEvent[]): readonly PublicItem[] {
  const state = events.reduce(evolveCatalogue, emptyCatalogue)
  const newest = new Map<string, PublicItem>()
  for (const { data, occurredOn, type } of events) {
    if (type !== "BatchPublished") continue
    for (const { item } of data.items) {
      newest.set(item.id, { item, publishedOn: occurredOn, end: endOf(state, editionKey(item)) })
    }
  }
  return [...newest.values()]
}

function guideOf(
  item: ServiceItem,
  publishedOn: PlainDate,
  { law, outlets = [] }: CatalogueOptions,
  on: PlainDate,
): Guide {
  const ruleSet = applicableRuleSet(law, item.type, on)
  return composeGuide(item, {
    publishedOn,
    outlets,
    ...(Result.isSuccess(ruleSet) ? { ruleSet: ruleSet.success } : {}),
  })
}

function holdsOn({ item, withdrawnFrom }: EditionRow, on: PlainDate): boolean {
  if (withdrawnFrom !== undefined && withdrawnFrom <= on) return false
  return item.validFrom <= on && (item.validTo === null || on < item.validTo)
}
