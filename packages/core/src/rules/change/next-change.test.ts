import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type Month, month, type PlainDate, plainDate } from "../../time/index.ts"
import type { DecisionTime } from "../bound/when.ts"
import { type FactValues, never, observed } from "../facts/observation.ts"
import type { Condition } from "../language/condition.ts"
import type { AgePolicy, Expression } from "../language/expression.ts"
import type { LeapDay } from "../../time/index.ts"
import { nextChange, type NextChange } from "./next-change.ts"
import { ruleOf } from "./moving-world.fixture.ts"

const title = { zh: "样例", en: "sample" }
const age = (at: AgePolicy, leapDay: LeapDay = "feb28"): Expression => ({ age: "born", at, leapDay })
const is80 = (at: AgePolicy): Condition => ({ value: age(at), atLeast: 80 })
const onDay = (on: string): DecisionTime => ({ on: plainDate(on) })

function changeOf(
  { amount, eligible }: { readonly eligible: Condition; readonly amount?: Expression },
  values: FactValues,
  from: DecisionTime,
  until: PlainDate | Month = plainDate("2030-12-31"),
): NextChange {
  const rule = ruleOf({ v: 1, id: "r", title, eligible, ...(amount === undefined ? {} : { amount }) })
  return Result.getOrThrow(nextChange(rule, values, from, until))
}

/** When and to what, shortly. */
function brief(change: NextChange): string {
  if (change.outcome === "none") return `none until ${change.until}`
  const { after, at, before } = change
  const amount = after.amount === null ? "" : ` ${after.amount.min}–${after.amount.max}`
  return `${"on" in at ? at.on : at.month}: ${before.verdict} to ${after.verdict}${amount}`
}

describe("a verdict moves", () => {
  it.each([
    ["on-the-day", "2018-01-31: no to yes"],
    ["birthday-month", "2018-01-01: no to yes"],
    ["month-after-birthday", "2018-02-01: no to yes"],
  ] as const)("on the day that the policy %s gives a birthday", (at, expected) => {
    const values = { born: "1938-01-31" }
    expect(brief(changeOf({ eligible: is80(at) }, values, onDay("2017-01-01")))).toBe(expected)
  })

  it.each([
    ["feb28", "2017-02-28: no to yes"],
    ["mar1", "2017-03-01: no to yes"],
  ] as const)(
    "in a common year on the birthday of who was born on 29 February, by %s",
    (leapDay, expected) => {
      const eligible: Condition = { value: age("on-the-day", leapDay), atLeast: 81 }
      expect(brief(changeOf({ eligible }, { born: "1936-02-29" }, onDay("2016-12-31")))).toBe(expected)
    },
  )

  it("twice where only the year of birth is known: when it may, and when it must be so", () => {
    const rule = { eligible: is80("on-the-day") }
    const values = { born: "1938" }
    expect(brief(changeOf(rule, values, onDay("2017-06-01")))).toBe("2018-01-01: no to undetermined")
    expect(brief(changeOf(rule, values, onDay("2018-01-01")))).toBe("2018-12-31: undetermined to yes")
    expect(brief(changeOf(rule, values, onDay("2018-12-31")))).toBe("none until 2030-12-31")
  })

  it("on the day after a death that is entered for a day to come, and never where none is", () => {
    const eligible: Condition = { fact: "died", atLeast: { day: "on-the-day" }, never: true }
    expect(brief(changeOf({ eligible }, { died: "2018-05-10" }, onDay("2018-01-01")))).toBe(
      "2018-05-11: yes to no",
    )
    expect(brief(changeOf({ eligible }, { died: never }, onDay("2018-01-01")))).toBe("none until 2030-12-31")
  })

  it("with the month, where months are decided", () => {
    const change = changeOf(
      { eligible: is80("month-after-birthday") },
      { born: "1938-07-20" },
      { month: month("2018-01") },
      month("2020-12"),
    )
    expect(brief(change)).toBe("2018-08: no to yes")
  })

  it("when a district is divided, and for old records when a part of it goes elsewhere", () => {
    const eligible: Condition = { fact: "place", within: "990100" }
    const divided = changeOf({ eligible }, { place: "990102" }, onDay("2017-01-01"))
    expect(brief(divided)).toBe("2017-03-15: yes to undetermined")
    const place = observed("990101", { asOf: plainDate("2016-01-01") })
    expect(brief(changeOf({ eligible }, { place }, onDay("2016-01-01")))).toBe(
      "2016-05-01: yes to undetermined",
    )
    expect(brief(changeOf({ eligible }, { place: "990101" }, onDay("2016-01-01")))).toBe(
      "none until 2030-12-31",
    )
  })
})

