import { writeXlsx } from "hucre/xlsx"
import { readTables } from "@onevisit/core/catalogue/tables"
import { describe, expect, it } from "vitest"
import { readCatalogueTables } from "./read-catalogue-tables.ts"
import { readXlsx } from "./read-xlsx.ts"
import { defaultTableLimits, type TableLimits } from "./table-file.ts"
import { OUTLET_COLUMNS, outletRow, utf8, workbook } from "./tables.fixture.ts"
import { unpackedSize } from "./unpacked-size.ts"

const read = (bytes: Uint8Array, limits: TableLimits = {}) =>
  readXlsx({ name: "a.xlsx", bytes }, { ...defaultTableLimits, ...limits })
const rowsOf = async (bytes: Uint8Array) => (await read(bytes)).tables[0]?.rows
const REFUSED = /^an \.xlsx workbook that is whole and has no password/

describe("a workbook", () => {
  it("shows texts with their zeros, numbers, days, and rows at their places", async () => {
    const bytes = await workbook("事项", [
      ["00123", 5, new Date(Date.UTC(2018, 6, 1)), new Date(Date.UTC(2018, 6, 1, 8, 30)), true],
      [],
      [null, " "],
      [null, "x"],
    ])
    expect(await rowsOf(bytes)).toEqual([
      { row: 1, cells: ["00123", 5, { date: "2018-07-01" }, { date: "2018-07-01T08:30:00" }, true] },
      { row: 4, cells: [null, "x", null, null, null] },
    ])
  })

  it("shows the error of a formula as nothing that can be read", async () => {
    const [row] = (await rowsOf(await workbook("事项", [["#N/A", "#DIV/0!", "#REF!", "#1 窗口"]]))) ?? []
    expect(row?.cells).toEqual([Number.NaN, Number.NaN, Number.NaN, "#1 窗口"])
    const formula = new Map([["0,0", { formula: "A2", formulaResult: "#REF!" }]])
    const asText = await writeXlsx({ sheets: [{ name: "事项", rows: [["x"]], cells: formula }] })
    expect(await rowsOf(asText)).toEqual([{ row: 1, cells: [Number.NaN] }])
  })

  it("has text that reads like the error of a formula as text", async () => {
    expect(await rowsOf(await workbook("事项", [["_x0023_N/A", "_x0023_REF!"]]))).toEqual([
      { row: 1, cells: ["#N/A", "#REF!"] },
    ])
  })

  it("has cells merged over rows hold for each of them, and over columns for the first", async () => {
    const rows = [
      ["a", "b"],
      ["", "c"],
      ["d", ""],
    ]
    const down = { startRow: 0, endRow: 1, startCol: 0, endCol: 0 }
    const across = { startRow: 2, endRow: 2, startCol: 0, endCol: 1 }
    const { findings, tables } = await read(await workbook("材料", rows, [down, across]))
    expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["d", ""],
    ])
    expect(findings.map(({ code }) => code)).toEqual(["table-merged-cells"])
  })

  it("gives its outlets, and says what is wrong by sheet, row and letter", async () => {
    const bytes = await workbook("网点", [
      OUTLET_COLUMNS,
      outletRow("a"),
      [],
      outletRow("b").with(3, "SECRET"),
    ])
    const { issues, outlets } = await readCatalogueTables([{ name: "a.xlsx", bytes }])
    expect(outlets.map(({ id }) => id)).toEqual(["a"])
    expect(issues.map(({ at }) => at)).toEqual([
      { file: "a.xlsx", sheet: "网点", row: 4, column: { name: "区域代码", letter: "D" } },
    ])
    expect(JSON.stringify(issues)).not.toContain("SECRET")
  })

  it("is not read beyond the rows allowed, but for its other sheets", async () => {
    const { issues, tables } = await read(await workbook("网点", [["a"], ["b"], ["c"]]), { rows: 2 })
    expect(tables).toEqual([])
    expect(issues).toEqual([
      {
        at: { file: "a.xlsx", sheet: "网点", row: 0 },
        path: [],
        expected: "at most 2 rows; split the sheet",
      },
    ])
  })

  it.each([
    ["to the right", 256, undefined],
    ["to the right, with what programs leave blank between", 16_000, undefined],
    ["to the right alone", 256, 0],
  ])("is not read where a cell is filled far %s, which is said", async (_, column, row = 1) => {
    const far = Array.from<string | null>({ length: column + 1 })
      .fill(null)
      .with(column, "x")
    const { issues, tables } = await read(await workbook("网点", [...(row === 0 ? [] : [["a"]]), far]))
    expect(tables).toEqual([])
    expect(issues).toEqual([
      {
        at: { file: "a.xlsx", sheet: "网点", row: 0 },
        path: [],
        expected: "at most 256 columns, up to IV",
      },
    ])
  })

  it("is not read where a row is filled far below, which is said", async () => {
    const far = new Map([["5000,0", { value: "x" }]])
    const bytes = await writeXlsx({ sheets: [{ name: "网点", rows: [["a"]], cells: far }] })
    expect((await read(bytes, { rows: 10 })).issues[0]?.expected).toBe("at most 10 rows; split the sheet")
  })

  it("may have as many columns as are read", async () => {
    const wide = Array.from({ length: 256 }, () => "x")
    expect((await rowsOf(await workbook("网点", [wide])))?.[0]?.cells).toHaveLength(256)
  })

  it("has each cell filled once at most, and none beyond those it has, however many are said to be merged", async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => [at === 0 ? "a" : null, `${at}`])
    const over = Array.from({ length: 20_000 }, (_, at) => ({
      startRow: at % 2,
      endRow: 1999,
      startCol: at % 5,
      endCol: at % 5,
    }))
    const bytes = await workbook("材料", rows, over)
    const began = performance.now()
    const cells = (await rowsOf(bytes))?.map((row) => row.cells) ?? []
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(cells).toHaveLength(2000)
    expect(cells.every((row) => row.length === 2 && row[0] === "a")).toBe(true)
  })
})

