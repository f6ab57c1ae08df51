import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import { unknown } from "../facts/observation.ts"
import { planQuestions } from "./plan-questions.ts"
import {
  alive,
  asked,
  bind,
  city,
  family,
  old,
  plan,
  population,
  resident,
  unpaid,
} from "./resident.fixture.ts"
import type { QuestionSource } from "./source.ts"

describe("the next question", () => {
  it("is for the cheaper way to a no, and only for what can still matter", () => {
    const bound = bind({ all: [old, alive, resident, unpaid] })
    const terms = { sources: [city, population, family] }
    expect(asked(plan(bound, { resident: true }, terms))).toEqual(["population: born,died"])
    expect(asked(plan(bound, { resident: true, born: "1930-01-01" }, terms))).toEqual(["population: died"])
    expect(asked(plan(bound, { resident: false }, terms))).toBe("settled")
  })

  it("is none when a birth year is enough, and is there when it is not", () => {
    const terms = { sources: [population] }
    expect(plan(bind(old), { born: "1930" }, terms)).toEqual({
      outcome: "settled",
      verdict: "yes",
      amount: null,
    })
    const open = plan(bind(old), { born: "1938" }, terms)
    expect(open).toMatchObject({
      outcome: "ask",
      open: [{ fact: "born", state: "partly-known" }],
      isExact: true,
    })
  })

  it("is none for a fact on which the rule says the same either way", () => {
    const either: Condition = { any: [unpaid, { fact: "paid", is: true }] }
    expect(plan(bind(either, "50.00"), {}, { sources: [city] })).toEqual({
      outcome: "settled",
      verdict: "yes",
      amount: 5000,
    })
  })

  it("goes on while the amount is open, though the verdict is not", () => {
    const amount: Expression = { if: unpaid, then: "50.00", else: "20.00" }
    const open = plan(bind(resident, amount), { resident: true }, { sources: [city] })
    expect(open).toMatchObject({
      outcome: "ask",
      questions: [{ facts: ["paid"], text: { zh: "向city查询他处已领：一经答复即可认定。" } }],
    })
    expect(plan(bind(resident, amount), { resident: true, paid: true }, { sources: [city] })).toMatchObject({
      amount: 2000,
    })
  })

  it("follows what is believed of the answers", () => {
    const bound = bind({ all: [resident, unpaid] })
    const registers: QuestionSource = { id: "register", answers: ["resident"], cost: 3 }
    const believing = (weight: number) => ({
      sources: [city, registers],
      beliefs: {
        resident: [
          { value: true, weight: 1 },
          { value: false, weight },
        ],
      },
    })
    expect(asked(plan(bound, {}, believing(9)))).toEqual(["register: resident"])
    expect(asked(plan(bound, {}, believing(0.1)))).toEqual(["city: paid"])
  })

  it("reckons with queries that fail, and asks the next source after", () => {
    const bound = bind(unpaid)
    const weak: QuestionSource = { id: "weak", answers: ["paid"], cost: 1, successRate: 0.25 }
    const terms = { sources: [city, weak] }
    expect(plan(bound, {}, terms)).toMatchObject({ questions: [{ source: "city" }], expectedCost: 3 })
    const cheap = { sources: [city, { ...weak, successRate: 0.5 }] }
    expect(plan(bound, {}, cheap)).toMatchObject({
      questions: [{ source: "weak" }],
      expectedCost: 1 + 0.5 * 3,
    })
    expect(asked(plan(bound, {}, { ...cheap, spent: ["weak"] }))).toEqual(["city: paid"])
  })

  it("spares what is private, and what is sensitive more", () => {
    const bound = bind({ any: [old, unpaid] })
    const prying = { ...population, privacyWeight: 1 }
    expect(asked(plan(bound, {}, { sources: [{ ...city, privacyWeight: 1 }, prying] }))).toEqual([
      "city: paid",
    ])
    const terms = { sources: [{ ...city, privacyWeight: 1 }, prying], sensitiveWeight: 1 }
    expect(asked(plan(bound, {}, terms))).toEqual(["population: born"])
  })
})

describe("questions at one time", () => {
  const bound = bind({ all: [old, unpaid] })
  const sources = [
    { ...population, latency: 2 },
    { ...city, latency: 2 },
  ]

  it("are asked where they save more waiting than they waste", () => {
    expect(asked(plan(bound, {}, { sources, latencyWeight: 1 }))).toEqual(["population: born"])
    expect(asked(plan(bound, {}, { sources, latencyWeight: 10 }))).toEqual(["population: born", "city: paid"])
    expect(plan(bound, {}, { sources, latencyWeight: 10 })).toMatchObject({ expectedCost: 5 + 10 * 2 })
  })

  it("are one at a time where waiting costs nothing", () => {
    expect(asked(plan(bound, {}, { sources }))).toEqual(["population: born"])
  })
})

describe("a rule that cannot be read in full", () => {
  it("is planned by what the interpreter calls missing", () => {
    const often: Condition = { value: { count: "visits", where: { atLeast: "2018-01-01" } }, atLeast: 2 }
    const bound = bind(
      { all: [often, { fact: "spent", atLeast: "100.00" }] },
      { rate: "30%", of: { fact: "spent" }, rounding: "half-up" },
    )
    const sources: QuestionSource[] = [
      { id: "hospital", answers: ["visits"], cost: 1 },
      { id: "bills", answers: ["spent"], cost: 2 },
    ]
    const first = plan(bound, {}, { sources })
    expect(first).toMatchObject({
      outcome: "ask",
      isExact: false,
      plan: "good",
      questions: [{ source: "hospital" }],
    })
    const next = plan(bound, { visits: ["2018-03-01", "2018-05-05"] }, { sources, spent: ["hospital"] })
    expect(asked(next)).toEqual(["bills: spent"])
    const visits = ["2018-03-01", "2018-05-05"]
    expect(plan(bound, { visits, spent: 20_000 }, { sources })).toEqual({
      outcome: "settled",
      verdict: "yes",
      amount: 6000,
    })
    expect(plan(bound, { visits: [unknown] }, { sources })).toMatchObject({
      outcome: "settled",
      verdict: "no",
    })
  })
})

describe("terms that are wrong", () => {
  it("are named all at once with their paths", () => {
    const sources = [
      { ...city, cost: -1, successRate: 1.5 },
      { ...city, latency: Number.NaN },
    ]
    const beliefs = { paid: [{ value: "perhaps", weight: -1 }] }
    const failed = planQuestions(bind(unpaid), {}, { sources, beliefs, latencyWeight: -2 })
    const issues = Result.isFailure(failed) ? failed.failure.issues : []
    expect(issues.map(({ path }) => path.join("."))).toEqual([
      "sources.0.cost",
      "sources.0.successRate",
      "sources.1.id",
      "sources.1.latency",
      "latencyWeight",
      "beliefs.paid.0.weight",
      "beliefs.paid.0.value",
    ])
  })
})
