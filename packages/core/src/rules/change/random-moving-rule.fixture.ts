/**
 * Rules that move with time, at random: every age policy and anchor, parameters that change in the middle of a year or
 * end, a table of codes that is redrawn, and what is known of a subject, partly, falsely or not at all.
 */
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { disputed, type FactValues, never, observed, unknown, withheld } from "../facts/observation.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression } from "../language/expression.ts"
import type { RuleDefinition } from "../language/rule.ts"
import { checkMoving } from "./moving-world.fixture.ts"

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

/** Rules that pass the check; what it refuses (a unit that does not fit, and the like) is drawn again. */
export const movingDefinitions: fc.Arbitrary<RuleDefinition> = fc
  .tuple(conditions, fc.option(amounts, { nil: undefined }))
  .map(([eligible, amount]): RuleDefinition => ({
    v: 1,
    id: "moving",
    title: text("样例", "sample"),
    eligible,
    ...(amount === undefined ? {} : { amount }),
  }))
  .filter((definition) => Result.isSuccess(checkMoving(definition)))

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