describe("an amount moves", () => {
  const eligible: Condition = { fact: "pays", is: true }
  const amount: Expression = { bands: age("on-the-day"), table: { parameter: "table" }, otherwise: "0.50" }

  it("with a band, in what remains possible too", () => {
    const from = onDay("2015-12-01")
    const known = changeOf({ eligible, amount }, { born: "1936-01-15", pays: true }, from)
    expect(brief(known)).toBe("2016-01-15: yes to yes 200–200")
    const partly = changeOf({ eligible, amount }, { born: "1936-01", pays: true }, from)
    expect(brief(partly)).toBe("2016-01-01: yes to yes 100–200")
    const open = changeOf({ eligible, amount }, { born: "1936-01-15" }, from)
    expect(brief(open)).toBe("2016-01-15: undetermined to undetermined 0–200")
  })

  it("with a new edition of a parameter in the middle of a month, by months from the next on", () => {
    const rule = { eligible, amount: { parameter: "rate" } }
    expect(brief(changeOf(rule, { pays: true }, onDay("2016-01-01")))).toBe("2016-07-16: yes to yes 300–300")
    expect(brief(changeOf(rule, { pays: true }, { month: month("2016-01") }))).toBe(
      "2016-08: yes to yes 300–300",
    )
  })

  it("not for who is not entitled", () => {
    expect(brief(changeOf({ eligible, amount }, { born: "1936", pays: false }, onDay("2015-01-01")))).toBe(
      "none until 2030-12-31",
    )
  })
})

describe("a look ahead", () => {
  it("ends with the horizon, which it includes", () => {
    const rule = { eligible: is80("on-the-day") }
    const values = { born: "1938-07-20" }
    const until = (day: string) => brief(changeOf(rule, values, onDay("2018-01-01"), plainDate(day)))
    expect(until("2018-07-19")).toBe("none until 2018-07-19")
    expect(until("2018-07-20")).toBe("2018-07-20: no to yes")
    expect(until("2017-01-01")).toBe("none until 2017-01-01")
  })

  it("stops by name where a parameter has no value any more", () => {
    const eligible: Condition = { value: age("on-the-day"), atLeast: { parameter: "ended" } }
    const rule = ruleOf({ v: 1, id: "r", title, eligible })
    const look = (born: string) =>
      Result.merge(nextChange(rule, { born }, onDay("2018-01-01"), plainDate("2019-01-01")))
    expect(look("1940-01-01")).toMatchObject({ _tag: "NotInForce", on: "2018-05-20", names: ["ended"] })
    expect(look("1938-05-19")).toMatchObject({ outcome: "changes", at: { on: "2018-05-19" } })
  })
})

describe("the words of a change", () => {
  it("say from what to what and why, in Chinese and English", () => {
    const eligible: Condition = {
      all: [
        { ...is80("on-the-day"), code: "old" },
        { fact: "pays", is: true },
      ],
    }
    const amount: Expression = { parameter: "rate" }
    const change = changeOf({ eligible, amount }, { born: "1938-07-20", pays: true }, onDay("2018-01-01"))
    expect(change).toMatchObject({
      grounds: [{ ground: { code: "old" }, before: "no", after: "yes" }],
      causes: [{ kind: "age", facts: ["born"], reach: "exact" }],
      text: {
        zh: "自 2018-07-20 起由不符合变为符合，金额由0.00元变为3.00元：按出生日期计算的年龄满80周岁。",
        en: "From 2018-07-20: does not hold becomes holds, the amount from ¥0.00 to ¥3.00, because the age by label of 出生日期 reaches 80.",
      },
    })
  })

  it("name the part that moved and leave out what moved on the same day for nothing", () => {
    const eligible: Condition = {
      all: [
        { value: age("on-the-day"), atLeast: 70 },
        { value: age("on-the-day"), atLeast: 80 },
      ],
    }
    const amount: Expression = {
      if: { fact: "since", below: { day: "on-the-day" } },
      then: "1.00",
      else: "1.00",
    }
    const change = changeOf(
      { eligible, amount },
      { born: "1936-07-15", since: "2016-07-14" },
      onDay("2016-01-01"),
    )
    expect(change).toMatchObject({ causes: [{ kind: "age" }] })
    expect(change.outcome === "changes" && change.causes).toHaveLength(1)
  })

  it("say which parameter with the source of its new value, and which table of codes", () => {
    const rate = changeOf({ eligible: { all: [] }, amount: { parameter: "rate" } }, {}, onDay("2016-01-01"))
    expect(rate).toMatchObject({
      causes: [{ text: { zh: "参数“标准”的新取值施行（《样例办法》第3条（样例））" } }],
    })
    const codes = changeOf(
      { eligible: { fact: "place", within: "990100" } },
      { place: "990102" },
      onDay("2017-01-01"),
    )
    expect(codes).toMatchObject({ causes: [{ kind: "codes", text: { zh: "代码表“样例区划”有变动" } }] })
  })

  it("do not write out a sensitive value, or an amount that it could be read off", () => {
    const since: Expression = { age: "since", at: "on-the-day", leapDay: "feb28" }
    const amount: Expression = { bands: since, table: { parameter: "table" }, otherwise: "0.50" }
    const change = changeOf({ eligible: { all: [] }, amount }, { since: "1936-01-15" }, onDay("2015-12-01"))
    expect(change).toMatchObject({
      after: { amount: { min: 200, max: 200 } },
      text: { zh: "自 2016-01-15 起金额有变动：按起始日期计算的年龄到达规则所定的界限。" },
    })
  })
})