describe("a packed file", () => {
  it("is refused by what it says to unpack to, before it is unpacked", async () => {
    const bytes = await workbook("网点", [["a".repeat(30_000)]])
    const size = unpackedSize(bytes) ?? 0
    expect(size).toBeGreaterThan(bytes.length)
    expect((await read(bytes, { unpackedBytes: size })).issues).toEqual([])
    expect((await read(bytes, { unpackedBytes: size - 1 })).issues[0]?.expected).toBe(
      `a workbook of at most ${size - 1} bytes unpacked; split it`,
    )
  })

  it("is refused where it unpacks to more than it says, or says nothing", async () => {
    const bytes = await workbook("网点", [["a".repeat(30_000)]])
    for (const size of [10, 0]) {
      expect((await read(withSizes(bytes, size))).issues[0]?.expected).toMatch(REFUSED)
    }
  })

  it.each([
    ["nothing", new Uint8Array()],
    ["text", utf8("网点编号,网点名称")],
    [
      "an old workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(512)]),
    ],
  ])("is refused where it is no workbook but %s", async (_, bytes) => {
    expect((await read(bytes)).issues[0]?.expected).toMatch(REFUSED)
  })

  it("is refused where it breaks off", async () => {
    const bytes = await workbook("网点", [["a"]])
    for (const length of [30, Math.floor(bytes.length / 2), bytes.length - 1]) {
      expect((await read(bytes.slice(0, length))).issues[0]?.expected).toMatch(REFUSED)
    }
  })
})

it("fills the number of an item down over the materials it is merged over", async () => {
  const rows = [
    ["事项编号", "事项版本", "材料编号", "材料名称", "材料必要性", "材料形式"],
    ["x", "1", "a", "样例", "必要", "纸质"],
    [null, null, "b", "样例", "必要", "纸质"],
  ]
  const merges = [0, 1].map((column) => ({ startRow: 1, endRow: 2, startCol: column, endCol: column }))
  const { issues } = readTables((await read(await workbook("材料", rows, merges))).tables)
  // Neither has an item here; a blank number would be told as such a one too, at the same place.
  expect(issues.map(({ at }) => at.row)).toEqual([2, 3])
})

/** The workbook with the size of every packed entry set in its list of entries. */
function withSizes(bytes: Uint8Array, size: number): Uint8Array {
  const changed = bytes.slice()
  const view = new DataView(changed.buffer)
  for (let at = 0; at + 46 <= changed.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  }
  return changed
}
