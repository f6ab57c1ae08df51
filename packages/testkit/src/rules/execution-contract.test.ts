import { compileRow } from "@onevisit/core/rules"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { badExecutions, corpus, executionContract, rightExecution, type RunRows } from "./index.ts"

for (const mode of ["generated", "interpreted"] as const) {
  const run: RunRows = async (bound, rows) => {
    const program = compileRow(bound, { mode })
    return Result.isFailure(program) ? program.failure : rows.map((row) => program.success.run(row))
  }
  executionContract({ name: `a compiled row, ${mode},`, run, describe, it })
}

/** The tests of the contract that an execution breaks. */
async function broken(run: RunRows): Promise<readonly string[]> {
  const tests: { readonly name: string; readonly body: () => Promise<void> }[] = []
  executionContract({
    name: "it",
    run,
    rules: 0,
    describe: (_, body) => body(),
    it: (name, body) => void tests.push({ name, body }),
  })
  const failed: string[] = []
  for (const { body, name } of tests) await body().catch(() => failed.push(name))
  return failed
}

describe("the contract of executions", () => {
  it.each(badExecutions)("catches one that $name", async ({ caughtBy, run }) => {
    expect(await broken(run)).toContain(caughtBy)
  })

  it("says nothing against one that is right", async () => {
    // Without rules at random there is nothing to be agreed on, and that is said.
    expect(await broken(rightExecution)).toEqual([
      "agrees with the interpreter on rules and rows at random",
      "reports the rows at random that have a value of no type or out of its range, and goes on",
    ])
  })

  it("has a mistake for many of its cases, and decides each case both ways or leaves it open", () => {
    expect(new Set(badExecutions.map(({ caughtBy }) => caughtBy)).size).toBeGreaterThan(8)
    expect(corpus.length).toBeGreaterThan(20)
  })
})
