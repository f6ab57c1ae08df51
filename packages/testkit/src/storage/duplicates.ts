/** Guarantee 3 where the same thing comes more than once: in one call, in several, in calls that are in flight together. */
import type { Act } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct } from "../samples.ts"
import { appended, patiently, type StorageTest, wordsOf } from "./storage-test.ts"

export function duplicates(test: StorageTest): void {
  test("knows a command again before it looks at anything else of the act", async (storage) => {
    const act = sampleAct("c1", {
      append: [appended("s", 0, "a")],
      unique: [{ scope: "scope", key: "k", action: "take", holder: "one" }],
      checkpoints: [{ name: "reader", from: 0, to: 1 }],
      result: { number: 1 },
    })
    await commitAll(storage, act)
    await commitAll(
      storage,
      sampleAct("c2", {
        append: [appended("s", 1, "b")],
        unique: [
          { scope: "scope", key: "k", action: "release", holder: "one" },
          { scope: "scope", key: "k", action: "take", holder: "two" },
        ],
        checkpoints: [{ name: "reader", from: 1, to: 2 }],
      }),
    )
    sameContent(await commitOne(storage, act), {
      outcome: "committed",
      replayed: true,
      result: { number: 1 },
    })
    sameContent(await commitOne(storage, { ...act, digest: "another" }), {
      outcome: "conflict",
      on: { kind: "command", commandId: "c1" },
    })
    assert.equal(await storage.readCheckpoint("reader"), 2)
    assert.equal((await storage.readStream({ stream: "s" })).length, 2)
  })

  test("lets a command take effect once in whichever calls it comes, and however many are in flight", async (storage) => {
    const acts = Array.from({ length: 12 }, (_, at) => actOf(at))
    const orders = fc.sample(fc.shuffledSubarray([...acts, ...acts], { minLength: 18, maxLength: 24 }), {
      numRuns: 4,
      seed: 7,
    })
    const answers = await Promise.all(
      orders.flatMap((order) =>
        [0, 1, 2].map(async (part) => {
          const call = order.filter((_, at) => at % 3 === part)
          return { call, outcomes: await patiently(() => storage.commit(call)) }
        }),
      ),
    )
    const first = new Map<string, number>()
    for (const { call, outcomes } of answers) {
      assert.equal(outcomes.length, call.length)
      outcomes.forEach((outcome, at) => {
        const { commandId, result } = call[at]!
        assert.ok(outcome.outcome === "committed", "Nothing here is in the way of anything else")
        sameContent(outcome.result, result)
        if (!outcome.replayed) first.set(commandId, (first.get(commandId) ?? 0) + 1)
      })
    }
    sameContent(
      [...first.values()],
      [...first.keys()].map(() => 1),
      "Each is new to one call alone",
    )
    const events = await storage.readFeed({ after: 0, limit: 1000 })
    sameContent(events.map(({ commandId }) => commandId).sort(), [...first.keys()].sort())
    const messages = await storage.claimMessages({ now: minute(1), leaseUntil: minute(2), limit: 1000 })
    sameContent(messages.map(({ id }) => id).sort(), [...first.keys()].sort())
  })

  test("tells commands with ids alike apart", async (storage) => {
    const ids = ["c1", "C1", "c1 ", " c1", "c01", "ｃ1", "c\u0301", "ć"]
    await commitAll(storage, ...ids.map((id, at) => sampleAct(id, { append: [appended(id, 0, at)] })))
    assert.deepEqual(
      wordsOf(await storage.commit(ids.map((id, at) => sampleAct(id, { append: [appended(id, 0, at)] })))),
      ids.map(() => "replayed"),
    )
    assert.equal((await storage.readFeed({ after: 0, limit: 100 })).length, ids.length)
  })
}

function actOf(at: number): Act {
  const id = `c${at}`
  return sampleAct(id, {
    append: [appended(id, 0, at)],
    messages: [{ id, port: "p", payload: at, availableAt: minute(0) }],
    result: { at },
  })
}
