/**
 * Rules that move with time, at random: every age policy and anchor, parameters that change in the middle of a year or
 * end, a table of codes that is redrawn, and what is known of a subject, partly, falsely or not at all.
 */
import * as fc from "fast-check"
import * as Result from "effect/Result"
import type { RegionTable } from "../../identity/index.ts"
import { fen } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { partialDate, plainDate } from "../../time/index.ts"
import { checkRule } from "../check/check-rule.ts"
import type { FactDeclaration, FactSheet } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import { disputed, type FactValues, never, observed, unknown, withheld } from "../facts/observation.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import type { Rule, RuleDefinition } from "../language/rule.ts"

const source = { statute: "sample", title: text("样例办法", "Sample rules"), article: "3", sample: true }
const name = (zh: string) => text(zh, `label of ${zh}`)
const declare = (type: FactType, zh: string, sensitive = false): FactDeclaration => ({
  type,
  label: name(zh),
  from: [],
  sensitive,
})
const dates = { kind: "date", min: plainDate("1934-01-01"), max: plainDate("2029-12-31") } as const

export const sheet: FactSheet = {
  id: "moving",
  facts: {
    born: declare({ ...dates, never: false }, "出生日期"),
    since: declare({ ...dates, never: false }, "起始日期", true),
    died: declare({ ...dates, never: true }, "死亡日期"),
    place: declare({ kind: "code", scheme: "region" }, "户籍地"),
    pays: declare({ kind: "flag" }, "缴费"),
    base: declare({ kind: "money", min: fen(0), max: fen(900) }, "基数"),
    leaves: declare({ kind: "list", of: { ...dates, never: true }, maxLength: 3 }, "离开日期"),
  },
}

/** A county is renumbered in 2015, a district cedes a part in May 2016, another is divided on a day of 2017. */
export const regions: RegionTable = {
  id: "moving-regions",
  version: "1",
  title: name("样例区划"),
  sample: true,
  entries: [
    { code: "990000", name: name("省"), source: "" },
    { code: "990100", name: name("东市"), parent: "990000", source: "" },
    { code: "990200", name: name("西市"), parent: "990000", source: "" },
    {
      code: "990121",
      name: name("旧县"),
      parent: "990100",
      source: "",
      validTo: partialDate("2015"),
      successors: ["990101"],
    },
    {
      code: "990101",
      name: name("新区"),
      parent: "990100",
      source: "",
      validFrom: partialDate("2015"),
      ceded: [{ on: partialDate("2016-05"), to: ["990201"] }],
    },
    { code: "990201", name: name("西区"), parent: "990200", source: "" },
    {
      code: "990102",
      name: name("南区"),
      parent: "990100",
      source: "",
      validTo: partialDate("2017-03-15"),
      successors: ["990101", "990201"],
    },
  ],
}

const edition = (from: string, to: string | null, value: ParameterHistory["values"][number]["value"]) => ({
  from: plainDate(from),
  to: to === null ? null : plainDate(to),
  value,
  source,
})
const band = (from: number, to: number | null, value: string) => ({ from, to, value })
export const parameters: readonly ParameterHistory[] = [
  {
    id: "rate",
    label: name("标准"),
    type: { kind: "money" },
    values: [edition("1990-01-01", "2016-07-16", "2.00"), edition("2016-07-16", null, "3.00")],
  },
  {
    id: "age",
    label: name("年龄"),
    type: { kind: "integer" },
    values: [
      edition("1990-01-01", "2017-01-01", 80),
      edition("2017-01-01", null, { minus: [82, { parameter: "step" }] }),
    ],
  },
  {
    id: "step",
    label: name("步长"),
    type: { kind: "integer" },
    values: [edition("1990-01-01", "2018-02-10", 1), edition("2018-02-10", null, 3)],
  },
  {
    id: "table",
    label: name("分档"),
    type: { kind: "bands", yields: "money" },
    values: [
      edition("1990-01-01", "2016-02-29", [band(78, 80, "1.00"), band(80, 85, "2.00")]),
      edition("2016-02-29", null, [band(80, 82, "1.50"), band(82, null, "2.50")]),
    ],
  },
  {
    id: "start",
    label: name("起始日"),
    type: { kind: "date" },
    values: [
      edition("1990-01-01", "2017-06-01", "2016-06-30"),
      edition("2017-06-01", null, { shift: { day: "first-of-month" }, months: -1 }),
    ],
  },
  {
    id: "ages",
    label: name("年龄集"),
    type: { kind: "set" },
    values: [edition("1990-01-01", "2018-01-01", [79, 81]), edition("2018-01-01", null, [80])],
  },
  {
    id: "ended",
    label: name("已停用"),
    type: { kind: "integer" },
    values: [edition("1990-01-01", "2018-05-20", 80)],
  },
]

