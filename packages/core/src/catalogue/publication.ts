/**
 * The published catalogue: editions enter it in batches and never change. A batch says when it was made
 * public; each edition says from when it holds.
 */
import * as Result from "effect/Result"
import type { DomainEvent } from "../events/index.ts"
import type { Actor } from "../identity/index.ts"
import type { Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { Now } from "../time/index.ts"
import type { ServiceItem } from "./service-item.ts"

/** An edition with the hash of its canonical JSON, by which cases pin it. */
export interface HashedItem {
  readonly hash: string
  readonly item: ServiceItem
}

export type BatchPublished = DomainEvent<
  "BatchPublished",
  { readonly batch: string; readonly items: readonly HashedItem[] }
>

export interface PublishedCatalogue {
  /** Rises by one with every batch. */
  readonly revision: number
  /** Every edition, by `item@edition`. */
  readonly editions: Readonly<Record<string, HashedItem>>
}

export interface PublishBatch {
  readonly type: "publish-batch"
  readonly batch: string
  readonly items: readonly HashedItem[]
}

/** An edition under this name is public already and says something else: give the new text a new edition. */
export interface EditionImmutable extends Refusal<"EditionImmutable"> {
  readonly editions: readonly string[]
}

export const emptyCatalogue: PublishedCatalogue = { revision: 0, editions: {} }

export const editionKey = ({ edition, id }: Pick<ServiceItem, "id" | "edition">): string => `${id}@${edition}`

/** Publishes what is new of a batch; editions that are public already, unchanged, are passed over. */
export function decidePublication(
  state: PublishedCatalogue,
  command: PublishBatch,
  context: { readonly now: Now; readonly actor: Actor },
): Result.Result<readonly BatchPublished[], EditionImmutable> {
  const changed = command.items.filter(({ hash, item }) => {
    const known = state.editions[editionKey(item)]
    return known !== undefined && known.hash !== hash
  })
  if (changed.length > 0) return Result.fail(editionImmutable(changed.map(({ item }) => editionKey(item))))
  const items = command.items.filter(({ item }) => state.editions[editionKey(item)] === undefined)
  if (items.length === 0) return Result.succeed([])
  const { actor, now } = context
  const data = { batch: command.batch, items }
  return Result.succeed([
    { type: "BatchPublished", v: 1, occurredOn: now.on, recordedAt: now.at, actor, data },
  ])
}

export function evolveCatalogue(state: PublishedCatalogue, event: BatchPublished): PublishedCatalogue {
  const added = event.data.items.map((hashed) => [editionKey(hashed.item), hashed] as const)
  return { revision: state.revision + 1, editions: { ...state.editions, ...Object.fromEntries(added) } }
}

function editionImmutable(editions: readonly string[]): EditionImmutable {
  return {
    _tag: "EditionImmutable",
    editions,
    message: text(
      `已公布的版本不可更改：${editions.join("、")}；请以新版本公布。`,
      `Published editions do not change: ${editions.join(", ")}; publish the new text as a new edition.`,
    ),
  }
}
