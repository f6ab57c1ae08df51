/**
 * The execution for whole populations: a plan compiled over columns. Every row gets the outcome that the interpreter
 * gives it; odd rows come back by number, for the row compiler.
 */
import * as Result from "effect/Result"
import { type CannotCompile, ODD } from "../plan/outcome.ts"
import { codeMayBeMade } from "../plan/code-permission.ts"
import type { Plan } from "../plan/plan.ts"
import { allocateOutput, type ColumnBatch, type ColumnOutput, type OutputKind } from "./batch.ts"
import { wordsOf } from "./bitmap.ts"
import { checkFit, outputOf } from "./check-fit.ts"
import { generateProgram } from "./generated/generated.ts"
import { preparePlan } from "./prepare/prepare.ts"
import { vectorProgram } from "./vectors/vectors.ts"

export interface ColumnOptions {
  /**
   * `generated`, unless said, makes code from the plan and is the fast one; where the host forbids that it is
   * the other. `interpreted` never makes code. Both give the same answers.
   */
  readonly mode?: "generated" | "interpreted"
  readonly outputs?: OutputKind
}

/** What a run says: the outputs, and the rows it leaves to the row compiler, in rising order. */
export interface ColumnRun extends ColumnOutput {
  readonly odd: readonly number[]
}

export interface ColumnProgram {
  readonly plan: Plan
  /** How it runs: `interpreted` also where the host forbids generated code. */
  readonly mode: "generated" | "interpreted"
  readonly outputs: OutputKind
  /**
   * Decides the rows from `from` up to `to` (excluded), all of them unless said, and writes at their places in `into`,
   * a new output unless given. Throws a TypeError (a defect) for a batch or an output that does not fit the plan.
   */
  run(
    batch: ColumnBatch,
    range?: { readonly from?: number; readonly to?: number; readonly into?: ColumnOutput },
  ): ColumnRun
}

/**
 * Compiles a plan over columns. Fails with {@link CannotCompile} where columns cannot carry it: `list-fact`,
 * `exact-range-left`, `shifted-day`, `too-many-grounds`.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { month } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 * import { all, bindRule, checkRule, compileColumns, defineRule, fact, factSheet, lower, sheetOf } from "@onevisit/core/rules"
 *
 * const person = factSheet("person", {
 *   age: fact.integer({ zh: "年龄", en: "age" }, { min: 0, max: 150, from: [] }),
 *   resident: fact.flag({ zh: "居民", en: "resident" }, { from: [] }),
 * })
 * const rule = defineRule({
 *   id: "sample",
 *   title: { zh: "样例", en: "Sample" },
 *   eligible: all(person.age.atLeast(80), person.resident),
 *   amount: "50.00",
 * })
 * const checked = Result.getOrThrow(checkRule(rule, { sheet: sheetOf(person) }))
 * const plan = lower(Result.getOrThrow(bindRule(checked, { month: month("2018-08") })))
 *
 * const program = Result.getOrThrow(compileColumns(plan))
 * const ages = { values: Uint8Array.of(85, 79, 0), valid: Uint8Array.of(0b011) } // the third is not known
 * const residents = { values: Uint8Array.of(1, 1, 1) }
 * const { amount, status } = program.run({ rows: 3, columns: [ages, residents] })
 * assert.deepEqual(status, Uint8Array.of(1, 0, 2)) // YES, NO, UNDETERMINED
 * assert.deepEqual(amount, Float64Array.of(5000, 0, 0)) // fen
 * ```
 */
export function compileColumns(
  plan: Plan,
  { mode = "generated", outputs = "full" }: ColumnOptions = {},
): Result.Result<ColumnProgram, CannotCompile> {
  return Result.map(preparePlan(plan), (prepared) => {
    const runs = codeMayBeMade() ? mode : "interpreted"
    const decide = runs === "generated" ? generateProgram(prepared, outputs) : vectorProgram(prepared)
    const run: ColumnProgram["run"] = (batch, { from = 0, to = batch.rows, into } = {}) => {
      checkFit(plan, batch, { from, to })
      const output = outputOf(into ?? allocateOutput(batch.rows, outputs), outputs, to)
      if (from < to) decide(batch, from, to, output)
      return { ...output, odd: settleOdd(batch, from, to, output) }
    }
    return { plan, mode: runs, outputs, run }
  })
}

/** Marks the odd rows of a range, whatever was made of them, and lists them. */
function settleOdd(
  { odd, rows }: ColumnBatch,
  from: number,
  to: number,
  output: ColumnOutput,
): readonly number[] {
  const found: number[] = []
  if (odd === undefined) return found
  const words = wordsOf(odd, rows)
  for (let word = from >> 5; word << 5 < to; word += 1) {
    for (let left = words[word] ?? 0; left !== 0; left &= left - 1) {
      const row = (word << 5) + 31 - Math.clz32(left & -left)
      if (row < from || row >= to) continue
      found.push(row)
      if (output.status !== null) output.status[row] = ODD
      if (output.reasons !== null) output.reasons[row] = 0
      output.amount[row] = 0
    }
  }
  return found
}
