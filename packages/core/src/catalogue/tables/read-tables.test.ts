import { describe, expect, it } from "vitest"
import { readTables } from "./read-tables.ts"
import { changed, codes, readChanged, said, sampleTables, skippedRows } from "./tables.fixture.ts"
import type { Table, TableCell } from "./table.ts"

const table = (tables: readonly Table[], sheet: string): Table => {
  const found = tables.find((each) => each.sheet === sheet)
  if (found === undefined) throw new Error(`No sheet ${sheet}`)
  return found
}

/** The sample tables with the rows of one sheet changed. */
const withRows = (sheet: string, change: (rows: Table["rows"]) => Table["rows"]): readonly Table[] =>
  sampleTables().map((each) => (each.sheet === sheet ? { ...each, rows: change(each.rows) } : each))

describe("columns", () => {
  it("may stand in any order, under other names, below a title", () => {
    const tables = sampleTables().map((each) => ({
      ...each,
      rows: [
        { row: 1, cells: ["样例区事项表"] },
        ...each.rows.map(({ cells, row }) => ({
          row: row + 1,
          cells: cells.toReversed().map((cell) => (cell === "事项版本" ? " 版 本*" : cell)),
        })),
      ],
    }))
    const read = readTables(tables)
    expect(said(read)).toEqual([])
    expect(read.items).toEqual(readTables(sampleTables()).items)
    expect(read.outlets).toHaveLength(2)
  })

  it("that are not known, or come twice, are told and kept out", () => {
    const tables = sampleTables().map((each) => ({
      ...each,
      rows: each.rows.map(({ cells, row }, index): Table["rows"][number] => ({
        row,
        cells: [...cells, index === 0 ? "办公室内部备注" : "x", index === 0 ? "备注" : "y"],
      })),
    }))
    const read = readTables(tables.filter(({ sheet }) => sheet === "网点"))
    expect(codes(read)).toEqual(["table-unknown-column", "table-repeated-column"])
    expect(read.findings[0]?.message.zh).toBe("网点表第 1 行的 P 列名称无法识别，未读取。")
    expect(read.outlets[0]?.remark).toBeUndefined()
  })

  it("without a name are told where they hold something, and kept out", () => {
    const tables = withRows("网点", (rows) =>
      rows.map(({ cells, row }) => ({ row, cells: [row === 1 ? null : "x", " ", ...cells] })),
    )
    const read = readTables(tables)
    expect(said(read)).toEqual([])
    expect(codes(read)).toEqual(["table-unnamed-column"])
    expect(read.findings[0]?.message.zh).toBe("网点表 A 列填有内容，但第 1 行没有列名，未读取。")
    expect(read.outlets).toHaveLength(2)
  })

  it("have rows of data above them told, and titles not", () => {
    const tables = withRows("网点", (rows) => [
      { row: 1, cells: ["样例区网点表", null, "2018年7月"] },
      { row: 2, cells: rows[2]?.cells ?? [] },
      ...rows.slice(0, 2).map(({ cells, row }) => ({ row: row + 2, cells })),
    ])
    const read = readTables(tables)
    expect(said(read)).toEqual([])
    expect(read.outlets.map(({ id }) => id)).toEqual(["centre"])
    expect(codes(read)).toEqual(["table-rows-above-names"])
    expect(read.findings[0]?.message.en).toMatch(/the filled rows above it \(2\) were not read/)
    expect(skippedRows(read)).toEqual(["网点 2"])
  })

  it("that are needed and missing are said once for the sheet", () => {
    const tables = sampleTables().map((each) => ({
      ...each,
      rows: each.rows.map(({ cells, row }) => ({
        row,
        cells: cells.map((cell): TableCell => (cell === "材料必要性" ? "x" : cell)),
      })),
    }))
    const read = readTables(tables)
    expect(said(read)).toEqual(["a.xlsx 材料!1 (材料必要性): a column 材料必要性"])
    expect(read.items).toEqual([])
    expect(skippedRows(read)).toHaveLength(4)
  })

  it("are all missing from a sheet without a row of names, and a sheet of another name is passed over", () => {
    const read = readTables([
      { file: "b.csv", sheet: "窗口", rows: [{ row: 4, cells: ["x", null, 3, true] }] },
      { file: "b.csv", sheet: "Sheet1", rows: [] },
    ])
    expect(said(read)).toEqual([
      "b.csv 窗口 (网点编号): a column 网点编号",
      "b.csv 窗口 (窗口编号): a column 窗口编号",
      "b.csv 窗口 (窗口名称): a column 窗口名称",
    ])
    expect(codes(read)).toEqual(["table-unknown-sheet"])
    expect(skippedRows(read)).toEqual(["窗口 4"])
  })
})

