import {
  allocateOutput,
  type ColumnBatch,
  compileColumns,
  type EncodedFact,
  encodeColumns,
  type Plan,
  type PlanNumber,
} from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { afterAll, describe, expect, it } from "vitest"
import { type ColumnThreads, openColumnThreads, startColumnThreads } from "./column-threads.ts"
import { allocateSharedOutput } from "./share-memory.ts"

const bounds = { min: 0n, max: 0n }
const value: PlanNumber = { op: "slot", slot: 0, bounds }
/** A number of at least 10 gives a third of it, rounded up, in fen. */
const plan: Plan = {
  rule: "sample",
  when: { on: plainDate("2018-07-20"), month: month("2018-07") },
  slots: [
    {
      name: "value",
      shape: "number",
      domain: [{ from: 0, to: 1000 }],
      never: false,
      judged: false,
      last: null,
    },
  ],
  grounds: [
    {
      name: { code: "ten", label: null, per: null },
      condition: { op: "atom", slot: 0, inside: [{ from: 10, to: 1000 }] },
    },
  ],
  amount: {
    op: "share",
    of: value,
    share: { op: "constant", value: 1n, bounds },
    whole: { op: "constant", value: 3n, bounds },
    rounding: "up",
    bounds,
  },
}

const rows = Array.from({ length: 5000 }, (_, row): readonly EncodedFact[] => {
  if (row % 97 === 3) return ["odd"]
  return [row % 13 === 5 ? null : [{ from: row % 1001, to: row % 1001 }]]
})
const batch: ColumnBatch = encodeColumns(plan, rows)

/** From the sources, whatever was built. */
const open = (count: number): ColumnThreads =>
  startColumnThreads(count, {
    url: new URL("./column-worker.ts", import.meta.url),
    execArgv: ["--conditions=onevisit-source"],
  })

const bytesOf = (array: Uint8Array | Uint32Array | Float64Array | null) =>
  array === null ? Buffer.alloc(0) : Buffer.from(array.buffer, array.byteOffset, array.byteLength)

const pool = open(2)
afterAll(() => pool.close())

describe("a population on threads", () => {
  it("is decided as on one thread, and odd rows come back in order", async () => {
    const here = Result.getOrThrow(compileColumns(plan)).run(batch)
    expect(here.odd.length).toBeGreaterThan(50)
    for (const options of [{}, { mode: "interpreted" }] as const)
      expect(await pool.run(plan, batch, options)).toEqual(here)
  })

  it("is decided whole where it is long enough for many ranges, with odd rows in order all the same", async () => {
    const many = 700_001
    const values = new Uint16Array(new SharedArrayBuffer(many * 2))
    const odd = new Uint8Array(Math.ceil(many / 8))
    for (let row = 0; row < many; row += 1) {
      values[row] = row % 1001
      if (row % 9973 === 0) odd[row >> 3] = (odd[row >> 3] ?? 0) | (1 << (row & 7))
    }
    const long = { rows: many, columns: [{ values }], odd }
    const here = Result.getOrThrow(compileColumns(plan)).run(long)
    const there = await pool.run(plan, long)
    expect(there.odd).toEqual(here.odd)
    expect(there.odd).toHaveLength(71)
    for (const part of ["status", "reasons", "amount"] as const)
      expect(Buffer.compare(bytesOf(there[part]), bytesOf(here[part]))).toBe(0)
  })

  it("gives amounts alone when they alone are asked for", async () => {
    const here = Result.getOrThrow(compileColumns(plan, { outputs: "amount" })).run(batch)
    const there = await pool.run(plan, batch, { outputs: "amount" })
    expect(there).toEqual(here)
    expect(there.status).toBeNull()
  })

  it("serves several plans and runs at once, each plan compiled once in each thread", async () => {
    const other: Plan = { ...plan, amount: null }
    const runs = [plan, other, plan, other].map((each) => pool.run(each, batch))
    const [first, second, third] = await Promise.all(runs)
    expect(third).toEqual(first)
    expect(second?.amount.every((fen) => fen === 0)).toBe(true)
    expect(second?.status).toEqual(first?.status)
  })

  it("lies in shared memory afterwards, and was read there when it was there before", async () => {
    const values = new Uint16Array(new SharedArrayBuffer(256)).fill(30)
    const { amount } = await pool.run(plan, { rows: 128, columns: [{ values }] })
    expect(amount.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(new Set(amount)).toEqual(new Set([10]))
  })

  it("is written where the caller says, run after run, and nowhere but in shared memory", async () => {
    const into = allocateSharedOutput(rows.length)
    const other: Plan = { ...plan, amount: null }
    await pool.run(plan, batch, { into })
    expect(into.amount.some((fen) => fen > 0)).toBe(true)
    const { amount, status } = await pool.run(other, batch, { into })
    expect([amount, status]).toEqual([into.amount, into.status])
    expect(into.amount.every((fen) => fen === 0)).toBe(true)
    for (const wrong of [allocateOutput(rows.length), allocateSharedOutput(1)])
      await expect(pool.run(plan, batch, { into: wrong })).rejects.toThrow(TypeError)
  })

  it("is nothing when there are no rows, and few rows are one thread's work", async () => {
    expect((await pool.run(plan, { rows: 0, columns: [null] })).amount).toHaveLength(0)
    expect((await pool.run(plan, { rows: 3, columns: [null] })).status).toEqual(Uint8Array.of(2, 2, 2))
  })
})

describe("threads that cannot do it", () => {
  it("refuse a plan that columns cannot carry, by name", async () => {
    const counted: Plan = { ...plan, amount: { op: "count", slot: 0, inside: null, bounds } }
    await expect(pool.run(counted, batch)).rejects.toMatchObject({
      _tag: "PlanNotForColumns",
      refusal: { _tag: "CannotCompile", reason: "list-fact" },
    })
  })

  it("say what does not fit before any row is decided", async () => {
    await expect(pool.run(plan, { rows: 3, columns: [] })).rejects.toThrow(TypeError)
  })

  it("reject what is not finished when they are closed, and everything after", async () => {
    const threads = open(1)
    const running = threads.run(plan, batch)
    const closed = threads.close()
    await expect(running).rejects.toMatchObject({ _tag: "ThreadsEnded", reason: "closed" })
    await closed
    await expect(threads.run(plan, batch)).rejects.toMatchObject({ _tag: "ThreadsEnded", reason: "closed" })
  })

  it("reject by name when a thread is lost", async () => {
    const threads = startColumnThreads(1, { url: new URL("data:text/javascript,process.exit(1)") })
    await expect(threads.run(plan, batch)).rejects.toMatchObject({
      _tag: "ThreadsEnded",
      reason: "thread-lost",
    })
  })

  it("are at least one", () => {
    expect(() => openColumnThreads({ threads: 0 })).toThrow(RangeError)
  })
})