const leapDays = fc.constantFrom("feb28" as const, "mar1" as const)
const policies = fc.constantFrom(
  "on-the-day" as const,
  "birthday-month" as const,
  "month-after-birthday" as const,
)
const anchors = fc
  .constantFrom(
    "on-the-day" as const,
    "first-of-month" as const,
    "last-of-month" as const,
    "last-of-previous-month" as const,
  )
  .map((day): Expression => ({ day }))
const ages = fc
  .record({ age: fc.constantFrom("born", "since"), at: policies, leapDay: leapDays })
  .map((age): Expression => age)
const shifts = fc.record({
  months: fc.integer({ min: -14, max: 14 }),
  days: fc.integer({ min: -20, max: 20 }),
})
const shifted = (of: fc.Arbitrary<Expression>) =>
  fc.tuple(of, shifts).map(([shift, by]): Expression => ({ shift, ...by }))
const someDay = fc.constantFrom(
  "2014-02-28",
  "2015-12-31",
  "2016-02-29",
  "2016-03-01",
  "2017-08-15",
  "2018-01-31",
)
const days: fc.Arbitrary<Expression | string> = fc.oneof(
  anchors,
  shifted(anchors),
  someDay,
  fc.constant<Expression>({ fact: "since" }),
  shifted(fc.constant<Expression>({ fact: "since" })),
  fc.constant<Expression>({ parameter: "start" }),
  fc.tuple(anchors, someDay).map(([anchor, day]): Expression => ({ least: [anchor, day] })),
)
const dayValues = days.filter((day) => typeof day === "object") as fc.Arbitrary<Expression>
const orders = fc.constantFrom("atLeast", "atMost", "above", "below")
const years: fc.Arbitrary<Expression | number> = fc.oneof(
  { arbitrary: fc.integer({ min: 76, max: 86 }), weight: 3 },
  fc.constantFrom<Expression>({ parameter: "age" }, { parameter: "ended" }, { count: "leaves" }),
  ages,
)
const written = (left: object, order: string, right: unknown, more: object = {}) =>
  ({ ...left, [order]: right, ...more }) as unknown as Condition

const atoms: fc.Arbitrary<Condition> = fc.oneof(
  {
    arbitrary: fc
      .tuple(ages, fc.oneof(orders, fc.constant("is")), years)
      .map(([value, order, to]) => written({ value }, order, to)),
    weight: 4,
  },
  ages.map((value) => written({ value }, "oneOf", { parameter: "ages" })),
  fc
    .tuple(orders, fc.oneof(anchors, shifted(anchors), fc.constant({ parameter: "start" })), fc.boolean())
    .map(([order, to, meaning]) => written({ fact: "died" }, order, to, { never: meaning })),
  fc.tuple(dayValues, orders, days).map(([value, order, to]) => written({ value }, order, to)),
  fc.tuple(anchors, someDay).map(([value, is]) => written({ value }, "is", is)),
  fc
    .constantFrom("990000", "990100", "990201", "990121", "990101")
    .map((within) => ({ fact: "place", within })),
  fc.boolean().map((is) => ({ fact: "pays", is })),
  fc
    .tuple(orders, anchors, fc.boolean(), fc.integer({ min: 0, max: 2 }))
    .map(([order, to, meaning, atLeast]): Condition => ({
      value: { count: "leaves", where: { [order]: to, never: meaning } as never },
      atLeast,
    })),
)

