/**
 * How near an outlet is to a person by the regions they lie in, and not by roads: first the own village, then the
 * township, then the centre of the district.
 */
import { ancestry, codesOn, type RegionTable } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** From the person's region up to the smallest region that holds both, and from there down to the outlet's. */
export interface Nearness {
  readonly up: number
  readonly down: number
  /** The name of the smallest region that holds both. */
  readonly within: Text
}

/**
 * How near the region of an outlet is to that of a person on a day; `null` where the table cannot tell, because it
 * does not know a code or because a region was divided and its parts answer differently.
 */
export function nearnessOf(
  regions: RegionTable,
  person: string,
  outlet: string,
  on: PlainDate,
): Nearness | null {
  const found = codesOn(regions, person, on).flatMap((own) =>
    codesOn(regions, outlet, on).map((other) => between(regions, own, other, on)),
  )
  const [first] = found
  if (first === undefined || first === null) return null
  return found.every((each) => each !== null && compareNearness(each, first) === 0) ? first : null
}

/** Orders for `sort`: the nearer first; what cannot be told last. */
export function compareNearness(a: Nearness | null, b: Nearness | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.up - b.up || a.down - b.down
}

function between(regions: RegionTable, person: string, outlet: string, on: PlainDate): Nearness | null {
  const above = ancestry(regions, outlet, on)
  for (const [up, { code, name }] of ancestry(regions, person, on).entries()) {
    const down = above.findIndex((region) => region.code === code)
    if (down >= 0) return { up, down, within: name }
  }
  return null
}
