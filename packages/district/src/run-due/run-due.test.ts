import { type Act, PublisherError, type Storage } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { commitAct } from "../acts/index.ts"
import { simulatedClock } from "../clock/index.ts"
import { type LogRecord, observer } from "../hooks/index.ts"
import type { DueWork } from "./due-work.ts"
import { runDue } from "./run-due.ts"
import { ticker } from "./ticker.ts"

const start = instant("2018-07-20T00:00:00.000Z")
const hour = (at: number) => instant(`2018-07-20T${`${at}`.padStart(2, "0")}:00:00.000Z`)
let made = 0
const commit = (storage: Storage, act: Partial<Act>) => {
  made += 1
  return commitAct(storage, { commandId: `c-${made}`, digest: "d", append: [], result: null, ...act })
}
const setUp = async (parts: Partial<DueWork> = {}) => {
  const storage = memoryStorage()
  const clock = simulatedClock(start)
  const logs: LogRecord[] = []
  const work: DueWork = {
    storage,
    clock,
    observer: observer({ onLog: (record) => logs.push(record) }, () => clock.now().at),
    timers: {},
    messages: {},
    projections: [],
    ...parts,
  }
  const send = (id: string, port = "printer") =>
    commit(storage, { messages: [{ id, port, payload: { text: "SECRET" }, availableAt: start }] })
  return { clock, logs, send, storage, work }
}
const nothing = {
  timers: 0,
  messages: { done: 0, again: 0, dead: 0 },
  daily: 0,
  projections: [],
  background: {},
  failures: [],
  complete: true,
}

describe("a due timer", () => {
  it("fires once under one command id, in order of time, never before it is due", async () => {
    const { clock, storage, work } = await setUp()
    const fired: string[] = []
    const timers = {
      case: async ({ commandId, id }: { readonly commandId: string; readonly id: string }) => {
        fired.push(commandId)
        await commit(storage, { commandId, timers: [{ id, dueAt: null, subject: "s" }] })
      },
    }
    await commit(storage, {
      timers: [
        { id: "case:b", dueAt: hour(2), subject: "s" },
        { id: "case:a", dueAt: hour(1), subject: "s" },
        { id: "case:c", dueAt: hour(9), subject: "s" },
      ],
    })
    expect(await runDue({ ...work, timers })).toEqual(nothing)
    expect(await runDue({ ...work, timers }, { until: hour(9) })).toEqual(nothing)
    clock.set(hour(3))
    expect(await runDue({ ...work, timers }, { until: hour(1) })).toMatchObject({ timers: 1 })
    expect(await runDue({ ...work, timers })).toMatchObject({ timers: 1, complete: true })
    expect(await runDue({ ...work, timers })).toEqual(nothing)
    expect(fired).toEqual([`timer:case:a@${hour(1)}`, `timer:case:b@${hour(2)}`])
  })

  it("that fails, or that none knows, is reported, stops no other and stays due", async () => {
    const { clock, logs, storage, work } = await setUp()
    const timers = {
      bad: () => Promise.reject(new PublisherError("Unavailable", "SECRET")),
      good: ({ id }: { readonly id: string }) =>
        commit(storage, { timers: [{ id, dueAt: null, subject: "s" }] }),
    }
    const ids = ["bad:1", "toString:2", "good:3"]
    await commit(storage, { timers: ids.map((id) => ({ id, dueAt: hour(1), subject: "s" })) })
    clock.set(hour(2))
    const report = await runDue({ ...work, timers })
    expect(report.timers).toBe(1)
    expect(report.failures).toEqual([
      { kind: "timer", id: "bad:1", next: "again", why: { error: "PublisherError", reason: "Unavailable" } },
      { kind: "timer", id: "toString:2", next: "again", why: { error: "NoHandler" } },
    ])
    expect(await storage.dueTimers({ until: hour(2), limit: 9 })).toHaveLength(2)
    expect(JSON.stringify([report, logs])).not.toContain("SECRET")
  })
})

