/** Reads CSV and XLSX files as tables, whatever they are about: a catalogue, a roll, a list of another system. */
import { readCsv } from "./read-csv.ts"
import { readXlsx } from "./read-xlsx.ts"
import {
  defaultTableLimits,
  type ReadFile,
  type TableFile,
  type TableLimits,
  unreadable,
} from "./table-file.ts"

/**
 * The sheets of all files, each cell at its place. A file or a row that cannot be read is an issue; the rest is kept.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { readTableFiles } from "@onevisit/catalogue-files"
 *
 * const bytes = new TextEncoder().encode("姓名,月标准\n样例甲,30\n")
 * const { tables } = await readTableFiles([{ name: "名册.csv", bytes }])
 * assert.deepEqual(tables[0]?.rows[1], { row: 2, cells: ["样例甲", "30"] })
 * ```
 */
export async function readTableFiles(
  files: readonly TableFile[],
  limits: TableLimits = {},
): Promise<ReadFile> {
  const read: ReadFile[] = []
  for (const file of files) read.push(await readFile(file, { ...defaultTableLimits, ...limits }))
  return {
    tables: read.flatMap(({ tables }) => tables),
    issues: read.flatMap(({ issues }) => issues),
    findings: read.flatMap(({ findings }) => findings),
    skipped: read.flatMap(({ skipped }) => skipped),
  }
}

async function readFile(file: TableFile, limits: Required<TableLimits>): Promise<ReadFile> {
  if (file.bytes.length > limits.bytes)
    return unreadable(file.name, `a file of at most ${limits.bytes} bytes; split it`)
  if (/\.csv$/iu.test(file.name)) return readCsv(file, limits)
  if (/\.xlsx$/iu.test(file.name)) return readXlsx(file, limits)
  return unreadable(file.name, "a file name that ends in .csv or .xlsx")
}
