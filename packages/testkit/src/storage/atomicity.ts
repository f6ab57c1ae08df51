/** Guarantee 1: an act happens whole or not at all, and the acts of one call each on its own. */
import type { Act } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "../samples.ts"
import { type StorageTest, traces } from "./storage-test.ts"

const append = (stream: string, expectedVersion: number, ...data: readonly unknown[]) => ({
  stream,
  expectedVersion,
  events: data.map(sampleEvent),
})

export function atomicity(test: StorageTest): void {
  /** An act with one of everything, the last part of which may conflict. */
  const whole = (commandId: string, last: Partial<Act>): Act =>
    sampleAct(commandId, {
      append: [append("half", 0, "x")],
      views: [{ view: "v", version: 1, key: "half", doc: {}, index: { field: "half" } }],
      timers: [{ id: "half", dueAt: minute(1), subject: "half" }],
      messages: [{ id: "half", port: "p", payload: {}, availableAt: minute(0) }],
      unique: [{ scope: "scope", key: "half", action: "take", holder: commandId }],
      checkpoints: [{ name: "half", from: 0, to: 5 }],
      ...last,
    })

  const nothing = {
    half: 0,
    view: null,
    found: 0,
    timers: 0,
    messages: 0,
    checkpoint: 0,
  }

  const left = async (storage: Parameters<Parameters<StorageTest>[1]>[0]) => ({
    ...(await traces(storage, { streams: ["half"] })),
    view: await storage.getView({ view: "v", version: 1, key: "half" }),
    found: (await storage.findViews({ view: "v", version: 1, where: { field: "half" }, limit: 9 })).rows
      .length,
    timers: (await storage.dueTimers({ until: minute(9), limit: 9 })).length,
    messages: (await storage.claimMessages({ now: minute(9), leaseUntil: minute(10), limit: 9 })).length,
    checkpoint: await storage.readCheckpoint("half"),
  })

  const setUp = sampleAct("set-up", {
    append: [append("grown", 0, "x")],
    unique: [{ scope: "scope", key: "taken", action: "take", holder: "set-up" }],
    checkpoints: [{ name: "moved", from: 0, to: 7 }],
  })

  test("leaves nothing of an act whose last stream conflicts", async (storage) => {
    await commitAll(storage, setUp)
    const act = whole("c1", { append: [append("half", 0, "x"), append("grown", 0, "y")] })
    sameContent(await commitOne(storage, act), {
      outcome: "conflict",
      on: { kind: "stream", stream: "grown", actualVersion: 1 },
    })
    sameContent(await left(storage), nothing)
    await commitAll(
      storage,
      sampleAct("c2", { unique: [{ scope: "scope", key: "half", action: "take", holder: "c2" }] }),
    )
  })

  test("leaves nothing of an act whose last unique key is taken", async (storage) => {
    await commitAll(storage, setUp)
    const act = whole("c1", {
      unique: [
        { scope: "scope", key: "half", action: "take", holder: "c1" },
        { scope: "scope", key: "taken", action: "take", holder: "c1" },
      ],
    })
    sameContent(await commitOne(storage, act), {
      outcome: "conflict",
      on: { kind: "key", scope: "scope", key: "taken", holder: "set-up" },
    })
    sameContent(await left(storage), nothing)
    await commitAll(
      storage,
      sampleAct("c2", { unique: [{ scope: "scope", key: "half", action: "take", holder: "c2" }] }),
    )
  })

  test("leaves nothing of an act whose last checkpoint has moved", async (storage) => {
    await commitAll(storage, setUp)
    const act = whole("c1", {
      checkpoints: [
        { name: "half", from: 0, to: 5 },
        { name: "moved", from: 6, to: 8 },
      ],
    })
    sameContent(await commitOne(storage, act), {
      outcome: "conflict",
      on: { kind: "checkpoint", name: "moved", actual: 7 },
    })
    sameContent(await left(storage), nothing)
    assert.equal(await storage.readCheckpoint("moved"), 7)
  })

  test("does everything of an act that succeeds", async (storage) => {
    await commitAll(storage, whole("c1", {}))
    sameContent(await left(storage), {
      half: 1,
      view: { key: "half", doc: {}, index: { field: "half" } },
      found: 1,
      timers: 1,
      messages: 1,
      checkpoint: 5,
    })
  })

  test("tries the acts of one call in order, each on its own", async (storage) => {
    const outcomes = await storage.commit([
      sampleAct("c1", { append: [append("s", 0, 1)] }),
      sampleAct("c2", { append: [append("t", 0, 1), append("s", 0, 2)] }),
      sampleAct("c3", { append: [append("s", 1, 3)] }),
      sampleAct("c3", { append: [append("s", 1, 3)] }),
    ])
    assert.deepEqual(
      outcomes.map((one) =>
        one.outcome === "committed" ? (one.replayed ? "replayed" : "committed") : one.on.kind,
      ),
      ["committed", "stream", "committed", "replayed"],
    )
    sameContent(await traces(storage, { streams: ["s", "t"] }), { s: 2, t: 0 })
  })

  test("accepts a call without acts", async (storage) => {
    sameContent(await storage.commit([]), [])
  })
}
