import { readXlsx } from "hucre/xlsx"
import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { catalogueArbitrary } from "@onevisit/testkit"
import { words } from "../random-texts.fixture.ts"
import { readCatalogueTables } from "./read-catalogue-tables.ts"
import { writeCatalogueTables } from "./write-catalogue-tables.ts"

describe("writing a catalogue as tables", () => {
  it.each(["csv", "xlsx"] as const)("is undone by reading it, in %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(catalogueArbitrary(words), async ({ items: given }) => {
        const files = Result.getOrThrow(await writeCatalogueTables({ items: given }, { format }))
        const { issues, items } = await readCatalogueTables(files)
        expect(issues).toEqual([])
        expect(JSON.parse(JSON.stringify(items))).toEqual(JSON.parse(JSON.stringify(given)))
      }),
      { numRuns: 30 },
    )
  })

  const formula = "=HYPERLINK(1)"
  const outlet = {
    id: "a",
    name: { zh: formula, en: "_x000D_" },
    kind: "other" as const,
    region: "990101",
    address: { zh: "'=x", en: "＠x" },
    phone: "+86-571-0000",
    hours: { workingDays: [{ from: "08:30", to: "17:00" }] },
    remark: { zh: "#N/A", en: "#REF!" },
    windows: [],
  }

  it("writes no formula: marked as text in CSV, a text cell in a workbook", async () => {
    const written = async (format: "csv" | "xlsx") =>
      Result.getOrThrow(await writeCatalogueTables({ items: [], outlets: [outlet] }, { format }))
    const csv = (await written("csv")).find(({ name }) => name === "网点.csv")
    const text = new TextDecoder().decode(csv?.bytes)
    expect(text).toContain(`a,'${formula},_x000D_,`)
    expect(text).toContain(",''=x,'＠x,'+86-571-0000,")
    const [workbook] = await written("xlsx")
    const sheets = (await readXlsx(workbook?.bytes ?? new Uint8Array(), { readStyles: true })).sheets
    const cells = [...(sheets.find(({ name }) => name === "网点")?.cells?.values() ?? [])]
    expect(cells.find(({ value }) => value === formula)).toMatchObject({
      type: "string",
      style: { numFmt: "@" },
    })
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([])
    for (const format of ["csv", "xlsx"] as const)
      expect((await readCatalogueTables(await written(format))).outlets).toEqual([outlet])
  })

  it("names the sheets, and the workbook as it is told", async () => {
    const names = async (format: "csv" | "xlsx") =>
      Result.getOrThrow(await writeCatalogueTables({ items: [] }, { format, name: "2018" })).map(
        ({ name }) => name,
      )
    expect(await names("csv")).toEqual(["事项.csv", "材料.csv", "网点.csv", "窗口.csv", "名录.csv"])
    expect(await names("xlsx")).toEqual(["2018.xlsx"])
  })

  it("refuses a cell that no spreadsheet program holds, and says which", async () => {
    const remark = { zh: "长".repeat(32_768), en: "long" }
    const written = await writeCatalogueTables(
      { items: [], outlets: [{ ...outlet, remark }] },
      { format: "xlsx" },
    )
    expect(Result.isFailure(written) && written.failure.issues).toEqual([
      { path: ["网点", "M2"], expected: "at most 32767 characters" },
    ])
  })
})
