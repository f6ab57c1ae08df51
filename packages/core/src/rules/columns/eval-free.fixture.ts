/**
 * A program of its own, started by a test with code generation forbidden: it ends well only if the interpreted mode then gives
 * the reference's outcomes for many plans, and code can really not be generated.
 */
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { encodeColumns } from "./encode.ts"
import { populations } from "./plans.fixture.ts"
import { compileColumns } from "./program.ts"
import { referenceOutcome } from "./reference.fixture.ts"

mustThrow(() => new Function("return 1"))
let compiled = 0
for (const { plan, rows } of fc.sample(populations, { seed: 20_180_720, numRuns: 150 })) {
  const program = compileColumns(plan, { mode: "interpreted" })
  if (Result.isFailure(program)) continue
  compiled += 1
  const batch = encodeColumns(plan, rows)
  const { amount, reasons, status } = program.success.run(batch)
  rows.forEach((row, at) => {
    if (row.includes("odd")) return
    const wanted = referenceOutcome(
      plan,
      row.map((fact) => (fact === "odd" ? null : fact)),
    )
    const same =
      status?.[at] === wanted.status && reasons?.[at] === wanted.reasons && amount[at] === wanted.amount
    if (!same) throw new Error(`Row ${at} differs.`)
  })
  // Asked for nothing, it does without generated code by itself.
  const other = Result.getOrThrow(compileColumns(plan))
  const unasked = other.run(batch)
  if (other.mode !== "interpreted" || !unasked.amount.every((each, at) => each === amount[at]))
    throw new Error("Unasked it differs.")
}
if (compiled < 50) throw new Error("Too few plans were compiled.")

function mustThrow(generate: () => unknown): void {
  try {
    generate()
  } catch (error) {
    if (error instanceof EvalError) return
    throw error
  }
  throw new Error("Code was generated although that is forbidden here.")
}
