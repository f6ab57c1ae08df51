import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { contains, intersection, type IntSet } from "../facts/int-set.ts"
import type { Plan } from "../plan/plan.ts"
import {
  evaluatePlan,
  numbersIn,
  type PlainResult,
  subjectsLike,
  subjectsWithin,
} from "./plain-plan.fixture.ts"
import { decidablePlans, mixedPlans } from "./random-plan.fixture.ts"
import { type KnownSets, settled, type Settlement } from "./settled.ts"
import type { TooLarge } from "./outside.ts"
import type { WitnessValues } from "./witness.ts"

// What is settled, held against trying every completion.

/** A plan with what is known: any set of values for some of its facts. */
const withKnown = (plans: fc.Arbitrary<Plan>) =>
  plans.chain((plan) =>
    fc
      .tuple(
        ...plan.slots.map(({ domain }) =>
          fc.option(
            fc.subarray([...numbersIn(domain)], {
              minLength: 1,
              maxLength: Math.min(4, numbersIn(domain).length),
            }),
            { freq: 2 },
          ),
        ),
      )
      .map((chosen) => ({
        plan,
        known: Object.fromEntries(
          plan.slots.flatMap(({ name }, at) => {
            const values = chosen[at]
            return values ? [[name, values.map((value) => ({ from: value, to: value }))]] : []
          }),
        ) as KnownSets,
      })),
  )

const setsOf = (plan: Plan, known: KnownSets): readonly IntSet[] =>
  plan.slots.map(({ domain, name }) => intersection(known[name] ?? domain, domain))

/** All results, each once. */
function resultsOf(plan: Plan, known: KnownSets): ReadonlySet<PlainResult> {
  return new Set(subjectsWithin(setsOf(plan, known)).map((values) => evaluatePlan(plan, values)))
}

function rangeAmong(results: ReadonlySet<PlainResult>) {
  const paid = [...results].filter((result) => typeof result === "bigint").sort((a, b) => (a < b ? -1 : 1))
  return paid.length === 0 ? null : { outcome: "range", min: paid[0], max: paid.at(-1) }
}

/** Whatever the facts that the witness leaves out, the rule comes to this for it; and it is one of those known. */
function shows(plan: Plan, known: KnownSets, witness: WitnessValues, verdict: boolean) {
  for (const [name, value] of Object.entries(witness))
    expect(contains(known[name] ?? [{ from: value, to: value }], value)).toBe(true)
  const alike = subjectsLike(plan, witness)
  expect(alike.length).toBeGreaterThan(0)
  for (const values of alike) expect(evaluatePlan(plan, values) !== false).toBe(verdict)
}

describe("what is settled", () => {
  it("is the common verdict of all completions, with the least and the greatest amount", () => {
    const seen = { settled: 0, open: 0, range: 0 }
    fc.assert(
      fc.property(withKnown(decidablePlans), ({ known, plan }) => {
        const results = resultsOf(plan, known)
        const verdicts = new Set([...results].map((result) => result !== false))
        const proof = settled(plan, known)
        if (verdicts.size === 1)
          expect(proof).toEqual({
            outcome: "settled",
            verdict: verdicts.has(true),
            amount: rangeAmong(results),
          })
        else {
          expect(proof).toMatchObject({ outcome: "open", amount: rangeAmong(results) })
          if (proof.outcome !== "open") return
          shows(plan, known, proof.yes, true)
          shows(plan, known, proof.no, false)
          seen.open += 1
        }
        if (verdicts.size === 1) seen.settled += 1
        const range = rangeAmong(results)
        if (range !== null && range.min !== range.max) seen.range += 1
      }),
      { numRuns: 800 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
  })

  it("is never wrong where parts of the rule lie outside what can be proved", () => {
    const seen: Record<(Settlement | TooLarge)["outcome"], number> = {
      settled: 0,
      open: 0,
      outside: 0,
      contradiction: 0,
      "too-large": 0,
    }
    fc.assert(
      fc.property(withKnown(mixedPlans), ({ known, plan }) => {
        const results = resultsOf(plan, known)
        const proof = settled(plan, known)
        seen[proof.outcome] += 1
        if (proof.outcome === "outside") {
          expect(proof.parts.length).toBeGreaterThan(0)
          return
        }
        if (proof.outcome === "open") {
          shows(plan, known, proof.yes, true)
          shows(plan, known, proof.no, false)
        } else {
          expect(proof.outcome).toBe("settled")
          const verdict = proof.outcome === "settled" && proof.verdict
          expect([...results].map((result) => result !== false)).toEqual([...results].map(() => verdict))
        }
        if ("amount" in proof && proof.amount?.outcome !== "outside")
          expect(proof.amount).toEqual(rangeAmong(results))
      }),
      { numRuns: 900 },
    )
    expect(seen.settled).toBeGreaterThan(50)
    expect(seen.open).toBeGreaterThan(20)
    expect(seen.outside).toBeGreaterThan(20)
  })
})
