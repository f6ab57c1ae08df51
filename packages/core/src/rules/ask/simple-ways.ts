/** Simple ways to go on from a position, each with what it costs to keep to it: what looking ahead ends in. */
import { rememberPairs, type State } from "./inquiry.ts"
import { costOfBatch, emptyBatch, type Search, type Spent, withQuery } from "./position.ts"
import { type Ranking, rankingsOf } from "./rank.ts"

/** What going on from a position costs. */
export type CostAt = (state: State, spent: Spent) => number

/** The cost of the cheaper of two simple ways; when the steps are used up, of asking everything one by one. */
export function simpleCost(search: Search): CostAt {
  const { byYield, bySettling } = rankingsOf(search)
  const [one, other] = [costBy(search, byYield), costBy(search, bySettling)]
  return (state, spent) => Math.min(one(state, spent), other(state, spent))
}

/** The cost of always taking the first of a ranking, or of its first few at once where that saves waiting. */
function costBy(search: Search, ranking: Ranking): CostAt {
  const { asking, spend, steps, useful } = search
  const known = rememberPairs((state, spent): number => {
    let batch = emptyBatch(state)
    let used = spent
    let best = Number.POSITIVE_INFINITY
    for (const query of ranking(state, useful(state, spent))) {
      batch = withQuery(asking, state, batch, query)
      used = spend(used, query)
      steps.left -= batch.chances.length
      if (batch.price + batch.wait >= best) break
      best = Math.min(best, costOfBatch(batch, used, costAt, best))
      if (batch.wait === 0) break
    }
    return best
  })
  const costAt: CostAt = (state, spent) => {
    if (useful(state, spent).length === 0) return 0
    return steps.left > 0 ? known(state, spent) : costOfAll(search, state, spent)
  }
  return costAt
}

/** Everything one by one, whatever is answered: no plan that goes on costs more. */
export function costOfAll({ asking, useful }: Search, state: State, spent: Spent): number {
  let cost = 0
  for (const query of useful(state, spent))
    cost += asking.costOf(state, query) + (asking.queries[query]?.wait ?? 0)
  return cost
}
