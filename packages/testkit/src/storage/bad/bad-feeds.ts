/** Faults of what is read of events: the feed, streams, checkpoints. */
import type { Act, Storage } from "@onevisit/core/ports"
import { aMoment } from "../../a-moment.ts"
import { alone, type BadStorage, each, changingActs } from "./bad-storage.ts"

export const badFeeds: readonly BadStorage[] = [
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
    fault: "orders the feed by the instant of record",
    caughtBy: "orders the feed by position, whatever the instants of record say",
    spoil: (good) => ({
      ...good,
      readFeed: async ({ after, limit }) => {
        const all = await good.readFeed({ after, limit: Number.MAX_SAFE_INTEGER })
        return all.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).slice(0, limit)
      },
    }),
  },
  {
    fault: "shows the feed stream by stream",
    caughtBy: "orders the events of all streams by position",
    spoil: (good) => ({
      ...good,
      readFeed: async (query) =>
        (await good.readFeed(query)).toSorted((a, b) =>
          a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0,
        ),
    }),
  },
  {
    fault: "shows the event again after which a reader asks",
    caughtBy: "continues the feed after a position, so many events at a time",
    spoil: (good) => ({
      ...good,
      readFeed: ({ after, limit }) => good.readFeed({ after: Math.max(0, after - 1), limit }),
    }),
  },
  {
    fault: "reads no more than a thousand events of a stream",
    caughtBy: "keeps an act of thousands of events, and reads them all at once or page by page",
    spoil: (good) => ({
      ...good,
      readStream: async (query) => (await good.readStream(query)).slice(0, 1000),
    }),
  },
  {
    fault: "counts versions from 0",
    caughtBy: "counts the events of a stream from 1",
    spoil: (good) => ({
      ...good,
      readStream: async (query) =>
        (await good.readStream(query)).map((event) => ({ ...event, version: event.version - 1 })),
    }),
  },
  {
    fault: "writes the events of an act stream by stream",
    caughtBy: "writes the events of one act in the order in which they stand in it",
    spoil: (good) =>
      changingActs(good, (act) => ({
        ...act,
        append: act.append.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0)),
      })),
  },
  {
    fault: "moves a checkpoint on from wherever it stands",
    caughtBy: "moves a checkpoint on only from where it stands",
    spoil: (good) => ({
      ...good,
      commit: (acts) => each(acts, async (act) => alone(good, await fromTrueCheckpoints(good, act))),
    }),
  },
  {
    fault: "looks at a checkpoint, waits, and then moves it",
    caughtBy: "lets one of many readers move a checkpoint that all believe in",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        each(acts, async (act) => {
          const { checkpoints } = await fromTrueCheckpoints(good, act)
          const isTrue = JSON.stringify(checkpoints) === JSON.stringify(act.checkpoints ?? [])
          await aMoment()
          return alone(good, isTrue ? await fromTrueCheckpoints(good, act) : act)
        }),
    }),
  },
]

/** The act with the places that its checkpoints have, whatever it believes. */
async function fromTrueCheckpoints(good: Storage, act: Act): Promise<Act> {
  const moved = new Map<string, number>()
  const checkpoints = []
  for (const one of act.checkpoints ?? []) {
    checkpoints.push({ ...one, from: moved.get(one.name) ?? (await good.readCheckpoint(one.name)) })
    moved.set(one.name, one.to)
  }
  return { ...act, checkpoints }
}
