import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import {
  all,
  bindRule,
  checkRule,
  decide,
  defineRule,
  fact,
  factSheet,
  holds,
  not,
  sheetOf,
  when,
} from "../../rules/index.ts"
import { plainDate } from "../../time/index.ts"
import { countService, type ServiceInterval, type ServiceRules, serviceFact } from "./index.ts"
import { parseServiceIntervals, parseServiceRules, serviceRulesJsonSchema } from "./schema.ts"
import { interval, monthsFromTo, rules } from "./service-years.fixture.ts"

const count = (intervals: readonly ServiceInterval[], by: ServiceRules = rules, year = 2018) =>
  Result.getOrThrow(countService(intervals, by, year))
const months = (...intervals: readonly ServiceInterval[]) => count(intervals).counted
const exactly = (number: number) => ({ min: number, max: number })
const textsOf = (...intervals: readonly ServiceInterval[]) =>
  count(intervals).intervals.map((each) => each.text.zh)

describe("years of service", () => {
  it("add interrupted periods together, from the month of starting", () => {
    const first = interval("teaching", "1988-09-30", "1995-08-31")
    const second = interval("teaching", "1997-02-20", null)
    expect(months(first, second)).toEqual(
      exactly(monthsFromTo("1988-09", "1995-08") + monthsFromTo("1997-02", "2018-08")),
    )
  })

  it("never count time at two schools twice, nor a month that one ends and another begins in", () => {
    const one = interval("teaching", "1990-09-01", "2000-03-10")
    expect(months(one, interval("teaching", "1995-01-01", "1999-12-31"))).toEqual(months(one))
    expect(months(one, interval("teaching", "2000-03-20", "2000-04-30"))).toEqual(
      exactly(monthsFromTo("1990-09", "2000-04")),
    )
  })

  it("end with the cut-off of the year, whichever the rules have", () => {
    const open = interval("teaching", "2017-09-01", null)
    const june: ServiceRules = { ...rules, cutOff: { ...rules.cutOff, month: 6, day: 30 } }
    expect(count([open]).counted).toEqual(exactly(12))
    expect(count([open], june).counted).toEqual(exactly(10))
    expect(count([open], rules, 2016).counted).toEqual(exactly(0))
  })

  it("are counted to the day where the rules say so", () => {
    const daily: ServiceRules = { ...rules, unit: "day", unitsPerYear: 365 }
    expect(count([interval("teaching", "2017-08-31", "2018-08-30")], daily)).toMatchObject({
      counted: exactly(365),
      years: exactly(1),
    })
    expect(count([interval("teaching", "2017-09-01", "2018-08-30")], daily).years).toEqual(exactly(0))
  })

  it("have bounds where a start is known only to the year, and take none of its days for the start", () => {
    const counted = count([interval("teaching", "1988", null)])
    expect(counted.counted).toEqual({
      min: monthsFromTo("1988-12", "2018-08"),
      max: monthsFromTo("1988-01", "2018-08"),
    })
    expect(counted.years).toEqual({ min: 29, max: 30 })
    expect(serviceFact(counted)).toEqual({ state: "between", min: 29, max: 30 })
    expect(serviceFact(count([interval("teaching", "1988-03", null)]))).toBe(30)
  })

  it("include study leave that was paid and approved, exclude other, and leave open what is not known", () => {
    const leave = (traits: Record<string, boolean>) =>
      interval("study-leave", "2000-09-01", "2001-08-31", { traits })
    expect(months(leave({ paid: true, approved: true }))).toEqual(exactly(12))
    expect(months(leave({ paid: false }))).toEqual(exactly(0))
    const open = count([leave({ paid: true })])
    expect([open.counted, open.intervals[0]?.missing]).toEqual([{ min: 0, max: 12 }, ["approved"]])
    expect(open.intervals[0]?.text.zh).toContain("待核实（是否经批准未知）")
  })

  it("include secondment up to so many months, and of an exchange the first of them", () => {
    expect(months(interval("secondment", "2000-09-01", "2001-08-31"))).toEqual(exactly(12))
    expect(months(interval("secondment", "2000-09-01", "2001-09-01"))).toEqual(exactly(0))
    expect(months(interval("secondment", "2000-09-01", "2001"))).toEqual({ min: 0, max: 12 })
    expect(months(interval("exchange", "2000-09-01", "2001-09-01"))).toEqual(exactly(6))
  })

  it("go on under punishment while somebody teaches, and not where they were taken from teaching", () => {
    const teaching = interval("teaching", "2000-01-01", "2001-12-31")
    const punished = (traits: Record<string, boolean>) =>
      interval("punishment", "2001-01-01", "2001-06-30", { traits })
    expect(months(teaching, punished({ "not-teaching": false }))).toEqual(exactly(24))
    expect(months(teaching, punished({ "not-teaching": true }))).toEqual(exactly(18))
    expect(months(teaching, punished({}))).toEqual({ min: 18, max: 24 })
  })

  it("begin anew after a dismissal", () => {
    const before = interval("teaching", "1990-01-01", "1999-12-31")
    const after = interval("teaching", "2001-01-01", "2002-12-31")
    expect(months(before, interval("dismissal", "2000-01-05", "2000-01-05"), after)).toEqual(exactly(24))
    expect(months(before, interval("dismissal", "2018-12-01", "2018-12-01"), after)).toEqual(exactly(144))
  })

  it("are explained interval by interval, with the clause", () => {
    const place = text("样例中心学校", "Sample Central School")
    expect(
      textsOf(
        interval("teaching", "1988-09", "1995-08", { place }),
        interval("other", "1995-09", "1996-08"),
        interval("secondment", "1997-01-01", "1999-12-31"),
        interval("dismissal", "1985-01-01", "1985-01-01"),
        interval("teaching", "2019-01-01", null),
      ),
    ).toEqual([
      "1988-09 至 1995-08 任教（样例中心学校）：计入 84个月（《样例办法》第3条（样例））",
      "1995-09 至 1996-08 其他工作：不计入（《样例办法》第3条（样例））",
      "1997-01-01 至 1999-12-31 借调：超过可计入的时长，不计入（《样例办法》第3条（样例））",
      "1985-01-01 至 1985-01-01 开除、辞退：此前不计入，重新起算（《样例办法》第3条（样例））",
      "2019-01-01 至今 任教：不在计算时间之内，不计入（《样例办法》第3条（样例））",
    ])
    expect(count([interval("teaching", "1988", null)]).text.zh).toBe(
      "计算至 2018-08-31，合计 357至368个月，满29至30年",
    )
  })

  it("refuse what makes no sense, all of it at once", () => {
    const wrong = countService(
      [interval("teaching", "2001", "2000-12-31"), interval("sleeping", "2000", null)],
      { ...rules, cutOff: { ...rules.cutOff, month: 2, day: 30 } },
      2018,
    )
    expect(Result.isFailure(wrong) && wrong.failure.issues.map(({ path }) => path)).toEqual([
      ["cutOff"],
      [0, "to"],
      [1, "kind"],
    ])
  })

  it("are read back from files as they are, and what is wrong is named", () => {
    expect(Result.getOrThrow(parseServiceRules(JSON.parse(JSON.stringify(rules))))).toEqual(rules)
    const wrong = parseServiceIntervals([{ from: "1988-13", to: null, kind: "teaching" }])
    expect(Result.isFailure(wrong) && wrong.failure.issues.map(({ path }) => path)).toEqual([[0, "from"]])
    expect(serviceRulesJsonSchema()).toMatchObject({ type: "object" })
  })
})

describe("an honour for years of service", () => {
  const label = text("样例", "sample")
  const teacher = factSheet("teacher", {
    years: fact.integer(label, { min: 0, max: 80 }),
    woman: fact.flag(label),
    issuedBefore: fact.flag(label),
  })
  const required = when(holds(teacher.woman), 25).otherwise(30)
  const rule = defineRule({
    id: "honour",
    title: label,
    eligible: all(teacher.years.atLeast(required), not(teacher.issuedBefore)),
  })
  const bound = Result.getOrThrow(
    bindRule(Result.getOrThrow(checkRule(rule, { sheet: sheetOf(teacher) })), {
      on: plainDate("2018-08-31"),
    }),
  )
  const verdict = (from: string, woman: boolean, issuedBefore = false) =>
    decide(bound, { years: serviceFact(count([interval("teaching", from, null)])), woman, issuedBefore })
      .verdict

  it("may take fewer years from women, is undetermined where the years are, and is issued once", () => {
    expect(verdict("1988", true)).toBe("yes")
    expect(verdict("1988", false)).toBe("undetermined")
    expect(verdict("1989", false)).toBe("no")
    expect(verdict("1980", false, true)).toBe("no")
  })
})
