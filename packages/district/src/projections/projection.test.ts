import type { DomainEvent } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import type { Storage } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { commitAct } from "../acts/index.ts"
import { findRows, getRow } from "./find-rows.ts"
import { defineProjection } from "./projection.ts"
import { runProjection } from "./run-projection.ts"

interface Count {
  readonly colour: string
  readonly count: number
}
const counts = (version = 1, step = 1) =>
  defineProjection<Count>({
    name: "colours",
    version,
    on: {
      Painted: (row, { data }) => ({ colour: String(data), count: (row?.count ?? 0) + step }),
      Washed: () => null,
    },
    key: ({ data }) => (typeof data === "string" ? data : null),
    index: ({ colour, count }) => ({ colour, count }),
  })
let made = 0
const paint = (storage: Storage, data: unknown, type = "Painted") => {
  made += 1
  const event = {
    type,
    v: 1,
    occurredOn: "2018-07-20",
    recordedAt: "2018-07-20T00:00:00.000Z",
    actor: system("test"),
    data,
  }
  const append = [{ stream: `s-${made}`, expectedVersion: 0, events: [event as DomainEvent] }]
  return commitAct(storage, { commandId: `p-${made}`, digest: "d", append, result: null })
}
const all = { limit: 10_000 }

describe("a projection", () => {
  it("says what a plain count of the feed says, in whatever steps it is run", async () => {
    const painted = fc.array(
      fc.tuple(fc.constantFrom("red", "green", "blue"), fc.integer({ min: 1, max: 4 })),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(painted, async (strokes) => {
        const storage = memoryStorage()
        const expected: Record<string, number> = {}
        for (const [colour, limit] of strokes) {
          await paint(storage, colour)
          await paint(storage, 7)
          expected[colour] = (expected[colour] ?? 0) + 1
          await runProjection(storage, counts(), { limit })
        }
        await Promise.all([1, 2, 3].map(() => runProjection(storage, counts(), all)))
        const { cursor, rows } = await findRows(storage, counts())
        expect(Object.fromEntries(rows.map(({ doc }) => [doc.colour, doc.count]))).toEqual(expected)
        expect(cursor).toBeNull()
      }),
      { numRuns: 30 },
    )
  })

  it("is searched by its index fields and removes rows", async () => {
    const storage = memoryStorage()
    for (const colour of ["red", "red", "green", "blue"]) await paint(storage, colour)
    await paint(storage, "blue", "Washed")
    expect(await runProjection(storage, counts(), all)).toEqual({
      name: "colours",
      version: 1,
      events: 5,
      caughtUp: true,
    })
    const often = await findRows(storage, counts(), { range: { field: "count", descending: true }, limit: 1 })
    expect(often.rows.map(({ key }) => key)).toEqual(["red"])
    const next = await findRows(storage, counts(), {
      range: { field: "count", descending: true },
      limit: 1,
      after: often.cursor ?? "",
    })
    expect(next.rows.map(({ key }) => key)).toEqual(["green"])
    expect(await getRow(storage, counts(), "blue")).toBeNull()
    expect((await findRows(storage, counts(), { where: { colour: "green" } })).rows).toHaveLength(1)
  })

  it("of a new version is built anew while the old one serves, also for programs that know only the old", async () => {
    const storage = memoryStorage()
    for (const colour of ["red", "red", "red"]) await paint(storage, colour)
    await runProjection(storage, counts(1), all)
    const [old, next] = [counts(1), counts(2, 10)]
    const counted = async (projection: typeof old) => (await getRow(storage, projection, "red"))?.doc.count
    expect(await runProjection(storage, next, { limit: 2 })).toMatchObject({ caughtUp: false })
    expect([await counted(old), await counted(next), (await findRows(storage, next)).version]).toEqual([
      3, 3, 1,
    ])
    expect(await runProjection(storage, next, all)).toMatchObject({ caughtUp: true })
    expect([await counted(old), await counted(next), (await findRows(storage, next)).version]).toEqual([
      3, 30, 2,
    ])
    await runProjection(storage, old, all)
    expect(await counted(next)).toBe(30)
  })

  it("counts nothing twice when two machines read different pages from one place", async () => {
    const storage = memoryStorage()
    for (let at = 0; at < 30; at += 1) await paint(storage, "red")
    await Promise.all([3, 5, 30, 7].map((limit) => runProjection(storage, counts(), { limit })))
    await runProjection(storage, counts(), all)
    expect((await getRow(storage, counts(), "red"))?.doc.count).toBe(30)
  })

  it("has a version that is a whole number from 1", () => {
    expect(() => counts(0)).toThrow(RangeError)
    expect(() => counts(1.5)).toThrow(RangeError)
  })
})
