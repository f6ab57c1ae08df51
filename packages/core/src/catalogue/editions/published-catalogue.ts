/**
 * The catalogue as it lives: an edition is drafted, its wording is reviewed and signed, it is published in a batch and
 * from then on never changes, and it may be withdrawn. A batch says when it was made public; each edition says from
 * when it holds (`validFrom`), which is another day. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import type { DomainEvent } from "../../events/index.ts"
import type { Actor } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import { compareDates, type PlainDate } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"

/** An edition with the hash of its canonical JSON, by which cases pin it. */
export interface HashedItem {
  readonly hash: string
  readonly item: ServiceItem
}

/** Texts that are being worked on; a later draft of the same edition replaces the one before and its review. */
export type EditionsDrafted = DomainEvent<"EditionsDrafted", { readonly items: readonly HashedItem[] }>

/** The actor of the event has read the wording under this hash and stands for it. */
export type EditionReviewed = DomainEvent<
  "EditionReviewed",
  { readonly edition: string; readonly hash: string }
>

export type BatchPublished = DomainEvent<
  "BatchPublished",
  { readonly batch: string; readonly items: readonly HashedItem[] }
>

/** The edition no longer holds from a day on; cases that pinned it go on under it. */
export type EditionWithdrawn = DomainEvent<
  "EditionWithdrawn",
  { readonly edition: string; readonly from: PlainDate; readonly reason: Text }
>

export type CatalogueEvent = EditionsDrafted | EditionReviewed | BatchPublished | EditionWithdrawn

/** An edition that is not public. */
export interface Draft extends HashedItem {
  readonly draftedBy: Actor
  /** Who stands for the wording as it is now. */
  readonly reviewedBy: Actor | null
}

export interface Withdrawal {
  readonly from: PlainDate
  readonly reason: Text
}

export interface PublishedCatalogue {
  /** Rises by one with everything that changes what is public. */
  readonly revision: number
  /** Every edition that is or was public, by `item@edition`. */
  readonly editions: Readonly<Record<string, HashedItem>>
  readonly drafts: Readonly<Record<string, Draft>>
  readonly withdrawn: Readonly<Record<string, Withdrawal>>
}

export const emptyCatalogue: PublishedCatalogue = { revision: 0, editions: {}, drafts: {}, withdrawn: {} }

export const editionKey = ({ edition, id }: Pick<ServiceItem, "id" | "edition">): string => `${id}@${edition}`

/** Where an edition stands on a day, a withdrawal from its day on; `null` for one that nobody has heard of. */
export function standingOf(
  { drafts, editions, withdrawn }: PublishedCatalogue,
  edition: string,
  on: PlainDate,
): "draft" | "reviewed" | "published" | "withdrawn" | null {
  const end = withdrawn[edition]?.from
  if (end !== undefined && compareDates(end, on) <= 0) return "withdrawn"
  if (editions[edition] !== undefined) return "published"
  const draft = drafts[edition]
  if (draft === undefined) return null
  return draft.reviewedBy === null ? "draft" : "reviewed"
}

/** The day from which a published edition is public no more; `null` for one without an end. */
export function endOf(
  { editions, withdrawn }: Pick<PublishedCatalogue, "editions" | "withdrawn">,
  edition: string,
): PlainDate | null {
  const ends = [editions[edition]?.item.validTo, withdrawn[edition]?.from]
  return ends.filter((day) => day !== null && day !== undefined).toSorted()[0] ?? null
}

/**
 * How often what is public has changed by a day: with each change of the catalogue, and with each edition that has ended
 * since, though nobody changed anything. It rises and never falls, so that places know what is newer.
 */
export function publicRevision(state: PublishedCatalogue, on: PlainDate): number {
  const ended = Object.keys(state.editions).filter((edition) => {
    const end = endOf(state, edition)
    return end !== null && compareDates(end, on) <= 0
  })
  return state.revision + ended.length
}

export function evolveCatalogue(state: PublishedCatalogue, event: CatalogueEvent): PublishedCatalogue {
  switch (event.type) {
    case "EditionsDrafted": {
      const drafted = event.data.items.map(({ hash, item }): readonly [string, Draft] => [
        editionKey(item),
        { hash, item, draftedBy: event.actor, reviewedBy: null },
      ])
      return { ...state, drafts: { ...state.drafts, ...Object.fromEntries(drafted) } }
    }
    case "EditionReviewed": {
      const draft = state.drafts[event.data.edition]
      if (draft === undefined) return state
      const reviewed = { ...draft, reviewedBy: event.actor }
      return { ...state, drafts: { ...state.drafts, [event.data.edition]: reviewed } }
    }
    case "BatchPublished": {
      const added = event.data.items.map((hashed) => [editionKey(hashed.item), hashed] as const)
      const published = new Set(added.map(([key]) => key))
      return {
        ...state,
        revision: state.revision + 1,
        editions: { ...state.editions, ...Object.fromEntries(added) },
        drafts: Object.fromEntries(Object.entries(state.drafts).filter(([key]) => !published.has(key))),
      }
    }
    case "EditionWithdrawn": {
      const { edition, from, reason } = event.data
      const withdrawn = { ...state.withdrawn, [edition]: { from, reason } }
      return { ...state, revision: state.revision + 1, withdrawn }
    }
    default:
      return unknownEvent(event)
  }
}

function unknownEvent(event: never): never {
  throw new TypeError(`Unknown event of the catalogue: ${String((event as { type?: unknown }).type)}`)
}
