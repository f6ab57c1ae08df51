/** Guarantee 6: what is read equals what was written, and nothing is shared. */
import type { Act, Storage, StoredJson } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { hostileTexts, hostileValues } from "../hostile.ts"
import { commitAll, commitOne, minute, sampleAct, sampleEvent } from "../samples.ts"
import type { StorageTest } from "./storage-test.ts"

/** Writes a value everywhere JSON may stand, and reads it back from there. */
async function roundTrip(storage: Storage, id: string, value: StoredJson): Promise<readonly unknown[]> {
  const act = sampleAct(id, {
    append: [{ stream: id, expectedVersion: 0, events: [sampleEvent(value)] }],
    views: value === null ? [] : [{ view: "v", version: 1, key: id, doc: value, index: {} }],
    messages: [{ id, port: "p", payload: value, availableAt: minute(0) }],
    result: value,
  })
  const outcome = await commitOne(storage, act)
  const again = await commitOne(storage, act)
  const [event] = await storage.readStream({ stream: id })
  const row = value === null ? { doc: null } : await storage.getView({ view: "v", version: 1, key: id })
  const [message] = await storage.claimMessages({ now: minute(1), leaseUntil: minute(2), limit: 1 })
  await storage.settleMessages([{ id, lease: message!.lease, outcome: "done" }])
  assert.ok(outcome.outcome === "committed" && again.outcome === "committed")
  return [outcome.result, again.result, event?.data, row?.doc, message?.payload]
}

export function values(test: StorageTest): void {
  test("reads back every value as it was written", async (storage) => {
    for (const [at, value] of hostileValues.entries()) {
      for (const read of await roundTrip(storage, `value ${at}`, value)) sameContent(read, value)
    }
  })

  test("reads back every text as it was written, wherever text may stand", async (storage) => {
    for (const text of hostileTexts) {
      for (const read of await roundTrip(storage, text, { [text]: [text] }))
        sameContent(read, { [text]: [text] })
      const [event] = await storage.readStream({ stream: text })
      sameContent({ stream: event?.stream, commandId: event?.commandId }, { stream: text, commandId: text })
      await commitAll(storage, {
        ...sampleAct(`more ${text}`),
        digest: text,
        timers: [{ id: text, dueAt: minute(0), subject: text }],
        unique: [{ scope: text, key: text, action: "take", holder: text }],
        checkpoints: [{ name: text, from: 0, to: 1 }],
      })
      assert.equal(await storage.readCheckpoint(text), 1)
    }
    const due = await storage.dueTimers({ until: minute(0), limit: 1000 })
    sameContent(due.map(({ subject }) => subject).sort(), [...hostileTexts].sort())
  })

  test("reads back the whole event", async (storage) => {
    const event = {
      ...sampleEvent({ n: 1 }),
      type: "Other",
      v: 3,
      actor: { kind: "system", name: "样例" } as const,
    }
    // One event is chained to what came before, the other is not and must not become so.
    const events = [{ ...event, chain: "5f0c" }, event]
    await commitAll(storage, sampleAct("c", { append: [{ stream: "s", expectedVersion: 0, events }] }))
    for (const read of [
      await storage.readStream({ stream: "s" }),
      await storage.readFeed({ after: 0, limit: 9 }),
    ]) {
      assert.equal(read.length, 2)
      for (const [at, { position, ...rest }] of read.entries()) {
        assert.ok(position > 0)
        sameContent(rest, { ...events[at], stream: "s", version: at + 1, commandId: "c" })
        assert.equal("chain" in rest, at === 0)
      }
    }
  })

  test("accepts an act whose keys stand in another order, and a member that is undefined", async (storage) => {
    await commitAll(storage, sampleAct("c", { result: { b: 1, a: { d: 2, c: undefined } } }))
    const again = await commitOne(storage, sampleAct("c"))
    sameContent(again, { outcome: "committed", replayed: true, result: { a: { d: 2 }, b: 1 } })
  })

  test("changes nothing it is given", async (storage) => {
    const act = deepFrozen(fullAct("c1"))
    await commitAll(storage, act)
    sameContent(act, fullAct("c1"))
    const loose = fullAct("c2")
    await commitOne(storage, loose)
    sameContent(loose, fullAct("c2"))
  })

  test("keeps nothing by reference that it is given or gives", async (storage) => {
    const data = { list: [1], inner: { a: 1 } }
    const act = sampleAct("c", {
      append: [{ stream: "s", expectedVersion: 0, events: [sampleEvent(data)] }],
      views: [{ view: "v", version: 1, key: "k", doc: data, index: { f: "x" } }],
      result: data,
    })
    const outcome = await commitOne(storage, act)
    data.list.push(2)
    data.inner.a = 2
    const spoil = (value: unknown) => ((value as typeof data).inner.a = 3)
    if (outcome.outcome === "committed") spoil(outcome.result)
    spoil((await storage.readStream({ stream: "s" }))[0]?.data)
    spoil((await storage.getView({ view: "v", version: 1, key: "k" }))?.doc)
    const found = (await storage.findViews({ view: "v", version: 1, limit: 1 })).rows[0]
    ;(found!.index as Record<string, unknown>)["f"] = "y"
    const first = { list: [1], inner: { a: 1 } }
    sameContent((await storage.readFeed({ after: 0, limit: 1 }))[0]?.data, first)
    sameContent(await storage.getView({ view: "v", version: 1, key: "k" }), {
      key: "k",
      doc: first,
      index: { f: "x" },
    })
    const again = await commitOne(storage, act)
    sameContent(again, { outcome: "committed", replayed: true, result: first })
  })
}

/** An act with one of everything. */
function fullAct(id: string): Act {
  return sampleAct(id, {
    append: [{ stream: id, expectedVersion: 0, events: [sampleEvent({ b: { d: 1, c: [2] }, a: null })] }],
    unique: [{ scope: "s", key: id, action: "take", holder: id }],
    views: [{ view: "v", version: 1, key: id, doc: { z: [1, { y: 2 }] }, index: { n: 1 } }],
    timers: [{ id, dueAt: minute(1), subject: id }],
    messages: [{ id, port: "p", payload: { b: 1, a: [1] }, availableAt: minute(0) }],
    checkpoints: [{ name: id, from: 0, to: 1 }],
    result: { b: 1, a: { c: 1 } },
  })
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) deepFrozen(member)
    Object.freeze(value)
  }
  return value
}
