/**
 * Storages with one seeded fault each, for those who test a contract suite: a suite that lets one of these
 * pass does not guard the guarantee it breaks. Each spoils a good storage from outside.
 */
import type { Act, ActOutcome, Storage, StoredEvent } from "@onevisit/core/ports"

export interface BadStorage {
  /** What is wrong with it. */
  readonly fault: string
  /** A test of `storageContract` that catches it; others may too. */
  readonly caughtBy: string
  readonly spoil: (good: Storage) => Storage
}

/** One for each way to be wrong that has been met, or is feared. */
export const badStorages: readonly BadStorage[] = [
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
      commit: (acts) => each(acts, async (act) => (await good.commit([await atTrueVersion(good, act)]))[0]!),
    }),
  },
  {
    fault: "forgets command ids",
    caughtBy: "answers a repeated command with its first result and writes nothing",
    spoil: (good) => {
      const forget = { calls: 0 }
      const disguise = (act: Act): Act => ({ ...act, commandId: `${(forget.calls += 1)}|${act.commandId}` })
      const reveal = (event: StoredEvent): StoredEvent => ({
        ...event,
        commandId: event.commandId.slice(event.commandId.indexOf("|") + 1),
      })
      return {
        ...good,
        commit: (acts) => good.commit(acts.map(disguise)),
        readStream: async (query) => (await good.readStream(query)).map(reveal),
        readFeed: async (query) => (await good.readFeed(query)).map(reveal),
      }
    },
  },
  {
    fault: "accepts a known command id with another digest",
    caughtBy: "refuses a known command id with another digest",
    spoil: (good) => ({
      ...good,
      commit: (acts) => good.commit(acts.map((act) => ({ ...act, digest: "same" }))),
    }),
  },
  {
    fault: "commits half of an act that conflicts",
    caughtBy: "leaves nothing of an act whose last unique key is taken",
    spoil: (good) => ({ ...good, commit: (acts) => each(acts, (act) => commitInHalves(good, act)) }),
  },
  {
    fault: "fails all acts of a call when one conflicts",
    caughtBy: "tries the acts of one call in order, each on its own",
    spoil: (good) => ({
      ...good,
      commit: async (acts) => {
        const outcomes: ActOutcome[] = []
        for (const act of acts) {
          const conflict = outcomes.find(({ outcome }) => outcome === "conflict")
          outcomes.push(conflict ?? (await good.commit([act]))[0]!)
        }
        return outcomes
      },
    }),
  },
  {
    fault: "shows a position late",
    caughtBy: "never shows an event at or below a position a reader has been given",
    spoil: (good) => {
      let shown = 0
      return {
        ...good,
        // The newest event but one is not yet there when it is first looked for, as with sequences and open transactions.
        readFeed: async (query) => {
          const events = await good.readFeed(query)
          const late = events.at(-2)?.position ?? 0
          if (late <= shown) return events
          shown = late
          return events.filter(({ position }) => position !== late)
        },
      }
    },
  },
  {
    fault: "leaks a lease: hands out a message that another has",
    caughtBy: "never hands a message to two at once",
    spoil: (good) => ({
      ...good,
      claimMessages: (claim) => good.claimMessages({ ...claim, leaseUntil: claim.now }),
    }),
  },
  {
    fault: "lets a stale lease settle",
    caughtBy: "hands a message to another when the lease has run out",
    spoil: (good) => {
      const leases = new Map<string, string>()
      return {
        ...good,
        claimMessages: async (claim) => {
          const claimed = await good.claimMessages(claim)
          for (const { id, lease } of claimed) leases.set(id, lease)
          return claimed
        },
        settleMessages: (settlements) =>
          good.settleMessages(settlements.map((one) => ({ ...one, lease: leases.get(one.id) ?? one.lease }))),
      }
    },
  },
  {
    fault: "gives a named lease to everyone",
    caughtBy: "gives a named lease to one holder, who may prolong it",
    spoil: (good) => ({ ...good, lease: async () => true }),
  },
  {
    fault: "mutates what it is given",
    caughtBy: "changes nothing it is given",
    spoil: (good) => ({
      ...good,
      commit: (acts) => {
        for (const { append } of acts)
          for (const { events } of append) for (const event of events) Object.assign(event, { v: 2 })
        return good.commit(acts)
      },
    }),
  },
  {
    fault: "gives everyone the same object",
    caughtBy: "keeps nothing by reference that it is given or gives",
    spoil: (good) => {
      const rows = new Map<string, Awaited<ReturnType<Storage["getView"]>>>()
      return {
        ...good,
        getView: async (query) => {
          const at = JSON.stringify(query)
          const fresh = await good.getView(query)
          const kept = rows.get(at)
          if (kept && fresh && JSON.stringify(kept.index) === JSON.stringify(fresh.index)) return kept
          rows.set(at, fresh)
          return fresh
        },
      }
    },
  },
  {
    fault: "replaces text that cannot be stored",
    caughtBy: "refuses text that cannot be stored, wherever it stands, before anything is written",
    spoil: (good) => ({ ...good, commit: (acts) => good.commit(replaced(acts) as readonly Act[]) }),
  },
  {
    fault: "does not tell numbers from text in an index",
    caughtBy: "tells text, numbers, truth values and null apart when it looks for equality",
    spoil: (good) => ({
      ...good,
      findViews: async (query) => {
        const as = (type: (value: unknown) => unknown) => ({
          ...query,
          where: Object.fromEntries(
            Object.entries(query.where ?? {}).map(([field, value]) => [field, type(value) as typeof value]),
          ),
        })
        const exact = await good.findViews(query)
        const numbers = Object.values(query.where ?? {}).some((value) => typeof value === "number")
        if (exact.rows.length > 0 && !numbers) return exact
        return good.findViews(numbers ? as(String) : query)
      },
    }),
  },
  {
    fault: "pages by counting rows",
    caughtBy: "neither repeats nor skips rows when others are written between pages",
    spoil: (good) => ({
      ...good,
      findViews: async ({ after, ...query }) => {
        const { rows } = await good.findViews({ ...query, limit: Number.MAX_SAFE_INTEGER - 1 })
        const from = Number(after ?? 0)
        const until = from + query.limit
        return { rows: rows.slice(from, until), cursor: rows.length > until ? String(until) : null }
      },
    }),
  },
  {
    fault: "forgets a timer once it has shown it",
    caughtBy: "keeps a timer due until a command moves or cancels it",
    spoil: (good) => {
      const shown = new Set<string>()
      return {
        ...good,
        dueTimers: async (query) => {
          const due = (await good.dueTimers(query)).filter((timer) => !shown.has(JSON.stringify(timer)))
          for (const timer of due) shown.add(JSON.stringify(timer))
          return due
        },
      }
    },
  },
  {
    fault: "fails without its name",
    caughtBy: "fails by name once it is closed, and may be closed twice",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        good.commit(acts).catch(() => {
          throw new Error("Something went wrong")
        }),
    }),
  },
]

