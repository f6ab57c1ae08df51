import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fen, yuan } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { parseFactSheet, parseRuleDefinition } from "@onevisit/core/rules/schema"
import {
  checkRule,
  type Condition,
  type Expression,
  after,
  ageOf,
  alive,
  all,
  any,
  bands,
  before,
  countOf,
  dayOf,
  defineRule,
  fact,
  factSheet,
  greatest,
  holds,
  judgement,
  least,
  minus,
  not,
  notAfter,
  notBefore,
  parameter,
  prorate,
  share,
  sheetOf,
  shift,
  sum,
  times,
  value,
  when,
  within,
  type WrittenCondition,
} from "@onevisit/core/rules"
import { randomSubject as subject, randomWorld as world } from "@onevisit/testkit"

const { parameters = [] } = world
const citation = { statute: "sample-rules", title: text("样例", "sample"), article: "3", sample: true }

const title = text("样例", "sample")
const age = ageOf(subject.born, { at: "month-after-birthday", leapDay: "feb28" })
const ageNode = { age: "born", at: "month-after-birthday", leapDay: "feb28" }
const alone = { fact: "alone", is: true }

/** Everything that can be written, with the node it makes. */
const conditions: readonly (readonly [WrittenCondition, Condition])[] = [
  [holds(subject.alone), alone],
  [subject.alone, alone],
  [subject.alone.fails(), { fact: "alone", is: false }],
  [judgement(subject.needy), { judgement: "needy" }],
  [all(subject.alone, not(subject.alone)), { all: [alone, { not: alone }] }],
  [any(), { any: [] }],
  [within(subject.lives, "990101"), { fact: "lives", within: "990101" }],
  [subject.lives.oneOf(parameter("places")), { fact: "lives", oneOf: { parameter: "places" } }],
  [subject.trade.oneOf(["A01", "B"]), { fact: "trade", oneOf: ["A01", "B"] }],
  [subject.size.is(3), { fact: "size", is: 3 }],
  [subject.size.oneOf(["micro", true]), { fact: "size", oneOf: ["micro", true] }],
  [subject.children.atLeast(2), { fact: "children", atLeast: 2 }],
  [subject.children.oneOf([0, 2]), { fact: "children", oneOf: [0, 2] }],
  [subject.ratio.atMost("0.30"), { fact: "ratio", atMost: "0.30" }],
  [subject.pension.above(yuan(300)), { fact: "pension", above: 30_000 }],
  [subject.pension.below(subject.turnover), { fact: "pension", below: { fact: "turnover" } }],
  [subject.since.is("2018-07"), { fact: "since", is: "2018-07" }],
  [
    age.atLeast(parameter("age-limit")),
    { value: ageNode as Expression, atLeast: { parameter: "age-limit" } },
  ],
  [value(subject.children).is(2), { value: { fact: "children" }, is: 2 }],
  [notBefore(subject.born, "1938-07-01"), { fact: "born", atLeast: "1938-07-01" }],
  [notAfter(subject.born, dayOf("on-the-day")), { fact: "born", atMost: { day: "on-the-day" } }],
  [before(subject.died, "2018-07-01", { never: false }), { fact: "died", below: "2018-07-01", never: false }],
  [
    after(subject.died, parameter("start-day"), { never: true }),
    { fact: "died", above: { parameter: "start-day" }, never: true },
  ],
  [
    alive(subject.died, { stop: "next-month" }),
    { fact: "died", atLeast: { day: "first-of-month" }, never: true },
  ],
  [
    alive(subject.died, { stop: "same-month" }),
    { fact: "died", above: { day: "last-of-month" }, never: true },
  ],
  [
    shift(subject.born, { months: 960, days: 1 }).atMost(dayOf("last-of-month")),
    { value: { shift: { fact: "born" }, months: 960, days: 1 }, atMost: { day: "last-of-month" } },
  ],
  [
    countOf(subject.moved, (moved) => moved.above("2018-01-01", { never: false })).atLeast(1),
    { value: { count: "moved", where: { above: "2018-01-01", never: false } }, atLeast: 1 },
  ],
  [
    countOf(subject.stays, (stay) => stay.within("990100")).is(0),
    { value: { count: "stays", where: { within: "990100" } }, is: 0 },
  ],
  [
    when(subject.alone, judgement(subject.needy)).orWhen(subject.paidElsewhere, any()).otherwise(all()),
    {
      if: alone,
      then: { judgement: "needy" },
      else: { if: { fact: "paidElsewhere", is: true }, then: { any: [] }, else: { all: [] } },
    },
  ],
  [
    subject.alone
      .code("alone")
      .named(title)
      .per(citation)
      .except(subject.paidElsewhere, false, citation)
      .except(any(), true),
    {
      ...alone,
      code: "alone",
      label: title,
      per: citation,
      except: [
        { when: { fact: "paidElsewhere", is: true }, then: false, per: citation },
        { when: { any: [] }, then: true },
      ],
    },
  ],
]

