import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Condition, decideCondition, type Facts, factsOf, type FactValue } from "./index.ts"

/** A small world: every fact with every value that a condition can tell apart. */
const world: Readonly<Record<string, readonly FactValue[]>> = {
  years: [29, 30, 31],
  grade: ["a", "b"],
  married: [true, false],
  local: [true, false],
}
const names = Object.keys(world)

const atom: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(29, 30, 31).map((atLeast) => ({ fact: "years", atLeast })),
  fc.constantFrom(29, 30, 31).map((atMost) => ({ fact: "years", atMost })),
  fc.subarray(["a", "b"]).map((oneOf) => ({ fact: "grade", oneOf })),
  fc.record({ fact: fc.constantFrom("married", "local"), is: fc.boolean() }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: "condition" },
    atom,
    fc.array(tie("condition"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("condition"), { maxLength: 3 }).map((any) => ({ any })),
    tie("condition").map((not) => ({ not })),
  ),
}))
const facts: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.constantFrom(undefined, ...(world[name] ?? []))])),
  { requiredKeys: [] },
)

/** Every way the unknown facts may turn out. */
function completions(known: Facts, unknown: readonly string[] = names): readonly Facts[] {
  let all: readonly Facts[] = [known]
  for (const name of unknown) {
    if (known[name] !== undefined) continue
    all = all.flatMap((each) => (world[name] ?? []).map((value) => ({ ...each, [name]: value })))
  }
  return all
}

/** Two-valued truth, written apart from the code under test. */
function isTrue(it: Condition, complete: Facts): boolean {
  if ("all" in it) return !it.all.some((part) => !isTrue(part, complete))
  if ("any" in it) return it.any.some((part) => isTrue(part, complete))
  if ("not" in it) return !isTrue(it.not, complete)
  const value = complete[it.fact]
  if ("is" in it) return value === it.is
  if ("oneOf" in it) return it.oneOf.some((one) => one === value)
  return "atLeast" in it ? Number(value) >= it.atLeast : Number(value) <= it.atMost
}

describe("a condition on what is known", () => {
  it("settles only what every completion of the unknown facts settles the same way", () => {
    fc.assert(
      fc.property(condition, facts, (it, known) => {
        const { verdict } = decideCondition(it, known)
        if (verdict === "undetermined") return
        for (const complete of completions(known)) expect(isTrue(it, complete)).toBe(verdict === "yes")
      }),
      { numRuns: 500 },
    )
  })

  it("stays undetermined whenever completions disagree: never a silent yes or no", () => {
    fc.assert(
      fc.property(condition, facts, (it, known) => {
        const outcomes = new Set(completions(known).map((complete) => isTrue(it, complete)))
        if (outcomes.size > 1) expect(decideCondition(it, known).verdict).toBe("undetermined")
      }),
      { numRuns: 500 },
    )
  })

  it("is always settled by complete facts, and says the truth", () => {
    fc.assert(
      fc.property(condition, facts, (it, known) => {
        for (const complete of completions(known)) {
          expect(decideCondition(it, complete).verdict).toBe(isTrue(it, complete) ? "yes" : "no")
        }
      }),
      { numRuns: 200 },
    )
  })

  it("names as missing only unknown facts, some when undetermined and none when settled", () => {
    fc.assert(
      fc.property(condition, facts, (it, known) => {
        const { missing, verdict } = decideCondition(it, known)
        expect(missing.length > 0).toBe(verdict === "undetermined")
        for (const name of missing) expect(known[name]).toBeUndefined()
        for (const name of missing) expect(factsOf(it)).toContain(name)
        expect(new Set(missing).size).toBe(missing.length)
      }),
      { numRuns: 500 },
    )
  })

  it("is settled once the missing facts are answered, whatever the answers", () => {
    fc.assert(
      fc.property(condition, facts, (it, known) => {
        const { missing } = decideCondition(it, known)
        for (const answered of completions(known, missing)) {
          expect(decideCondition(it, answered).verdict).not.toBe("undetermined")
        }
      }),
      { numRuns: 300 },
    )
  })

  it("never takes back a verdict when more becomes known", () => {
    fc.assert(
      fc.property(condition, facts, fc.constantFrom(...names), (it, known, name) => {
        const { verdict } = decideCondition(it, known)
        if (verdict === "undetermined" || known[name] !== undefined) return
        for (const more of completions(known, [name])) {
          expect(decideCondition(it, more).verdict).toBe(verdict)
        }
      }),
    )
  })

  it("gives a reason for every comparison, in the order written", () => {
    fc.assert(
      fc.property(condition, facts, (it, known) => {
        const { reasons } = decideCondition(it, known)
        expect([...new Set(reasons.map(({ fact }) => fact))]).toEqual(factsOf(it))
        for (const reason of reasons) expect(reason.known).toBe(known[reason.fact])
      }),
    )
  })
})

describe("what is asked next", () => {
  const atLeast30: Condition = { fact: "years", atLeast: 30 }

  it("leaves out what a settled part does not know", () => {
    const either: Condition = {
      any: [
        { fact: "married", is: true },
        { fact: "local", is: true },
      ],
    }
    const decided = decideCondition({ all: [either, atLeast30] }, { local: true })
    expect(decided).toMatchObject({ verdict: "undetermined", missing: ["years"] })
  })

  it("asks again for a value that cannot be compared, and does not take it for a no", () => {
    for (const years of ["thirty", true, Number.NaN]) {
      expect(decideCondition(atLeast30, { years })).toMatchObject({
        verdict: "undetermined",
        missing: ["years"],
      })
      expect(decideCondition({ not: atLeast30 }, { years }).verdict).toBe("undetermined")
    }
  })

  it("takes a fact of an inherited name for unknown", () => {
    expect(decideCondition({ fact: "toString", is: true }, {}).verdict).toBe("undetermined")
  })

  it("holds for all of nothing, and not for any of nothing", () => {
    expect(decideCondition({ all: [] }, {}).verdict).toBe("yes")
    expect(decideCondition({ any: [] }, {}).verdict).toBe("no")
  })

  it("says in words what each comparison expected", () => {
    const every: Condition = {
      all: [
        atLeast30,
        { fact: "years", atMost: 40 },
        { fact: "grade", oneOf: ["a", "b"] },
        { fact: "local", is: true },
      ],
    }
    const expected = decideCondition(every, { years: 30 }).reasons.map((reason) => reason.expected)
    expect(expected).toEqual(["≥ 30", "≤ 40", "∈ a | b", "= true"])
  })
})
