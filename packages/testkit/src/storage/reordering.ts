/** Order that must be kept, and order that must not matter: acts of one call, parts of one act, calls in flight. */
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, minute, sampleAct } from "../samples.ts"
import { appended, patiently, type StorageTest, wordsOf } from "./storage-test.ts"

export function reordering(test: StorageTest): void {
  test("tries the acts of a call in the order given, even where another order would let more succeed", async (storage) => {
    const outcomes = await storage.commit([
      sampleAct("second", { append: [appended("s", 1, "b")] }),
      sampleAct("first", { append: [appended("s", 0, "a")] }),
      sampleAct("zebra", { append: [appended("z", 0, "c")] }),
      sampleAct("apple", { append: [appended("a", 0, "d")] }),
    ])
    assert.deepEqual(wordsOf(outcomes), ["stream", "committed", "committed", "committed"])
    const events = await storage.readFeed({ after: 0, limit: 10 })
    assert.deepEqual(
      events.map(({ commandId }) => commandId),
      ["first", "zebra", "apple"],
    )
  })

  test("answers for the acts of a call in the order of the acts", async (storage) => {
    const acts = Array.from({ length: 30 }, (_, at) =>
      sampleAct(`c${(at * 7) % 30}`, { append: [appended(`s${(at * 11) % 30}`, 0, at)], result: at }),
    )
    const outcomes = await storage.commit(acts)
    sameContent(
      outcomes.map((one) => (one.outcome === "committed" ? one.result : one.on)),
      acts.map(({ result }) => result),
    )
  })

  test("writes the events of one act in the order in which they stand in it", async (storage) => {
    await commitAll(
      storage,
      sampleAct("c", {
        append: [appended("z", 0, 1, 2), appended("a", 0, 3), appended("z", 2, 4), appended("m", 0, 5, 6)],
      }),
    )
    const events = await storage.readFeed({ after: 0, limit: 10 })
    sameContent(
      events.map(({ data, stream, version }) => [data, stream, version]),
      [
        [1, "z", 1],
        [2, "z", 2],
        [3, "a", 1],
        [4, "z", 3],
        [5, "m", 1],
        [6, "m", 2],
      ],
    )
  })

  test("lets expected versions decide between calls in flight, whichever arrives first", async (storage) => {
    const count = 8
    const send = async (at: number): Promise<void> => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const act = sampleAct(`c${at}`, { append: [appended("s", at, at)] })
        const [outcome] = await patiently(() => storage.commit([act]))
        if (outcome?.outcome === "committed") return
      }
      assert.fail("Its turn never came")
    }
    await Promise.all(Array.from({ length: count }, (_, at) => send(count - 1 - at)))
    const events = await storage.readStream({ stream: "s" })
    sameContent(
      events.map(({ data, version }) => [data, version]),
      Array.from({ length: count }, (_, at) => [at, at + 1]),
    )
  })

  test("takes and gives back unique keys, and moves timers, in the order in which they stand in an act", async (storage) => {
    const [one, other] = ["one", "other"].map((holder) => ({ scope: "scope", key: "k", holder }))
    await commitAll(
      storage,
      sampleAct("c1", {
        unique: [
          { ...one!, action: "take" },
          { ...one!, action: "release" },
          { ...other!, action: "take" },
        ],
        timers: [
          { id: "t", dueAt: minute(5), subject: "first" },
          { id: "t", dueAt: minute(3), subject: "last" },
          { id: "u", dueAt: minute(1), subject: "set" },
          { id: "u", dueAt: null, subject: "cancelled" },
        ],
        checkpoints: [
          { name: "reader", from: 0, to: 4 },
          { name: "reader", from: 4, to: 9 },
        ],
      }),
    )
    assert.deepEqual(
      wordsOf(
        await storage.commit([
          sampleAct("c2", { unique: [{ ...one!, action: "take" }] }),
          sampleAct("c3", { unique: [{ ...other!, action: "take" }] }),
        ]),
      ),
      ["key", "committed"],
    )
    sameContent(await storage.dueTimers({ until: minute(9), limit: 9 }), [
      { id: "t", dueAt: minute(3), subject: "last" },
    ])
    assert.equal(await storage.readCheckpoint("reader"), 9)
  })
}
