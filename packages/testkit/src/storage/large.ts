/** What is large: values of megabytes, streams of thousands, thousands of acts in a call. None has a limit that is silent. */
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "../samples.ts"
import { appended, movesOn, type StorageTest, wordsOf } from "./storage-test.ts"

const MANY = 2500

export function large(test: StorageTest): void {
  test("keeps values of several megabytes, wherever a value may stand", async (storage) => {
    const long = `${"样例 \\ \" 𠮷 'x' ".repeat(80_000)}end`
    const act = sampleAct("c", {
      append: [appended("s", 0, { long })],
      views: [{ view: "v", version: 1, key: "k", doc: { long }, index: { n: 1 } }],
      messages: [{ id: "m", port: "p", payload: { long }, availableAt: minute(0) }],
      result: { long },
    })
    await commitAll(storage, act)
    const again = await commitOne(storage, act)
    const [event] = await storage.readStream({ stream: "s" })
    const row = await storage.getView({ view: "v", version: 1, key: "k" })
    const [message] = await storage.claimMessages({ now: minute(1), leaseUntil: minute(2), limit: 1 })
    assert.ok(again.outcome === "committed")
    for (const read of [event?.data, row?.doc, message?.payload, again.result]) {
      // Compared before it is shown: a failure must not print megabytes.
      assert.equal((read as { long: string }).long.length, long.length)
      assert.ok((read as { long: string }).long === long, "A long value comes back as it was written")
    }
  })

  test("keeps an act of thousands of events, and reads them all at once or page by page", async (storage) => {
    const events = Array.from({ length: MANY }, (_, at) => sampleEvent(at))
    await commitAll(storage, sampleAct("c", { append: [{ stream: "s", expectedVersion: 0, events }] }))
    const whole = await storage.readStream({ stream: "s" })
    assert.equal(whole.length, MANY, "Without a limit all events are read")
    assert.ok(whole.every(({ data, version }, at) => data === at && version === at + 1))
    assert.equal((await storage.readFeed({ after: 0, limit: MANY + 1 })).length, MANY)
    let after = 0
    let seen = 0
    for (;;) {
      const page = await storage.readFeed({ after, limit: 999 })
      if (page.length === 0) break
      movesOn(page, after)
      seen += page.length
      after = page.at(-1)!.position
    }
    assert.equal(seen, MANY)
    await commitAll(storage, sampleAct("more", { append: [appended("s", MANY, "more")] }))
  })

  test("does thousands of acts of one call, each once", async (storage) => {
    const acts = Array.from({ length: MANY }, (_, at) =>
      sampleAct(`c${at}`, { append: [appended(`s${at % 50}`, Math.floor(at / 50), at)], result: at }),
    )
    const outcomes = await storage.commit(acts)
    assert.equal(outcomes.length, MANY)
    assert.ok(wordsOf(outcomes).every((word) => word === "committed"))
    const feed = await storage.readFeed({ after: 0, limit: MANY + 1 })
    sameContent(
      feed.map(({ data }) => data),
      acts.map(({ result }) => result),
    )
    const again = await storage.commit(acts.slice(-20))
    assert.ok(wordsOf(again).every((word) => word === "replayed"))
  })

  test("finds, shows and hands out thousands of rows, timers and messages", async (storage) => {
    const ids = Array.from({ length: MANY }, (_, at) => `k${String(at).padStart(5, "0")}`)
    await commitAll(
      storage,
      sampleAct("c", {
        views: ids.map((key, n) => ({ view: "v", version: 1, key, doc: n, index: { n, all: true } })),
        timers: ids.map((id, at) => ({ id, dueAt: minute(at), subject: id })),
        messages: ids.map((id, at) => ({ id, port: "p", payload: at, availableAt: minute(at) })),
      }),
    )
    const { cursor, rows } = await storage.findViews({
      view: "v",
      version: 1,
      where: { all: true },
      range: { field: "n" },
      limit: MANY,
    })
    assert.deepEqual([rows.length, cursor], [MANY, null])
    assert.ok(rows.every(({ key }, at) => key === ids[at]))
    const due = await storage.dueTimers({ until: minute(MANY), limit: MANY })
    assert.ok(due.length === MANY && due.every(({ id }, at) => id === ids[at]))
    const claimed = await storage.claimMessages({ now: minute(MANY), leaseUntil: minute(9999), limit: MANY })
    assert.ok(claimed.length === MANY && claimed.every(({ id }, at) => id === ids[at]))
    const settled = await storage.settleMessages(
      claimed.map(({ id, lease }) => ({ id, lease, outcome: "done" as const })),
    )
    assert.ok(settled.length === MANY && settled.every(Boolean))
  })
}
