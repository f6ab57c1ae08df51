import * as Result from "effect/Result"
import { type DomainEvent, eventReader, isEnvelope } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import { type Act, type Storage, StorageError } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import { commitAct } from "./commit-act.ts"
import { type DecisionModel, runDecision } from "./run-decision.ts"

interface Tally {
  readonly total: number
  readonly last: unknown
}
type Added = DomainEvent<"Added", { readonly amount: number; readonly note: unknown }>
interface Add {
  readonly amount: number
  readonly note: string
}

const model: DecisionModel<Tally, Added, Add, Pick<Added, "occurredOn" | "recordedAt">> = {
  initial: { total: 0, last: null },
  reader: eventReader([
    { type: "Added", v: 1, sensitive: [["note"]], parse: (data) => Result.succeed(data) },
  ]),
  evolve: ({ total }, { data }) => ({ total: total + data.amount, last: data.note }),
  decide: ({ total }, { amount, note }, when) =>
    total + amount > 10
      ? Result.fail({ _tag: "TooMuch", message: text("过多", "too much") })
      : Result.succeed([{ type: "Added", v: 1, ...when, actor: system("test"), data: { amount, note } }]),
  subjectOf: () => "sub_1",
  viewsOf: ({ after, stream }) => [
    { view: "tally", version: 1, key: stream, doc: after, index: { total: after.total } },
  ],
  timersOf: ({ after, now, stream }) => [
    { id: `tally:${stream}`, subject: stream, dueAt: after.total > 5 ? now.at : null },
  ],
  messagesOf: ({ events, now, stream, version }) => [
    {
      id: `${stream}@${version}`,
      port: "printer",
      payload: events.map(({ data }) => data),
      availableAt: now.at,
    },
  ],
  resultOf: ({ after }) => ({ total: after.total }),
}