const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthIdentifier: "moving" },
    { arbitrary: atoms, weight: 3 },
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie("condition").map((part): Condition => ({ not: part })),
    fc.tuple(atoms, tie("condition"), tie("condition")).map(([test, then, otherwise]): Condition => ({
      if: test,
      then,
      else: otherwise,
    })),
    fc
      .tuple(atoms, atoms, fc.boolean())
      .map(([base, when, then]): Condition => ({ ...base, except: [{ when, then }] })),
  ),
})).condition

const amounts: fc.Arbitrary<Expression> = fc.letrec<{ amount: Expression }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 2, depthIdentifier: "moving-amount" },
    fc.constantFrom<Expression>({ parameter: "rate" }, { fact: "base" }),
    ages.map((age): Expression => ({ bands: age, table: { parameter: "table" }, otherwise: "0.50" })),
    fc.tuple(dayValues, someDay).map(([of, from]): Expression => ({
      bands: of,
      table: [{ from, to: null, value: "4.00" }],
      otherwise: { parameter: "rate" },
    })),
    fc.tuple(atoms, tie("amount")).map(([test, then]): Expression => ({ if: test, then, else: "1.00" })),
    fc
      .tuple(atoms, tie("amount"))
      .map(([when, value]): Expression => ({ rows: [{ when, value }], otherwise: "0.20" })),
    fc.tuple(tie("amount"), atoms).map(([amount, when]): Expression => ({
      ...amount,
      except: [{ when, then: "9.00" }],
    })),
    ages.map((age): Expression => ({ times: ["0.10", { greatest: [age, 0] }] })),
    tie("amount").map((part): Expression => ({ least: [part, "2.40"] })),
  ),
})).amount

const check = (definition: RuleDefinition) =>
  checkRule(definition, { sheet, parameters, codes: { region: regions } })

/** The rule of a definition in the world of this file. */
export function ruleOf(definition: RuleDefinition): Rule {
  return Result.getOrThrow(check(definition))
}

/** Rules that pass the check; what it refuses (a unit that does not fit, and the like) is drawn again. */
export const movingDefinitions: fc.Arbitrary<RuleDefinition> = fc
  .tuple(conditions, fc.option(amounts, { nil: undefined }))
  .map(([eligible, amount]): RuleDefinition => ({
    v: 1,
    id: "moving",
    title: name("样例"),
    eligible,
    ...(amount === undefined ? {} : { amount }),
  }))
  .filter((definition) => Result.isSuccess(check(definition)))

const bornDays = fc.constantFrom(
  "1936-02-29",
  "1936-02-28",
  "1936-03-01",
  "1935-12-31",
  "1937",
  "1936",
  "1936-02",
  "1938-01-31",
  "1934-07-16",
)
const lateDays = fc.constantFrom(
  "2015-12-31",
  "2016",
  "2016-02-29",
  "2017-05",
  "2018-03-31",
  "2020-01-01",
  "2014-01-30",
)
const codes = fc.constantFrom("990100", "990121", "990101", "990102", "990201", "980000")
const asOf = fc.constantFrom("2014-06-01", "2016-06-01").map(plainDate)

/** What is known of a subject. */
export const movingValues: fc.Arbitrary<FactValues> = fc.record({
  born: said(fc.oneof(bornDays, lateDays)),
  since: said(fc.oneof(lateDays, bornDays)),
  died: fc.oneof(said(lateDays), fc.constantFrom(never, disputed("2017-05-02", never))),
  place: fc.oneof(
    said(codes),
    fc.tuple(codes, asOf).map(([value, on]) => observed(value, { asOf: on })),
  ),
  pays: said(fc.boolean()),
  base: said(fc.integer({ min: 0, max: 900 })),
  leaves: said(fc.array(fc.oneof(lateDays, fc.constantFrom(never, unknown)), { maxLength: 3 })),
}) as fc.Arbitrary<FactValues>

function said<T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: value, weight: 5 },
    fc.constantFrom(undefined, withheld),
    fc.tuple(value, value).map((values) => disputed(...values)),
  )
}
