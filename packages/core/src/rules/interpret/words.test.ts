import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { bindRule, checkRule } from "../check/check-rule.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import { disputed, type FactValues, observed, withheld } from "../facts/observation.ts"
import type { Condition } from "../language/condition.ts"
import type { RuleDefinition } from "../language/rule.ts"
import { decide, type DecideOptions } from "./decide.ts"

const declare = (zh: string, en: string, type: FactType, sensitive = false): FactDeclaration => ({
  type,
  label: text(zh, en),
  from: [],
  sensitive,
})
const days = { min: plainDate("1900-01-01"), max: plainDate("2030-12-31") }
const sheet = {
  id: "resident",
  facts: {
    born: declare("出生日期", "date of birth", { kind: "date", ...days, never: false }),
    income: declare("月收入", "monthly income", { kind: "money", min: fen(0), max: fen(100_000_000) }, true),
    rent: declare("月租金", "monthly rent", { kind: "money", min: fen(0), max: fen(100_000_000) }),
    children: declare("子女出生日期", "children's dates of birth", {
      kind: "list",
      of: { kind: "date", ...days, never: false },
      maxLength: 9,
    }),
  },
}
const per = { statute: "sample-rules", title: text("样例办法", "Sample rules"), article: "3", sample: true }

function decided(
  eligible: Condition,
  values: FactValues,
  more: Partial<RuleDefinition> = {},
  options: DecideOptions = {},
) {
  const definition = { v: 1, id: "sample", title: text("样例", "Sample"), eligible, ...more } as const
  const bound = bindRule(Result.getOrThrow(checkRule(definition, { sheet })), { on: plainDate("2018-08-01") })
  return decide(Result.getOrThrow(bound), values, options)
}
const aged: Condition = {
  value: { age: "born", at: "on-the-day", leapDay: "feb28" },
  atLeast: 80,
  label: text("年满八十周岁", "Eighty years old"),
  per,
}