describe("a message", () => {
  it("is delivered and then done; those of a port without a handler wait", async () => {
    const { send, work } = await setUp()
    const got: unknown[] = []
    const messages = { printer: async (message: unknown) => got.push(message) }
    await send("m-1")
    await send("m-2", "registry")
    expect(await runDue({ ...work, messages })).toMatchObject({ messages: { done: 1, again: 0, dead: 0 } })
    expect(await runDue({ ...work, messages })).toEqual(nothing)
    expect(got).toEqual([
      { id: "m-1", port: "printer", payload: { text: "SECRET" }, attempt: 1, commandId: "message:m-1" },
    ])
  })

  it("is tried again, later each time, while its port is unavailable", async () => {
    const { clock, logs, send, work } = await setUp({ backoff: { firstMs: 1000, longestMs: 3000 } })
    const attempts: [string, number][] = []
    const messages = {
      printer: async ({ attempt }: { readonly attempt: number }) => {
        attempts.push([clock.now().at.slice(17, 19), attempt])
        if (attempt < 5) throw new PublisherError("Unavailable", "SECRET")
      },
    }
    await send("m-1")
    for (let second = 0; second < 15; second += 1) {
      await runDue({ ...work, messages })
      clock.advance({ millis: 1000 })
    }
    expect(attempts).toEqual([
      ["00", 1],
      ["01", 2],
      ["03", 3],
      ["06", 4],
      ["09", 5],
    ])
    expect(logs.map(({ event }) => event)).toEqual(Array.from({ length: 4 }, () => "message-again"))
    expect(JSON.stringify(logs)).not.toContain("SECRET")
  })

  it.each([
    ["rejected by its port", new PublisherError("Rejected", "SECRET"), 1],
    ["that trips a defect", new TypeError("SECRET"), 5],
  ])("%s is dead, reported, and never sent again", async (_, error, after) => {
    const { clock, logs, send, work } = await setUp()
    let attempts = 0
    const messages = {
      printer: () => {
        attempts += 1
        return Promise.reject(error)
      },
    }
    await send("m-1")
    const reports = []
    for (let run = 0; run < 10; run += 1) {
      reports.push(await runDue({ ...work, messages }))
      clock.advance({ hours: 2 })
    }
    expect(attempts).toBe(after)
    expect(reports[after - 1]).toMatchObject({
      messages: { dead: 1 },
      failures: [{ id: "m-1", next: "dead" }],
    })
    expect(logs.at(-1)).toMatchObject({ level: "error", event: "message-dead" })
    expect(JSON.stringify([reports, logs])).not.toContain("SECRET")
  })

  it("left behind by a machine that died is delivered by another when the lease has run out", async () => {
    const { clock, send, storage, work } = await setUp()
    let got = 0
    const messages = {
      printer: async () => {
        got += 1
      },
    }
    await send("m-1")
    await storage.claimMessages({ now: start, leaseUntil: hour(1), limit: 9 })
    expect(await runDue({ ...work, messages })).toEqual(nothing)
    clock.set(hour(1))
    await Promise.all([1, 2, 3].map(() => runDue({ ...work, messages })))
    expect(got).toBe(1)
  })
})

describe("a day's work", () => {
  it("is done for the days over by then, the earliest first; one that fails keeps its later days waiting, and no other's", async () => {
    const { clock, work } = await setUp()
    const [first, second] = [plainDate("2018-07-19"), plainDate("2018-07-20")]
    const did: string[] = []
    const daily = (id: string, fails: boolean) => ({
      id,
      missing: async () => [first, second],
      do: async (_: string, commandId: string) => {
        did.push(commandId)
        if (fails) throw new PublisherError("Unavailable", "SECRET")
      },
    })
    const both = { ...work, daily: [daily("bad", true), daily("good", false)] }
    clock.set(instant("2018-07-20T10:00:00.000Z"))
    const report = await runDue(both, { limit: 3 })
    expect(report).toMatchObject({
      failures: [{ kind: "daily", id: "bad", next: "again", why: { reason: "Unavailable" } }],
    })
    expect(did.slice(0, 2)).toEqual(["bad@2018-07-19", "good@2018-07-19"])
    expect(did).not.toContain("good@2018-07-20")
    clock.set(instant("2018-07-20T18:00:00.000Z"))
    did.length = 0
    await runDue({ ...work, daily: [daily("good", false)] }, { until: hour(12), limit: 1 })
    await runDue({ ...work, daily: [daily("good", false)] }, { limit: 2 })
    expect(did).toEqual(["good@2018-07-19", "good@2018-07-19", "good@2018-07-20"])
  })
})

describe("a message under a lease that ran out", () => {
  it("is another machine's to settle, and counted by that one", async () => {
    const { clock, logs, send, work } = await setUp({ leaseMs: 1000 })
    await send("m-1")
    const quick = { ...work, messages: { printer: async () => undefined } }
    const slow = {
      printer: async () => {
        clock.advance({ hours: 1 })
        expect((await runDue(quick)).messages.done).toBe(1)
        throw new PublisherError("Unavailable", "too slow to be heard")
      },
    }
    expect(await runDue({ ...work, messages: slow })).toMatchObject({
      messages: { done: 0, again: 0, dead: 0 },
      failures: [],
    })
    expect(logs.map(({ event }) => event)).toContain("message-lease-lost")
    expect(await runDue(quick)).toEqual(nothing)
  })
})

describe("a run", () => {
  it("does also what its own work makes due, up to the limit, and says whether that was all", async () => {
    const { send, work } = await setUp()
    let sent = 0
    const messages = {
      printer: async () => {
        sent += 1
        if (sent < 5) await send(`next-${sent}`)
      },
    }
    await send("first")
    expect(await runDue({ ...work, messages }, { limit: 2 })).toMatchObject({
      messages: { done: 2 },
      complete: false,
    })
    expect(await runDue({ ...work, messages })).toMatchObject({ messages: { done: 3 }, complete: true })
  })

  it("is repeated until closed, survives a failure, and is finished when closing resolves", async () => {
    const logs: string[] = []
    let runs = 0
    let active = false
    const ticks = ticker(
      async () => {
        runs += 1
        active = true
        await new Promise((resolve) => setTimeout(resolve, 5))
        active = false
        if (runs === 2) throw new Error("SECRET")
        return { complete: runs > 1 }
      },
      observer({ onLog: ({ event }) => logs.push(event) }, () => start),
    )
    ticks.start({ everyMs: 1 })
    ticks.start({ everyMs: 1 })
    await expect.poll(() => runs, { interval: 1, timeout: 30_000 }).toBeGreaterThanOrEqual(4)
    await ticks.close()
    const atClose = runs
    expect(active).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(runs).toBe(atClose)
    expect(logs).toEqual(["due-work-failed"])
    ticks.start({ everyMs: 1 })
    expect(runs).toBe(atClose)
  })
})
