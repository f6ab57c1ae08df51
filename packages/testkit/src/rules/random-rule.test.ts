import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { regionTableFindings } from "@onevisit/core/identity"
import {
  bindRule,
  checkRule,
  type DecisionTime,
  observed,
  readFact,
  type RuleDefinition,
} from "@onevisit/core/rules"
import { plainDate } from "@onevisit/core/time"
import {
  atomsOf,
  decisionTimes,
  exactRuleArbitrary,
  ruleArbitrary,
  sheet,
  valuesArbitrary,
  world,
  wrongValuesArbitrary,
} from "./random-rule.ts"

// What the equality of all executions rests on: random rules that are right, rows that are what they say.

const bound = (rule: RuleDefinition, time: DecisionTime) =>
  Result.getOrThrow(bindRule(Result.getOrThrow(checkRule(rule, world)), time))

/** A rule that names every fact. */
const everyFact: RuleDefinition = {
  v: 1,
  id: "every-fact",
  title: { zh: "样例", en: "sample" },
  eligible: {
    all: Object.entries(sheet.facts).map(([name, { judged, type }]) => {
      if (judged === true) return { judgement: name }
      if (type.kind === "list") return { value: { count: name }, atLeast: 0 }
      if (type.kind === "code") return { fact: name, within: type.scheme === "region" ? "99" : "A" }
      if (type.kind === "choice") return { fact: name, is: "micro" }
      if (type.kind === "flag") return { fact: name, is: true }
      return { fact: name, atLeast: type.min, ...(type.kind === "date" && type.never ? { never: true } : {}) }
    }),
  },
}

describe("the random world", () => {
  it("has rules that are right, and bind on every day a decision is made for", () => {
    fc.assert(
      fc.property(fc.oneof(ruleArbitrary, exactRuleArbitrary), decisionTimes, (rule, time) => {
        expect(bound(rule, time).facts.every(({ name }) => name in sheet.facts)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it("has every form of the language in its rules", () => {
    const words = JSON.stringify(fc.sample(ruleArbitrary, { numRuns: 600, seed: 1 }))
    const forms = [
      "fact value judgement all any not if then else except per label code",
      "is oneOf atLeast atMost above below within never",
      "parameter age day shift sum minus least greatest times rate prorate bands rows count",
      "table where amount",
      ...Object.keys(sheet.facts),
    ].flatMap((line) => line.split(" "))
    const absent = forms.filter((form) => !words.includes(`"${form}":`) && !words.includes(`:"${form}"`))
    expect(absent).toEqual([])
  })

  it("has rules where each fact is named once and held against constants alone", () => {
    fc.assert(
      fc.property(exactRuleArbitrary, (rule) => {
        const names = JSON.stringify(rule.eligible).match(/"(?:fact|judgement)":"\w+"/g) ?? []
        expect(new Set(names).size).toBe(names.length)
        expect(names.length).toBeLessThanOrEqual(6)
      }),
    )
    expect(Object.keys(atomsOf)).toHaveLength(
      Object.values(sheet.facts).filter(({ type }) => type.kind !== "list").length,
    )
  })

  it("has rows whose every value is of its type", () => {
    fc.assert(
      fc.property(valuesArbitrary, decisionTimes, (values, time) => {
        const states = bound(everyFact, time).facts.map((fact) => readFact(fact, values[fact.name]).state)
        expect(states).not.toContain("invalid")
      }),
    )
  })

  it("has rows with one wrong value, and says which", () => {
    fc.assert(
      fc.property(wrongValuesArbitrary, decisionTimes, ({ values, wrong }, time) => {
        const invalid = bound(everyFact, time).facts.filter(
          (fact) => readFact(fact, values[fact.name]).state === "invalid",
        )
        expect(invalid.map(({ name }) => name)).toEqual([wrong])
      }),
      { numRuns: 300 },
    )
  })

  it("has regions that were divided, side by side and far apart, and regions that ceded a part", () => {
    expect(Object.values(world.codes ?? {}).flatMap(regionTableFindings)).toEqual([])
    const lives = bound(everyFact, { on: plainDate("2018-07-31") }).facts.find(({ name }) => name === "lives")
    if (lives === undefined) throw new Error("No such fact")
    const places = (code: string, asOf?: string) =>
      readFact(lives, asOf === undefined ? code : observed(code, { asOf: plainDate(asOf) })).possible
    const [first, second, both] = ["990101", "990102", "990109"].map((code) => places(code))
    expect([first?.length, second?.length]).toEqual([1, 1])
    expect(both).toEqual([{ from: first?.[0]?.from, to: second?.[0]?.to }])
    expect(places("990103")).toHaveLength(2)
    expect(places("990102", "2018-06-30")).toEqual(both)
    expect(places("990102", "2018-07-01")).toEqual(second)
    expect(places("99010", "2017-01-01")).toHaveLength(1)
    expect(places("99010", "2016-12-31")).toHaveLength(2)
  })

  it("has rows of every hostile kind", () => {
    const rows = JSON.stringify(fc.sample(valuesArbitrary, { numRuns: 600, seed: 1 }))
    const hostile = [
      ...'"unknown" "withheld" "disputed" "never" "asOf" []'.split(" "),
      ...'"1936" "1936-02" "1936-02-29" "990103" "990109" "990199" "99" "9901" 10000000000000 -100000 "0.3"'.split(
        " ",
      ),
    ]
    expect(hostile.filter((kind) => !rows.includes(kind))).toEqual([])
    const many = JSON.stringify(fc.sample(valuesArbitrary, { numRuns: 4000, seed: 1 }))
    const recorded = (code: string) => new RegExp(`"value":"${code}","source":"sample","asOf":"201[5-8]`)
    expect(["990102", "990109", "99010"].filter((code) => !recorded(code).test(many))).toEqual([])
    const zeros = fc.sample(valuesArbitrary, { numRuns: 600, seed: 1 }).map(({ children }) => children)
    expect(zeros.some((zero) => Object.is(zero, -0))).toBe(true)
  })
})
