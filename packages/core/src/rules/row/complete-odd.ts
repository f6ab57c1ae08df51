/**
 * The second half of an execution over a whole population: the rows that it gave back as odd, because something in
 * them is no single stretch of values or because a person has judged, are decided one by one.
 */
import type { FactValues } from "../facts/observation.ts"
import { ODD, type Outcome } from "../plan/outcome.ts"
import type { RowProgram } from "./compile-row.ts"

/** The outcomes with every odd row decided by the row program of the same bound rule; the others stay as they are. */
export function completeOdd(
  program: RowProgram,
  rows: readonly FactValues[],
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  return outcomes.map((outcome, at) => (outcome.status === ODD ? program.run(rows[at] ?? {}) : outcome))
}
