import { formatPlace } from "@onevisit/core/catalogue/tables"
import { describe, expect, it } from "vitest"
import { readCatalogueTables } from "./read-catalogue-tables.ts"
import type { TableLimits } from "./table-file.ts"
import { csv, gb18030, OUTLET_COLUMNS, outletRow, utf16, utf8 } from "./tables.fixture.ts"

const read = (bytes: Uint8Array, limits: TableLimits = {}, name = "网点.csv") =>
  readCatalogueTables([{ name, bytes }], { limits })
const good = csv(OUTLET_COLUMNS, outletRow("a"), outletRow("b"))

describe("a CSV file", () => {
  it.each([
    ["UTF-8", utf8(good)],
    ["UTF-8 with its mark", utf8(`\uFEFF${good}`)],
    ["UTF-16", utf16(good)],
    ["GB18030", gb18030(good)],
    ["line feeds alone", utf8(good.replaceAll("\r\n", "\n"))],
    ["carriage returns alone", utf8(good.replaceAll("\r\n", "\r"))],
    ["a line end at its end", utf8(`${good}\r\n`)],
    ["quotes around all cells", utf8(good.replaceAll(/[^,\r\n]+/g, '"$&"'))],
    ["empty rows between", utf8(good.replaceAll("\r\n", "\r\n,,,\r\n\r\n"))],
  ])("is read in %s", async (encoding, bytes) => {
    const { findings, issues, outlets } = await read(bytes)
    expect(issues).toEqual([])
    expect(outlets.map(({ id, name }) => [id, name.zh])).toEqual([
      ["a", "样例中心"],
      ["b", "样例中心"],
    ])
    expect(findings.filter(({ code }) => code === "table-encoding")).toHaveLength(
      encoding === "GB18030" ? 1 : 0,
    )
  })

  it("numbers its rows as programs do, across empty rows and line ends in quotes", async () => {
    const lines = csv(OUTLET_COLUMNS, ["a", '"样例\r\n中心"', ...outletRow("a").slice(2)], [], ["b"])
    const { issues, outlets } = await read(utf8(lines))
    expect(outlets[0]?.name.zh).toBe("样例\n中心")
    expect(new Set(issues.map(({ at }) => at.row))).toEqual(new Set([4]))
  })

  it("loses only the rows whose quotes are broken", async () => {
    const open = outletRow("open").with(1, '"样例中心')
    const inner = outletRow("inner").with(1, '"样例"中心"')
    const { issues, outlets, skipped } = await read(
      utf8(csv(OUTLET_COLUMNS, outletRow("a"), inner, outletRow("b"), open, outletRow("c"))),
    )
    expect(skipped.map(({ row, sheet }) => [sheet, row])).toEqual([
      ["网点", 3],
      ["网点", 5],
    ])
    expect(outlets.map(({ id }) => id)).toEqual(["a", "b"])
    expect(issues.map(({ at, expected }) => [at.row, expected])).toEqual([
      [3, "a quote closed where its cell ends, and doubled inside"],
      [5, "a quote closed where its cell ends, and doubled inside"],
    ])
  })

  it("loses no row where one line ends otherwise than the rest", async () => {
    const lines = [OUTLET_COLUMNS, outletRow("a"), outletRow("b"), outletRow("c")].map((cells) =>
      cells.join(","),
    )
    for (const ends of [
      ["\r\n", "\n", "\r\n"],
      ["\n", "\r\n", "\r"],
    ]) {
      const { issues, outlets } = await read(utf8(lines.map((line, at) => line + (ends[at] ?? "")).join("")))
      expect(issues).toEqual([])
      expect(outlets.map(({ id }) => id)).toEqual(["a", "b", "c"])
    }
  })

  it("says of a row with a comma too many where it is, and skips it", async () => {
    const shifted = outletRow("b").with(4, "样例路1号,2楼")
    const { issues, outlets, skipped } = await read(utf8(csv(OUTLET_COLUMNS, outletRow("a"), shifted)))
    expect(outlets.map(({ id }) => id)).toEqual(["a"])
    expect(issues.map(({ at, expected }) => `${formatPlace(at)}: ${expected}`)).toContain(
      "网点.csv 网点!3: no cell behind column G, the last that has a name; a cell that holds a comma has quotes",
    )
    expect(skipped).toEqual([{ file: "网点.csv", sheet: "网点", row: 3 }])
  })

  it("is taken for the sheet that its name begins with", async () => {
    for (const name of ["网点-样例科技局.csv", "网点 (1).CSV", "2018/网点.csv"]) {
      expect((await read(utf8(good), {}, name)).outlets).toHaveLength(2)
    }
  })

  it("has the apostrophe taken off by which a program is told that = begins no formula", async () => {
    const { outlets } = await read(utf8(csv(OUTLET_COLUMNS, outletRow("a").with(1, "'=1+1"))))
    expect(outlets[0]?.name.zh).toBe("=1+1")
  })

  it.each([
    [{ rows: 2 }, "at most 2 rows; split the file"],
    [{ bytes: 20 }, "a file of at most 20 bytes; split it"],
  ])("is not read beyond %j", async (limits, expected) => {
    const { issues, outlets } = await read(utf8(good), limits)
    expect(issues).toEqual([{ at: { file: "网点.csv", sheet: "", row: 0 }, path: [], expected }])
    expect(issues.map(({ at }) => formatPlace(at))).toEqual(["网点.csv"])
    expect(outlets).toEqual([])
  })

  it("is not read where its bytes are no text, or its name says another format", async () => {
    const expected = async (bytes: Uint8Array, name: string) =>
      (await read(bytes, {}, name)).issues[0]?.expected
    expect(await expected(new Uint8Array([0x80, 0xff, 0x00]), "网点.csv")).toMatch(
      /^text in UTF-8 or GB18030/,
    )
    expect(await expected(utf8(good), "网点.txt")).toBe("a file name that ends in .csv or .xlsx")
  })

  it("hides no other file", async () => {
    const { issues, outlets } = await readCatalogueTables([
      { name: "网点.xls", bytes: utf8(good) },
      { name: "网点-a.csv", bytes: utf8(csv(OUTLET_COLUMNS, outletRow("a"))) },
      { name: "网点-b.csv", bytes: utf8(csv(OUTLET_COLUMNS, outletRow("b"))) },
    ])
    expect(issues).toHaveLength(1)
    expect(outlets.map(({ id }) => id)).toEqual(["a", "b"])
  })
})
