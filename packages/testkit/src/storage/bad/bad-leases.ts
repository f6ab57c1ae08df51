/** Faults of named leases. */
import { aMoment } from "../../a-moment.ts"
import type { BadStorage } from "./bad-storage.ts"

export const badLeases: readonly BadStorage[] = [
  {
    fault: "gives a named lease to everyone",
    caughtBy: "gives a named lease to one holder, who may prolong it",
    spoil: (good) => ({ ...good, lease: async () => true }),
  },
  {
    fault: "does not let a holder prolong a named lease",
    caughtBy: "gives a named lease to one holder, who may prolong it",
    spoil: (good) => ({
      ...good,
      lease: (asked) => good.lease({ ...asked, holder: `${asked.holder} ${asked.now}` }),
    }),
  },
  {
    fault: "lets anyone give back a named lease",
    caughtBy: "passes a named lease on when it has run out or is given back",
    spoil: (good) => {
      const holders = new Map<string, string>()
      return {
        ...good,
        lease: async (asked) => {
          const back = asked.until <= asked.now
          const holder = back ? (holders.get(asked.name) ?? asked.holder) : asked.holder
          const taken = await good.lease({ ...asked, holder })
          if (taken && !back) holders.set(asked.name, holder)
          return taken
        },
      }
    },
  },
  {
    fault: "looks whether a named lease is free, waits, and then takes it",
    caughtBy: "gives a named lease to one of many who ask at once",
    spoil: (good) => {
      const held = new Map<string, { holder: string; until: string }>()
      return {
        ...good,
        lease: async ({ holder, name, now, until }) => {
          const current = held.get(name)
          await aMoment()
          if (current && current.holder !== holder && current.until > now) return false
          if (until <= now) held.delete(name)
          else held.set(name, { holder, until })
          return true
        },
      }
    },
  },
  {
    fault: "lets whoever held a named lease before prolong it",
    caughtBy: "keeps a named lease for its holder against clocks that run behind",
    spoil: (good) => {
      const before = new Set<string>()
      return {
        ...good,
        lease: async (asked) => {
          const known = before.has(`${asked.name} ${asked.holder}`)
          const taken = await good.lease(asked)
          if (taken) before.add(`${asked.name} ${asked.holder}`)
          return taken || known
        },
      }
    },
  },
]
