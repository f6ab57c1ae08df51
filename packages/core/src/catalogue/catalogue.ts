/** A catalogue: the items a district offers, each in one or more dated editions. Every item names its authority. */
import type { PlainDate } from "../time/index.ts"
import type { ServiceItem } from "./service-item.ts"

export interface Catalogue {
  readonly items: readonly ServiceItem[]
}

/** The edition of an item in force on a day; undefined when there is none. A checked catalogue has at most one. */
export function editionOn(catalogue: Catalogue, item: string, on: PlainDate): ServiceItem | undefined {
  return catalogue.items.find(
    ({ id, validFrom, validTo }) => id === item && validFrom <= on && (validTo === null || on < validTo),
  )
}
