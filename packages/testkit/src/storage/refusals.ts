/** Guarantees 6 and 7 from the other side: what cannot be stored is refused, and failures are named. */
import type { Act } from "@onevisit/core/ports"
import { failsWith, sameContent } from "../contract.ts"
import { unstorableTexts } from "../hostile.ts"
import { commitAll, minute, sampleAct, sampleEvent } from "../samples.ts"
import type { StorageTest } from "./storage-test.ts"

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
    { append: [{ stream: "x", expectedVersion: 0, events: [{ ...sampleEvent(), chain: text }] }] },
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
