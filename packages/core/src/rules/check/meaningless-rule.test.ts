import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import { bindRule, checkRule } from "./check-rule.ts"
import { cap, declare, entry, facts, label, problems, rule, world, yes } from "./checked-world.fixture.ts"

describe("a rule that means nothing", () => {
  it("mixes no units: people are not years", () => {
    const age: Expression = { age: "born", at: "on-the-day", leapDay: "feb28" }
    const counted = {
      ...facts,
      people: declare({ kind: "integer", min: 0, max: 9, unit: text("人", "persons") }),
    }
    const told = problems(rule({ value: age, atLeast: { fact: "people" } }), {
      ...world,
      sheet: { id: "enterprise", facts: counted },
    })
    expect(told).toEqual(["eligible.atLeast: a whole number of years; this is a whole number of persons"])
    expect(problems(rule({ value: age, atLeast: 80 }))).toEqual([])
  })

  it("makes one comparison, rounds to yuan only what is money, and pays what a parameter yields", () => {
    const both = { fact: "people", atLeast: 8, atMost: 9 } as Condition
    expect(problems(rule(both))[0]).toMatch(/^eligible: one comparison of is/)
    const rounded: Expression = { rate: "50%", of: { fact: "people" }, rounding: "down-to-yuan" }
    expect(problems(rule({ value: rounded, atLeast: 1 }))[0]).toMatch(/^eligible\.value\.rounding: another/)
    const days: Expression = { prorate: "1.00", share: { fact: "born" }, whole: 7, rounding: "up" }
    expect(problems(rule(yes, days))).not.toEqual([])
    const points: ParameterHistory = {
      ...cap,
      type: { kind: "bands", yields: "integer" },
      values: [entry("2018-01-01", null, [{ from: 0, to: null, value: 30 }])],
    }
    const paid: Expression = { bands: { fact: "people" }, table: { parameter: "cap" }, otherwise: "0.00" }
    expect(problems(rule(yes, paid), { ...world, parameters: [points] })).toEqual([
      "amount.table.parameter: bands of an amount of money; these are of a whole number",
    ])
    const left: Condition = { value: { ...paid, otherwise: "0.00" } as Expression, atLeast: "20.00" }
    const money: ParameterHistory = { ...points, type: { kind: "bands", yields: "money" } }
    expect(problems(rule(left), { ...world, parameters: [money] })).toEqual([])
  })

  it("is read against facts that can have a value and codes that come to an end", () => {
    const empty = { ...facts, people: declare({ kind: "integer", min: 9, max: 0 }) }
    expect(problems(rule(yes), { ...world, sheet: { id: "x", facts: empty } })[0]).toMatch(
      /^sheet\.facts\.people\.type/,
    )
    const entries = [
      { code: "A", name: label, parent: "B", source: "样例" },
      { code: "B", name: label, parent: "A", source: "样例" },
    ]
    const region = { id: "loop", version: "1", title: label, entries }
    expect(problems(rule(yes), { ...world, codes: { region } }).map((told) => told.split(":")[0])).toEqual([
      "codes.region.entries[0].parent",
      "codes.region.entries[1].parent",
    ])
    for (const wrong of ["x", null, [null]])
      expect(
        problems(rule({ all: wrong } as never)).length + problems(rule(wrong as never)).length,
      ).toBeGreaterThan(0)
  })

  it("says that it leaves the exact range on a day far off, and binds on every other", () => {
    const age: Expression = { age: "born", at: "on-the-day", leapDay: "feb28" }
    const shares: Expression = { prorate: "1.00", share: 1, whole: { sum: [age, 20] }, rounding: "up" }
    const checked = checkRule(rule(yes, shares), world)
    const far: Expression = { times: [{ fact: "spent" }, { greatest: [age, 1] }] }
    const scaled = Result.getOrThrow(checkRule(rule(yes, { least: [far, "1.00"] }), world))
    expect(bindRule(scaled, { on: plainDate("9999-12-31") })).toMatchObject({ _tag: "Success" })
    expect(
      Result.isFailure(checked) ? [] : bindRule(checked.success, { on: plainDate("1900-01-01") }),
    ).toMatchObject({
      failure: { _tag: "LeavesRange", on: "1900-01-01", issues: [{ path: ["amount", "whole"] }] },
    })
    expect(bindRule(scaled, { month: month("0001-01") })).toMatchObject({ _tag: "Success" })
  })

  it("does not change when what it was made of is changed later", () => {
    const condition = { fact: "people", atLeast: 5 }
    const checked = Result.getOrThrow(checkRule(rule(condition), world))
    condition.atLeast = 0
    const bound = Result.getOrThrow(bindRule(checked, { on: plainDate("2018-01-01") }))
    expect(bound.eligible).toMatchObject({ test: { operand: { value: 5n } } })
  })

  it("reads a parameter once a day, however often it is named, and follows no endless chain", () => {
    const doubling = Array.from({ length: 31 }, (_, at): ParameterHistory => ({
      ...cap,
      id: `p${at}`,
      values: [
        entry(
          "2018-01-01",
          null,
          at === 0 ? "1.00" : { least: [{ parameter: `p${at - 1}` }, { parameter: `p${at - 1}` }] },
        ),
      ],
    }))
    const last = rule(yes, { parameter: "p30" })
    expect(problems(last, { ...world, parameters: doubling })).toEqual([])
    const chain = Array.from({ length: 3000 }, (_, at): ParameterHistory => ({
      ...cap,
      id: `p${at}`,
      values: [entry("2018-01-01", null, at === 0 ? "1.00" : { parameter: `p${at - 1}` })],
    }))
    expect(problems(rule(yes, { parameter: "p2999" }), { ...world, parameters: chain })[0]).toMatch(
      /chain of at most/,
    )
  })

  it("adds and takes shares of amounts and numbers, never of dates", () => {
    const later: Expression = { sum: [{ fact: "born" }, { fact: "born" }] }
    expect(problems(rule({ value: later, atLeast: "2018-01-01" }))).toEqual([
      "eligible.value: amounts or numbers; a day is moved with `shift`",
    ])
    const part: Expression = { rate: "50%", of: { fact: "born" }, rounding: "up" }
    expect(problems(rule({ value: part, atLeast: "2018-01-01" }))).toHaveLength(1)
  })

  it("may not leave the exact range with its amount", () => {
    const huge: Expression = { times: [{ times: [{ fact: "spent" }, { fact: "people" }] }, 10_000_000] }
    expect(problems(rule(yes, huge))[0]).toMatch(/^amount: an amount within the exact range/)
    expect(problems(rule(yes, { least: [huge, "100.00"] }))).toEqual([])
  })

  it("may not divide by what can be nothing", () => {
    const shares: Expression = { prorate: "1.00", share: 1, whole: { fact: "people" }, rounding: "up" }
    expect(problems(rule(yes, shares))[0]).toMatch(/^amount\.whole: a number that is above zero/)
  })

  it("is refused at hostile depth before it is read", () => {
    let deep: Condition = { fact: "size", is: "small" }
    for (let at = 0; at < 5000; at += 1) deep = { not: deep }
    expect(problems(rule(deep))[0]).toMatch(/conditions nested at most 64 deep$/)
  })

  it("has no two grounds of one code and no bands that overlap", () => {
    const both: Condition = {
      all: [
        { ...yes, code: "same" },
        { ...yes, code: "same" },
      ],
    }
    expect(problems(rule(both))).toEqual(["eligible.all[1].code: a code of its own"])
    const table = [
      { from: 10, to: 20, value: "1.00" },
      { from: 0, to: 11, value: "2.00" },
      { from: 30, to: 30, value: "3.00" },
    ]
    const told = (bands: typeof table) =>
      problems(rule(yes, { bands: { fact: "people" }, table: bands, otherwise: "0.00" }))
    expect(told(table).map((problem) => problem.split(":")[0])).toEqual(["amount.table[2].to"])
    expect(told(table.slice(0, 2))).toEqual([
      "amount.table[0].from: a start that no other band of the table holds",
    ])
  })
})
