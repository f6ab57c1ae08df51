/** Faults of unique keys. */
import { alone, type BadStorage, each, changingActs } from "./bad-storage.ts"

export const badUniqueKeys: readonly BadStorage[] = [
  {
    fault: "gives a unique key to whoever asks last",
    caughtBy: "gives a unique key to one holder and names the holder to others",
    spoil: (good) =>
      changingActs(good, (act) => ({
        ...act,
        unique: (act.unique ?? []).map((one) => ({ ...one, holder: "any" })),
      })),
  },
  {
    fault: "releases a key that another holds",
    caughtBy: "ignores the release of a unique key by one who does not hold it",
    spoil: (good) => {
      const holders = new Map<string, string>()
      return {
        ...good,
        commit: (acts) =>
          each(acts, async (act) => {
            const unique = (act.unique ?? []).map((one) => {
              const at = JSON.stringify([one.scope, one.key])
              return one.action === "release" ? { ...one, holder: holders.get(at) ?? one.holder } : one
            })
            const outcome = await alone(good, { ...act, unique })
            if (outcome.outcome === "committed" && !outcome.replayed)
              for (const { action, holder, key, scope } of unique)
                if (action === "take") holders.set(JSON.stringify([scope, key]), holder)
            return outcome
          }),
      }
    },
  },
  {
    fault: "joins scope and key with a blank",
    caughtBy: "tells unique keys of different scopes apart",
    spoil: (good) =>
      changingActs(good, (act) => ({
        ...act,
        unique: (act.unique ?? []).map((one) => ({ ...one, scope: "", key: `${one.scope} ${one.key}` })),
      })),
  },
  {
    fault: "takes all keys of an act before it releases any",
    caughtBy: "gives a released unique key to the next holder, in the same act or later",
    spoil: (good) =>
      changingActs(good, (act) => ({
        ...act,
        unique: (act.unique ?? []).toSorted((a, b) =>
          a.action === b.action ? 0 : a.action === "take" ? -1 : 1,
        ),
      })),
  },
  {
    fault: "refuses a key also to the one who holds it",
    caughtBy: "lets the holder of a unique key take it again",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        const outcomes = await good.commit(
          acts.map((act) => ({
            ...act,
            unique: (act.unique ?? []).map((one) => ({ ...one, holder: `${one.holder}|${act.commandId}` })),
          })),
        )
        return outcomes.map((one) =>
          one.outcome === "conflict" && one.on.kind === "key"
            ? { ...one, on: { ...one.on, holder: one.on.holder.split("|")[0]! } }
            : one,
        )
      },
    }),
  },
]
