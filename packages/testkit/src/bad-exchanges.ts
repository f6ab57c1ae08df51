/**
 * Exchanges with one seeded fault each, for those who test the contract: a suite that lets one of these pass
 * does not guard the guarantee it breaks. Each spoils a good exchange from outside.
 */
import type { Exchange, StageChange } from "@onevisit/core/ports"

export interface BadExchange {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `exchangeContract` that catches it; others may too. */
  readonly caughtBy: string
  readonly spoil: (good: Exchange) => Exchange
}

/** One for each way to be wrong that has been met, or is feared. */
export const badExchanges: readonly BadExchange[] = [
  {
    fault: "loses every other change and says that it is recorded",
    caughtBy: "holds what was emitted, with its content",
    spoil: (good) => {
      let calls = 0
      return {
        ...good,
        emit: async (change) => {
          calls += 1
          return calls % 2 === 0 ? { outcome: "recorded", reference: change.id } : good.emit(change)
        },
      }
    },
  },
  {
    fault: "holds a change twice that is emitted twice",
    caughtBy: "holds a change once, however often it is emitted, and says that it knows it",
    spoil: (good) => {
      const twice: StageChange[] = []
      return {
        ...good,
        emit: async (change) => {
          const receipt = await good.emit(change)
          if (receipt.outcome === "known") twice.push(change)
          return receipt
        },
        list: async (query) => {
          const { emitted, own } = await good.list(query)
          return { own, emitted: [...emitted, ...twice.filter(({ day }) => day === query.day)] }
        },
      }
    },
  },
  {
    fault: "says recorded of what it knows",
    caughtBy: "holds a change once, however often it is emitted, and says that it knows it",
    spoil: (good) => ({
      ...good,
      emit: async (change) => ({ ...(await good.emit(change)), outcome: "recorded" }),
    }),
  },
  {
    fault: "drops the ids and tells changes apart by case and stage",
    caughtBy: "keeps apart changes of one case that differ in their id alone",
    spoil: (good) => {
      const byStage = new Map<string, string>()
      return {
        ...good,
        emit: (change) => {
          const key = `${change.case} ${change.stage} ${change.day}`
          const id = byStage.get(key) ?? change.id
          byStage.set(key, id)
          return good.emit({ ...change, id })
        },
      }
    },
  },
  {
    fault: "keeps the newest content under a known id",
    caughtBy: "refuses another content under a known id and keeps the first",
    spoil: (good) => {
      const newest = new Map<string, StageChange>()
      return {
        ...good,
        emit: async (change) => {
          const known = newest.get(change.id)
          newest.set(change.id, structuredClone(change))
          return known === undefined ? good.emit(change) : { outcome: "known", reference: `x:${change.id}` }
        },
        list: async (query) => {
          const { emitted, own } = await good.list(query)
          return { own, emitted: emitted.map((change) => newest.get(change.id) ?? change) }
        },
      }
    },
  },
  {
    fault: "leaves out of a list what does not fit on a page",
    caughtBy: "lists all of a busy day, and again the same",
    spoil: (good) => ({
      ...good,
      list: async (query) => {
        const { emitted, own } = await good.list(query)
        return { own, emitted: emitted.slice(0, 200) }
      },
    }),
  },
  {
    fault: "lists by the legal day",
    caughtBy: "lists a day's changes by the day of record and no other day's",
    spoil: (good) => {
      const all: StageChange[] = []
      return {
        ...good,
        emit: async (change) => {
          const receipt = await good.emit(change)
          if (receipt.outcome === "recorded") all.push(structuredClone(change))
          return receipt
        },
        list: async ({ day }) => ({ own: [], emitted: all.filter(({ on }) => on === day) }),
      }
    },
  },
  {
    fault: "drops what it does not know of a change",
    caughtBy: "holds what was emitted, with its content",
    spoil: (good) => ({
      ...good,
      list: async (query) => {
        const { emitted, own } = await good.list(query)
        return { own, emitted: emitted.map(withoutOutcome) }
      },
    }),
  },
  {
    fault: "keeps what it is handed by reference",
    caughtBy: "keeps nothing of what it is handed by reference",
    spoil: (good) => {
      const kept = new Map<string, StageChange>()
      return {
        ...good,
        emit: (change) => {
          kept.set(change.id, kept.get(change.id) ?? change)
          return good.emit(change)
        },
        list: async (query) => {
          const { emitted, own } = await good.list(query)
          return { own, emitted: emitted.map((change) => kept.get(change.id) ?? change) }
        },
      }
    },
  },
]

function withoutOutcome(change: StageChange): StageChange {
  const kept = Object.entries(change).filter(([name]) => name !== "favourable")
  return Object.fromEntries(kept) as unknown as StageChange
}
