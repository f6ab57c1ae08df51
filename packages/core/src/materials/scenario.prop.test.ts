import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ChoiceValue, Condition, Reason } from "../rules/index.ts"
import { checkScenario, decideScenario, type ScenarioAnswers } from "./index.ts"
import { question } from "./scenario.fixture.ts"

/** A small world: every fact with every answer to its question. */
const world: Readonly<Record<string, readonly ChoiceValue[]>> = {
  years: [29, 30, 35],
  grade: ["a", "b", 3],
  married: [true, false],
  local: [true, false],
}
const names = Object.keys(world)
const questions = names.map((name) => question(name, world[name] ?? []))

const bound = fc.constantFrom(29, 30, 35)
const border = fc.constantFrom(29, 30, 31, 34, 35)
const atom: fc.Arbitrary<Condition> = fc.oneof(
  border.map((atLeast) => ({ fact: "years", atLeast })),
  border.map((atMost) => ({ fact: "years", atMost })),
  border.map((above) => ({ fact: "years", above })),
  border.map((below) => ({ fact: "years", below })),
  bound.map((is) => ({ fact: "years", is })),
  fc.subarray([29, 30, 35], { minLength: 1 }).map((oneOf) => ({ fact: "years", oneOf })),
  fc.subarray(["a", "b", 3], { minLength: 1 }).map((oneOf) => ({ fact: "grade", oneOf })),
  fc.record({ fact: fc.constantFrom("married", "local"), is: fc.boolean() }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: "condition" },
    atom,
    fc.array(tie("condition"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("condition"), { maxLength: 3 }).map((any) => ({ any })),
    tie("condition").map((not) => ({ not })),
    fc.record({ if: tie("condition"), then: tie("condition"), else: tie("condition") }),
    fc
      .tuple(
        tie("condition"),
        fc.array(fc.record({ when: tie("condition"), then: fc.boolean() }), { maxLength: 2 }),
      )
      .map(([it, except]) => ({ ...it, except })),
  ),
}))
const answers: fc.Arbitrary<ScenarioAnswers> = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.constantFrom(undefined, ...(world[name] ?? []))])),
  { requiredKeys: [] },
)
const decide = (it: Condition, known: ScenarioAnswers) => decideScenario(it, questions, known)

/** Every way in which the open questions may be answered. */
function completions(known: ScenarioAnswers, open: readonly string[] = names): readonly ScenarioAnswers[] {
  let all: readonly ScenarioAnswers[] = [known]
  for (const name of open) {
    if (known[name] !== undefined) continue
    all = all.flatMap((each) => (world[name] ?? []).map((value) => ({ ...each, [name]: value })))
  }
  return all
}

/** Two-valued truth, written apart from the code under test. */
function isTrue(it: Condition, complete: ScenarioAnswers): boolean {
  for (const { then, when } of it.except ?? []) if (isTrue(when, complete)) return then
  if ("all" in it) return !it.all.some((part) => !isTrue(part, complete))
  if ("any" in it) return it.any.some((part) => isTrue(part, complete))
  if ("not" in it) return !isTrue(it.not, complete)
  if ("if" in it) return isTrue(isTrue(it.if, complete) ? it.then : it.else, complete)
  if (!("fact" in it)) throw new TypeError("The world has answers alone.")
  const value = complete[it.fact]
  if ("is" in it) return value === it.is
  if ("oneOf" in it) return Array.isArray(it.oneOf) && it.oneOf.some((one) => one === value)
  if ("atLeast" in it) return Number(value) >= Number(it.atLeast)
  if ("atMost" in it) return Number(value) <= Number(it.atMost)
  if ("above" in it) return Number(value) > Number(it.above)
  return "below" in it && Number(value) < Number(it.below)
}

/** The facts of the comparisons, in the order written. */
function namesIn(it: Condition): readonly string[] {
  const exceptions = (it.except ?? []).flatMap(({ when }) => namesIn(when))
  if ("fact" in it) return [it.fact, ...exceptions]
  const parts =
    "all" in it
      ? it.all
      : "any" in it
        ? it.any
        : "not" in it
          ? [it.not]
          : "if" in it
            ? [it.if, it.then, it.else]
            : []
  return [...parts.flatMap(namesIn), ...exceptions]
}

