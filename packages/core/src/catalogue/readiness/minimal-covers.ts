/**
 * The smallest ways to meet all of some needs: sets of means each of which meets every need, and none does when one
 * of its means is taken away. There can be very many, so both the search and the answer have a limit.
 */

/** How many sets are shown at most, the smallest first. */
export const MOST_AGREEMENT_SETS = 64

/** How many sets that do not yet meet every need are looked at before the search is given up. */
export const MOST_COVER_STEPS = 10_000

export interface Covers {
  /** By size, then in the order of the means; each set in that order too. */
  readonly sets: readonly (readonly number[])[]
  /** Whether these are all. If not, the rest are no smaller than the largest of them, or were not looked for. */
  readonly complete: boolean
}

/**
 * The minimal sets of means. Each need is given as the means that meet it, by their places; a need that nothing meets
 * leaves no set.
 *
 * Sets grow by one means at a time, over the means of a need that is still open; a means once passed over stays out,
 * so that no set is met twice, and a set in which one means is not needed any more is dropped.
 */
export function minimalCovers(needs: readonly (readonly number[])[]): Covers {
  const open = strictest(needs.map((means) => new Set(means)))
  if (open.some(({ size }) => size === 0)) return { sets: [], complete: true }
  const sets: (readonly number[])[] = []
  let steps = 0
  let level: readonly Growing[] = [{ chosen: [], barred: new Set() }]
  while (level.length > 0) {
    const next: Growing[] = []
    const found: (readonly number[])[] = []
    for (const { barred, chosen } of level) {
      const need = hardest(open, chosen, barred)
      if (need === null) {
        found.push(chosen.toSorted((a, b) => a - b))
        continue
      }
      const passed = new Set(barred)
      for (const means of need) {
        if ((steps += 1) > MOST_COVER_STEPS) break
        const grown = [...chosen, means]
        if (areAllNeeded(open, grown)) next.push({ chosen: grown, barred: new Set(passed) })
        passed.add(means)
      }
    }
    sets.push(...found.toSorted(byPlaces))
    if (sets.length > MOST_AGREEMENT_SETS)
      return { sets: sets.slice(0, MOST_AGREEMENT_SETS), complete: false }
    if (steps > MOST_COVER_STEPS) return { sets: withOneAtLeast(sets, open), complete: false }
    level = next
  }
  return { sets, complete: true }
}

/** A set that does not meet every need yet, and the means that are to stay out of it. */
interface Growing {
  readonly chosen: readonly number[]
  readonly barred: ReadonlySet<number>
}

type Need = ReadonlySet<number>

/** The needs that are not met anyway by whatever meets another. */
function strictest(needs: readonly Need[]): readonly Need[] {
  return needs.filter(
    (need, at) =>
      !needs.some(
        (other, place) => place !== at && isWithin(other, need) && (other.size < need.size || place < at),
      ),
  )
}

function isWithin(one: Need, other: Need): boolean {
  return [...one].every((means) => other.has(means))
}

/** The means left for the open need that has the fewest; `null` when no need is open. */
function hardest(
  needs: readonly Need[],
  chosen: readonly number[],
  barred: ReadonlySet<number>,
): readonly number[] | null {
  let fewest: readonly number[] | null = null
  for (const need of needs) {
    if (chosen.some((means) => need.has(means))) continue
    const left = [...need].filter((means) => !barred.has(means))
    if (fewest === null || left.length < fewest.length) fewest = left
  }
  return fewest
}

/** Whether each of the means is the only one that meets some need. */
function areAllNeeded(needs: readonly Need[], chosen: readonly number[]): boolean {
  const alone = new Set<number>()
  for (const need of needs) {
    const [first, second] = chosen.filter((means) => need.has(means))
    if (first !== undefined && second === undefined) alone.add(first)
  }
  return alone.size === chosen.length
}

/** Where the search found nothing before it was given up: what is left of all means when none can be spared. */
function withOneAtLeast(sets: readonly (readonly number[])[], needs: readonly Need[]): Covers["sets"] {
  if (sets.length > 0) return sets
  let left = [...new Set(needs.flatMap((need) => [...need]))].sort((a, b) => a - b)
  for (const means of left.toReversed()) {
    const without = left.filter((each) => each !== means)
    if (needs.every((need) => without.some((each) => need.has(each)))) left = without
  }
  return [left]
}

function byPlaces(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((means, place) => means !== b[place])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
