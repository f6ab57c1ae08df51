/**
 * In which order grounds are tested when amounts alone are wanted, chosen by a sample of the rows and never by the
 * order in which the rule was written. It changes the speed and no answer.
 */
import type { Prepared } from "../prepare/prepared.ts"

/**
 * Grounds by number, in groups: those of a group are tested together, and the next group tests the rows that are left.
 */
export type GroundOrder = readonly (readonly number[])[]

/**
 * What it costs to list the rows that a group leaves, in the same measure as the weights of the tests: a place is
 * written for every row, and read again where the row was left. A branch in place of a list was slower at every share
 * of rows that was measured, since it cannot be guessed, and since the engine then checks more with every row.
 */
const LISTED = { written: 1.5, read: 2 }

/** Rows of a sample at most. */
const SAMPLE = 512
/** How many rows are run for each row of a sample before another is taken. */
const RUN_FOR_SAMPLED = 1024
/** How much cheaper another order must be before new code is made for it. */
const CLEARLY = 0.85

/**
 * Chooses the order for a run of rows by a sample of them, taken now and then; keeps to what it chose until another
 * order is clearly better. A sampler says of a row which grounds do not surely hold, a bit for each.
 */
export function openOrderChooser({ grounds }: Prepared) {
  const weights = grounds.map((ground) => 3 * sizeOf(ground))
  let kept: GroundOrder | null = null
  let left = 0
  return (from: number, to: number, sampler: () => (row: number) => number): GroundOrder => {
    left -= to - from
    if (kept !== null && left > 0) return kept
    const sample = sampler()
    const step = Math.max(1, Math.floor((to - from) / SAMPLE))
    const failing: number[] = []
    for (let row = from; row < to; row += step) failing.push(sample(row))
    left = failing.length * RUN_FOR_SAMPLED
    const chosen = chooseOrder(weights, failing)
    const clearly =
      kept === null || costOf(weights, failing, chosen) < CLEARLY * costOf(weights, failing, kept)
    if (clearly) kept = chosen
    return kept ?? chosen
  }
}

/**
 * The order and the groups with the least expected cost. `failing` has for each sampled row a bit for each ground that
 * does not hold.
 */
function chooseOrder(weights: readonly number[], failing: readonly number[]): GroundOrder {
  const order = greedyOrder(weights, failing)
  // How many sampled rows are left once the first so many grounds are tested.
  const left = Array.from({ length: order.length + 1 }, (_, count) => {
    const mask = order.slice(0, count).reduce((bits, ground) => bits | (1 << ground), 0)
    return failing.filter((bits) => (bits & mask) === 0).length
  })
  return grouped(order, weights, left)
}

/** The expected cost of testing the sampled rows in an order. */
function costOf(weights: readonly number[], failing: readonly number[], order: GroundOrder): number {
  let cost = 0
  let left = failing
  for (const group of order) {
    const mask = group.reduce((bits, ground) => bits | (1 << ground), 0)
    const passing = left.filter((bits) => (bits & mask) === 0)
    const weight = group.reduce((sum, ground) => sum + (weights[ground] ?? 0), 0)
    cost += groupCost(weight, left.length, passing.length)
    left = passing
  }
  return cost
}

/** Each time the ground that turns away most of the rows left for its weight. */
function greedyOrder(weights: readonly number[], failing: readonly number[]): readonly number[] {
  const open = new Set(weights.keys())
  const order: number[] = []
  let left = failing
  while (open.size > 0) {
    let best = -1
    let bestGain = -1
    for (const ground of open) {
      const failed = left.filter((bits) => ((bits >> ground) & 1) === 1).length
      const gain = (failed + 1) / ((weights[ground] ?? 0) + LISTED.written)
      if (gain > bestGain) {
        best = ground
        bestGain = gain
      }
    }
    open.delete(best)
    order.push(best)
    left = left.filter((bits) => ((bits >> best) & 1) === 0)
  }
  return order
}

/** The cheapest cuts of an order into groups, from the end backwards. */
function grouped(order: readonly number[], weights: readonly number[], left: readonly number[]): GroundOrder {
  const best: { readonly cost: number; readonly groups: GroundOrder }[] = []
  best[order.length] = { cost: 0, groups: [] }
  for (let from = order.length - 1; from >= 0; from -= 1) {
    let weight = 0
    for (let to = from + 1; to <= order.length; to += 1) {
      weight += weights[order[to - 1] as number] ?? 0
      const rest = best[to] as (typeof best)[number]
      const cost = groupCost(weight, left[from] ?? 0, left[to] ?? 0) + rest.cost
      if (cost < (best[from]?.cost ?? Infinity))
        best[from] = { cost, groups: [order.slice(from, to), ...rest.groups] }
    }
  }
  return best[0]?.groups ?? []
}

function groupCost(weight: number, reaching: number, passing: number): number {
  return reaching * (weight + LISTED.written) + passing * LISTED.read
}

function sizeOf(node: unknown): number {
  if (typeof node !== "object" || node === null) return 0
  const own = "op" in node ? 1 : 0
  return Object.values(node).reduce<number>((sum, part) => sum + sizeOf(part), own)
}
