/** The best plan of all: every batch in every position, as long as the steps last. */
import { rememberPairs, type State } from "./inquiry.ts"
import {
  type Batch,
  type Choice,
  costOfBatch,
  emptyBatch,
  EQUAL,
  NONE,
  type Search,
  type Spent,
  withQuery,
} from "./position.ts"
import { rankingsOf } from "./rank.ts"

/** The first batch of the best plan with its cost, or `null` when the steps did not last. */
export function bestPlan(search: Search): Choice | null {
  const { asking, spend, steps, useful } = search
  const { byYield } = rankingsOf(search)
  /** Only answers that are waited for are worth asking for at one time. */
  const waits = (query: number): boolean => (asking.queries[query]?.wait ?? 0) > 0

  const best = rememberPairs((state: State, spent: Spent): Choice => {
    const ranked = byYield(state, useful(state, spent))
    let found: Choice = { batch: [], cost: ranked.length === 0 ? 0 : Number.POSITIVE_INFINITY }

    /** Tries the batch with each query from a place on, and with those behind it. */
    const extend = (batch: Batch, used: Spent, from: number): void => {
      for (const [at, query] of ranked.entries()) {
        if (at < from || steps.left <= 0) continue
        const longer = withQuery(asking, state, batch, query)
        steps.left -= longer.chances.length
        if (longer.price + longer.wait >= found.cost) continue
        const usedAfter = spend(used, query)
        const cost = costOfBatch(longer, usedAfter, costAt, found.cost)
        if (cost < found.cost - EQUAL) found = { batch: longer.queries, cost }
        if (waits(query)) extend(longer, usedAfter, at + 1)
      }
    }
    extend(emptyBatch(state), spent, 0)
    return found
  })
  const costAt = (state: State, spent: Spent): number => (steps.left > 0 ? best(state, spent).cost : 0)
  const choice = best(asking.inquiry.start, NONE)
  return steps.left > 0 ? choice : null
}
