/** The limit on the work of a proof: what outgrows it is refused by name instead of running on. */
import type { TooLarge } from "./outside.ts"

/** Nodes a diagram may have before a proof is given up. */
export const MOST_NODES = 100_000

/** Steps of joining that each node of the limit allows. */
const STEPS_PER_NODE = 10

/** What was used up so far of a limit. */
export interface Budget {
  readonly limit: number
  steps: number
}

/** A fresh budget of so many nodes; {@link MOST_NODES} at most, since three nodes make one key. */
export function budgetOf(limit: number): Budget {
  return { limit: Math.min(limit, MOST_NODES), steps: 0 }
}

/** Notes that one node more is to be added to so many. */
export function spendNode(budget: Budget, nodes: number): void {
  if (nodes >= budget.limit) throw new LimitReached(budget.limit)
}

/** Notes one step of joining. */
export function spendStep(budget: Budget): void {
  budget.steps += 1
  if (budget.steps > budget.limit * STEPS_PER_NODE) throw new LimitReached(budget.limit)
}

/** Runs work on diagrams and says by name when it outgrew the limit. */
export function bounded<Answer>(work: () => Answer): Answer | TooLarge {
  try {
    return work()
  } catch (error) {
    if (error instanceof LimitReached) return { outcome: "too-large", limit: error.limit }
    throw error
  }
}

/** Ends work that outgrew the limit; caught by {@link bounded} alone. */
class LimitReached extends Error {
  readonly limit: number

  constructor(limit: number) {
    super("The diagram has reached its limit.")
    this.limit = limit
  }
}
