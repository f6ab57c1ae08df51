import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { Table, TableCell } from "../../catalogue/index.ts"
import { codeFinding } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { composeRoll, parseRoll, type RollOptions, usualRollColumns } from "./index.ts"
import { cutOver, rollRow, rolls } from "./roll.fixture.ts"

const HEADER = ["身份证号", "姓名", "类别", "起始月份", "已发至月份", "月标准"]
const PAYEE = ["收款人", "收款账号", "开户行", "与本人关系"]
const SOUND = ["SAMPLE-1", "样例甲", "80至89周岁", "2012-03", "2018-07", "30"]
const table = (...rows: readonly (readonly TableCell[])[]): Table => ({
  file: "名册.xlsx",
  sheet: "名册",
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
})
const read = (tables: readonly Table[], options: Partial<RollOptions> = {}) =>
  parseRoll(tables, { cutOver, ...options })
const rowsOf = (...cells: readonly (readonly TableCell[])[]) => Result.getOrThrow(read([table(...cells)]))
/** Where something is wrong, as `path: expected`. */
const issuesOf = (tables: readonly Table[], options: Partial<RollOptions> = {}) => {
  const tried = read(tables, options)
  return Result.isFailure(tried) ? tried.failure.issues : []
}
const pathsOf = (...cells: readonly (readonly TableCell[])[]) =>
  issuesOf([table(...cells)]).map(({ path }) => path.join(" "))
/** A sound row with one cell replaced. */
const withCell = (column: number, cell: TableCell) => SOUND.map((each, at) => (at === column ? cell : each))

describe("a roll", () => {
  it("that was written reads back the same, whatever stands in it", () => {
    fc.assert(
      fc.property(rolls, (rows) => {
        const written = composeRoll(rows, { file: "名册.csv", sheet: "名册" })
        expect(Result.getOrThrow(read([written]))).toEqual(rows)
      }),
    )
  })

  it("is read by its columns' names, wherever they stand, and by a district's own", () => {
    const turned = [HEADER, SOUND].map((cells) => cells.toReversed())
    expect(rowsOf(["高龄津贴发放名册"], ...turned)).toEqual([
      rollRow({ at: { file: "名册.xlsx", sheet: "名册", row: 3 } }),
    ])
    const own = { ...usualRollColumns, amount: ["每月（元）"] } as const
    const renamed = HEADER.map((name) => (name === "月标准" ? "每月（元）" : name))
    expect(Result.isSuccess(read([table(renamed, SOUND)], { columns: own }))).toBe(true)
    expect(pathsOf(renamed, SOUND)).toEqual(["名册 1 月标准"])
  })

  it("reads months and amounts as spreadsheet programs leave them", () => {
    for (const cell of [
      "2012-03",
      "2012/3",
      "2012年3月",
      "201203",
      201_203,
      { date: "2012-03-01" },
      "2012-03-01",
    ])
      expect(rowsOf(HEADER, withCell(3, cell))[0]?.firstMonth).toBe("2012-03")
    for (const cell of ["30", "30.00", 30, " 30.0 "])
      expect(rowsOf(HEADER, withCell(5, cell))[0]?.amount).toBe(3000)
    expect(rowsOf(HEADER, withCell(4, null))[0]?.paidThrough).toBe(null)
  })

  it("says everything that is wrong at once, by sheet, row and column, and repeats nothing of it", () => {
    const header = [...HEADER, ...PAYEE, "应补金额"]
    const wrong = ["", "秘", "", "三月", "2018-08", "约30元", "秘", "6.22E+18", "", "邻居", "-5"]
    const issues = issuesOf([table(header, [...SOUND, ...PAYEE.map(() => null), null], wrong)])
    expect(issues.map(({ path }) => path)).toEqual(
      [
        "身份证号",
        "类别",
        "起始月份",
        "月标准",
        "开户行",
        "收款账号",
        "与本人关系",
        "应补金额",
        "已发至月份",
      ].map((name) => ["名册", 3, name]),
    )
    expect(issues[2]?.at).toEqual({ file: "名册.xlsx", line: 3, column: 4 })
    expect(JSON.stringify(issues)).not.toMatch(/秘|三月|约30|6\.22|邻居/)
  })

  it("is refused where months contradict each other or the cut-over", () => {
    expect(pathsOf(HEADER, withCell(4, "2018-08"))).toEqual(["名册 2 已发至月份"])
    expect(pathsOf(HEADER, withCell(4, "2012-02"))).toEqual(["名册 2 已发至月份"])
    expect(pathsOf(HEADER, withCell(3, "2018-09"))).toContain("名册 2 起始月份")
    expect(pathsOf(HEADER, withCell(5, "0"))).toEqual(["名册 2 月标准"])
  })

  it("takes no number of a person or an account that a program has turned into a number", () => {
    expect(pathsOf(HEADER, withCell(0, 990_101_193_807_200_000))).toEqual(["名册 2 身份证号"])
    expect(pathsOf(HEADER, withCell(0, "9.90101E+17"))).toEqual(["名册 2 身份证号"])
    expect(pathsOf([...HEADER, ...PAYEE], [...SOUND, "样例甲", 622_200, "样例银行", "本人"])).toEqual([
      "名册 2 收款账号",
    ])
  })

  it("takes a payee as a whole or not at all", () => {
    const payee = ["样例乙", "0000", "样例银行", "子女"]
    expect(rowsOf([...HEADER, ...PAYEE], [...SOUND, ...payee])[0]?.payee).toEqual({
      name: "样例乙",
      account: "0000",
      bank: "样例银行",
      relation: "other",
    })
    for (const [at, name] of PAYEE.entries())
      expect(pathsOf([...HEADER, ...PAYEE], [...SOUND, ...payee.with(at, "")])).toEqual([`名册 2 ${name}`])
  })

  it("names both rows of a person who stands there twice, on whatever sheet", () => {
    const [first, second] = [table(HEADER, SOUND), { ...table(HEADER, SOUND), sheet: "名册二" }]
    const issues = issuesOf([first, second])
    expect(issues.map(({ path }) => path)).toEqual([["名册二", 2, "身份证号"]])
    expect(issues[0]?.expected).toBe("a person of no other row; row 2 of 名册.xlsx 名册 has the same")
    expect(pathsOf(HEADER, SOUND, withCell(0, "ｓａｍｐｌｅ－１"))).toEqual(["名册 3 身份证号"])
  })

  it("is refused where a column is missing or stands twice, and where a row is longer than its names", () => {
    expect(pathsOf(HEADER.slice(1), SOUND.slice(1))).toEqual(["名册 1 身份证号"])
    expect(pathsOf(["备注"], ["样例"])).toHaveLength(6)
    expect(pathsOf([...HEADER, "姓名"], [...SOUND, "样例乙"])).toEqual(["名册 1 G"])
    expect(pathsOf(HEADER, [...SOUND, "7"])).toEqual(["名册 2"])
  })

  it("checks the persons' numbers by the scheme it is given, and keeps their normal form", () => {
    const scheme = {
      id: "sample",
      title: text("样例号码", "sample number"),
      normalise: (raw: string) => raw.trim().toLowerCase(),
      check: (value: string) =>
        value.startsWith("sample") ? [] : [codeFinding("form", text("样例", "sample"))],
      mask: () => "***",
    }
    expect(Result.getOrThrow(read([table(HEADER, SOUND)], { scheme }))[0]?.person).toBe("sample-1")
    expect(issuesOf([table(HEADER, withCell(0, "X1"))], { scheme })[0]?.expected).toBe(
      "a valid sample number",
    )
  })
})
