/** Guarantees 2 and 3, and unique keys: who was first, and who comes again. */
import type { Act } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, sampleAct, sampleEvent } from "../samples.ts"
import { type StorageTest, traces } from "./storage-test.ts"

const append = (stream: string, expectedVersion: number, ...data: readonly unknown[]) => ({
  stream,
  expectedVersion,
  events: data.map(sampleEvent),
})

export function versions(test: StorageTest): void {
  test("counts the events of a stream from 1", async (storage) => {
    await commitAll(storage, sampleAct("c1", { append: [append("s", 0, "a", "b")] }))
    await commitAll(storage, sampleAct("c2", { append: [append("s", 2, "c")] }))
    const events = await storage.readStream({ stream: "s" })
    sameContent(
      events.map(({ commandId, data, stream, version }) => ({ commandId, data, stream, version })),
      [
        { stream: "s", version: 1, commandId: "c1", data: "a" },
        { stream: "s", version: 2, commandId: "c1", data: "b" },
        { stream: "s", version: 3, commandId: "c2", data: "c" },
      ],
    )
    const part = await storage.readStream({ stream: "s", after: 1, limit: 1 })
    sameContent(
      part.map(({ version }) => version),
      [2],
    )
    sameContent(await storage.readStream({ stream: "s", after: 3 }), [])
    sameContent(await storage.readStream({ stream: "unknown" }), [])
  })

  test("refuses an act that expects a stale version and names the stream", async (storage) => {
    await commitAll(storage, sampleAct("c1", { append: [append("s", 0, "a")] }))
    for (const expectedVersion of [0, 2]) {
      const late = sampleAct(`late-${expectedVersion}`, { append: [append("s", expectedVersion, "b")] })
      sameContent(await commitOne(storage, late), {
        outcome: "conflict",
        on: { kind: "stream", stream: "s", actualVersion: 1 },
      })
    }
    assert.equal((await storage.readStream({ stream: "s" })).length, 1)
  })

  test("writes to several streams in one act, or to none of them", async (storage) => {
    await commitAll(storage, sampleAct("c1", { append: [append("a", 0, 1), append("b", 0, 2)] }))
    const refused = await commitOne(
      storage,
      sampleAct("c2", { append: [append("a", 1, 3), append("c", 0, 4), append("b", 0, 5)] }),
    )
    sameContent(refused, { outcome: "conflict", on: { kind: "stream", stream: "b", actualVersion: 1 } })
    sameContent(await traces(storage, { streams: ["a", "b", "c"] }), { a: 1, b: 1, c: 0 })
  })

  test("checks the version of a stream to which it appends nothing", async (storage) => {
    await commitAll(storage, sampleAct("c1", { append: [append("s", 0, "a")] }))
    await commitAll(storage, sampleAct("c2", { append: [append("s", 1)] }))
    assert.equal(
      (await commitOne(storage, sampleAct("c3", { append: [append("s", 0)] }))).outcome,
      "conflict",
    )
  })

  test("lets one of many win that append to the same version at once", async (storage) => {
    const rivals = Array.from({ length: 12 }, (_, at) =>
      sampleAct(`c${at}`, { append: [append("s", 0, at)] }),
    )
    const outcomes = await Promise.all(rivals.map((act) => commitOne(storage, act)))
    assert.equal(outcomes.filter(({ outcome }) => outcome === "committed").length, 1)
    assert.equal((await storage.readStream({ stream: "s" })).length, 1)
  })
}

export function commands(test: StorageTest): void {
  test("answers a repeated command with its first result and writes nothing", async (storage) => {
    const first = sampleAct("c1", { append: [append("s", 0, "a")], result: { number: 1 } })
    sameContent(await commitOne(storage, first), {
      outcome: "committed",
      replayed: false,
      result: { number: 1 },
    })
    const again: Act = { ...first, result: { number: 2 }, append: [append("s", 1, "b")] }
    sameContent(await commitOne(storage, again), {
      outcome: "committed",
      replayed: true,
      result: { number: 1 },
    })
    assert.equal((await storage.readStream({ stream: "s" })).length, 1)
  })

  test("refuses a known command id with another digest", async (storage) => {
    await commitAll(storage, sampleAct("c1", { digest: "first" }))
    const other = sampleAct("c1", { digest: "second", append: [append("s", 0, "a")] })
    sameContent(await commitOne(storage, other), {
      outcome: "conflict",
      on: { kind: "command", commandId: "c1" },
    })
    assert.equal((await storage.readStream({ stream: "s" })).length, 0)
  })

  test("does not remember a command that met a conflict", async (storage) => {
    const early = sampleAct("c1", { digest: "first", append: [append("s", 1, "b")] })
    assert.equal((await commitOne(storage, early)).outcome, "conflict")
    const later = sampleAct("c1", { digest: "second", append: [append("s", 0, "a")] })
    sameContent(await commitOne(storage, later), { outcome: "committed", replayed: false, result: null })
  })

  test("lets the same command take effect once when it comes many times at once", async (storage) => {
    const act = sampleAct("c1", { append: [append("s", 0, "a")], result: "done" })
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => commitOne(storage, act)))
    for (const outcome of outcomes) {
      assert.equal(outcome.outcome, "committed")
      if (outcome.outcome === "committed") assert.equal(outcome.result, "done")
    }
    assert.equal(outcomes.filter((one) => one.outcome === "committed" && !one.replayed).length, 1)
    assert.equal((await storage.readStream({ stream: "s" })).length, 1)
  })
}

export function uniqueKeys(test: StorageTest): void {
  const change = (
    commandId: string,
    action: "take" | "release",
    holder: string,
    key = "k",
    scope = "scope",
  ) => sampleAct(commandId, { unique: [{ scope, key, action, holder }] })

  test("gives a unique key to one holder and names the holder to others", async (storage) => {
    await commitAll(storage, change("c1", "take", "one"))
    sameContent(await commitOne(storage, change("c2", "take", "two")), {
      outcome: "conflict",
      on: { kind: "key", scope: "scope", key: "k", holder: "one" },
    })
  })

  test("lets the holder of a unique key take it again", async (storage) => {
    await commitAll(storage, change("c1", "take", "one"), change("c2", "take", "one"))
  })

  test("tells unique keys of different scopes apart", async (storage) => {
    await commitAll(storage, change("c1", "take", "one", "k", "a"), change("c2", "take", "two", "k", "b"))
    await commitAll(storage, change("c3", "take", "one", "b", "x y"), change("c4", "take", "two", "y b", "x"))
  })

  test("ignores the release of a unique key by one who does not hold it", async (storage) => {
    await commitAll(storage, change("c1", "take", "one"), change("c2", "release", "two"))
    await commitAll(storage, change("c3", "release", "nobody", "never taken"))
    assert.equal((await commitOne(storage, change("c4", "take", "two"))).outcome, "conflict")
  })

  test("gives a released unique key to the next holder, in the same act or later", async (storage) => {
    await commitAll(
      storage,
      change("c1", "take", "one"),
      change("c2", "release", "one"),
      change("c3", "take", "two"),
    )
    const handOver = sampleAct("c4", {
      unique: [
        { scope: "scope", key: "k", action: "release", holder: "two" },
        { scope: "scope", key: "k", action: "take", holder: "three" },
      ],
    })
    await commitAll(storage, handOver)
    assert.equal((await commitOne(storage, change("c5", "take", "two"))).outcome, "conflict")
  })
}
