/**
 * Finds the segment of a value by halves: a tree of tests, each of one border, so that many segments cost few
 * comparisons. Broad segments lie nearer to the root.
 */
import type { Composer, Sql } from "./fragment.ts"

/** What is written for the values from `from` up to the next branch. */
export interface Branch {
  readonly from: number
  readonly then: Sql
}

/**
 * The tree of some branches in rising order. A test of a missing value does not hold, so that a missing value comes
 * to the first branch where tests ask `at least`, and to the last where they ask `below`.
 */
export function branchOut(
  compose: Composer,
  branches: readonly Branch[],
  test: { readonly atLeast: (border: number) => Sql } | { readonly below: (border: number) => Sql },
): Sql {
  const merged = branches.filter(({ then }, at) => branches[at - 1]?.then !== then)
  const [only] = merged
  if (only === undefined) throw new RangeError("A value needs at least one branch.")
  if (merged.length === 1) return only.then
  const split = middleOf(merged)
  const border = merged[split]?.from ?? 0
  const [lower, upper] = [merged.slice(0, split), merged.slice(split)].map((side) =>
    branchOut(compose, side, test),
  ) as [Sql, Sql]
  return "atLeast" in test
    ? compose.sql`CASE WHEN ${test.atLeast(border)} THEN ${upper} ELSE ${lower} END`
    : compose.sql`CASE WHEN ${test.below(border)} THEN ${lower} ELSE ${upper} END`
}

/** Where to cut so that both sides weigh the same, as nearly as can be. */
function middleOf(branches: readonly Branch[]): number {
  const weights = branches.map((branch, at) => weightOf(branch, branches[at + 1]))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let [best, least, before] = [1, Number.POSITIVE_INFINITY, 0]
  for (let at = 1; at < branches.length; at += 1) {
    before += weights[at - 1] ?? 0
    const uneven = Math.abs(whole - 2 * before)
    if (uneven < least) [best, least] = [at, uneven]
  }
  return best
}

/** Grows slowly with breadth; what has no end is outside of the domain or a few values at its rim. */
function weightOf({ from }: Branch, next: Branch | undefined): number {
  return next === undefined || from === Number.NEGATIVE_INFINITY ? 1 : 1 + Math.log2(next.from - from + 1)
}
