import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { month, plainDate } from "../../time/index.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import { bindRule, checkRule } from "./check-rule.ts"
import { cap, entry, problems, rule, world, yes } from "./checked-world.fixture.ts"

describe("a rule that is wrong", () => {
  it("is told everything at once, each with its path", () => {
    const wrong: Condition = {
      all: [
        { fact: "sizes", is: "small" },
        { fact: "size", is: "tiny" },
        { any: [{ fact: "people", atLeast: "many" }, { not: { fact: "size", atLeast: 1 } }] },
        { fact: "died", atMost: "2018-01-01" },
        { fact: "people", atLeast: 1, never: true },
        { fact: "place", within: "990102" },
        { fact: "place", is: "990101" },
        { value: { rate: "x%", of: { fact: "spent" }, rounding: "up" }, atLeast: { fact: "people" } },
        { fact: "hardship", is: true },
        { judgement: "size" },
        { fact: "services", is: 1 },
        { value: { parameter: "caps" }, atLeast: 1 },
      ],
    }
    const told = problems(rule(wrong))
    const paths = told.map((problem) => problem.slice(0, problem.indexOf(":")))
    expect(paths).toEqual([
      "eligible.all[0].fact",
      "eligible.all[1].is",
      "eligible.all[2].any[0].atLeast",
      "eligible.all[2].any[1].not.atLeast",
      "eligible.all[3].never",
      "eligible.all[4].never",
      "eligible.all[5].within",
      "eligible.all[6].is",
      "eligible.all[7].value.rate",
      "eligible.all[8].fact",
      "eligible.all[9].judgement",
      "eligible.all[10].fact",
      "eligible.all[11].value.parameter",
    ])
    expect(told[1]).toBe("eligible.all[1].is: one of small")
  })

  it("is told when units do not fit: money against people, a month against a date", () => {
    expect(problems(rule({ value: { fact: "spent" }, atLeast: { fact: "people" } }))).toEqual([
      "eligible.atLeast: an amount of money; this is a whole number",
    ])
    expect(problems(rule(yes, { sum: ["1.00", { fact: "people" }] }))).toEqual([
      "amount.sum[1]: an amount of money; this is a whole number",
    ])
    expect(problems(rule(yes, { fact: "ratio" }))).toEqual([
      "amount: an amount of money; this is a decimal with 2 decimals",
    ])
  })

  it("never reckons with a date that may not have come, nor holds one against another fact", () => {
    const shift: Expression = { shift: { fact: "died" }, months: 1 }
    expect(problems(rule({ value: shift, atLeast: "2018-01-01" }))[0]).toMatch(
      /^eligible\.value\.shift\.fact: a date that always/,
    )
    expect(problems(rule({ fact: "died", atLeast: { fact: "born" }, never: true }))[0]).toMatch(
      /^eligible\.atLeast: a day/,
    )
  })
})

describe("the history of a parameter", () => {
  const histories = (...parameters: ParameterHistory[]) => problems(rule(yes), { ...world, parameters })

  it("has no gap, no overlap, no end before its start and one id", () => {
    const wrong: ParameterHistory = {
      ...cap,
      values: [
        entry("2018-01-01", "2018-12-31", "1.00"),
        entry("2019-01-01", "2020-02-01", "1.00"),
        entry("2020-01-01", "2019-01-01", "1.00"),
      ],
    }
    expect(histories(wrong, cap)).toEqual([
      "parameters[0].values[0].to: 2019-01-01, so that no day is without a value: this leaves a gap",
      "parameters[0].values[1].to: 2020-01-01, so that no day has two values",
      "parameters[0].values[2].to: a day after `from`",
      "parameters[1].id: an id that no other parameter has",
    ])
  })

  it("does not go in a circle and is not reckoned from facts", () => {
    const base: ParameterHistory = {
      ...cap,
      id: "base",
      values: [entry("2018-01-01", null, { parameter: "cap" })],
    }
    const circle: ParameterHistory = {
      ...cap,
      values: [entry("2018-01-01", null, { rate: "200%", of: { parameter: "base" }, rounding: "up" })],
    }
    const told = problems(rule(yes, { parameter: "cap" }), { ...world, parameters: [base, circle] })
    expect(told).toEqual([
      "parameters[1].values[0].value.of.parameter: a parameter that does not come back to itself: base → cap → base",
      "parameters[0].values[0].value.parameter: a parameter that does not come back to itself: cap → base → cap",
    ])
    const personal: ParameterHistory = { ...cap, values: [entry("2018-01-01", null, { fact: "spent" })] }
    expect(problems(rule(yes, { parameter: "cap" }), { ...world, parameters: [personal] })[0]).toMatch(
      /^parameters\[0\]\.values\[0\]\.value\.fact: a value without facts/,
    )
  })

  it("is wrong in any edition, not only in today's", () => {
    const later: ParameterHistory = {
      ...cap,
      values: [...cap.values.slice(0, 1), entry("2019-01-01", null, "1.234")],
    }
    expect(problems(rule(yes, { parameter: "cap" }), { ...world, parameters: [later] })[0]).toMatch(
      /^parameters\[0\]\.values\[1\]\.value: whole fen/,
    )
  })

  it("gives the value of the day, and none before its first", () => {
    const checked = Result.getOrThrow(checkRule(rule(yes, { parameter: "cap" }), world))
    const amountOn = (day: string) =>
      Result.map(bindRule(checked, { on: plainDate(day) }), ({ amount }) => amount?.bounds.min)
    expect(amountOn("2018-12-31")).toEqual(Result.succeed(10_000n))
    expect(amountOn("2019-01-01")).toEqual(Result.succeed(20_000n))
    expect(amountOn("2017-12-31")).toMatchObject({ failure: { _tag: "NotInForce", names: ["cap"] } })
  })
})

describe("a code in a rule", () => {
  it("is refused on a day on which it is not in force", () => {
    const checked = Result.getOrThrow(checkRule(rule({ fact: "place", within: "990101" }), world))
    expect(bindRule(checked, { month: month("2018-06") })).toMatchObject({ _tag: "Success" })
    expect(bindRule(checked, { month: month("2018-05") })).toMatchObject({
      failure: { _tag: "NotInForce", names: ["990101"], on: "2018-05-01" },
    })
  })

  it("needs a table of its scheme", () => {
    const { codes: _, ...without } = world
    expect(problems(rule({ fact: "place", within: "990101" }), without)).toContain(
      'eligible.fact: a table of codes for the scheme "region"',
    )
  })
})
