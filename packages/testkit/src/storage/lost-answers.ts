/**
 * Guarantees 3 and 7 where the answer of a commit is lost, after it took effect or before it arrived: the caller
 * cannot tell, repeats the call, and everything takes effect once.
 */
import type { Act, Storage } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import * as fc from "fast-check"
import { failsWith, sameContent } from "../contract.ts"
import { commitAll, minute, sampleAct } from "../samples.ts"
import { lossyStorage } from "../simulated/index.ts"
import { appended, type Open, patiently, type StorageTest, wordsOf } from "./storage-test.ts"

export function lostAnswers(test: StorageTest): void {
  test("lets every act take effect once, whichever answers are lost and however often it is repeated", async (storage) => {
    let runs = 0
    const losses = fc.array(fc.constantFrom("none", "before", "after" as const), { maxLength: 20 })
    const calls = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(losses, calls, async (losses, sizes) => {
        runs += 1
        const lossy = lossyStorage(storage, losses)
        let at = 0
        for (const size of sizes) {
          const acts = Array.from({ length: size }, () => actOf(`run ${runs}`, at++))
          const outcomes = await patiently(() => lossy.commit(acts))
          sameContent(
            outcomes.map((one) => (one.outcome === "committed" ? one.result : one.on)),
            acts.map(({ result }) => result),
          )
        }
        await tookEffectOnce(storage, `run ${runs}`, at)
      }),
      { numRuns: 20 },
    )
  })

  test("knows an act whose answer was lost when it comes again in another call", async (storage) => {
    const acts = [0, 1, 2].map((at) => actOf("s", at))
    await failsWith(() => lossyStorage(storage, ["after"]).commit(acts.slice(0, 2)), "StorageError", [
      "Unavailable",
    ])
    assert.deepEqual(wordsOf(await storage.commit(acts)), ["replayed", "replayed", "committed"])
    await tookEffectOnce(storage, "s", 3)
  })
}

/** The same when the program ends with the answer. */
export function lostWithTheProgram(test: StorageTest, reopen: Open): void {
  test("knows a command whose answer was lost with the program", async (storage) => {
    const acts = [0, 1, 2].map((at) => actOf("s", at))
    await failsWith(() => lossyStorage(storage, ["after"]).commit(acts), "StorageError", ["Unavailable"])
    await storage.close()
    const again = await reopen(storage)
    try {
      assert.deepEqual(wordsOf(await again.commit(acts)), ["replayed", "replayed", "replayed"])
      await tookEffectOnce(again, "s", 3)
    } finally {
      await again.close()
    }
  })

  test("still has the last act, which was acknowledged just before it was closed", async (storage) => {
    await commitAll(storage, actOf("s", 0))
    await commitAll(storage, actOf("s", 1))
    await storage.close()
    const again = await reopen(storage)
    try {
      await tookEffectOnce(again, "s", 2)
    } finally {
      await again.close()
    }
  })
}

/** The act number `at` on a stream, with parts that would show if they came twice. */
function actOf(stream: string, at: number): Act {
  const id = `${stream} ${at}`
  return sampleAct(id, {
    append: [appended(stream, at, at)],
    unique: [{ scope: "act", key: id, action: "take", holder: id }],
    checkpoints: [{ name: stream, from: at, to: at + 1 }],
    messages: [{ id, port: stream, payload: at, availableAt: minute(0) }],
    result: { at },
  })
}

async function tookEffectOnce(storage: Storage, stream: string, acts: number): Promise<void> {
  const expected = Array.from({ length: acts }, (_, at) => at)
  const events = await storage.readStream({ stream })
  sameContent(
    events.map(({ data }) => data),
    expected,
  )
  assert.equal(await storage.readCheckpoint(stream), acts)
  const claimed = await storage.claimMessages({
    now: minute(1),
    leaseUntil: minute(2),
    limit: 100,
    ports: [stream],
  })
  sameContent(
    claimed.map(({ payload }) => payload),
    expected,
  )
}