const amounts: readonly (readonly [
  Parameters<typeof defineRule>[0]["amount"],
  Expression | string | number,
])[] = [
  ["50.00", "50.00"],
  [fen(1), 1],
  [subject.pension, { fact: "pension" }],
  [parameter(parameters[0] ?? { id: "" }), { parameter: "floor" }],
  [sum(subject.pension, "1.00"), { sum: [{ fact: "pension" }, "1.00"] }],
  [minus(subject.pension, subject.balance), { minus: [{ fact: "pension" }, { fact: "balance" }] }],
  [least(subject.pension, parameter("cap")), { least: [{ fact: "pension" }, { parameter: "cap" }] }],
  [greatest("0.00", subject.balance), { greatest: ["0.00", { fact: "balance" }] }],
  [times(subject.pension, subject.children), { times: [{ fact: "pension" }, { fact: "children" }] }],
  [times("10.00", countOf(subject.grants)), { times: ["10.00", { count: "grants" }] }],
  [
    share("1/3", { of: subject.pension, rounding: "half-up" }),
    { rate: "1/3", of: { fact: "pension" }, rounding: "half-up" },
  ],
  [
    share(parameter("rate"), { of: subject.pension, rounding: "up" }),
    { rate: { parameter: "rate" }, of: { fact: "pension" }, rounding: "up" },
  ],
  [
    prorate("1200.00", { share: subject.children, whole: subject.months, rounding: "down-to-yuan" }),
    { prorate: "1200.00", share: { fact: "children" }, whole: { fact: "months" }, rounding: "down-to-yuan" },
  ],
  [when(subject.alone, "2.00").otherwise("1.00"), { if: alone, then: "2.00", else: "1.00" }],
  [
    when(subject.alone, "2.00").orWhen(age.above(90), subject.pension).otherwise("1.00"),
    {
      rows: [
        { when: alone, value: "2.00" },
        { when: { value: ageNode as Expression, above: 90 }, value: { fact: "pension" } },
      ],
      otherwise: "1.00",
    },
  ],
  [
    bands(age, [{ from: 80, to: null, value: parameter("floor") }], { otherwise: "0.00" }),
    {
      bands: ageNode as Expression,
      table: [{ from: 80, to: null, value: { parameter: "floor" } }],
      otherwise: "0.00",
    },
  ],
  [
    bands(subject.pension, parameter("money-bands"), { otherwise: subject.balance }).per(citation),
    {
      bands: { fact: "pension" },
      table: { parameter: "money-bands" },
      otherwise: { fact: "balance" },
      per: citation,
    },
  ],
  [
    subject.pension.except(subject.alone, "5.00", citation).except(subject.paidElsewhere, subject.balance),
    {
      fact: "pension",
      except: [
        { when: alone, then: "5.00", per: citation },
        { when: { fact: "paidElsewhere", is: true }, then: { fact: "balance" } },
      ],
    },
  ],
]