/** The comparisons of a reason, in the order written. */
function testsIn(it: Reason): readonly Reason[] {
  const below = [...it.parts, ...it.exceptions.map(({ reason }) => reason)].flatMap(testsIn)
  return it.kind === "test" ? [it, ...below] : below
}

describe("a condition in a scenario", () => {
  it("settles only what every answer to the open questions settles the same way", () => {
    fc.assert(
      fc.property(condition, answers, (it, known) => {
        const { verdict } = decide(it, known)
        if (verdict === "undetermined") return
        for (const complete of completions(known)) expect(isTrue(it, complete)).toBe(verdict === "yes")
      }),
      { numRuns: 500 },
    )
  })

  it("stays undetermined whenever answers disagree: never a silent yes or no", () => {
    fc.assert(
      fc.property(condition, answers, (it, known) => {
        const outcomes = new Set(completions(known).map((complete) => isTrue(it, complete)))
        if (outcomes.size > 1) expect(decide(it, known).verdict).toBe("undetermined")
      }),
      { numRuns: 500 },
    )
  })

  it("is always settled by complete answers, and says the truth", () => {
    fc.assert(
      fc.property(condition, answers, (it, known) => {
        for (const complete of completions(known))
          expect(decide(it, complete).verdict).toBe(isTrue(it, complete) ? "yes" : "no")
      }),
      { numRuns: 200 },
    )
  })

  it("names as missing only open questions, some when undetermined and none when settled", () => {
    fc.assert(
      fc.property(condition, answers, (it, known) => {
        const { missing, verdict } = decide(it, known)
        expect(missing.length > 0).toBe(verdict === "undetermined")
        for (const name of missing) expect(known[name]).toBeUndefined()
        for (const name of missing) expect(namesIn(it)).toContain(name)
        expect(new Set(missing).size).toBe(missing.length)
      }),
      { numRuns: 500 },
    )
  })

  it("is settled once the missing questions are answered, whatever the answers", () => {
    fc.assert(
      fc.property(condition, answers, (it, known) => {
        const { missing } = decide(it, known)
        for (const answered of completions(known, missing))
          expect(decide(it, answered).verdict).not.toBe("undetermined")
      }),
      { numRuns: 300 },
    )
  })

  it("never takes back a verdict when more is answered", () => {
    fc.assert(
      fc.property(condition, answers, fc.constantFrom(...names), (it, known, name) => {
        const { verdict } = decide(it, known)
        if (verdict === "undetermined" || known[name] !== undefined) return
        for (const more of completions(known, [name])) expect(decide(it, more).verdict).toBe(verdict)
      }),
    )
  })

  it("gives a reason for every comparison, in the order written, with its verdict", () => {
    fc.assert(
      fc.property(condition, answers, (it, known) => {
        const { reason, verdict } = decide(it, known)
        if (reason === null) throw new Error("A condition that fits has a reason.")
        expect(reason.verdict).toBe(verdict)
        expect(testsIn(reason).flatMap(({ facts }) => facts)).toEqual(namesIn(it))
      }),
    )
  })

  it("takes a value that is no answer for none: it is asked again and never a silent no", () => {
    const wrong = fc.constantFrom<ChoiceValue>(
      "thirty",
      "",
      -1,
      28,
      31,
      34,
      36,
      30.5,
      Number.NaN,
      Infinity,
      "true",
      "29",
    )
    fc.assert(
      fc.property(condition, answers, fc.constantFrom(...names), wrong, (it, known, name, value) => {
        const { missing, verdict } = decide(it, { ...known, [name]: undefined })
        expect(decide(it, { ...known, [name]: value })).toMatchObject({ verdict, missing })
      }),
      { numRuns: 300 },
    )
  })

  it("fits its questions, but for joining nothing", () => {
    fc.assert(
      fc.property(condition, (it) => {
        for (const { expected } of checkScenario(it, questions))
          expect(expected).toBe("at least one condition")
      }),
    )
  })
})
