/** Guarantees 6 and 7: what is read equals what was written, nothing is shared, and failures are named. */
import type { Act, Storage, StoredJson } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import { hostileTexts, hostileValues, unstorableTexts } from "../hostile.ts"
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
    await commitAll(
      storage,
      sampleAct("c", { append: [{ stream: "s", expectedVersion: 0, events: [event] }] }),
    )
    const [read] = await storage.readStream({ stream: "s" })
    const { position, ...rest } = read!
    assert.ok(position > 0)
    sameContent(rest, { ...event, stream: "s", version: 1, commandId: "c" })
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

export function refusals(test: StorageTest): void {
  test("refuses text that cannot be stored, wherever it stands, before anything is written", async (storage) => {
    for (const text of unstorableTexts) {
      for (const [at, act] of spoiltActs(text).entries()) {
        const good = sampleAct(`good ${at}`, {
          append: [{ stream: "s", expectedVersion: 0, events: [sampleEvent()] }],
        })
        await failsWith(() => storage.commit([good, act]), "StorageError", ["Rejected"], text)
      }
    }
    sameContent(await storage.readFeed({ after: 0, limit: 10 }), [])
    sameContent((await storage.findViews({ view: "v", version: 1, limit: 10 })).rows, [])
  })

  test("does not take text that cannot be stored for text that is stored", async (storage) => {
    await commitAll(
      storage,
      sampleAct("c", { views: [{ view: "v", version: 1, key: "\ufffd", doc: 1, index: { f: "\ufffd" } }] }),
    )
    const view = "v"
    const version = 1
    await failsWith(() => storage.getView({ view, version, key: "\ud800" }), "StorageError", ["Rejected"])
    await failsWith(() => storage.readStream({ stream: "\ud800" }), "StorageError", ["Rejected"])
    await failsWith(() => storage.readCheckpoint("\0"), "StorageError", ["Rejected"])
    await failsWith(
      () => storage.findViews({ view, version, where: { f: "\ud800" }, limit: 1 }),
      "StorageError",
      ["Rejected"],
    )
    await failsWith(
      () => storage.findViews({ view, version, range: { field: "f", from: "\ud800" }, limit: 1 }),
      "StorageError",
      ["Rejected"],
    )
  })

  test("refuses numbers and values that JSON cannot carry everywhere", async (storage) => {
    const cycle: Record<string, unknown> = {}
    cycle["self"] = cycle
    let deep: unknown = null
    for (let at = 0; at < 20_000; at += 1) deep = [deep]
    const bad = [0.5, Number.NaN, Infinity, 2 ** 53, 1n, undefined, () => 1, cycle, deep, { a: [0.1] }]
    for (const [at, value] of bad.entries()) {
      const result = sampleAct(`result ${at}`, { result: value })
      const event = sampleAct(`event ${at}`, {
        append: [{ stream: "s", expectedVersion: 0, events: [sampleEvent(value)] }],
      })
      await failsWith(() => storage.commit([result]), "StorageError", ["Rejected"])
      if (value !== undefined) await failsWith(() => storage.commit([event]), "StorageError", ["Rejected"])
    }
    const fraction = sampleAct("index", {
      views: [{ view: "v", version: 1, key: "k", doc: 1, index: { n: 0.5 } }],
    })
    await failsWith(() => storage.commit([fraction]), "StorageError", ["Rejected"])
    sameContent(await storage.readFeed({ after: 0, limit: 10 }), [])
  })

  test("refuses an instant that does not sort as text", async (storage) => {
    for (const wrong of ["2018-07-20T01:30Z", "2018-07-20T09:30:00.000+08:00", "tomorrow", ""]) {
      const at = wrong as ReturnType<typeof minute>
      const timer = sampleAct("timer", { timers: [{ id: "t", dueAt: at, subject: "s" }] })
      const message = sampleAct("message", {
        messages: [{ id: "m", port: "p", payload: 1, availableAt: at }],
      })
      await failsWith(() => storage.commit([timer]), "StorageError", ["Rejected"])
      await failsWith(() => storage.commit([message]), "StorageError", ["Rejected"])
      await failsWith(() => storage.dueTimers({ until: at, limit: 1 }), "StorageError", ["Rejected"])
    }
  })

  test("fails by name once it is closed, and may be closed twice", async (storage) => {
    await storage.close()
    await storage.close()
    await failsWith(() => storage.commit([sampleAct("c")]), "StorageError", ["Rejected", "Unavailable"])
    await failsWith(() => storage.readFeed({ after: 0, limit: 1 }), "StorageError", [
      "Rejected",
      "Unavailable",
    ])
    await failsWith(() => storage.readStream({ stream: "s" }), "StorageError", ["Rejected", "Unavailable"])
    await failsWith(() => storage.dueTimers({ until: minute(0), limit: 1 }), "StorageError", [
      "Rejected",
      "Unavailable",
    ])
    const claim = { now: minute(0), leaseUntil: minute(1), limit: 1 }
    await failsWith(() => storage.claimMessages(claim), "StorageError", ["Rejected", "Unavailable"])
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

/** One act for each place where text may stand, with `text` in that place. */
function spoiltActs(text: string): readonly Act[] {
  const view = { view: "v", version: 1, key: "k", doc: {}, index: {} }
  const timer = { id: "t", dueAt: minute(0), subject: "s" }
  const message = { id: "m", port: "p", payload: {}, availableAt: minute(0) }
  const key = { scope: "s", key: "k", action: "take", holder: "h" } as const
  const events = [sampleEvent()]
  const parts: readonly Partial<Act>[] = [
    { commandId: text },
    { digest: text },
    { result: { deep: [text] } },
    { result: { [text]: 1 } },
    { append: [{ stream: text, expectedVersion: 0, events }] },
    { append: [{ stream: "x", expectedVersion: 0, events: [sampleEvent([text])] }] },
    { append: [{ stream: "x", expectedVersion: 0, events: [{ ...sampleEvent(), type: text }] }] },
    {
      append: [
        {
          stream: "x",
          expectedVersion: 0,
          events: [{ ...sampleEvent(), actor: { kind: "system", name: text } }],
        },
      ],
    },
    { unique: [{ ...key, scope: text }] },
    { unique: [{ ...key, key: text }] },
    { unique: [{ ...key, holder: text }] },
    { views: [{ ...view, view: text }] },
    { views: [{ ...view, key: text }] },
    { views: [{ ...view, doc: text }] },
    { views: [{ ...view, index: { f: text } }] },
    { views: [{ ...view, index: { [text]: 1 } }] },
    { timers: [{ ...timer, id: text }] },
    { timers: [{ ...timer, subject: text }] },
    { messages: [{ ...message, id: text }] },
    { messages: [{ ...message, port: text }] },
    { messages: [{ ...message, payload: text }] },
    { checkpoints: [{ name: text, from: 0, to: 1 }] },
  ]
  return parts.map((part, at) => sampleAct(`spoilt ${at}`, part))
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) deepFrozen(member)
    Object.freeze(value)
  }
  return value
}
