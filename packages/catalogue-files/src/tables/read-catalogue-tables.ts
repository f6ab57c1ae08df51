/** Reads a catalogue and its outlets from CSV and XLSX files. What the columns and symbols mean is core's to say. */
import { readTables, type SourceSystem, type TablesRead } from "@onevisit/core/catalogue/tables"
import { readTableFiles } from "./read-table-files.ts"
import type { TableFile, TableLimits } from "./table-file.ts"

export interface ReadTablesOptions {
  /** Whose numbers the tables hold for materials; without one they hold words. */
  readonly system?: SourceSystem
  readonly limits?: TableLimits
}

/**
 * Reads all files as one catalogue. A file, a row or a cell that cannot be read is an issue, with file, sheet, row
 * and column; the rest is kept. No value is repeated but the statutory term that a promise exceeds.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { readCatalogueTables } from "@onevisit/catalogue-files"
 *
 * const csv = `网点编号,网点名称,网点类型,区域代码,网点地址,联系电话,办理时间
 * centre,样例中心,办事服务中心,990101,样例路1号,0571-0000 0001,工作日 8:30-12:00、13:30-17:00
 * village,样例村,9,990101,样例村1号,0571-0000 0002,工作日 9:00-16:00
 * `
 * const bytes = new TextEncoder().encode(csv)
 * const { issues, outlets, skipped } = await readCatalogueTables([{ name: "网点.csv", bytes }])
 * assert.deepEqual(outlets.map(({ id }) => id), ["centre"])
 * assert.deepEqual(issues[0]?.at, { file: "网点.csv", sheet: "网点", row: 3, column: { name: "网点类型", letter: "C" } })
 * assert.deepEqual(skipped, [{ file: "网点.csv", sheet: "网点", row: 3 }])
 * ```
 */
export async function readCatalogueTables(
  files: readonly TableFile[],
  { limits = {}, system = "symbolic" }: ReadTablesOptions = {},
): Promise<TablesRead> {
  const read = await readTableFiles(files, limits)
  const tables = readTables(read.tables, system)
  return {
    ...tables,
    issues: [...read.issues, ...tables.issues],
    findings: [...read.findings, ...tables.findings],
    skipped: [...read.skipped, ...tables.skipped],
  }
}
