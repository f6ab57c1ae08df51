/** Faults that show when a storage is opened again, by another program, damaged, or from a copy. */
import { type Act, type Storage, StorageError, type StoredEvent } from "@onevisit/core/ports"
import { type BadStorage, forgetful } from "./bad-storage.ts"

export const badLasting: readonly BadStorage[] = [
  {
    fault: "loses the last write when it is closed",
    caughtBy: "still has the last act, which was acknowledged just before it was closed",
    needs: "reopen",
    spoil: writingBehind,
  },
  {
    fault: "forgets command ids when it is opened again",
    caughtBy: "still knows its commands and their first results when it is opened again",
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? forgetful(good) : good),
  },
  {
    fault: "loses its checkpoints when it is opened again",
    caughtBy: "still has its unique keys and its checkpoints when it is opened again",
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? { ...good, readCheckpoint: async () => 0 } : good),
  },
  {
    fault: "begins its positions anew when it is opened again",
    caughtBy: "still has its events when it is opened again, and its positions go on rising",
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? countingAnew(good) : good),
  },
  {
    fault: "loses its timers when it is opened again",
    caughtBy: "still has its view rows and its timers when it is opened again",
    needs: "reopen",
    spoil: (good, opening) => (opening === "reopened" ? { ...good, dueTimers: async () => [] } : good),
  },
  {
    fault: "loses its leases when it is opened again",
    caughtBy: "still has its messages under their leases, and its named leases, when it is opened again",
    needs: "reopen",
    spoil: (good, opening) => {
      const far = "2100-01-01T00:00:00.000Z" as Parameters<Storage["lease"]>[0]["now"]
      return opening === "reopened" ? { ...good, lease: (asked) => good.lease({ ...asked, now: far }) } : good
    },
  },
  {
    fault: "hides what is damaged and begins anew",
    caughtBy: "says so when what it kept is damaged, and leaves it as it is",
    needs: "damage",
    spoil: (good) => ({
      ...good,
      readFeed: (query) => good.readFeed(query).catch((error) => whenCorrupt(error, [])),
      commit: (acts) =>
        good.commit(acts).catch((error) =>
          whenCorrupt(
            error,
            acts.map(({ result }) => ({ outcome: "committed", replayed: false, result }) as const),
          ),
        ),
    }),
  },
  {
    fault: "shows another program's events only after it has written itself",
    caughtBy: "shows what another storage on the same data has written, and conflicts with it",
    needs: "beside",
    spoil: (good, opening) => {
      if (opening !== "beside") return good
      let stale = true
      return {
        ...good,
        commit: async (acts) => {
          stale = false
          return good.commit(acts)
        },
        readFeed: async (query) => (stale ? [] : good.readFeed(query)),
      }
    },
  },
  {
    fault: "keeps named leases in the program",
    caughtBy: "never hands a message or a named lease to two storages on the same data",
    needs: "beside",
    spoil: (good, opening) => ({
      ...good,
      lease: (asked) => good.lease({ ...asked, name: `${opening} ${asked.name}` }),
    }),
  },
  {
    fault: "gives each program positions of its own",
    caughtBy: "keeps one order of events for all storages on the same data",
    needs: "beside",
    spoil: (good, opening) => {
      if (opening !== "beside") return good
      const shifted = (event: StoredEvent) => ({ ...event, position: event.position * 2 })
      return { ...good, readFeed: async (query) => (await good.readFeed(query)).map(shifted) }
    },
  },
  {
    fault: "answers from a cache of streams that other programs do not empty",
    caughtBy: "loses no update of callers who read, decide and write, on shared data",
    needs: "beside",
    spoil: (good) => {
      const cache = new Map<string, readonly StoredEvent[]>()
      const emptied = (acts: readonly Act[]) => {
        for (const { append } of acts) for (const { stream } of append) cache.delete(stream)
      }
      return {
        ...good,
        commit: async (acts) => {
          const outcomes = await good.commit(acts)
          if (outcomes.every(({ outcome }) => outcome === "committed")) emptied(acts)
          return outcomes
        },
        readStream: async (query) => {
          if (Object.keys(query).length > 1) return good.readStream(query)
          const kept = cache.get(query.stream) ?? (await good.readStream(query))
          cache.set(query.stream, kept)
          return kept
        },
      }
    },
  },
  {
    fault: "leaves the newest act out of a copy",
    caughtBy: "copies everything it holds, down to the last act",
    needs: "backup",
    spoil: (good, opening) =>
      opening === "restored"
        ? { ...good, readFeed: async (query) => (await good.readFeed(query)).slice(0, -1) }
        : good,
  },
  {
    fault: "makes a copy that is a link to the same data",
    caughtBy: "makes a copy that lives apart from then on",
    needs: "backup",
    spoil: knowingTheOriginal((copy, original) => ({ ...original, close: copy.close })),
  },
  {
    fault: "copies checkpoints later than events",
    caughtBy: "copies a state that was while others write: of each act all or nothing",
    needs: "backup",
    spoil: knowingTheOriginal((copy, { readCheckpoint }) => ({ ...copy, readCheckpoint })),
  },
]

/** Everything stands still until the next call, and what stands still at the end is lost. */
function writingBehind(good: Storage): Storage {
  let waiting: Act | undefined
  const flush = async () => {
    const act = waiting
    waiting = undefined
    if (act) await good.commit([act])
  }
  const after =
    <Query extends readonly unknown[], Answer>(call: (...query: Query) => Promise<Answer>) =>
    async (...query: Query): Promise<Answer> => {
      await flush()
      return call(...query)
    }
  return {
    ...good,
    commit: async (acts) => {
      await flush()
      const [only] = acts
      const held = await good.readFeed({ after: 0, limit: 1 })
      const plain = acts.length === 1 && only !== undefined && only.append.length > 0 && held.length > 0
      if (!plain || only.append.some(({ expectedVersion }) => expectedVersion === 0)) return good.commit(acts)
      waiting = only
      return [{ outcome: "committed", replayed: false, result: only.result }]
    },
    readStream: after(good.readStream),
    readFeed: after(good.readFeed),
    readCheckpoint: after(good.readCheckpoint),
    getView: after(good.getView),
    findViews: after(good.findViews),
    dueTimers: after(good.dueTimers),
    claimMessages: after(good.claimMessages),
    settleMessages: after(good.settleMessages),
  }
}

function countingAnew(good: Storage): Storage {
  let before: number | undefined
  return {
    ...good,
    commit: async (acts) => {
      before ??= (await good.readFeed({ after: 0, limit: Number.MAX_SAFE_INTEGER })).length
      return good.commit(acts)
    },
    readFeed: async ({ after, limit }) => {
      const all = await good.readFeed({ after: 0, limit: Number.MAX_SAFE_INTEGER })
      const anew = all.map((event, at) =>
        before !== undefined && at >= before ? { ...event, position: at - before + 1 } : event,
      )
      return anew.filter(({ position }) => position > after).slice(0, limit)
    },
  }
}

/** Spoils copies alone, with the storage at hand that was made last. */
function knowingTheOriginal(spoil: (copy: Storage, original: Storage) => Storage): BadStorage["spoil"] {
  let original: Storage | undefined
  return (good, opening) => {
    if (opening === "made") original = good
    return opening === "restored" && original ? spoil(good, original) : good
  }
}

function whenCorrupt<T>(error: unknown, instead: T): T {
  if (error instanceof StorageError && error.reason === "Corrupt") return instead
  throw error
}