describe("what a spreadsheet program made of a cell", () => {
  it.each([
    ["2018-07-02"],
    ["2018/7/2"],
    ["2018.07.02"],
    ["2018年7月2日"],
    ["20180702"],
    [20_180_702],
    [{ date: "2018-07-02" }],
  ])("is a day where it can only be one: %j", (cell) => {
    const [item] = readChanged("symbolic", ["事项", 2, { 计划生效日期: cell }]).items
    expect(item?.validFrom).toBe("2018-07-02")
  })

  it.each([[43_282], [{ date: "2018-07-02T08:30:00" }], ["2018-02-30"], [true], ["7/2/2018"]])(
    "is no day where it may be another or none: %j",
    (cell) => {
      const read = readChanged("symbolic", ["事项", 2, { 计划生效日期: cell }])
      expect(said(read)).toEqual(["a.xlsx 事项!G2 (计划生效日期): a day that exists, such as 2018-07-01"])
    },
  )

  it("is put back as text where no digit was lost, which is told, and refused where some were", () => {
    const read = readChanged("symbolic", ["网点", 2, { 区域代码: 990_101, 联系电话: { date: "2018-07-01" } }])
    expect(read.outlets[0]).toMatchObject({ region: "990101", phone: "2018-07-01" })
    expect(codes(read)).toEqual(["table-number-as-text", "table-date-as-text"])
    for (const cell of [1.5, 1e31, Number.NaN, true]) {
      const [first] = said(readChanged("symbolic", ["网点", 2, { 区域代码: cell }]))
      expect(first).toMatch(/^a\.xlsx 网点!E2 \(区域代码\): text/)
    }
  })

  it.each([[2], ["2"], [2.0]])("is a whole number: %j", (cell) => {
    const [item] = readChanged("symbolic", ["材料", 2, { 纸质份数: cell }]).items
    expect(item?.materials[0]?.accepts[0]?.number).toBe(2)
  })

  it.each([[2.000_001], ["两"], ["-1"], [{ date: "2018-07-02" }]])("is no whole number: %j", (cell) => {
    expect(said(readChanged("symbolic", ["材料", 2, { 纸质份数: cell }]))).toHaveLength(1)
  })
})

describe("texts", () => {
  it("have the Chinese for English where none is given, told once for the column", () => {
    const none = { "事项名称（英文）": null }
    const read = readChanged("symbolic", ["事项", 2, none], ["事项", 3, none])
    expect(read.items.map(({ name }) => name.en)).toEqual(["样例", "样例"])
    expect(read.findings.map(({ message }) => message.zh)).toEqual([
      "事项表“事项名称（英文）”列有 2 行（从第 2 行起）没有英文，暂以中文代替。",
    ])
  })

  it("on lines need a line of English for each", () => {
    const cells = (english: string) => ({ 受理条件: "一\n\n二", "受理条件（英文）": english })
    const [item] = readChanged("symbolic", ["事项", 2, cells("one\ntwo")]).items
    expect(item?.conditions).toEqual([
      { zh: "一", en: "one" },
      { zh: "二", en: "two" },
    ])
    expect(said(readChanged("symbolic", ["事项", 2, cells("one")]))).toEqual([
      expect.stringMatching(/\(受理条件（英文）\): 2 lines, as many as in 受理条件$/),
    ])
  })

  it("of steps may say how long each takes", () => {
    const steps = "受理\n公示（7日，不计入承诺办结时限）\n审查（5个工作日）\n发证（不计入承诺办结时限）"
    const [item] = readChanged("symbolic", ["事项", 2, { 办理流程: steps, "办理流程（英文）": null }]).items
    expect(item?.procedure).toEqual([
      { zh: "受理", en: "受理" },
      { zh: "公示", en: "公示", takes: { length: 7, unit: "calendar-day" }, counted: false },
      { zh: "审查", en: "审查", takes: { length: 5, unit: "working-day" } },
      { zh: "发证", en: "发证", counted: false },
    ])
  })
})