describe("a reason in words", () => {
  it("shows both operands, the clause and what follows", () => {
    expect(decided(aged, { born: "1938-07-20" }).reason).toMatchObject({
      left: { zh: "2018-08-01 的年龄（出生日期 1938-07-20）：80周岁" },
      right: { zh: "不低于 80周岁", en: "at least 80 years" },
      text: {
        zh: "年满八十周岁：2018-08-01 的年龄（出生日期 1938-07-20）：80周岁，要求不低于 80周岁——符合（《样例办法》第3条（样例））",
        en: "Eighty years old: age on 2018-08-01 (date of birth 1938-07-20): 80 years; required: at least 80 years – holds (Sample rules, art. 3 (sample))",
      },
    })
  })

  it("says how much of a date is known, where a value comes from, and that sources disagree", () => {
    const left = (born: unknown) =>
      decided({ fact: "born", atMost: "1938-12-31" }, { born } as FactValues).reason.left?.zh
    expect(left("1938")).toBe("出生日期 1938年（月日不详）")
    expect(left("1938-05")).toBe("出生日期 1938-05（日不详）")
    expect(left(undefined)).toBe("出生日期 未知")
    expect(left(withheld)).toBe("出生日期 不予提供")
    expect(left(observed("1938-05-02", { source: "population", asOf: plainDate("2018-07-01") }))).toBe(
      "出生日期 1938-05-02（population，2018-07-01）",
    )
    expect(left(disputed("1938-05-02", "1939"))).toBe("出生日期 有争议：1938-05-02 / 1939年（月日不详）")
    expect(left(disputed(observed("1938-05-02", { source: "population" }), "1939"))).toBe(
      "出生日期 有争议：1938-05-02（population） / 1939年（月日不详）",
    )
    expect(left(38)).toBe("出生日期 数据有误")
    expect(left({ state: "observed", value: "1938", asOf: "someday" })).toBe("出生日期 数据有误")
    expect(left({ state: "observed", value: "1938", source: {} })).toBe("出生日期 数据有误")
  })

  it("never writes a sensitive value, nor one that it could be read off, unless a purpose is given", () => {
    const poor: Condition = {
      all: [
        { fact: "income", below: "1234.56" },
        { value: { minus: [{ fact: "income" }, { fact: "rent" }] }, atMost: "1000.00" },
        { fact: "rent", atMost: { fact: "income" } },
      ],
    }
    const values = { income: 98_765, rent: 100 }
    const amount = { greatest: [{ rate: "50%", of: { fact: "income" }, rounding: "up" }, "0.00"] } as const
    for (const secret of ["987.65", "986.65", "493.83", "98765"]) {
      expect(JSON.stringify(decided(poor, values, { amount }).reason)).not.toContain(secret)
    }
    const shown = decided(poor, values, { amount }, { reveal: "the resident asked for the reasons" })
    expect(shown.reason.parts[0]?.left?.zh).toBe("月收入 987.65元")
    expect(shown.reason.parts[1]?.left?.zh).toBe("计算值 986.65元")
    const told = decided(poor, values, { amount }).amountReason
    expect(told?.zh).not.toMatch(/98\d\.65/)
    const bands = {
      bands: { fact: "income" },
      table: [{ from: "900.00", to: "1000.00", value: "1.00" }],
      otherwise: "0.00",
    } as const
    expect(JSON.stringify(decided(poor, values, { amount: bands }).amountReason)).not.toMatch(/900|999|1000/)
    const chosen: Condition = {
      value: { if: { fact: "income", above: "900.00" }, then: 7, else: 3 },
      atLeast: 2,
    }
    expect(decided(chosen, values).reason.left?.zh).toBe("计算值 （已隐去）")
    expect(decided(chosen, values, {}, { reveal: " " }).reason.left?.zh).toBe("计算值 （已隐去）")
  })

  it("says what must not be by what must be instead, and never as a double no", () => {
    const wanted = (not: Condition) => decided({ not }, { born: "1938-07-20", rent: 0 }).reason.text
    expect(wanted(aged).zh).toContain("80周岁，要求低于 80周岁——不符合")
    expect(wanted({ fact: "born", above: "1940-01-01" }).zh).toContain("要求不晚于 1940-01-01——符合")
    expect(wanted({ fact: "born", atMost: "1940-01-01" }).en).toContain(
      "required: after 1940-01-01 – does not hold",
    )
    expect(wanted({ fact: "rent", is: "0.00" }).zh).toContain("月租金 0.00元，要求不为 0.00元——不符合")
    expect(wanted({ fact: "rent", oneOf: ["1.00", "2.00"] }).zh).toContain("要求不为1.00元、2.00元之一——符合")
  })

  it("gives the conditions inside an amount as they were decided, and none where nothing is paid", () => {
    const amount = { if: { fact: "rent", above: "10.00", per }, then: "5.00", else: "1.00" } as const
    const paid = decided(aged, { born: "1930-01-01", rent: 2000 }, { amount })
    expect(paid.amountConditions.map(({ text: { zh } }) => zh)).toEqual([
      "月租金 20.00元，要求高于 10.00元——符合（《样例办法》第3条（样例））",
    ])
    expect(decided(aged, { born: "1950-01-01", rent: 2000 }, { amount }).amountConditions).toEqual([])
  })

  it("counts a list and says what is missing in it", () => {
    const many: Condition = { value: { count: "children", where: { atLeast: "2012-08-01" } }, atLeast: 2 }
    const { missing, reason, verdict } = decided(many, { children: ["2015", "2012", "2001-01-01"] })
    expect([verdict, missing]).toEqual(["undetermined", ["children"]])
    expect(reason.left?.zh).toBe("子女出生日期计数 1 至 2")
    expect(decided(many, { children: [] }).verdict).toBe("no")
  })

  it("says of an exception that it changed the outcome", () => {
    const { reason } = decided(
      { ...aged, except: [{ when: { fact: "rent", is: "0.00" }, then: false, per }] },
      { born: "1930-01-01", rent: 0 },
    )
    expect(reason.verdict).toBe("no")
    expect(reason.text.zh).toContain("；计入例外（《样例办法》第3条（样例））后不符合")
    expect(reason.exceptions).toMatchObject([{ then: false, reason: { verdict: "yes" } }])
  })

  it("says how an amount came about, and that nothing is paid to who is not entitled", () => {
    const bands = {
      bands: { age: "born", at: "on-the-day", leapDay: "feb28" },
      table: [
        { from: 80, to: 90, value: "50.00" },
        { from: 90, to: null, value: "100.00" },
      ],
      otherwise: "0.00",
    } as const
    expect(decided(aged, { born: "1928" }, { amount: bands })).toMatchObject({
      amount: { min: 5000, max: 10_000 },
      amountReason: {
        zh: "50.00元 至 100.00元：2018-08-01 的年龄（出生日期 1928年（月日不详））：89周岁 至 90周岁，适用 80周岁 至 89周岁 或 90周岁以上 档",
      },
    })
    expect(decided(aged, { born: "1950-01-01" }, { amount: bands }).amountReason?.en).toBe(
      "not entitled: nothing is paid",
    )
  })
})
