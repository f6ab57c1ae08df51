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
   * `generated` makes code from the plan and is the fast one; on a host that forbids it, it is the other. `closures` makes none, for hosts that forbid it, and
   * gives the same answers.
   */
  readonly mode?: "generated" | "closures"
  readonly outputs?: OutputKind
}

/** What a run says: the outputs, and the rows it leaves to the row compiler, in rising order. */
export interface ColumnRun extends ColumnOutput {
  readonly odd: readonly number[]
}

export interface ColumnProgram {
  readonly plan: Plan
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
 */
export function compileColumns(
  plan: Plan,
  { mode = "generated", outputs = "full" }: ColumnOptions = {},
): Result.Result<ColumnProgram, CannotCompile> {
  return Result.map(preparePlan(plan), (prepared) => {
    const generates = mode === "generated" && codeMayBeMade()
    const decide = generates ? generateProgram(prepared, outputs) : vectorProgram(prepared)
    const run: ColumnProgram["run"] = (batch, { from = 0, to = batch.rows, into } = {}) => {
      checkFit(plan, batch, { from, to })
      const output = outputOf(into ?? allocateOutput(batch.rows, outputs), outputs, to)
      if (from < to) decide(batch, from, to, output)
      return { ...output, odd: settleOdd(batch, from, to, output) }
    }
    return { plan, outputs, run }
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
