/**
 * How much of what a place offers is done at one window, within one visit and without any, in whole numbers and with
 * every exception named: overall, and of what the guidance directory demands.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { editionsOn } from "../catalogue.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Alignment, ItemAlignment, UncarriedEntry } from "./alignment.ts"
import type { GuidanceDirectory, Qualification } from "./directory.ts"
import { groupBy } from "./group-by.ts"
import { type ReformPractice, shortcomingOf, type ShortcomingCode } from "./qualify.ts"

export type ReformShares = Readonly<Record<Qualification, ReformShare>>

/** `met` of `of` qualify. */
export interface ReformShare {
  readonly met: number
  readonly of: number
  /** Why the others do not; of an entry that several items carry out, one for each that does not. */
  readonly exceptions: readonly ShareException[]
}

export interface ShareException {
  /** `null` where an entry has no item. */
  readonly item: string | null
  /** The entry that demands it; `null` where none was asked. */
  readonly entry: string | null
  readonly code: ShortcomingCode | "no-item" | "unconfirmed"
  readonly says: Text
}

/**
 * Of the items in force on a day that people apply for, how many qualify. What an authority does of itself
 * (`ex-officio`) is not counted: nobody goes anywhere for it.
 */
export function sharesOf(
  items: readonly ServiceItem[],
  on: PlainDate,
  practice: ReformPractice,
): ReformShares {
  const applied = editionsOn(items, on).filter(({ initiation }) => initiation === "on-application")
  return sharesBy((as) => applied.map((item) => exceptionsOf([item], null, as, practice)))
}

/**
 * Of the entries of the guidance directory that demand it, and that are owed at the level or carried out all the same,
 * for how many every item that carries them out qualifies. An entry without an item, or with one that a person
 * has still to confirm, does not count as met. The items are those that were aligned.
 */
export function sharesUnder(
  guidance: GuidanceDirectory,
  alignment: Alignment,
  items: readonly ServiceItem[],
  practice: ReformPractice,
): ReformShares {
  const inForce = new Map(editionsOn(items, alignment.on).map((item) => [item.id, item]))
  const links = alignment.items.flatMap((aligned) => {
    const item = inForce.get(aligned.item)
    return item === undefined ? [] : entriesOf(aligned).map((entry) => ({ entry, item }))
  })
  const carriers = groupBy(links, ({ entry }) => entry)
  const uncarried = new Map(alignment.uncarried.map((each) => [each.entry, each]))
  const demanding = editionsOn(guidance.entries, alignment.on)
  return sharesBy((as) =>
    demanding.flatMap(({ id, mustQualify }) => {
      const [carried, missing] = [carriers.get(id), uncarried.get(id)]
      if (!mustQualify.includes(as)) return []
      if (missing !== undefined) return [[withoutItem(missing)]]
      if (carried === undefined) return []
      const own = carried.map(({ item }) => item)
      return [exceptionsOf(own, id, as, practice)]
    }),
  )
}

/** From what keeps each item or entry from qualifying: nothing, where it qualifies. */
function sharesBy(exceptionsAs: (as: Qualification) => readonly (readonly ShareException[])[]): ReformShares {
  const share = (as: Qualification): ReformShare => {
    const each = exceptionsAs(as)
    return {
      met: each.filter((exceptions) => exceptions.length === 0).length,
      of: each.length,
      exceptions: each.flat(),
    }
  }
  return {
    "one-window": share("one-window"),
    "one-visit": share("one-visit"),
    "zero-visit": share("zero-visit"),
  }
}

function exceptionsOf(
  items: readonly ServiceItem[],
  entry: string | null,
  as: Qualification,
  practice: ReformPractice,
): readonly ShareException[] {
  return items.flatMap((item) => {
    const shortcoming = shortcomingOf(item, as, practice)
    return shortcoming === null ? [] : [{ item: item.id, entry, ...shortcoming }]
  })
}

function withoutItem({ candidates, entry, name }: UncarriedEntry): ShareException {
  return candidates.length === 0
    ? {
        item: null,
        entry,
        code: "no-item",
        says: text(`目录条目“${name.zh}”无对应事项。`, `No item carries out "${name.en}".`),
      }
    : {
        item: null,
        entry,
        code: "unconfirmed",
        says: text(
          `目录条目“${name.zh}”的对应事项尚待人工确认。`,
          `Which item carries out "${name.en}" is still to be confirmed.`,
        ),
      }
}

function entriesOf(aligned: ItemAlignment): readonly string[] {
  switch (aligned.kind) {
    case "none":
    case "ambiguous":
      return []
    case "merged":
      return aligned.links.map(({ entry }) => entry)
    case "same":
    case "renamed":
    case "moved-code":
    case "renamed-and-moved":
    case "split":
      return [aligned.link.entry]
    default:
      return aligned satisfies never
  }
}