async function each(
  acts: readonly Act[],
  commit: (act: Act) => Promise<ActOutcome>,
): Promise<readonly ActOutcome[]> {
  const outcomes: ActOutcome[] = []
  for (const act of acts) outcomes.push(await commit(act))
  return outcomes
}

async function atTrueVersion(good: Storage, act: Act): Promise<Act> {
  const append = []
  for (const part of act.append) {
    append.push({ ...part, expectedVersion: (await good.readStream({ stream: part.stream })).length })
  }
  return { ...act, append }
}

async function commitInHalves(good: Storage, act: Act): Promise<ActOutcome> {
  const { append, checkpoints, unique, ...rest } = act
  const [outcome] = await good.commit([{ ...rest, append }])
  if (outcome?.outcome !== "committed" || outcome.replayed) return outcome!
  const half = { commandId: `half of ${act.commandId}`, digest: act.digest, append: [], result: null }
  const [other] = await good.commit([
    { ...half, ...(unique && { unique }), ...(checkpoints && { checkpoints }) },
  ])
  return other?.outcome === "conflict" ? other : outcome
}

/** As drivers do that encode text without looking. */
function replaced(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").replaceAll(/\p{Surrogate}/gu, "\ufffd")
  if (Array.isArray(value)) return value.map(replaced)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [String(replaced(key)), replaced(member)]),
  )
}
