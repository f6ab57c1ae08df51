/** Guarantee 1 over calls of many acts, some of which fail: those that succeed happen whole, of the others nothing does. */
import type { Act, Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import { commitAll, minute, sampleAct } from "../samples.ts"
import { appended, type StorageTest, wordsOf } from "./storage-test.ts"

export function tornBatches(test: StorageTest): void {
  test("does all of the acts that succeed and nothing of those that fail, in one call of many", async (storage) => {
    await commitAll(storage, setUp)
    const { acts, expected } = batch()
    assert.deepEqual(wordsOf(await storage.commit(acts)), expected)
    await onlyCommittedLeft(storage, acts, expected)
  })

  test("answers the whole call in the same way when it is repeated, and writes nothing more", async (storage) => {
    await commitAll(storage, setUp)
    const { acts, expected } = batch()
    await storage.commit(acts)
    const again = wordsOf(await storage.commit(acts))
    assert.deepEqual(
      again,
      expected.map((word) => (word === "committed" ? "replayed" : word)),
    )
    await onlyCommittedLeft(storage, acts, expected)
  })

  test("lets an act build on the acts before it in the call, and not on those of them that failed", async (storage) => {
    const outcomes = await storage.commit([
      sampleAct("c1", { append: [appended("s", 0, 1)] }),
      sampleAct("c2", { append: [appended("s", 1, 2), appended("t", 7, 2)] }),
      sampleAct("c3", { append: [appended("s", 2, 3)] }),
      sampleAct("c4", { append: [appended("s", 1, 4)], unique: [key("c4")] }),
      sampleAct("c5", { append: [appended("s", 2, 5)], unique: [key("c5")] }),
      sampleAct("c6", { append: [appended("s", 2, 6)], checkpoints: [{ name: "r", from: 0, to: 6 }] }),
      sampleAct("c7", { append: [appended("s", 3, 7)], checkpoints: [{ name: "r", from: 6, to: 7 }] }),
    ])
    assert.deepEqual(wordsOf(outcomes), [
      "committed",
      "stream",
      "stream",
      "committed",
      "key",
      "committed",
      "committed",
    ])
    const events = await storage.readStream({ stream: "s" })
    assert.deepEqual(
      events.map(({ data }) => data),
      [1, 4, 6, 7],
    )
    assert.equal(await storage.readCheckpoint("r"), 7)
  })

  test("writes nothing of a call of many when one of its acts cannot be stored", async (storage) => {
    for (const at of [0, 20, 39]) {
      const acts = Array.from({ length: 40 }, (_, n) => full(`c${n}`, {}))
      acts[at] = sampleAct("spoilt", { result: "\0" })
      await failsWith(() => storage.commit(acts), "StorageError", ["Rejected"])
    }
    sameContent(await storage.readFeed({ after: 0, limit: 100 }), [])
    assert.equal((await storage.dueTimers({ until: minute(99), limit: 100 })).length, 0)
    const acts = Array.from({ length: 40 }, (_, n) => full(`c${n}`, {}))
    await commitAll(storage, ...acts)
  })
}

const key = (holder: string) => ({ scope: "scope", key: "one", action: "take", holder }) as const

const setUp = sampleAct("set-up", {
  append: [appended("grown", 0, "x")],
  unique: [{ scope: "scope", key: "taken", action: "take", holder: "set-up" }],
  checkpoints: [{ name: "moved", from: 0, to: 7 }],
})

/** An act with one of everything under its own name. */
function full(id: string, more: Partial<Act>): Act {
  return sampleAct(id, {
    append: [appended(id, 0, id), ...(more.append ?? [])],
    unique: [{ scope: "scope", key: id, action: "take", holder: id }, ...(more.unique ?? [])],
    views: [{ view: "v", version: 1, key: id, doc: { id }, index: { all: 1 } }],
    timers: [{ id, dueAt: minute(1), subject: id }],
    messages: [{ id, port: "p", payload: id, availableAt: minute(0) }],
    checkpoints: [{ name: id, from: 0, to: 1 }, ...(more.checkpoints ?? [])],
  })
}

/** Sixty acts, two of three of which fail in their last part: at a stream, a key, a checkpoint, or a known command. */
function batch(): { readonly acts: readonly Act[]; readonly expected: ReturnType<typeof wordsOf> } {
  const failing = [
    [{ append: [appended("grown", 5, "y")] }, "stream"],
    [{ unique: [{ scope: "scope", key: "taken", action: "take", holder: "x" }] }, "key"],
    [{ checkpoints: [{ name: "moved", from: 6, to: 8 }] }, "checkpoint"],
  ] as const
  const planned = Array.from({ length: 60 }, (_, at) => {
    if (at % 3 === 0) return [full(`c${at}`, {}), "committed"] as const
    if (at === 59) return [{ ...full("set-up", {}), digest: "another" }, "command"] as const
    const [last, word] = failing[at % 4 === 3 ? 0 : at % 4]!
    return [full(`c${at}`, last), word] as const
  })
  return { acts: planned.map(([act]) => act), expected: planned.map(([, word]) => word) }
}

async function onlyCommittedLeft(
  storage: Storage,
  acts: readonly Act[],
  expected: ReturnType<typeof wordsOf>,
): Promise<void> {
  const committed = acts.filter((_, at) => expected[at] === "committed").map(({ commandId }) => commandId)
  const sorted = committed.toSorted()
  const events = await storage.readFeed({ after: 0, limit: 1000 })
  sameContent(
    events.map(({ data }) => data),
    ["x", ...committed],
  )
  const { rows } = await storage.findViews({ view: "v", version: 1, where: { all: 1 }, limit: 1000 })
  sameContent(
    rows.map((row) => row.key),
    sorted,
  )
  const due = await storage.dueTimers({ until: minute(9), limit: 1000 })
  sameContent(
    due.map(({ id }) => id),
    sorted,
  )
  for (const { commandId } of acts) {
    const moved = committed.includes(commandId) ? 1 : 0
    assert.equal(await storage.readCheckpoint(commandId), moved)
  }
  const taken = await storage.commit(
    acts
      .filter(({ commandId }) => commandId !== "set-up")
      .map(({ commandId }) =>
        sampleAct(`look at ${commandId}`, {
          unique: [
            { scope: "scope", key: commandId, action: "take", holder: "looks" },
            { scope: "scope", key: commandId, action: "release", holder: "looks" },
          ],
        }),
      ),
  )
  sameContent(
    wordsOf(taken),
    acts
      .filter(({ commandId }) => commandId !== "set-up")
      .map(({ commandId }) => (committed.includes(commandId) ? "key" : "committed")),
  )
}
