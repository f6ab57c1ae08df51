import { describe, expect, it } from "vitest"
import { readTables } from "./read-tables.ts"
import { readChanged, said, sampleTables, skippedRows } from "./tables.fixture.ts"
import type { Table } from "./table.ts"

const OUTLET = {
  网点名称: "样例",
  网点类型: "其他",
  区域代码: "990101",
  网点地址: "样例路1号",
  联系电话: "0571-0000 0001",
  办理时间: "工作日 8:30-17:00",
}

/** The sample tables with the rows of one sheet changed. */
const withRows = (sheet: string, change: (rows: Table["rows"]) => Table["rows"]): readonly Table[] =>
  sampleTables().map((each) => (each.sheet === sheet ? { ...each, rows: change(each.rows) } : each))

describe("what cannot be read", () => {
  it("is said by sheet, row and column, without the value, and the other items stay", () => {
    const read = readChanged("symbolic", ["事项", 2, { 事项类型: "SECRET", 计划生效日期: "SECRET" }])
    expect(said(read)).toEqual([
      expect.stringMatching(/^a\.xlsx 事项!E2 \(事项类型\): one of 行政许可, .*, or a number of /),
      "a.xlsx 事项!G2 (计划生效日期): a day that exists, such as 2018-07-01",
    ])
    expect(JSON.stringify(read)).not.toContain("SECRET")
    expect(read.items.map(({ id }) => id)).toEqual(["other"])
    expect(skippedRows(read)).toEqual(["事项 2", "材料 2"])
  })

  it("in a material takes its item along, which would otherwise ask for less than it must", () => {
    const read = readChanged("symbolic", ["材料", 3, { 材料名称: null, "材料名称（英文）": null }])
    expect(said(read)).toEqual(["a.xlsx 材料!D3 (材料名称): this cell filled in, as the row needs it"])
    expect(read.items.map(({ id }) => id)).toEqual(["technology-centre"])
    expect(skippedRows(read)).toEqual(["事项 3", "材料 3"])
  })

  it("is a material of no item, and a window of no outlet", () => {
    const read = readChanged(
      "symbolic",
      ["材料", 4, { 事项编号: "nowhere", 事项版本: "2018-07", 材料编号: "x" }],
      ["窗口", 3, { 窗口编号: "x" }],
    )
    expect(said(read)).toEqual([
      "a.xlsx 材料!A4 (事项编号): the number and the edition of an item of the sheet 事项",
      "a.xlsx 窗口!A3 (网点编号): the number of an outlet of the sheet 网点",
    ])
    expect(read.items).toHaveLength(2)
    expect(skippedRows(read)).toEqual(["材料 4", "窗口 3"])
  })

  it("is the second of two editions in force on one day", () => {
    const read = readChanged("symbolic", ["事项", 3, { 事项编号: "technology-centre", 事项版本: "2018-08" }])
    expect(said(read)[0]).toMatch(/^a\.xlsx 材料!A3 .* of an item of the sheet 事项$/)
    expect(said(read)[1]).toMatch(/^a\.xlsx 事项!G3 \(计划生效日期\): a time that no other edition/)
    expect(read.items.map(({ edition }) => edition)).toEqual(["2018-07"])
  })

  it("is an outlet whose outlet above it was left out", () => {
    const read = readChanged("symbolic", ["网点", 2, { 办理时间: "上午" }])
    expect(said(read)).toEqual([
      expect.stringMatching(/^a\.xlsx 网点!K2 \(办理时间\): a line for each kind of day/),
      expect.stringMatching(/^a\.xlsx 网点!F3 \(上级网点\): /),
    ])
    expect(read.outlets).toEqual([])
    expect(skippedRows(read)).toEqual(["网点 2", "窗口 2", "网点 3"])
  })

  it("is JSON that is none, or repeats what cells say", () => {
    const json = "其他内容（JSON）"
    const said = (text: string) =>
      readChanged("symbolic", ["事项", 2, { [json]: text }]).issues.map(({ expected }) => expected)
    expect(said("{SECRET")).toEqual(["JSON of keys with values, or nothing"])
    expect(said("[]")).toEqual(["JSON of keys with values, or nothing"])
    expect(said('{"materials": []}')).toEqual(["no materials, which stands in cells of its own"])
    expect(said('{"name": {"zh": "x", "en": "x"}}')).toEqual(["no name, which stands in cells of its own"])
    expect(said('{"SECRET": 1}')).toEqual(["no key of this name"])
    expect(said('{"__proto__": {"a": 1}}')).toEqual(["no key of this name"])
  })

  it("is JSON with keys that are not known, which are repeated nowhere", () => {
    const json = "其他内容（JSON）"
    for (const text of ['{"SECRET": 1}', '{"questions": [{"SECRET": 1}]}', '{"SECRET": {"a": 1}}']) {
      const read = readChanged("symbolic", ["事项", 2, { [json]: text }])
      expect(read.issues.map(({ expected }) => expected)).toContain("no key of this name")
      expect(JSON.stringify(read.issues)).not.toContain("SECRET")
    }
  })

  it("is a row with more cells than the columns have names, since they may all stand one too far", () => {
    const tables = withRows("网点", (rows) => [
      ...rows.slice(0, 2),
      { row: 3, cells: [...(rows[2]?.cells ?? []), " ", "SECRET"] },
    ])
    const read = readTables(tables)
    expect(said(read)).toEqual([
      "a.xlsx 网点!3: no cell behind column O, the last that has a name; a cell that holds a comma has quotes",
    ])
    expect(skippedRows(read)).toEqual(["网点 3"])
    expect(read.outlets.map(({ id }) => id)).toEqual(["centre"])
  })

  it("is every outlet that needs one left out, however far below", () => {
    const names = [
      "网点编号",
      "上级网点",
      "网点名称",
      "网点类型",
      "区域代码",
      "网点地址",
      "联系电话",
      "办理时间",
    ]
    const values = ["样例", "其他", "990101", "样例路1号", "0571-0000 0001", "工作日 8:30-17:00"]
    const chain = Array.from({ length: 10_000 }, (_, at) => [`o-${at}`, `o-${at + 1}`, ...values])
    const cells = [names, ...chain, ["single", null, ...values]]
    const began = performance.now()
    const { issues, outlets, skipped } = readTables([
      { file: "a.csv", sheet: "网点", rows: cells.map((cells, at) => ({ row: at + 1, cells })) },
    ])
    expect(performance.now() - began).toBeLessThan(20_000)
    expect(outlets.map(({ id }) => id)).toEqual(["single"])
    expect(skipped).toHaveLength(chain.length)
    expect(issues).toHaveLength(chain.length)
    expect(new Set(issues.map(({ expected }) => expected))).toEqual(
      new Set(["the id of an outlet of the list"]),
    )
  }, 60_000)

  it("stays out of outlets that need the one of two of an id that is kept", () => {
    const read = readChanged("symbolic", ["网点", 4, { ...OUTLET, 网点编号: "centre" }])
    expect(read.outlets.map(({ id }) => id)).toEqual(["centre", "village"])
    expect(skippedRows(read)).toEqual(["网点 4"])
  })

  it("is an outlet to which more rows belong than any has, with them", () => {
    const rows = Array.from({ length: 150_000 }, (_, at) => ({ row: at + 2, cells: ["centre", `w${at}`] }))
    const names = { row: 1, cells: ["网点编号", "窗口编号", "窗口名称"] }
    const read = readTables(withRows("窗口", () => [names, ...rows]).filter(({ sheet }) => sheet !== "事项"))
    expect(said(read)).toContain("a.xlsx 网点!2: at most 5000 rows in the sheet of its windows")
    expect(read.skipped.filter(({ sheet }) => sheet === "窗口")).toHaveLength(150_000)
  }, 60_000)

  it("is a text that is longer than any cell, however many problems it would have", () => {
    const many = `{"questions": [${"1,".repeat(300_000)}1]}`
    const read = readChanged("symbolic", ["事项", 2, { "其他内容（JSON）": many }])
    expect(said(read)).toEqual([
      expect.stringMatching(/^a\.xlsx 事项!\w+2 \(其他内容（JSON）\): at most 32767 characters/),
    ])
    expect(read.items.map(({ id }) => id)).toEqual(["other"])
  })
})
