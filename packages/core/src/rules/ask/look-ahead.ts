/**
 * Plans for inquiries that are too large for the best plan of all: some queries are looked ahead, with every next query
 * and promising batches; from there on the cheaper of two simple ways to go on is reckoned with. What is reckoned can
 * always be kept to, so it is never below the cost of the best plan.
 */
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
import { type Rankings, rankingsOf } from "./rank.ts"
import { type CostAt, costOfAll, simpleCost } from "./simple-ways.ts"

/** The first batch of a good plan: by the deepest look ahead for which the steps last, and by one in any case. */
export function lookAhead(search: Search): Choice {
  const { asking, steps, useful } = search
  const rankings = rankingsOf(search)
  const { start } = asking.inquiry
  let costAt: CostAt = simpleCost(search)
  let choice = chooseAmong(search, rankings, start, NONE, costAt)
  for (let depth = 2; depth <= useful(start, NONE).length && steps.left > 0; depth += 1) {
    costAt = costBelow(search, rankings, costAt)
    const deeper = chooseAmong(search, rankings, start, NONE, costAt)
    if (steps.left > 0) choice = deeper
  }
  return choice
}

/** The cost of going on when one query more is looked ahead. */
function costBelow(search: Search, rankings: Rankings, costAt: CostAt): CostAt {
  const { steps, useful } = search
  return rememberPairs((state, spent) => {
    if (useful(state, spent).length === 0) return 0
    return steps.left > 0
      ? chooseAmong(search, rankings, state, spent, costAt).cost
      : costOfAll(search, state, spent)
  })
}

/** The cheapest of all single queries, of the first few of a ranking at once, and of what grows from the best. */
function chooseAmong(
  { asking, spend, steps, useful }: Search,
  { byYield, bySettling }: Rankings,
  state: State,
  spent: Spent,
  costAt: CostAt,
): Choice {
  let best: Choice = { batch: [], cost: Number.POSITIVE_INFINITY }
  let bestBatch = emptyBatch(state)
  const attempt = (batch: Batch): void => {
    steps.left -= batch.chances.length
    if (batch.price + batch.wait >= best.cost) return
    const cost = costOfBatch(batch, batch.queries.reduce(spend, spent), costAt, best.cost)
    if (cost >= best.cost - EQUAL) return
    best = { batch: batch.queries, cost }
    bestBatch = batch
  }
  const ranked = byYield(state, useful(state, spent))
  for (const query of ranked) attempt(withQuery(asking, state, emptyBatch(state), query))
  const waiting = ranked.filter((query) => (asking.queries[query]?.wait ?? 0) > 0)
  if (waiting.length < 2) return best
  for (const ranking of [waiting, bySettling(state, waiting)]) {
    let batch = emptyBatch(state)
    for (const query of ranking) {
      batch = withQuery(asking, state, batch, query)
      attempt(batch)
    }
  }
  for (let before = emptyBatch(state); before !== bestBatch && steps.left > 0;) {
    before = bestBatch
    const grown = bestBatch
    for (const query of waiting)
      if (!grown.queries.includes(query)) attempt(withQuery(asking, state, grown, query))
  }
  return best
}
