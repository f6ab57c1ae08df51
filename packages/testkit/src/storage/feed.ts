/** Guarantee 5: one order of all events in which nothing turns up behind a reader; and checkpoints on it. */
import type { Storage, StoredEvent } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, sampleAct, sampleEvent } from "../samples.ts"
import { movesOn, type StorageTest } from "./storage-test.ts"

const one = (commandId: string, stream: string, expectedVersion = 0) =>
  sampleAct(commandId, { append: [{ stream, expectedVersion, events: [sampleEvent(commandId)] }] })

export function feed(test: StorageTest): void {
  test("orders the events of all streams by position", async (storage) => {
    await commitAll(storage, one("c1", "a"), one("c2", "b"), one("c3", "a", 1))
    const events = await storage.readFeed({ after: 0, limit: 100 })
    sameContent(
      events.map(({ commandId }) => commandId),
      ["c1", "c2", "c3"],
    )
    rises(events)
    const streamed = await storage.readStream({ stream: "a" })
    sameContent(
      streamed,
      events.filter(({ stream }) => stream === "a"),
      "A stream and the feed show the same events",
    )
  })

  test("continues the feed after a position, so many events at a time", async (storage) => {
    await commitAll(storage, ...Array.from({ length: 7 }, (_, at) => one(`c${at}`, `s${at}`)))
    const seen = await readOn(storage, 0, 3)
    assert.equal(seen.length, 7)
    rises(seen)
    sameContent(await storage.readFeed({ after: seen.at(-1)!.position, limit: 3 }), [])
  })

  test("never shows an event at or below a position a reader has been given", async (storage) => {
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let at = 0; at < 10; at += 1) await commitOne(storage, one(`${writer}-${at}`, `s${writer}`, at))
    })
    const work = { done: false }
    const writing = Promise.all(writers).finally(() => (work.done = true))
    const seen: StoredEvent[] = []
    while (!work.done) {
      const after = seen.at(-1)?.position ?? 0
      const some = await storage.readFeed({ after, limit: 3 })
      movesOn(some, after)
      seen.push(...some)
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    await writing
    seen.push(...(await readOn(storage, seen.at(-1)?.position ?? 0, 3)))
    rises(seen)
    assert.equal(seen.length, 40, "A reader that only moves forward has seen every event")
    sameContent(seen, await readOn(storage, 0, 1000))
  })
}

export function checkpoints(test: StorageTest): void {
  const move = (commandId: string, from: number, to: number) =>
    sampleAct(commandId, { checkpoints: [{ name: "reader", from, to }] })

  test("moves a checkpoint on only from where it stands", async (storage) => {
    assert.equal(await storage.readCheckpoint("reader"), 0)
    await commitAll(storage, move("c1", 0, 5), move("c2", 5, 9))
    sameContent(await commitOne(storage, move("c3", 5, 7)), {
      outcome: "conflict",
      on: { kind: "checkpoint", name: "reader", actual: 9 },
    })
    assert.equal(await storage.readCheckpoint("reader"), 9)
    assert.equal(await storage.readCheckpoint("another"), 0)
  })

  test("lets one of many readers move a checkpoint that all believe in", async (storage) => {
    const outcomes = await Promise.all([1, 2, 3, 4].map((to) => commitOne(storage, move(`c${to}`, 0, to))))
    assert.equal(outcomes.filter(({ outcome }) => outcome === "committed").length, 1)
  })
}

async function readOn(storage: Storage, after: number, limit: number): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = []
  for (;;) {
    const some = await storage.readFeed({ after: seen.at(-1)?.position ?? after, limit })
    assert.ok(some.length <= limit, "No more events than asked for")
    if (some.length === 0) return seen
    movesOn(some, seen.at(-1)?.position ?? after)
    seen.push(...some)
  }
}

function rises(events: readonly StoredEvent[]): void {
  events.forEach(({ position }, at) => {
    assert.ok(
      Number.isSafeInteger(position) && position > (events[at - 1]?.position ?? 0),
      "Positions rise from above 0",
    )
  })
}
