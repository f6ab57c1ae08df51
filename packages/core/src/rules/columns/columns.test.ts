/** Both back ends on rows chosen for their edges. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { roundings } from "../../money/index.ts"
import { NEVER } from "../facts/fact-type.ts"
import { single, span, union } from "../facts/int-set.ts"
import { NO, ODD, UNDETERMINED, YES, YES_AMOUNT_OPEN } from "../plan/outcome.ts"
import type { Plan, PlanCondition } from "../plan/plan.ts"
import { allocateOutput, type ColumnBatch } from "./batch.ts"
import { type EncodedFact, encodeColumns } from "./encode.ts"
import { codeSlot, constant, daySlot, node, numberSlot, planOf, slotNumber } from "./plans.fixture.ts"
import { type ColumnOptions, compileColumns } from "./program.ts"
import { referenceOutcome } from "./reference.fixture.ts"

const always: PlanCondition = { op: "constant", value: true }
const atom = (slot: number, inside: ReturnType<typeof span>): PlanCondition => ({ op: "atom", slot, inside })
const modes = ["generated", "interpreted"] as const

describe.each(modes)("columns (%s)", (mode) => {
  const run = (plan: Plan, batch: ColumnBatch, options: ColumnOptions = {}) =>
    Result.getOrThrow(compileColumns(plan, { mode, ...options })).run(batch)
  const outcomes = (plan: Plan, rows: readonly (readonly EncodedFact[])[]) => {
    const { amount, reasons, status } = run(plan, encodeColumns(plan, rows))
    return rows.map((_, row) => [status?.[row], reasons?.[row], amount[row]])
  }

  it("decide a day known to the year by what every day of it agrees on", () => {
    const plan = planOf([daySlot(span(-50_000, 20_000))], [atom(0, span(-50_000, 100))])
    expect(outcomes(plan, [[span(0, 99)], [span(0, 100)], [span(0, 101)], [span(101, 400)], [null]])).toEqual(
      [
        [YES, 0, 0],
        [YES, 0, 0],
        [UNDETERMINED, 2 ** 16, 0],
        [NO, 1, 0],
        [UNDETERMINED, 2 ** 16, 0],
      ],
    )
  })

  it("hold a thing that never happened apart from all days, and from the unknown", () => {
    const slot = daySlot(union(span(0, 1000), single(NEVER)))
    const alive = planOf([slot], [atom(0, union(span(500, 1000), single(NEVER)))])
    const known = [[single(NEVER)], [single(500)], [span(499, 500)], [single(499)], [null]]
    expect(outcomes(alive, known).map(([status]) => status)).toEqual([
      YES,
      YES,
      UNDETERMINED,
      NO,
      UNDETERMINED,
    ])
    const happened = planOf([slot], [{ op: "not", part: atom(0, single(NEVER)) }])
    expect(outcomes(happened, known).map(([status]) => status)).toEqual([NO, YES, YES, YES, UNDETERMINED])
  })

  it("leave a code open that stands above the one asked for, and no other", () => {
    // 0 holds 1 and 4; 1 holds 2 and 3.
    const last = [4, 3, 2, 3, 4, 5]
    const plan = planOf([codeSlot(last)], [atom(0, span(1, 3))])
    const rows = last.map((end, place) => [span(place, end)])
    expect(outcomes(plan, rows).map(([status]) => status)).toEqual([UNDETERMINED, YES, YES, YES, NO, NO])
  })

  it("settle what no unknown can change, and leave the rest", () => {
    const plan = planOf([numberSlot(span(0, 9)), numberSlot()], [atom(0, span(-5, 20)), atom(1, single(1))])
    expect(
      outcomes(plan, [
        [null, single(1)],
        [null, null],
        [null, single(0)],
      ]),
    ).toEqual([
      [YES, 0, 0],
      [UNDETERMINED, 2 ** 17, 0],
      [NO, 2, 0],
    ])
  })

  it("name every one of sixteen grounds, the last by the sign bit", () => {
    const grounds = Array.from({ length: 16 }, (_, slot) => atom(slot, single(1)))
    const plan = planOf(
      grounds.map(() => numberSlot()),
      grounds,
      constant(7),
    )
    const rows = [1, 0, null].map((value) => grounds.map(() => (value === null ? null : single(value))))
    const lastOpen = grounds.map((_, slot) => (slot === 15 ? null : single(1)))
    expect(outcomes(plan, [...rows, lastOpen])).toEqual([
      [YES, 0, 7],
      [NO, 0xffff, 0],
      [UNDETERMINED, 0xffff_0000, 0],
      [UNDETERMINED, 2 ** 31, 0],
    ])
  })

  it("say when an amount is open and put no fen in any sum for it", () => {
    const bands = node({
      op: "steps" as const,
      of: slotNumber(0),
      cuts: [10, 20],
      values: [constant(300), constant(100), constant(300)],
    })
    const plan = planOf([daySlot(span(0, 99))], [always], bands)
    const rows = [[single(9)], [span(0, 9)], [span(9, 10)], [span(10, 19)], [span(5, 25)], [null]]
    expect(outcomes(plan, rows)).toEqual([
      [YES, 0, 300],
      [YES, 0, 300],
      [YES_AMOUNT_OPEN, 0, 0],
      [YES, 0, 100],
      [YES_AMOUNT_OPEN, 0, 0],
      [YES_AMOUNT_OPEN, 0, 0],
    ])
  })

  it("round as the reference rounds, negatives and the ends of the exact range included", () => {
    const ends = [
      [-1500, 1500],
      [0, 3000],
      [-(2 ** 31), 2 ** 31 - 1],
      [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      [2 ** 52 - 700, 2 ** 52 + 700],
    ] as const
    for (const [from, to] of ends)
      for (const rounding of roundings)
        for (const [share, whole] of [
          [1, 2],
          [3, 10],
          [-7, 8],
          [1, 100],
          [2, 3],
        ] as const) {
          const shared = { op: "share" as const, of: slotNumber(0), rounding }
          const amount = node({ ...shared, share: constant(share), whole: constant(whole) })
          const plan = planOf([numberSlot(span(from, to))], [always], amount)
          const near = Array.from({ length: 130 }, (_, at) => from + Math.floor(((to - from) / 129) * at))
          const rows = near.flatMap((value) => (value <= to ? [[single(value)]] : []))
          const wanted = rows.map((row) => referenceOutcome(plan, row).amount)
          expect([rounding, share, whole, ...run(plan, encodeColumns(plan, rows)).amount]).toEqual([
            rounding,
            share,
            whole,
            ...wanted,
          ])
        }
  })

  it("compare with rounded shares on either side as the reference does, negatives included", () => {
    const slots = [numberSlot(span(-30, 30)), numberSlot(span(-30, 30))]
    const grounds = (["atLeast", "above", "is"] as const).flatMap((relation) =>
      roundings.flatMap((rounding) => {
        const part = { op: "share" as const, share: constant(3), whole: constant(7), rounding }
        const share = node({ ...part, of: slotNumber(0) })
        return [
          { op: "compare" as const, relation, left: share, right: slotNumber(1) },
          { op: "compare" as const, relation, left: slotNumber(1), right: share },
        ]
      }),
    )
    const values = [null, ...Array.from({ length: 61 }, (_, at) => single(at - 30))]
    const rows = values.flatMap((one) => values.filter((_, at) => at % 6 < 3).map((other) => [one, other]))
    for (const some of [grounds.slice(0, 15), grounds.slice(15)]) {
      const plan = planOf(slots, some)
      const wanted = rows.map((row) => referenceOutcome(plan, row))
      expect(outcomes(plan, rows)).toEqual(wanted.map((it) => [it.status, it.reasons, it.amount]))
    }
  })

  it("look a rate up where branches differ in nothing else, unknown categories included", () => {
    const rate = (part: number, whole: number) =>
      node({
        op: "share" as const,
        of: slotNumber(0),
        share: constant(part),
        whole: constant(whole),
        rounding: "half-up" as const,
      })
    const amount = [rate(3, 10), rate(1, 2), rate(1, 3)].reduceRight((rest, then, at) =>
      node({ op: "if" as const, test: atom(1, single(at)), then, else: rest }),
    )
    const plan = planOf([numberSlot(span(0, 100_000)), numberSlot(span(0, 2))], [always], amount)
    const rows = [0, 1, 2, null].flatMap((kind) =>
      [0, 1, 5, 99_999, null].map((value) => [
        value === null ? null : single(value),
        kind === null ? null : single(kind),
      ]),
    )
    const wanted = rows.map((row) => referenceOutcome(plan, row))
    expect(outcomes(plan, rows)).toEqual(wanted.map((it) => [it.status, it.reasons, it.amount]))
  })

  it("find the rows of an amount through tests that turn away nearly all, half, and few", () => {
    const inside = [
      [span(0, 1), 0],
      [span(0, 49), 1],
      [span(0, 97), 2],
    ] as const
    const grounds = inside.map(([set, slot]) => atom(slot, set))
    const plan = planOf(
      [numberSlot(span(0, 99)), numberSlot(span(0, 99)), numberSlot(span(0, 99))],
      [...grounds, { op: "compare", relation: "atLeast", left: slotNumber(1), right: slotNumber(2) }],
      slotNumber(2),
    )
    const rows = Array.from({ length: 5000 }, (_, row) =>
      [row % 100, (row * 7) % 100, (row * 13) % 100].map((value, slot) =>
        (row + slot) % 41 === 0 ? null : single(value % (slot === 0 && row % 3 === 0 ? 2 : 100)),
      ),
    )
    const { amount } = run(plan, encodeColumns(plan, rows), { outputs: "amount" })
    expect([...amount]).toEqual(rows.map((row) => referenceOutcome(plan, row).amount))
    expect(amount.some((fen) => fen > 0)).toBe(true)
  })

  it("keep each bit of a bitmap to its row across bytes, words and cache lines", () => {
    const plan = planOf([numberSlot()], [atom(0, single(1))])
    for (const rows of [1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025])
      for (const gap of [0, 7, 8, 31, 32, 63, 64, rows - 1]) {
        const facts = Array.from({ length: rows }, (_, row) => [row === gap ? null : single(1)])
        const { status } = run(plan, encodeColumns(plan, facts))
        const wanted = facts.map((_, row) => (row === gap ? UNDETERMINED : YES))
        expect([rows, gap, ...(status ?? [])]).toEqual([rows, gap, ...wanted])
      }
  })

  it("read a bitmap from wherever it begins in memory, and no value beneath a cleared bit", () => {
    const plan = planOf([numberSlot(span(0, 100))], [atom(0, span(50, 100))])
    const memory = new Uint8Array(64).fill(0xff)
    const valid = memory.subarray(3, 3 + 9)
    valid[8] = 0b0101
    const values = Float64Array.from({ length: 67 }, (_, row) => (row === 65 ? Number.NaN : row))
    const { status } = run(plan, { rows: 67, columns: [{ values, valid }] })
    expect([...(status ?? [])].slice(48)).toEqual(
      [...Array(2).fill(NO), ...Array(15).fill(YES), UNDETERMINED, YES].slice(0, 19),
    )
  })

  it("list odd rows and decide nothing of them", () => {
    const plan = planOf([numberSlot()], [always], constant(5))
    const odd = Uint8Array.of(0b1000_0001, 0, 0, 0, 0b1)
    const batch = { rows: 33, columns: [null], odd }
    const full = run(plan, batch)
    expect(full.odd).toEqual([0, 7, 32])
    expect([...(full.status ?? [])].filter((status) => status === ODD)).toHaveLength(3)
    expect(full.amount.reduce((sum, fen) => sum + fen, 0)).toBe(30 * 5)
    expect(run(plan, batch, { outputs: "amount" }).odd).toEqual([0, 7, 32])
  })

  it("do nothing to an empty batch, and nothing outside a range", () => {
    const plan = planOf([numberSlot()], [always], constant(5))
    expect(run(plan, { rows: 0, columns: [null] }).amount).toHaveLength(0)
    const into = allocateOutput(100)
    const program = Result.getOrThrow(compileColumns(plan, { mode }))
    program.run({ rows: 100, columns: [null] }, { from: 13, to: 57, into })
    const paid = [...into.amount.keys()].filter((row) => into.amount[row] === 5)
    expect([paid[0], paid.at(-1), paid.length]).toEqual([13, 56, 44])
  })

  it("throw for a batch that does not fit the plan, and say where", () => {
    const plan = planOf([numberSlot(), daySlot(span(0, 9))], [always])
    const values = new Uint8Array(3)
    const days = { first: new Int32Array(3), last: new Int32Array(3) }
    const wrong: readonly (readonly [ColumnBatch, RegExp])[] = [
      [{ rows: 3, columns: [{ values }] }, /2 slots and the batch 1 columns/],
      [{ rows: 4, columns: [{ values }, null] }, /column of number holds 4 rows/],
      [{ rows: 3, columns: [days, null] }, /column of number holds values/],
      [{ rows: 3, columns: [{ values }, { values }] }, /column of day holds first and last days/],
      [{ rows: 3, columns: [{ values, valid: new Uint8Array() }, days] }, /bitmap of number holds 3 bits/],
      [{ rows: -1, columns: [null, null] }, /whole number of rows/],
    ]
    for (const [batch, said] of wrong) expect(() => run(plan, batch)).toThrow(said)
  })
})