describe("a rule written in code", () => {
  it.each(conditions.map(([written, node]) => [JSON.stringify(node).slice(0, 80), written, node] as const))(
    "has as its condition the plain node %s, which parses and is right",
    (_, eligible, node) => {
      const rule = defineRule({ id: "sample", title, eligible })
      expect(rule).toEqual({ v: 1, id: "sample", title, eligible: node })
      expect(Result.getOrThrow(parseRuleDefinition(JSON.parse(JSON.stringify(rule))))).toEqual(rule)
      expect(Result.isSuccess(checkRule(rule, world))).toBe(true)
    },
  )

  it.each(amounts.map(([written, node]) => [JSON.stringify(node).slice(0, 80), written, node] as const))(
    "has as its amount the plain node %s, which parses and is right",
    (_, amount, node) => {
      const rule = defineRule({
        id: "sample",
        title,
        source: citation,
        eligible: all(),
        ...(amount === undefined ? {} : { amount }),
      })
      expect(rule.amount).toEqual(node)
      expect(Result.getOrThrow(parseRuleDefinition(JSON.parse(JSON.stringify(rule))))).toEqual(rule)
      expect(Result.isSuccess(checkRule(rule, world))).toBe(true)
    },
  )

  it("is frozen to its last part, while what it was written from stays as it was", () => {
    const own = { zh: "样例", en: "sample" }
    const eligible = all(subject.children.atLeast(1))
    const rule = defineRule({ id: "sample", title: own, eligible })
    expect([rule, rule.title, rule.eligible].every(Object.isFrozen)).toBe(true)
    expect(Object.isFrozen(own)).toBe(false)
    expect(defineRule({ id: "sample", title: own, eligible: eligible.code("other") }).eligible.code).toBe(
      "other",
    )
    expect(eligible.node.code).toBeUndefined()
  })
})

describe("a fact sheet written in code", () => {
  it("is plain data beneath its facts, which a file may hold", () => {
    const plain: unknown = JSON.parse(JSON.stringify(sheetOf(subject)))
    expect(Result.getOrThrow(parseFactSheet(plain))).toEqual(sheetOf(subject))
    expect(Object.keys(subject)).toEqual(Object.keys(sheetOf(subject).facts))
    expect(Object.isFrozen(sheetOf(subject).facts.born)).toBe(true)
  })

  it("has wide ranges where none are given", () => {
    const wide = sheetOf(
      factSheet("wide", { day: fact.date(title), month: fact.month(title), amount: fact.money(title) }),
    )
    expect(wide.facts.day.type).toEqual({ kind: "date", min: "1800-01-01", max: "2200-12-31", never: false })
    expect(wide.facts.month.type).toEqual({ kind: "month", min: "1800-01", max: "2200-12" })
    expect(wide.facts.amount.type).toEqual({ kind: "money", min: 0, max: 10_000_000_000_000 })
  })

  it("keeps what is said of a fact beside its type", () => {
    const { facts } = sheetOf(subject)
    expect(facts.paidElsewhere).toEqual({
      type: { kind: "flag" },
      label: title,
      from: ["city-benefits"],
      sensitive: true,
    })
    expect(facts.needy.judged).toBe(true)
    expect(facts.ratio.type.unit).toEqual(text("公顷", "hectares"))
  })

  it("may have a fact of any name but those that every object has", () => {
    const name = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/)
    fc.assert(
      fc.property(fc.oneof(name, fc.constantFrom("node", "kind", "is", "sheet")), (each) => {
        expect(sheetOf(factSheet("sample", { [each]: fact.flag(title) })).facts[each]?.type.kind).toBe("flag")
      }),
    )
    for (const wrong of ["constructor", "toString", "__proto__", "Born", "with space", ""]) {
      expect(() => factSheet("sample", { [wrong]: fact.flag(title) })).toThrow(RangeError)
    }
  })

  it("has no range that admits nothing", () => {
    expect(() => fact.integer(title, { min: 2, max: 1 })).toThrow(RangeError)
    expect(() => fact.decimal(title, { scale: 1, min: "10.0", max: "9.0" })).toThrow(RangeError)
    expect(() => fact.money(title, { max: fen(-1) })).toThrow(RangeError)
    expect(() => fact.date(title, { min: "2201-01-01" })).toThrow(RangeError)
    expect(() => fact.month(title, { max: "1799-12" })).toThrow(RangeError)
    expect(() => fact.date(title, { min: "2018-02-30" })).toThrow(RangeError)
  })
})
