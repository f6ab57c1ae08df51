// Runs the hostile corpus where no code may be made from text, and says how many rows agreed with the interpreter.
// A program of its own, since only a flag at the start of a process forbids it: see no-generated-code.test.ts.
import assert from "node:assert/strict"
import {
  bindRule,
  checkRule,
  compileColumns,
  compileRow,
  decide,
  encodeRows,
  lower,
  ODD,
  outcomeOf,
} from "@onevisit/core/rules"
import { corpus, randomWorld } from "@onevisit/testkit"
import * as Result from "effect/Result"

assert.throws(() => new Function("return 1"), EvalError)

let agreed = 0
for (const { definition, rows, time } of corpus) {
  const bound = Result.getOrThrow(bindRule(Result.getOrThrow(checkRule(definition, randomWorld)), time))
  const expected = rows.map((row) => outcomeOf(decide(bound, row)))
  const row = Result.getOrThrow(compileRow(bound))
  assert.equal(row.mode, "interpreted")
  const plan = lower(bound)
  const columns = compileColumns(plan)
  const output = Result.isSuccess(columns) ? columns.success.run(encodeRows(bound, rows)) : null
  expected.forEach((outcome, at) => {
    assert.deepEqual(row.run(rows[at] ?? {}), outcome)
    agreed += 1
    if (output === null || output.status?.[at] === ODD) return
    assert.deepEqual(
      { status: output.status?.[at], reasons: output.reasons?.[at], amount: output.amount[at] },
      outcome,
    )
    agreed += 1
  })
}
console.log(`${agreed} agreed`)
