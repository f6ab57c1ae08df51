/**
 * Reads a catalogue and its outlets from the tables of a district. What cannot be read is said with its sheet, row
 * and column. An item is left out whole when one of its rows cannot be read, since with a material missing it would
 * ask for less than it must; so is an outlet. All the rest is kept.
 */
import * as Result from "effect/Result"
import type { Finding } from "../../reasons/index.ts"
import type { Outlet } from "../outlets/outlet.ts"
import { parseOutlets } from "../outlets/schema.ts"
import { parseCatalogueParts } from "../schema.ts"
import type { ServiceItem } from "../service-item.ts"
import { readRegister } from "./read-register.ts"
import { type ReadingLog, readSheet } from "./read-sheet.ts"
import { type Branch, joinRows, keepReadable, type Need } from "./row-groups.ts"
import { itemSheet } from "./item-sheet.ts"
import { materialSheet } from "./material-sheet.ts"
import { outletSheet, windowSheet } from "./outlet-sheets.ts"
import { registerSheet } from "./register-sheet.ts"
import type { SourceSystem } from "./symbols.ts"
import { composeNotes, unknownSheet } from "./table-findings.ts"
import type { CellIssue, CellPlace, Table } from "./table.ts"

export interface TablesRead {
  readonly items: readonly ServiceItem[]
  readonly outlets: readonly Outlet[]
  /** Everything that could not be read. */
  readonly issues: readonly CellIssue[]
  /** What was read otherwise than it stands, or passed over. The path begins with the file and the sheet. */
  readonly findings: readonly Finding[]
  /**
   * The rows of which nothing was taken, because of an issue in them or in a row that belongs with them, or because
   * they stand above the names of the columns.
   */
  readonly skipped: readonly Pick<CellPlace, "file" | "sheet" | "row">[]
}

/**
 * Reads tables, whose numbers for materials are those of `system`. Sheets are known by their names, columns by the
 * names in their first row, in any order.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { formatPlace, readTables } from "@onevisit/core/catalogue/tables"
 *
 * const cells = (...values: string[]) => values
 * const names = cells("网点编号", "网点名称", "网点类型", "区域代码", "网点地址", "联系电话", "办理时间")
 * const good = cells("centre", "样例中心", "办事服务中心", "990101", "样例路1号", "0571-0000 0001", "工作日 8:30-17:00")
 * const bad = cells("village", "样例村", "代办点", "990101", "样例村1号", "0571-0000 0002", "上午")
 * const rows = [names, good, bad].map((cells, index) => ({ row: index + 1, cells }))
 *
 * const { issues, outlets } = readTables([{ file: "outlets.xlsx", sheet: "网点", rows }])
 * assert.deepEqual(outlets.map(({ id }) => id), ["centre"])
 * assert.deepEqual(issues.map(({ at }) => formatPlace(at)), ["outlets.xlsx 网点!G3 (办理时间)"])
 * ```
 */
export function readTables(tables: readonly Table[], system: SourceSystem = "symbolic"): TablesRead {
  const log: ReadingLog = { issues: [], findings: [], notes: [], skipped: [] }
  for (const { file, sheet } of tables) {
    if (!SHEETS.some(({ names }) => names.includes(sheet))) log.findings.push(unknownSheet(file, sheet))
  }
  const meaning = { system, register: readRegister(tables, log) }
  const materials = readSheet(materialSheet, tables, meaning, log)
  const items = joinRows(readSheet(itemSheet, tables, meaning, log), itemBranch, materials, log)
  const windows = readSheet(windowSheet, tables, meaning, log)
  const outlets = joinRows(readSheet(outletSheet, tables, meaning, log), outletBranch, windows, log)
  return {
    items: keepReadable(items, parseItems, log),
    outlets: keepReadable(outlets, parseOutletList, log, outletNeed),
    issues: log.issues,
    findings: [...log.findings, ...composeNotes(log.notes)],
    skipped: log.skipped,
  }
}

const SHEETS = [itemSheet, materialSheet, outletSheet, windowSheet, registerSheet]

const itemBranch: Branch = {
  key: ["id", "edition"],
  below: "materials",
  expected: "the number and the edition of an item of the sheet 事项",
}

const outletBranch: Branch = {
  key: ["id"],
  below: "windows",
  expected: "the number of an outlet of the sheet 网点",
}

const outletNeed: Need = { id: "id", of: "parent", expected: "the id of an outlet of the list" }

/** Each item as a part of its own, so that an issue names its index and an edition is compared with all others. */
function parseItems(values: readonly object[]) {
  return parseCatalogueParts(values.map((item) => ({ items: [item] }))).pipe(
    Result.map(({ items }) => items),
    Result.mapError(({ issues }) =>
      issues.map(({ expected, path: [index, , , ...path] }) => ({ index: Number(index), path, expected })),
    ),
  )
}

function parseOutletList(outlets: readonly object[]) {
  return parseOutlets({ outlets }).pipe(
    Result.mapError(({ issues }) =>
      issues.map(({ expected, path: [, index, ...path] }) => ({ index: Number(index), path, expected })),
    ),
  )
}
