/** Faults of what is kept of values and texts, and of how it is refused. */
import { type Act, type Storage, StorageError, type StoredEvent } from "@onevisit/core/ports"
import { type BadStorage, everyText, everyValue, changingActs } from "./bad-storage.ts"

export const badValues: readonly BadStorage[] = [
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
    fault: "keeps what it is given by reference",
    caughtBy: "keeps nothing by reference that it is given or gives",
    spoil: (good) => {
      const kept = new Map<string, unknown>()
      const whole = (events: readonly StoredEvent[]) =>
        events.map((event) => {
          const at = JSON.stringify([event.stream, event.version])
          return kept.has(at) ? { ...event, data: kept.get(at) } : event
        })
      return {
        ...good,
        commit: async (acts) => {
          const outcomes = await good.commit(acts)
          for (const [at, { append }] of acts.entries()) {
            const outcome = outcomes[at]
            if (outcome?.outcome !== "committed" || outcome.replayed) continue
            for (const { events, expectedVersion, stream } of append)
              for (const [more, { data }] of events.entries())
                kept.set(JSON.stringify([stream, expectedVersion + more + 1]), data)
          }
          return outcomes
        },
        readStream: async (query) => whole(await good.readStream(query)),
        readFeed: async (query) => whole(await good.readFeed(query)),
      }
    },
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
    fault: "stores numbers as text",
    caughtBy: "reads back every value as it was written",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        good.commit(everyValue(acts, (value) => (typeof value === "number" ? String(value) : value))),
    }),
  },
  {
    fault: "leaves out members that are null",
    caughtBy: "reads back every value as it was written",
    spoil: (good) => ({
      ...good,
      commit: (acts) => good.commit(everyValue(acts, withoutNulls)),
    }),
  },
  {
    fault: "normalises Unicode",
    caughtBy: "reads back every text as it was written, wherever text may stand",
    spoil: (good) => ({
      ...good,
      commit: (acts) => good.commit(everyText(acts, (text) => text.normalize("NFC")) as readonly Act[]),
    }),
  },
  {
    fault: "trims text",
    caughtBy: "tells commands with ids alike apart",
    spoil: (good) => changingActs(good, (act) => ({ ...act, commandId: act.commandId.trim() })),
  },
  {
    fault: "forgets who acted",
    caughtBy: "reads back the whole event",
    spoil: (good) => ({
      ...good,
      readStream: async (query) =>
        (await good.readStream(query)).map((event) => ({
          ...event,
          actor: { kind: "system", name: "storage" },
        })),
    }),
  },
  {
    fault: "loses the chain of an event",
    caughtBy: "reads back the whole event",
    spoil: (good) => {
      const unchained = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
        events.map((event) => {
          const { chain, ...rest } = event
          return chain === undefined ? event : rest
        })
      return {
        ...good,
        readStream: async (query) => unchained(await good.readStream(query)),
        readFeed: async (query) => unchained(await good.readFeed(query)),
      }
    },
  },
  {
    fault: "gives an empty chain to an event that came without one",
    caughtBy: "reads back the whole event",
    spoil: (good) => ({
      ...good,
      readStream: async (query) => (await good.readStream(query)).map((event) => ({ chain: "", ...event })),
    }),
  },
  {
    fault: "cuts off what is longer than a column",
    caughtBy: "keeps values of several megabytes, wherever a value may stand",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        good.commit(everyValue(acts, (value) => everyText(value, (text) => text.slice(0, 65_535)))),
    }),
  },
  {
    fault: "replaces text that cannot be stored",
    caughtBy: "refuses text that cannot be stored, wherever it stands, before anything is written",
    spoil: (good) => ({
      ...good,
      commit: (acts) => good.commit(everyText(acts, storable) as readonly Act[]),
    }),
  },
  {
    fault: "looks for what it makes of text that cannot be stored",
    caughtBy: "does not take text that cannot be stored for text that is stored",
    spoil: (good) => ({
      ...good,
      getView: (query) => good.getView(everyText(query, storable) as typeof query),
    }),
  },
  {
    fault: "rounds fractions",
    caughtBy: "refuses numbers and values that JSON cannot carry everywhere",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        good.commit(everyValue(acts, (value) => (typeof value === "number" ? Math.round(value) : value))),
    }),
  },
  {
    fault: "reads instants in any form, as far as it understands them",
    caughtBy: "refuses an instant that does not sort as text",
    spoil: (good) => ({
      ...good,
      dueTimers: ({ limit, until }) => {
        const read = new Date(until)
        const at = Number.isNaN(read.valueOf()) ? until : (read.toISOString() as typeof until)
        return good.dueTimers({ limit, until: at })
      },
    }),
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
  {
    fault: "fails when it is closed twice",
    caughtBy: "fails by name once it is closed, and may be closed twice",
    spoil: (good) => {
      let closed = false
      return {
        ...good,
        close: async () => {
          if (closed) throw new StorageError("Rejected", "It is closed already.")
          closed = true
          await good.close()
        },
      }
    },
  },
]

/** As drivers do that encode text without looking. */
function storable(text: string): string {
  return text.replaceAll("\0", "").replaceAll(/\p{Surrogate}/gu, "\ufffd")
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null))
}