const setUp = async (wrap: (storage: Storage) => Storage = (storage) => storage) => {
  const inner = memoryStorage()
  const keys = memoryKeys()
  await keys.create("sub_1")
  const pauses: number[] = []
  const sleep = async (millis: number): Promise<void> => void pauses.push(millis)
  const clock = simulatedClock(instant("2018-07-20T00:00:00Z"))
  const deciding = { storage: wrap(inner), keys, clock, retrying: { sleep } }
  const add = (commandId: string, amount: number, expectedVersion?: number, note = "SECRET") =>
    runDecision(deciding, model, {
      stream: "tally-1",
      commandId,
      command: { amount, note },
      contextOf: (_, now) => ({ occurredOn: now.on, recordedAt: now.at }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })
  return { add, inner, pauses }
}
const everything = async (storage: Storage): Promise<string> =>
  JSON.stringify([
    await storage.readFeed({ after: 0, limit: 100 }),
    await storage.findViews({ view: "tally", version: 1, limit: 10 }),
    await storage.dueTimers({ until: instant("2099-01-01T00:00:00Z"), limit: 10 }),
  ])

describe("a command", () => {
  it("becomes events, views, timers and messages in one act, all sealed", async () => {
    const { add, inner } = await setUp()
    const done = await add("c-1", 6)
    expect(done).toMatchObject({ outcome: "committed", replayed: false, result: { total: 6 }, version: 1 })
    expect(done.outcome === "committed" && isEnvelope(done.state.last)).toBe(true)
    expect(await inner.getView({ view: "tally", version: 1, key: "tally-1" })).toMatchObject({
      doc: { total: 6 },
      index: { total: 6 },
    })
    expect(await inner.dueTimers({ until: instant("2018-07-20T00:00:00Z"), limit: 9 })).toHaveLength(1)
    const claim = {
      now: instant("2018-07-20T00:00:00Z"),
      leaseUntil: instant("2018-07-20T00:01:00Z"),
      limit: 9,
    }
    const messages = await inner.claimMessages(claim)
    expect(messages).toHaveLength(1)
    expect((await everything(inner)) + JSON.stringify(messages)).not.toContain("SECRET")
  })

  it("that is refused changes nothing", async () => {
    const { add, inner } = await setUp()
    await add("c-1", 6)
    const before = await everything(inner)
    expect(await add("c-2", 6)).toMatchObject({ outcome: "refused", refusal: { _tag: "TooMuch" } })
    expect(await everything(inner)).toBe(before)
  })

  it("takes effect once under its id, though it would be refused by now, and never with other content", async () => {
    const { add, inner } = await setUp()
    await add("c-1", 6)
    await add("c-2", 1)
    expect(await add("c-1", 6)).toMatchObject({
      outcome: "committed",
      replayed: true,
      result: { total: 6 },
      version: 2,
    })
    await expect(add("c-1", 5)).rejects.toMatchObject({ _tag: "CommandIdReused", commandId: "c-1" })
    await expect(add("c-1", 6, 0, "§OTHER§")).rejects.not.toThrow("§OTHER§")
    expect(await inner.readFeed({ after: 0, limit: 10 })).toHaveLength(2)
  })

  it("is decided anew when another was first, so that no rule is broken by haste", async () => {
    const { add, inner } = await setUp()
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, at) => add(`c-${at}`, 1)))
    expect(outcomes.filter(({ outcome }) => outcome === "refused")).toHaveLength(2)
    expect(await inner.readStream({ stream: "tally-1" })).toHaveLength(10)
  })

  it("finds its turn among sixty-four, and waits a while that is not another's", async () => {
    const { add, inner, pauses } = await setUp()
    const outcomes = await Promise.all(Array.from({ length: 64 }, (_, at) => add(`c-${at}`, at < 10 ? 1 : 9)))
    expect(outcomes.filter(({ outcome }) => outcome === "committed").length).toBeGreaterThan(0)
    const total = (await inner.readStream({ stream: "tally-1" })).reduce(
      (sum, { data }) => sum + (data as { amount: number }).amount,
      0,
    )
    expect(total).toBeLessThanOrEqual(10)
    expect(pauses.every((pause) => pause >= 0 && pause <= 200)).toBe(true)
    expect(new Set(pauses).size).toBeGreaterThan(1)
  })

  it("gives up when another is always faster", async () => {
    let rivals = 0
    const { add, inner, pauses } = await setUp((storage) => ({
      ...storage,
      commit: async (acts) => {
        const [act] = acts
        const [part] = act?.append ?? []
        if (part === undefined) return storage.commit(acts)
        rivals += 1
        const rival = { ...act, commandId: `rival-${rivals}`, append: [part], result: null } as Act
        await storage.commit([rival])
        return storage.commit(acts)
      },
    }))
    await expect(add("c-1", 0)).rejects.toMatchObject({ _tag: "StaleVersion" })
    expect(rivals).toBe(60)
    expect(pauses).toHaveLength(59)
    expect(await inner.readStream({ stream: "tally-1" })).toHaveLength(60)
  })

  it("meant for a version is stale on any other, and is not decided anew", async () => {
    const { add } = await setUp()
    await add("c-1", 1, 0)
    await expect(add("c-2", 1, 0)).rejects.toMatchObject({
      _tag: "StaleVersion",
      expectedVersion: 0,
      actualVersion: 1,
    })
    expect(await add("c-2", 1, 1)).toMatchObject({ outcome: "committed" })
    const both = await Promise.allSettled([add("c-3", 1, 2), add("c-4", 1, 2)])
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"])
  })

  it("is sent again while the storage is unavailable, whether or not it took effect", async () => {
    let failures = 0
    const { add, inner, pauses } = await setUp((storage) => ({
      ...storage,
      commit: async (acts) => {
        failures += 1
        if (failures === 1) throw new StorageError("Unavailable", "before it was done")
        const outcomes = await storage.commit(acts)
        if (failures === 2) throw new StorageError("Unavailable", "after it was done")
        return outcomes
      },
    }))
    expect(await add("c-1", 6)).toMatchObject({ outcome: "committed", result: { total: 6 }, version: 1 })
    expect(await inner.readStream({ stream: "tally-1" })).toHaveLength(1)
    expect(pauses).toEqual([25, 50])
  })

  it("gives up on a storage that stays away, and on any other failure at once", async () => {
    const failing = (reason: "Unavailable" | "Corrupt") => () =>
      Promise.reject(new StorageError(reason, "no"))
    const away = await setUp((storage) => ({ ...storage, commit: failing("Unavailable") }))
    await expect(away.add("c-1", 1)).rejects.toMatchObject({ reason: "Unavailable" })
    expect(away.pauses).toEqual([25, 50, 100, 200])
    const broken = await setUp((storage) => ({ ...storage, commit: failing("Corrupt") }))
    await expect(broken.add("c-1", 1)).rejects.toMatchObject({ reason: "Corrupt" })
    expect(broken.pauses).toEqual([])
  })

  it("names the event when a stream holds what the program does not know", async () => {
    const { add, inner } = await setUp()
    const event = {
      type: "Unheard",
      v: 3,
      occurredOn: "2018-07-20",
      recordedAt: "2018-07-20T00:00:00.000Z",
      actor: system("x"),
      data: {},
    }
    const append = [{ stream: "tally-1", expectedVersion: 0, events: [event as DomainEvent] }]
    await commitAct(inner, { commandId: "c-0", digest: "d", append, result: null })
    await expect(add("c-1", 1)).rejects.toMatchObject({
      _tag: "StorageError",
      reason: "Corrupt",
      message: expect.stringContaining("Unheard v3"),
    })
  })
})
