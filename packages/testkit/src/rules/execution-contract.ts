/**
 * The contract of executions: whatever decides rows by a compiled rule gives the interpreter's verdict, amount and
 * reason codes, row by row, on a corpus chosen to be hostile and on rules and rows at random; or it refuses the rule
 * by name. Nothing in between.
 */
import {
  bindRule,
  type BoundRule,
  type CannotCompile,
  checkRule,
  decide,
  type FactValues,
  ODD,
  type Outcome,
  outcomeOf,
  readFact,
  type RuleDefinition,
} from "@onevisit/core/rules"
import { formatPath } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import type { TestFunctions } from "../contract.ts"
import { corpus, type CorpusCase } from "./corpus.ts"
import { decisionTimes, ruleArbitrary, valuesArbitrary } from "./random-rule.ts"
import { world } from "./random-world.ts"

/** Decides rows by a bound rule, or refuses the rule. */
export type RunRows = (
  bound: BoundRule,
  rows: readonly FactValues[],
) => Promise<readonly Outcome[] | CannotCompile>

export interface ExecutionContract extends TestFunctions {
  readonly name: string
  readonly run: RunRows
  /** How many rules at random, 20 rows each; 200 unless said. */
  readonly rules?: number
  /** The reasons for which this execution may refuse a rule; any other refusal breaks the contract. */
  readonly mayRefuse?: readonly string[]
}

/**
 * Registers the suite for one execution.
 *
 * A row may come back with the status `ODD` where the interpreter needs more than one interval for a fact of it
 * (disputed, withheld, a divided code, a list) or its value is of the wrong type; such rows are the row compiler's.
 */
export function executionContract(contract: ExecutionContract): void {
  const { describe, it, name, rules = 200 } = contract
  describe(`${name} as an execution of rules`, () => {
    for (const each of corpus) {
      it(each.name, async () => {
        await checkCase(contract, each)
      })
    }
    it("agrees with the interpreter on rules and rows at random", async () => {
      let carried = 0
      await fc.assert(
        fc.asyncProperty(
          ruleArbitrary,
          decisionTimes,
          fc.array(valuesArbitrary, { minLength: 20, maxLength: 20 }),
          async (definition, time, rows) => {
            const bound = Result.getOrThrow(bindRule(Result.getOrThrow(checkRule(definition, world)), time))
            carried += Number(await checkRows(contract, bound, rows))
          },
        ),
        { numRuns: rules },
      )
      assert.ok(carried > rules / 4, `Only ${carried} of ${rules} rules were carried; the rest was refused`)
    })
  })
}

async function checkCase(contract: ExecutionContract, { carries, definition, rows, time }: CorpusCase) {
  const bound = Result.getOrThrow(bindRule(Result.getOrThrow(checkRule(definition, world)), time))
  const carried = await checkRows(contract, bound, rows)
  if (carries === "always") assert.ok(carried, "This rule is carried by every execution")
}

/** Whether the rule was carried; every row then agrees with the interpreter. */
async function checkRows(
  { mayRefuse = [], run }: ExecutionContract,
  bound: BoundRule,
  rows: readonly FactValues[],
): Promise<boolean> {
  const outcomes = await run(bound, rows)
  if ("_tag" in outcomes) {
    assert.ok(mayRefuse.includes(outcomes.reason), `The rule was refused for ${outcomes.reason}`)
    return false
  }
  assert.equal(outcomes.length, rows.length, "One outcome for each row")
  rows.forEach((row, at) => {
    const actual = outcomes[at]
    if (actual?.status === ODD) return assert.ok(mayBeOdd(bound, row), sayRow("must not be odd", bound, at))
    const expected = outcomeOf(decide(bound, row))
    assert.deepEqual(actual, expected, sayRow("differs from the interpreter", bound, at))
  })
  return true
}

/** Whether something is known of a fact that is no single stretch of values. */
function mayBeOdd({ facts }: BoundRule, row: FactValues): boolean {
  return facts.some((fact) => {
    const { lists, possible, state } = readFact(fact, row[fact.name])
    const unplaced = state === "known" && possible === fact.domain
    return (
      state === "disputed" ||
      state === "withheld" ||
      state === "invalid" ||
      lists !== null ||
      (!unplaced && state === "known" && possible.length > 1)
    )
  })
}

function sayRow(what: string, { rule }: BoundRule, at: number): string {
  return `Row ${at} ${what}, for ${JSON.stringify(rule.definition satisfies RuleDefinition)} at ${formatPath([at])}`
}
