/**
 * Catalogues at random: items and outlets with every field that there is, of texts that whoever tests a file form hands
 * in, for each form has others that it holds badly.
 */
import type { Outlet, ServiceItem } from "@onevisit/core/catalogue"
import * as fc from "fast-check"
import { itemArbitrary } from "./random-items.ts"
import { outletArbitrary } from "./random-outlets.ts"
import { partsOf } from "./random-parts.ts"

export interface RandomCatalogue {
  readonly items: readonly ServiceItem[]
  /** The first is above all others. */
  readonly outlets: readonly Outlet[]
}

/**
 * Catalogues that are right as a whole, with at least one item, of texts in which something is to be seen.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { parseCatalogue } from "@onevisit/core/catalogue/schema"
 * import { catalogueArbitrary } from "@onevisit/testkit"
 * import * as Result from "effect/Result"
 * import * as fc from "fast-check"
 *
 * fc.assert(
 *   fc.property(catalogueArbitrary(fc.constantFrom("样例", "=1+1")), ({ items }) => {
 *     assert.ok(Result.isSuccess(parseCatalogue({ items })))
 *   }),
 *   { numRuns: 5 },
 * )
 * ```
 */
export function catalogueArbitrary(words: fc.Arbitrary<string>): fc.Arbitrary<RandomCatalogue> {
  const parts = partsOf(words)
  return fc.record({
    items: fc.uniqueArray(itemArbitrary(parts), { selector: (each) => each.id, minLength: 1, maxLength: 3 }),
    outlets: fc
      .uniqueArray(outletArbitrary(parts), { selector: (each) => each.id, maxLength: 3 })
      .map(([first, ...others]) =>
        first ? [top(first), ...others.map((each) => ({ ...each, parent: first.id }))] : [],
      ),
  })
}

/** The outlet at the top has none above it to which it could carry anything. */
function top(outlet: Outlet): Outlet {
  const { carries, ...others } = outlet
  return carries === undefined ? outlet : others
}
