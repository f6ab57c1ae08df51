/** Both back ends against the reference, row by row, on arbitrary plans and rows. */
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { evaluatePlan } from "../plan/evaluate-plan.ts"
import { ODD, type Outcome } from "../plan/outcome.ts"
import type { Plan } from "../plan/plan.ts"
import { type EncodedFact, encodeColumns } from "./encode.ts"
import { allocateOutput, type ColumnBatch } from "./batch.ts"
import { partitionRows } from "./partition.ts"
import { populations } from "./plans.fixture.ts"
import { type ColumnOptions, compileColumns } from "./program.ts"
import { referenceOutcome } from "./reference.fixture.ts"
import { scrambled } from "./scrambled.fixture.ts"

type Rows = readonly (readonly EncodedFact[])[]

const modes = ["generated", "interpreted"] as const

describe("a plan over columns", () => {
  for (const mode of modes) {
    it(`gives every row the reference's outcome (${mode})`, () => {
      let compiled = 0
      let runs = 0
      fc.assert(
        fc.property(populations, ({ plan, rows }) => {
          runs += 1
          const outcomes = runFull(plan, scrambled(encodeColumns(plan, rows), runs), { mode })
          if (outcomes === null) return
          compiled += 1
          expect(outcomes).toEqual(rows.map((row) => expected(plan, row)))
        }),
        { numRuns: 500 },
      )
      expect(compiled / runs).toBeGreaterThan(0.5)
    })

    it(`gives the amounts alone as it gives them beside the rest (${mode})`, () => {
      fc.assert(
        fc.property(populations, ({ plan, rows }) => {
          const batch = scrambled(encodeColumns(plan, rows), rows.length)
          const program = compileColumns(plan, { mode, outputs: "amount" })
          if (Result.isFailure(program)) return
          const { amount, odd, reasons, status } = program.success.run(batch)
          expect([status, reasons]).toEqual([null, null])
          const wanted = rows.map((row) => expected(plan, row))
          expect([...amount]).toEqual(wanted.map((outcome) => outcome.amount))
          expect(odd).toEqual([...wanted.keys()].filter((row) => wanted[row]?.status === ODD))
        }),
        { numRuns: 300 },
      )
    })
  }

  it("agrees with the plan's own evaluation on sets", () => {
    fc.assert(
      fc.property(populations, ({ plan, rows }) => {
        const outcomes = runFull(plan, encodeColumns(plan, rows), {})
        // Shifted days are reckoned there for every row, and a day that never comes cannot be shifted.
        if (outcomes === null || mentions(plan.amount, "shift")) return
        rows.forEach((row, at) => {
          if (row.includes("odd")) return
          const possible = row.map((fact, slot) => ({
            set: fact === null || fact === "odd" ? (plan.slots[slot]?.domain ?? []) : fact,
            lists: null,
          }))
          expect(outcomes[at]).toEqual(evaluatePlan(plan, possible))
        })
      }),
      { numRuns: 150 },
    )
  })

  it("gives the same whole whether it runs at once or in parts", () => {
    fc.assert(
      fc.property(populations, fc.integer({ min: 1, max: 5 }), ({ plan, rows }, parts) => {
        const program = compileColumns(plan)
        if (Result.isFailure(program)) return
        const batch = encodeColumns(plan, rows)
        const whole = program.success.run(batch)
        const into = allocateOutput(rows.length)
        const odd = partitionRows(rows.length, parts).flatMap(
          (range) => program.success.run(batch, { ...range, into }).odd,
        )
        expect({ ...into, odd }).toEqual(whole)
      }),
      { numRuns: 100 },
    )
  })
})

function runFull(plan: Plan, batch: ColumnBatch, options: ColumnOptions): readonly Outcome[] | null {
  const program = compileColumns(plan, options)
  if (Result.isFailure(program)) return null
  const { amount, reasons, status } = program.success.run(batch)
  return Array.from(amount, (fen, row) => ({
    status: status?.[row] as Outcome["status"],
    reasons: reasons?.[row] ?? -1,
    amount: fen,
  }))
}

function expected(plan: Plan, row: Rows[number]): Outcome {
  const facts = row.map((fact) => (fact === "odd" ? null : fact))
  return row.includes("odd") ? { status: ODD, reasons: 0, amount: 0 } : referenceOutcome(plan, facts)
}

function mentions(node: unknown, op: string): boolean {
  if (typeof node !== "object" || node === null) return false
  return ("op" in node && node.op === op) || Object.values(node).some((part) => mentions(part, op))
}