describe("names", () => {
  it.each([
    ["《样例》第三条", { article: "3" }],
    ["《样例》第二百一十条第三款第（十二）项", { article: "210", paragraph: "3(12)" }],
    ["《样例》第3条第4项", { article: "3", paragraph: "1(4)" }],
    ["《样例》（样例）", { sample: true }],
    ["《样例》", {}],
  ])("of statutes are cited as people write them: %s", (cell, place) => {
    const [item] = readChanged("symbolic", ["事项", 2, { 设定依据: cell }]).items
    expect(item?.basis).toEqual([{ statute: "sample-rules", title: { zh: "样例", en: "sample" }, ...place }])
  })

  it.each([["《别的》第3条"], ["样例第3条"], ["《样例》3"]])(
    "that the register lacks are said: %s",
    (cell) => {
      expect(said(readChanged("symbolic", ["事项", 2, { 设定依据: cell }]))).toEqual([
        expect.stringMatching(/^a\.xlsx 事项!\w+2 \(设定依据\): a title of the sheet 名录 under 依据/),
      ])
    },
  )

  it("stand for one thing each: the first row of a name or an id counts", () => {
    const twice = { 类别: "单位", 编号: "sample-authority", 名称: "别的机关" }
    const read = readChanged("symbolic", ["名录", 9, twice], ["名录", 10, { 类别: "单位", 编号: "No Id" }])
    expect(said(read).toSorted()).toEqual([
      "a.xlsx 名录!B10 (编号): an id: small letters and digits, words joined by a hyphen",
      expect.stringMatching(/^a\.xlsx 名录!B9 \(编号\): an id and a name that no row above has/),
      expect.stringMatching(/^a\.xlsx 名录!C10 \(名称\): this cell filled in/),
    ])
    expect(read.items).toHaveLength(2)
    expect(skippedRows(read)).toEqual(["名录 9", "名录 10"])
  })
})

it("has the hours of outlets as people write them", () => {
  const hours = "工作日：8:30—12:00，13:30~17:00；周五 08:30-12:00\n周六 09:00至11:30；周日 休息"
  const [outlet] = readChanged("symbolic", ["网点", 2, { 办理时间: hours }]).outlets
  expect(outlet?.hours).toEqual({
    workingDays: [
      { from: "08:30", to: "12:00" },
      { from: "13:30", to: "17:00" },
    ],
    weekdays: [{ weekday: 5, open: [{ from: "08:30", to: "12:00" }] }],
    saturdays: [{ from: "09:00", to: "11:30" }],
    sundays: [],
  })
})

it("keeps ordinary items in cells that people read, and nothing of them in JSON", () => {
  const item = table(changed(), "事项")
  const cellOf = (name: string) => item.rows[1]?.cells[item.rows[0]?.cells.indexOf(name) ?? -1]
  expect(cellOf("设定依据")).toBe("《样例》第3条")
  expect(cellOf("服务对象")).toBe("企业法人")
  expect(cellOf("实施主体")).toBe("样例")
  expect(cellOf("是否收费")).toBe("否")
  expect(cellOf("其他内容（JSON）")).toBeNull()
})
