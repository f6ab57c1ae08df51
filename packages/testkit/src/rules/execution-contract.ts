/**
 * The contract of executions: whatever decides rows by a compiled rule gives the interpreter's verdict, amount and
 * reason codes, row by row, on a corpus chosen to be hostile and on rules and rows at random; or it refuses the rule
 * by name. Nothing in between.
 */
import {
  bindRule,
  type BoundFact,
  type BoundRule,
  type CannotCompile,
  checkRule,
  compileRow,
  completeOdd,
  decide,
  type FactValues,
  INVALID,
  type IntSet,
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
import { decisionTimes, ruleArbitrary, valuesArbitrary, wrongValuesArbitrary } from "./random-rule.ts"
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
 * (disputed, withheld, a code that was divided or ceded a part, a list) or its value is of the wrong type; such rows
 * are the row compiler's, and what it decides of them is held against the interpreter too.
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
      await checkRandom(contract, rules, valuesArbitrary, (outcomes) => {
        carried += Number(outcomes !== null)
      })
      assert.ok(carried > rules / 4, `Only ${carried} of ${rules} rules were carried; the rest was refused`)
    })
    it("reports the rows at random that have a value of no type or out of its range, and goes on", async () => {
      const few = Math.ceil(rules / 4)
      let reported = 0
      let decided = 0
      const row = fc.oneof(
        { weight: 3, arbitrary: wrongValuesArbitrary.map(({ values }) => values) },
        { weight: 1, arbitrary: valuesArbitrary },
      )
      await checkRandom(contract, few, row, (outcomes) => {
        for (const { status } of outcomes ?? []) {
          if (status === INVALID) reported += 1
          else decided += 1
        }
      })
      assert.ok(reported > few / 4, `Only ${reported} rows had a wrong value of a fact that their rule names`)
      assert.ok(decided > few, `Only ${decided} rows had none`)
    })
  })
}

/** Rules at random, each with 20 rows; `seen` is told every outcome of a rule, or `null` where it was refused. */
async function checkRandom(
  contract: ExecutionContract,
  numRuns: number,
  row: fc.Arbitrary<FactValues>,
  seen: (outcomes: readonly Outcome[] | null) => void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      ruleArbitrary,
      decisionTimes,
      fc.array(row, { minLength: 20, maxLength: 20 }),
      async (definition, time, rows) => {
        const bound = Result.getOrThrow(bindRule(Result.getOrThrow(checkRule(definition, world)), time))
        seen(await checkRows(contract, bound, rows))
      },
    ),
    { numRuns },
  )
}

async function checkCase(contract: ExecutionContract, { carries, definition, rows, time }: CorpusCase) {
  const bound = Result.getOrThrow(bindRule(Result.getOrThrow(checkRule(definition, world)), time))
  const outcomes = await checkRows(contract, bound, rows)
  if (carries === "always") assert.ok(outcomes !== null, "This rule is carried by every execution")
}

/** The outcomes of all rows, each of which agrees with the interpreter; `null` where the rule was refused. */
async function checkRows(
  { mayRefuse = [], run }: ExecutionContract,
  bound: BoundRule,
  rows: readonly FactValues[],
): Promise<readonly Outcome[] | null> {
  const outcomes = await run(bound, rows)
  if ("_tag" in outcomes) {
    assert.ok(mayRefuse.includes(outcomes.reason), `The rule was refused for ${outcomes.reason}`)
    return null
  }
  assert.equal(outcomes.length, rows.length, "One outcome for each row")
  const complete = completeOdd(Result.getOrThrow(compileRow(bound)), rows, outcomes)
  rows.forEach((row, at) => {
    if (outcomes[at]?.status === ODD) assert.ok(mayBeOdd(bound, row), sayRow("must not be odd", bound, at))
    const expected = outcomeOf(decide(bound, row))
    assert.deepEqual(complete[at], expected, sayRow("differs from the interpreter", bound, at))
  })
  return complete
}

/** Whether something is known of a fact that is no single stretch of values, or of a code no single place. */
function mayBeOdd({ facts }: BoundRule, row: FactValues): boolean {
  return facts.some((fact) => {
    const { lists, possible, state } = readFact(fact, row[fact.name])
    if (state !== "known") return state !== "unknown"
    if (fact.declaration.judged === true) return true
    return lists !== null || (possible !== fact.domain && !isOneStretch(fact, possible))
  })
}

/** Days from one to another; of a code, a place with all that lies below it; of anything else one value. */
function isOneStretch({ codes, declaration }: BoundFact, [first, more]: IntSet): boolean {
  if (first === undefined || more !== undefined) return false
  if (declaration.type.kind === "date") return true
  return (codes === null ? first.from : codes.last[first.from]) === first.to
}

function sayRow(what: string, { rule }: BoundRule, at: number): string {
  return `Row ${at} ${what}, for ${JSON.stringify(rule.definition satisfies RuleDefinition)} at ${formatPath([at])}`
}
