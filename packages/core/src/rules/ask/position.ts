/** Positions of an inquiry that is under way: what is known and which queries are spent. */
import { type Chance, joinChances, rememberPairs, type State } from "./inquiry.ts"
import type { Asking } from "./query.ts"

/** A set of queries that are spent, by number; {@link NONE} is the empty one. */
export type Spent = number

export const NONE: Spent = 0

/** The queries to send next, by place, and what is to be expected of them until nothing more can be settled. */
export interface Choice {
  readonly batch: readonly number[]
  readonly cost: number
}

/** Costs closer than this are equal, so that rounding decides nothing. */
export const EQUAL = 1e-9

/** A search for a plan, with how many steps it may still take. */
export interface Search {
  readonly asking: Asking
  readonly useful: Useful
  readonly spend: Spend
  readonly steps: { left: number }
}

/** The queries that can tell something open, in order; none where no answer to them can settle it. */
export type Useful = (state: State, spent: Spent) => readonly number[]

/** The set with one query more. */
export type Spend = (spent: Spent, query: number) => Spent

/** A search that has not begun. */
export function searchOf(asking: Asking, steps: number): Search {
  const sets: bigint[] = [0n]
  const numbers = new Map<bigint, Spent>([[0n, NONE]])
  const isSpent = (spent: Spent, query: number): boolean =>
    (((sets[spent] as bigint) >> BigInt(query)) & 1n) === 1n
  const spend = rememberPairs((spent, query): Spent => {
    const set = (sets[spent] as bigint) | (1n << BigInt(query))
    const known = numbers.get(set)
    if (known !== undefined) return known
    numbers.set(set, sets.push(set) - 1)
    return sets.length - 1
  })
  return { asking, useful: usefulIn(asking, rememberPairs(isSpent)), spend, steps: { left: steps } }
}

function usefulIn({ inquiry, queries }: Asking, isSpent: (spent: Spent, query: number) => boolean): Useful {
  const isTold = (fact: number, spent: Spent): boolean =>
    queries.some(({ facts }, at) => !isSpent(spent, at) && facts.includes(fact))
  const isHopeful = rememberPairs((state, spent): boolean => {
    const open = inquiry.open(state)
    if (open.every((fact) => isTold(fact, spent))) return true
    const told = open.find((fact) => isTold(fact, spent))
    return told !== undefined && inquiry.learn(state, told).some((next) => isHopeful(next.state, spent))
  })
  return rememberPairs((state, spent) => {
    const open = inquiry.open(state)
    if (open.length === 0 || !isHopeful(state, spent)) return []
    return [...queries.keys()].filter(
      (at) => !isSpent(spent, at) && queries[at]?.facts.some((fact) => open.includes(fact)),
    )
  })
}

/** Queries sent together. */
export interface Batch {
  readonly queries: readonly number[]
  /** Without the wait. */
  readonly price: number
  readonly wait: number
  readonly chances: readonly Chance[]
}

/** A batch of nothing. */
export function emptyBatch(state: State): Batch {
  return { queries: [], price: 0, wait: 0, chances: [{ state, chance: 1 }] }
}

/** The batch with one query more, all sent in one state. */
export function withQuery(asking: Asking, state: State, batch: Batch, query: number): Batch {
  return {
    queries: [...batch.queries, query],
    price: batch.price + asking.costOf(state, query),
    wait: Math.max(batch.wait, asking.queries[query]?.wait ?? 0),
    chances: joinChances(batch.chances, (each) => asking.after(each, query)),
  }
}

/** What the batch and all that follows cost; `enough` and more stand for any cost that high. */
export function costOfBatch(
  { chances, price, wait }: Batch,
  spentAfter: Spent,
  costAt: (state: State, spent: Spent) => number,
  enough: number,
): number {
  let cost = price + wait
  for (const { chance, state } of chances) {
    if (cost >= enough) return cost
    cost += chance * costAt(state, spentAfter)
  }
  return cost
}
