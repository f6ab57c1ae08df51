/**
 * Populations with one seeded fault each, for those who test the contract. Each spoils a good population from outside.
 */
import type { Population } from "@onevisit/core/ports"
import { NO, YES } from "@onevisit/core/rules"
import { UNSEEN } from "@onevisit/core/benefits"

export interface BadPopulation {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `populationContract` that catches it; others may too. */
  readonly caughtBy: string
  readonly spoil: (good: Population) => Population
}

type Page = Awaited<ReturnType<Population["differences"]>>

function spoilPages(good: Population, spoil: (page: Page, run: string) => Page): Population {
  return { ...good, differences: async (query) => spoil(await good.differences(query), query.run) }
}

/** One for each way to be wrong that has been met, or is feared. */
export const badPopulations: readonly BadPopulation[] = [
  {
    fault: "drops whom it cannot decide",
    caughtBy: "says the differences and totals of the model in every month",
    spoil: (good) =>
      spoilPages(good, ({ cursor, differences }) => ({
        cursor,
        differences: differences.filter(({ kind }) => kind !== "undetermined"),
      })),
  },
  {
    fault: "takes one who is missing for one who is not entitled",
    caughtBy: "never takes one who is missing for one who is not entitled",
    spoil: (good) =>
      spoilPages(good, ({ cursor, differences }) => ({
        cursor,
        differences: differences.map((each) =>
          each.after.status === UNSEEN
            ? { ...each, kind: "stop-candidate", after: { ...each.after, status: NO } }
            : each,
        ),
      })),
  },
  {
    fault: "compares with a run before it is accepted",
    caughtBy: "compares with nothing before it is accepted",
    spoil: (good) => ({
      ...good,
      determine: async (run, onProgress) => {
        const result = await good.determine(run, onProgress)
        await good.accept(run.run)
        return result
      },
    }),
  },
  {
    fault: "looks at too few of those who can have changed",
    caughtBy: "comes to the same when only those are looked at who can have changed",
    spoil: (good) => {
      const some = new Set<string>()
      const spoiled = spoilPages(good, (page, run) =>
        some.has(run) ? { ...page, differences: page.differences.slice(1) } : page,
      )
      return {
        ...spoiled,
        determine: (run, onProgress) => {
          if (run.scope === "changed") some.add(run.run)
          return good.determine(run, onProgress)
        },
      }
    },
  },
  {
    fault: "begins a page with the last difference of the page before",
    caughtBy: "hands out every difference once, in pages of any length, in an order that stays",
    spoil: (good) => {
      let last: Page["differences"] = []
      return {
        ...good,
        differences: async (query) => {
          const page = await good.differences(query)
          const repeated = query.after === undefined ? [] : last
          last = page.differences.slice(-1)
          return { ...page, differences: [...repeated, ...page.differences].slice(0, query.limit) }
        },
      }
    },
  },
  {
    fault: "invents a fen for everybody who is entitled",
    caughtBy: "decides every subject as the interpreter does",
    spoil: (good) => ({
      ...good,
      outcomes: async (query) =>
        (await good.outcomes(query)).map((each) =>
          each.status === YES ? { ...each, amount: each.amount + 1 } : each,
        ),
    }),
  },
  {
    fault: "decides anew each time the same run is asked for",
    caughtBy: "gives one answer to a run, however often it is determined",
    spoil: (good) => {
      let times = 0
      return {
        ...good,
        determine: async (run, onProgress) => {
          const result = await good.determine(run, onProgress)
          times += 1
          return { ...result, touched: result.touched + times }
        },
      }
    },
  },
  {
    fault: "keeps what is discarded",
    caughtBy: "forgets what is discarded, and nothing that was accepted",
    spoil: (good) => ({ ...good, discard: async () => {} }),
  },
  {
    fault: "takes the id of a run for its basis",
    caughtBy: "refuses the id of a run on another basis",
    spoil: (good) => {
      const results = new Map<string, ReturnType<Population["determine"]>>()
      return {
        ...good,
        determine: (run, onProgress) => {
          const result = results.get(run.run) ?? good.determine(run, onProgress)
          results.set(run.run, result)
          return result
        },
      }
    },
  },
  {
    fault: "says more of a subject than is asked for",
    caughtBy: "says what is known of some, in their order, of the facts that are asked for",
    spoil: (good) => ({
      ...good,
      facts: (query) => good.facts({ ...query, facts: ["born", "registeredIn", "died", "paidElsewhere"] }),
    }),
  },
]
