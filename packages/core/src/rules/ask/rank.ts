/** Which query to prefer at first sight: the one that gives most for what it costs. */
import { rememberPairs, type State } from "./inquiry.ts"
import type { Search } from "./position.ts"

/** Puts queries in order, the best first. Queries that are as good keep theirs. */
export type Ranking = (state: State, queries: readonly number[]) => readonly number[]

export interface Rankings {
  /** By the doubt that is left after what it costs to ask. */
  readonly byYield: Ranking
  /** By the chance that its answer settles all: where every condition must hold, the order of the least cost. */
  readonly bySettling: Ranking
}

/** Rankings of the queries of a search; each query that is measured anew in a state takes a step. */
export function rankingsOf({ asking, steps }: Search): Rankings {
  const { after, costOf, inquiry, queries } = asking
  const priceOf = (state: State, query: number) => costOf(state, query) + (queries[query]?.wait ?? 0)
  const yieldPrice = rememberPairs((state, query) => {
    steps.left -= 1
    let gain = inquiry.doubt(state)
    for (const each of after(state, query)) gain -= each.chance * inquiry.doubt(each.state)
    return priceOf(state, query) / Math.max(gain, LEAST)
  })
  const settlingPrice = rememberPairs((state, query) => {
    let chance = 0
    for (const each of after(state, query)) if (inquiry.open(each.state).length === 0) chance += each.chance
    return priceOf(state, query) / Math.max(chance, LEAST)
  })
  const byYield: Ranking = (state, all) => inOrder(all, (query) => yieldPrice(state, query))
  return {
    byYield,
    bySettling: (state, all) => inOrder(byYield(state, all), (query) => settlingPrice(state, query)),
  }
}

const LEAST = 1e-6

function inOrder(queries: readonly number[], measure: (query: number) => number): readonly number[] {
  if (queries.length < 2) return queries
  const measured = queries.map((query) => ({ query, by: measure(query) }))
  return measured.sort((a, b) => a.by - b.by).map(({ query }) => query)
}
