/**
 * The second half of an execution over a whole population: the rows that it gave back as odd, because something in
 * them is no single stretch of values, are decided one by one.
 */
import { type BoundRule, compileRow, type FactValues, ODD, type Outcome } from "@onevisit/core/rules"
import * as Result from "effect/Result"

/**
 * The outcomes with every odd row decided by the row compiler, which carries each rule that a population's execution
 * does; the others stay as they are.
 */
export function completeOdd(
  bound: BoundRule,
  rows: readonly FactValues[],
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  if (outcomes.every(({ status }) => status !== ODD)) return outcomes
  const program = Result.getOrThrow(compileRow(bound))
  return outcomes.map((outcome, at) => (outcome.status === ODD ? program.run(rows[at] ?? {}) : outcome))
}
