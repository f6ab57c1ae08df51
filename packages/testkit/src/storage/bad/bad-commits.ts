/** Faults of what a commit does and answers: acts, versions, commands. */
import { type Act, StorageError, type Storage } from "@onevisit/core/ports"
import { alone, atTrueVersion, type BadStorage, each, forgetful, changingActs } from "./bad-storage.ts"
import { aMoment } from "../../a-moment.ts"

export const badCommits: readonly BadStorage[] = [
  {
    fault: "loses the last act of a call and reports it as committed",
    caughtBy: "tries the acts of one call in order, each on its own",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        const outcomes = await good.commit(acts.length > 1 ? acts.slice(0, -1) : acts)
        const last = acts.at(-1)
        if (acts.length < 2 || last === undefined) return outcomes
        return [...outcomes, { outcome: "committed", replayed: false, result: last.result }]
      },
    }),
  },
  {
    fault: "ignores the expected version",
    caughtBy: "refuses an act that expects a stale version and names the stream",
    spoil: (good) => ({
      ...good,
      commit: (acts) => each(acts, async (act) => alone(good, await atTrueVersion(good, act))),
    }),
  },
  {
    fault: "lets an act pass that appends nothing to a stream, whatever version it expects",
    caughtBy: "checks the version of a stream to which it appends nothing",
    spoil: (good) =>
      changingActs(good, (act) => ({ ...act, append: act.append.filter(({ events }) => events.length > 0) })),
  },
  {
    fault: "looks at the version, waits, and then writes at whatever version there is",
    caughtBy: "loses no update of callers who read, decide and write",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        each(acts, async (act) => {
          const { append } = await atTrueVersion(good, act)
          const stale = append.some((part, at) => part.expectedVersion !== act.append[at]?.expectedVersion)
          if (stale) return alone(good, act)
          await aMoment()
          return alone(good, await atTrueVersion(good, act))
        }),
    }),
  },
  {
    fault: "forgets command ids",
    caughtBy: "answers a repeated command with its first result and writes nothing",
    spoil: forgetful,
  },
  {
    fault: "answers a repeated command with the result that comes with it",
    caughtBy: "answers a repeated command with its first result and writes nothing",
    spoil: (good) => ({
      ...good,
      commit: async (acts) =>
        (await good.commit(acts)).map((one, at) =>
          one.outcome === "committed" ? { ...one, result: acts[at]?.result } : one,
        ),
    }),
  },
  {
    fault: "accepts a known command id with another digest",
    caughtBy: "refuses a known command id with another digest",
    spoil: (good) => changingActs(good, (act) => ({ ...act, digest: "same" })),
  },
  {
    fault: "remembers a command that met a conflict",
    caughtBy: "does not remember a command that met a conflict",
    spoil: (good) => {
      const met = new Map<string, string>()
      return {
        ...good,
        commit: (acts) =>
          each(acts, async (act) => {
            const { commandId, digest } = act
            const other = met.get(commandId) ?? digest
            if (other !== digest) return { outcome: "conflict", on: { kind: "command", commandId } }
            const outcome = await alone(good, act)
            if (outcome.outcome === "conflict") met.set(commandId, digest)
            return outcome
          }),
      }
    },
  },
  {
    fault: "checks versions before it knows a command again",
    caughtBy: "knows a command again before it looks at anything else of the act",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        each(acts, async (act) => {
          for (const { expectedVersion, stream } of act.append) {
            const actualVersion = (await good.readStream({ stream })).length
            if (actualVersion > expectedVersion)
              return { outcome: "conflict", on: { kind: "stream", stream, actualVersion } }
          }
          return alone(good, act)
        }),
    }),
  },
  {
    fault: "looks for a command, waits, and then does it",
    caughtBy: "lets the same command take effect once when it comes many times at once",
    spoil: (good) => {
      const known = new Set<string>()
      const bad = forgetful(good)
      return {
        ...bad,
        commit: (acts) =>
          each(acts, async (act) => {
            if (known.has(act.commandId)) return alone(good, act)
            await aMoment()
            known.add(act.commandId)
            return alone(bad, await atTrueVersion(good, act))
          }),
      }
    },
  },
  {
    fault: "is unavailable after taking effect when many call, and refuses the repetition",
    caughtBy: "lets a command take effect once in whichever calls it comes, and however many are in flight",
    spoil: (good) => {
      let inFlight = 0
      const refused = new Set<string>()
      return {
        ...good,
        commit: async (acts) => {
          if (acts.some(({ commandId }) => refused.has(commandId)))
            return acts.map(({ commandId }) => ({ outcome: "conflict", on: { kind: "command", commandId } }))
          inFlight += 1
          try {
            await aMoment()
            const outcomes = await good.commit(acts)
            if (inFlight <= 6) return outcomes
          } finally {
            inFlight -= 1
          }
          for (const { commandId } of acts) refused.add(commandId)
          throw new StorageError("Unavailable", "Too many call at once. Repeat the call.")
        },
      }
    },
  },
  {
    fault: "commits half of an act that conflicts",
    caughtBy: "leaves nothing of an act whose last unique key is taken",
    spoil: (good) => ({ ...good, commit: (acts) => each(acts, (act) => commitInHalves(good, act)) }),
  },
  {
    fault: "writes view rows before it knows whether the act conflicts",
    caughtBy: "does all of the acts that succeed and nothing of those that fail, in one call of many",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        const outcomes = await good.commit(acts)
        const failed = acts.filter((_, at) => outcomes[at]?.outcome === "conflict")
        for (const { commandId, views = [] } of failed) {
          const id = `rows of ${commandId}`
          await good.commit([{ commandId: id, digest: id, append: [], views, result: null }])
        }
        return outcomes
      },
    }),
  },
  {
    fault: "fails all acts of a call when one conflicts",
    caughtBy: "tries the acts of one call in order, each on its own",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        let conflict: Awaited<ReturnType<typeof alone>> | undefined
        return each(acts, async (act) => {
          const outcome = conflict ?? (await alone(good, act))
          if (outcome.outcome === "conflict") conflict = outcome
          return outcome
        })
      },
    }),
  },
  {
    fault: "writes the acts before one that cannot be stored",
    caughtBy: "writes nothing of a call of many when one of its acts cannot be stored",
    spoil: (good) => ({ ...good, commit: (acts) => each(acts, (act) => alone(good, act)) }),
  },
  {
    fault: "writes the acts of a call in the order of their streams, against deadlocks",
    caughtBy: "tries the acts of a call in the order given, even where another order would let more succeed",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        const first = (act: Act | undefined) => act?.append[0]?.stream ?? ""
        const order = acts.map((_, at) => at).sort((a, b) => (first(acts[a]) < first(acts[b]) ? -1 : 1))
        const outcomes = await good.commit(order.map((at) => acts[at]!))
        return acts.map((_, at) => outcomes[order.indexOf(at)]!)
      },
    }),
  },
  {
    fault: "answers first for the acts that are new",
    caughtBy: "answers the whole call in the same way when it is repeated, and writes nothing more",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        const outcomes = await good.commit(acts)
        const isNew = (at: number) => (outcomes[at]?.outcome === "committed" ? 0 : 1)
        const order = outcomes.map((_, at) => at).sort((a, b) => isNew(a) - isNew(b))
        return order.map((at) => outcomes[at]!)
      },
    }),
  },
  {
    fault: "fails on a call without acts",
    caughtBy: "accepts a call without acts",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        if (acts.length === 0) throw new StorageError("Rejected", "A statement has at least one row.")
        return good.commit(acts)
      },
    }),
  },
  {
    fault: "sends no message of an act that also sets a timer",
    caughtBy: "does everything of an act that succeeds",
    spoil: (good) =>
      changingActs(good, (act) => ((act.timers ?? []).length > 0 ? { ...act, messages: [] } : act)),
  },
  {
    fault: "does no more than a thousand acts of a call",
    caughtBy: "does thousands of acts of one call, each once",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => [
        ...(await good.commit(acts.slice(0, 1000))),
        ...acts.slice(1000).map(({ result }) => ({ outcome: "committed", replayed: false, result }) as const),
      ],
    }),
  },
]

async function commitInHalves(good: Storage, act: Act): ReturnType<typeof alone> {
  const { append, checkpoints, unique, ...rest } = act
  const outcome = await alone(good, { ...rest, append })
  if (outcome.outcome !== "committed" || outcome.replayed) return outcome
  const half = { commandId: `half of ${act.commandId}`, digest: act.digest, append: [], result: null }
  const other = await alone(good, { ...half, ...(unique && { unique }), ...(checkpoints && { checkpoints }) })
  return other.outcome === "conflict" ? other : outcome
}
