/** The list of those whose services vouchers buy (创新载体名录), published from time to time: who was on it, and when. */
import type { Citation, Text } from "../../reasons/index.ts"
import { isWithin, type Period, type PlainDate } from "../../time/index.ts"

export interface VoucherProvider {
  /** By the host's id. */
  readonly id: string
  readonly title: Text
  /** Where it is. Nothing is refused because of it: vouchers hold across the province and beyond. */
  readonly region: string
  readonly listings: readonly ProviderListing[]
}

/** One entry of the list, from a day on, up to but not including another. */
export interface ProviderListing extends Period {
  /** The kinds of service it is listed for. */
  readonly services: readonly string[]
  readonly source: Citation
}

/** The listings of a provider for a kind of service, whenever they were. */
export function listingsFor(provider: VoucherProvider, service: string): readonly ProviderListing[] {
  return provider.listings.filter(({ services }) => services.includes(service))
}

/**
 * Whether a service of a day falls into one of some listings.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { isListedOn } from "@onevisit/core/benefits/vouchers"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const listings = [{ from: plainDate("2018-01-01"), to: plainDate("2018-07-01") }]
 * assert.equal(isListedOn(listings, plainDate("2018-06-30")), true)
 * assert.equal(isListedOn(listings, plainDate("2018-07-01")), false)
 * ```
 */
export function isListedOn(listings: readonly Period[], on: PlainDate): boolean {
  return listings.some((listing) => isWithin(listing, on))
}
