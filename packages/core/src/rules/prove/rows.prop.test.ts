import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { contains } from "../facts/int-set.ts"
import type { PlanCondition, Slot } from "../plan/plan.ts"
import {
  bounds,
  evaluateCondition,
  evaluateNumber,
  subjectsLike,
  subjectsWithin,
  type Values,
} from "./plain-plan.fixture.ts"
import { conditionsOn, slotsFor } from "./random-plan.fixture.ts"
import { checkRows, type TableCheck, type TableRow } from "./rows.ts"

// Gaps and overlaps, held against trying every subject on every row.

interface Table {
  readonly slots: readonly Slot[]
  readonly premise: PlanCondition
  readonly rows: readonly TableRow[]
}

const tables = (wide: 0 | 1 | 2): fc.Arbitrary<Table> =>
  slotsFor(wide).chain((slots) => {
    const { condition, number } = conditionsOn(slots, true)
    const fixed = fc.nat(2).map((value) => ({ op: "constant" as const, value: BigInt(value), bounds }))
    const row = fc.record({ when: condition, value: fc.oneof(fixed, fixed, number) })
    return fc.record({ slots: fc.constant(slots), premise: condition, rows: fc.array(row, { maxLength: 5 }) })
  })

/** What trying every subject finds. */
function tryAll({ premise, rows, slots }: Table) {
  const subjects = subjectsWithin(slots.map(({ domain }) => domain))
  const under = subjects.filter((values) => evaluateCondition(premise, values))
  const holding = (values: Values) =>
    rows.flatMap(({ when }, at) => (evaluateCondition(when, values) ? at : []))
  const overlaps = new Set<string>()
  const first = new Set<number>()
  const used = new Set<number>()
  const uncovered: Values[] = []
  for (const values of under) {
    const at = holding(values)
    if (at[0] === undefined) uncovered.push(values)
    else first.add(at[0])
    for (const one of at) used.add(one)
    for (const one of at)
      for (const other of at)
        if (one < other && valueOf(rows, one, values) !== valueOf(rows, other, values))
          overlaps.add(JSON.stringify([one, other]))
  }
  return { overlaps, first, used, uncovered }
}

const valueOf = (rows: readonly TableRow[], at: number, values: Values) => {
  const row = rows[at]
  if (row === undefined) throw new Error("no such row")
  return evaluateNumber(row.value, values)
}

/** Whether the values lie inside what a gap says. */
const isInside = ({ slots }: Table, { where }: TableCheck["gaps"][number], values: Values) =>
  slots.every(({ name }, at) => {
    const set = where[name]
    return set === undefined || contains(set, values[at] as number)
  })

function checkWitnesses(table: Table, { gaps, overlaps }: TableCheck) {
  const { premise, rows } = table
  for (const { witness } of gaps)
    for (const values of subjectsLike(table, witness)) {
      expect(evaluateCondition(premise, values)).toBe(true)
      expect(rows.some(({ when }) => evaluateCondition(when, values))).toBe(false)
    }
  for (const { rows: pair, witness } of overlaps)
    for (const values of subjectsLike(table, witness)) {
      expect(evaluateCondition(premise, values)).toBe(true)
      for (const at of pair) expect(evaluateCondition(rows[at]?.when as PlanCondition, values)).toBe(true)
      expect(valueOf(rows, pair[0], values)).not.toBe(valueOf(rows, pair[1], values))
    }
}

describe("the rows of a table", () => {
  it("have exactly the gaps, the overlaps and the idle rows that trying every subject finds", () => {
    const seen = { gaps: 0, overlaps: 0, unused: 0, hidden: 0, clean: 0 }
    fc.assert(
      fc.property(tables(0), (table) => {
        const { first, overlaps, uncovered, used } = tryAll(table)
        const proof = checkRows(table.slots, table.premise, table.rows)
        if (proof.outcome !== "checked") throw new Error(proof.outcome)
        expect(new Set(proof.overlaps.map(({ rows }) => JSON.stringify(rows)))).toEqual(overlaps)
        const all = [...table.rows.keys()]
        expect(proof.unused).toEqual(all.filter((at) => !used.has(at)))
        expect(proof.hidden).toEqual(all.filter((at) => used.has(at) && !first.has(at)))
        expect(proof.outside).toEqual([])
        checkWitnesses(table, proof)
        if (!proof.moreGaps)
          for (const values of uncovered)
            expect(proof.gaps.filter((gap) => isInside(table, gap, values)).length).toBe(1)
        for (const gap of proof.gaps) {
          const sets = table.slots.map(({ name }) => gap.where[name] ?? null)
          for (const values of subjectsWithin(sets.map((set) => set ?? [{ from: 0, to: 0 }])))
            expect(
              uncovered.some((other) =>
                other.every((value, at) => sets[at] === null || value === values[at]),
              ),
            ).toBe(true)
        }
        if (proof.gaps.length > 0) seen.gaps += 1
        else seen.clean += 1
        for (const key of ["overlaps", "unused", "hidden"] as const) seen[key] += proof[key].length
      }),
      { numRuns: 500 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
  })

  it("are never judged wrongly where parts of them lie outside what can be proved", () => {
    let named = 0
    fc.assert(
      fc.property(tables(1), (table) => {
        const { first, overlaps, uncovered, used } = tryAll(table)
        const proof = checkRows(table.slots, table.premise, table.rows)
        if (proof.outcome !== "checked") throw new Error(proof.outcome)
        checkWitnesses(table, proof)
        for (const { rows } of proof.overlaps) expect(overlaps.has(JSON.stringify(rows))).toBe(true)
        for (const at of proof.unused) expect(used.has(at)).toBe(false)
        for (const at of proof.hidden) expect(first.has(at)).toBe(false)
        if (proof.outside.length > 0) {
          named += 1
          return
        }
        expect(proof.overlaps.length).toBe(overlaps.size)
        expect(proof.gaps.length > 0).toBe(uncovered.length > 0)
      }),
      { numRuns: 400 },
    )
    expect(named).toBeGreaterThan(10)
  })
})
