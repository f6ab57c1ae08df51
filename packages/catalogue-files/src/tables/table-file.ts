/** A file of tables as its bytes, how much of one is read, and what is said when it cannot be read. */
import type { CellIssue, Table, TablesRead } from "@onevisit/core/catalogue/tables"
import type { Finding } from "@onevisit/core/reasons"

export interface TableFile {
  /**
   * Ends in `.csv` or `.xlsx`; shown in every problem. A CSV file is named after its sheet, such as `事项.csv` or
   * `事项-样例科技局.csv`.
   */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a file may cost, so that no file can exhaust the machine that reads it. */
export interface TableLimits {
  /** Largest size of one file; 32 Mi unless set. */
  readonly bytes?: number
  /** Largest size of all that is packed in one workbook, unpacked; 128 Mi unless set. */
  readonly unpackedBytes?: number
  /** Most rows of one sheet; 100 000 unless set. */
  readonly rows?: number
}

export const defaultTableLimits: Required<TableLimits> = {
  bytes: 32 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  rows: 100_000,
}

/** What one file gave. */
export interface ReadFile {
  readonly tables: readonly Table[]
  readonly issues: readonly CellIssue[]
  readonly findings: readonly Finding[]
  /** The rows that are in no table, as they cannot be read. */
  readonly skipped: TablesRead["skipped"]
}

/** A file, or from a row on a sheet of it, that cannot be read. */
export function fileIssue(
  file: string,
  expected: string,
  at: { sheet?: string; row?: number } = {},
): CellIssue {
  return { at: { file, sheet: at.sheet ?? "", row: at.row ?? 0 }, path: [], expected }
}

export function unreadable(file: string, expected: string): ReadFile {
  return { tables: [], issues: [fileIssue(file, expected)], findings: [], skipped: [] }
}
