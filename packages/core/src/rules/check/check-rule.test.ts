import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { formatPath, text } from "../../reasons/index.ts"
import { month, plainDate } from "../../time/index.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import type { RuleDefinition, RuleWorld } from "../language/rule.ts"
import { bindRule, checkRule } from "./check-rule.ts"

const label = text("样例", "sample")
const source = { statute: "sample-rules", title: label, sample: true }
const declare = (type: FactType, more: Partial<FactDeclaration> = {}): FactDeclaration => ({
  type,
  label,
  from: [],
  ...more,
})
const days = { min: plainDate("1900-01-01"), max: plainDate("2030-12-31") }
const facts = {
  size: declare({ kind: "choice", values: [{ value: "small", label }] }),
  people: declare({ kind: "integer", min: 0, max: 1000 }),
  spent: declare({ kind: "money", min: fen(0), max: fen(10_000_000) }),
  ratio: declare({ kind: "decimal", scale: 2, min: "0.00", max: "1.00" }),
  died: declare({ kind: "date", ...days, never: true }),
  born: declare({ kind: "date", ...days, never: false }),
  place: declare({ kind: "code", scheme: "region" }),
  services: declare({ kind: "list", of: { kind: "integer", min: 0, max: 9 }, maxLength: 5 }),
  hardship: declare({ kind: "flag" }, { judged: true }),
}
const entry = (from: string, to: string | null, value: ParameterHistory["values"][number]["value"]) => ({
  from: plainDate(from),
  to: to === null ? null : plainDate(to),
  value,
  source,
})
const cap: ParameterHistory = {
  id: "cap",
  label,
  type: { kind: "money" },
  values: [entry("2018-01-01", "2019-01-01", "100.00"), entry("2019-01-01", null, "200.00")],
}
const world: RuleWorld = {
  sheet: { id: "enterprise", facts },
  parameters: [cap],
  codes: {
    region: {
      id: "sample-regions",
      version: "1",
      title: label,
      entries: [
        { code: "990000", name: label, source: "样例" },
        { code: "990101", name: label, parent: "990000", validFrom: plainDate("2018-06-01"), source: "样例" },
      ],
    },
  },
}
const rule = (eligible: Condition, amount?: RuleDefinition["amount"]): RuleDefinition => ({
  v: 1,
  id: "sample",
  title: label,
  eligible,
  ...(amount === undefined ? {} : { amount }),
})
const yes: Condition = { all: [] }

function problems(definition: RuleDefinition, given: RuleWorld = world): readonly string[] {
  const checked = checkRule(definition, given)
  if (Result.isSuccess(checked)) return []
  return checked.failure.issues.map(({ expected, path }) => `${formatPath(path)}: ${expected}`)
}

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
