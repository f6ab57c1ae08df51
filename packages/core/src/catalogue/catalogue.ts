/** A catalogue: the items a district offers, each in one or more dated editions. Every item names its authority. */
import { isWithin, type PlainDate } from "../time/index.ts"
import type { ServiceItem } from "./service-item.ts"

export interface Catalogue {
  readonly items: readonly ServiceItem[]
}

/**
 * The edition of an item in force on a day; undefined when there is none. Of two, which no checked
 * catalogue has, the later one.
 */
export function editionOn({ items }: Catalogue, item: string, on: PlainDate): ServiceItem | undefined {
  return editionsOn(
    items.filter(({ id }) => id === item),
    on,
  )[0]
}

/** Of each id the edition in force on a day, in order of ids; of two the later one. */
export function editionsOn<Dated extends Edition>(
  editions: readonly Dated[],
  on: PlainDate,
): readonly Dated[] {
  const inForce = new Map<string, Dated>()
  for (const each of editions) {
    if (!isWithin({ from: each.validFrom, to: each.validTo }, on)) continue
    const other = inForce.get(each.id)
    if (other === undefined || other.validFrom < each.validFrom) inForce.set(each.id, each)
  }
  return [...inForce.values()].toSorted((a, b) => compareIds(a.id, b.id))
}

/** By code units, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

interface Edition {
  readonly id: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}
