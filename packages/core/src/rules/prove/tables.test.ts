import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fen } from "../../money/index.ts"
import { formatPath, text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { checkRule } from "../check/check-rule.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import type { Expression } from "../language/expression.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import { checkTables } from "./tables.ts"

const label = text("样例", "sample")
const source = { statute: "sample-rules", title: label, sample: true }
const declare = (zh: string, en: string, type: FactType): FactDeclaration => ({
  type,
  label: text(zh, en),
  from: [],
})
const sheet = {
  id: "resident",
  facts: {
    born: declare("出生日期", "date of birth", {
      kind: "date",
      min: plainDate("1890-01-01"),
      max: plainDate("2018-12-31"),
      never: false,
    }),
    grade: declare("等级", "grade", {
      kind: "choice",
      values: ["a", "b"].map((value) => ({ value, label: text(value, value) })),
    }),
    spent: declare("支出", "spent", { kind: "money", min: fen(0), max: fen(1_000_000) }),
  },
}
const age = { age: "born", at: "on-the-day", leapDay: "feb28" } as const

function found(amount: Expression, parameters: readonly ParameterHistory[] = []): readonly string[] {
  const definition = {
    v: 1,
    id: "sample",
    title: label,
    eligible: { value: age, atLeast: 80 },
    amount,
  } as const
  const rule = Result.getOrThrow(checkRule(definition, { sheet, parameters }))
  return Result.getOrThrow(checkTables(rule, { on: plainDate("2018-08-01") })).map(
    ({ code, message, path }) => `${formatPath(path)} ${code}: ${message.en}`,
  )
}

describe("the tables of an amount", () => {
  it("are sound when they cover everybody entitled once", () => {
    const bands = [
      { from: 80, to: 90, value: "50.00" },
      { from: 90, to: null, value: "100.00" },
    ]
    expect(found({ bands: age, table: bands, otherwise: "0.00" })).toEqual([])
  })

  it("show somebody entitled who falls between two bands, in a parameter too", () => {
    const bands = [
      { from: 60, to: 70, value: "10.00" },
      { from: 80, to: 90, value: "50.00" },
      { from: 91, to: null, value: "100.00" },
    ]
    const parameter: ParameterHistory = {
      id: "monthly",
      label,
      type: { kind: "bands", yields: "money" },
      values: [{ from: plainDate("2018-01-01"), to: null, value: bands, source }],
    }
    const table: Expression = { bands: age, table: { parameter: "monthly" }, otherwise: "0.00" }
    const told = found({ greatest: [table, "1.00"] }, [parameter])
    expect(told).toHaveLength(2)
    const [, born = ""] =
      /^amount\.greatest\[0\] table-gap: Entitled and in no row: date of birth ([\d-]+)\.$/.exec(
        told[0] ?? "",
      ) ?? []
    expect(born > "1927-02-01" && born <= "1928-08-01").toBe(true)
    expect(told[1]).toBe("amount.greatest[0] table-row-unused: Row 1 does nothing for anybody entitled.")
  })

  it("show somebody whom two rows claim with different amounts, and no one whom they treat alike", () => {
    const rows = (second: string): Expression => ({
      rows: [
        { when: { value: age, atLeast: 90 }, value: "100.00" },
        { when: { fact: "grade", is: "a" }, value: second },
        { when: { fact: "grade", is: "b" }, value: "10.00" },
      ],
      otherwise: "0.00",
    })
    const told = found(rows("20.00"))
    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(
      /^amount table-overlap: Rows 1 and 2 both apply with different results: .*grade a\.$/,
    )
    expect(found(rows("100.00"))).toHaveLength(1)
  })

  it("say what they could not prove", () => {
    const rows: Expression = {
      rows: [
        { when: { value: { sum: [{ fact: "spent" }, { fact: "spent" }] }, atLeast: "5.00" }, value: "1.00" },
      ],
      otherwise: "0.00",
    }
    expect(found(rows).map((each) => each.split(":")[0])).toContain("amount table-unproved")
  })
})
