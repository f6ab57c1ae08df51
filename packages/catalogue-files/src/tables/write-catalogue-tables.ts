/** Writes a catalogue and its outlets as one workbook, or as a CSV file for each sheet. */
import { columnLetter, type SourceSystem, type Table, writeTables } from "@onevisit/core/catalogue/tables"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { writeCsv } from "./write-csv.ts"
import { writeXlsx } from "./write-xlsx.ts"
import type { TableFile } from "./table-file.ts"

/** What one cell of a spreadsheet program holds, in UTF-16 units. */
const LONGEST_CELL = 32_767

export interface WriteTablesOptions {
  readonly format: "csv" | "xlsx"
  /** The name of the workbook, without its ending; CSV files are named after their sheets. */
  readonly name?: string
  /** Whose numbers are written for materials; without one words are. */
  readonly system?: SourceSystem
}

/**
 * Writes the files: reading them gives the same items and outlets. What no cell of its own can hold, such as the
 * questions of an item, stands as JSON in the last column of its row.
 *
 * Fails with `InvalidInput` where a cell is longer than spreadsheet programs hold; then write YAML.
 */
export async function writeCatalogueTables(
  catalogue: Parameters<typeof writeTables>[0],
  { format, name = "catalogue", system = "symbolic" }: WriteTablesOptions,
): Promise<Result.Result<readonly TableFile[], InvalidInput>> {
  return writeTableFiles(writeTables(catalogue, { file: `${name}.${format}`, system }), { format, name })
}

/**
 * Writes tables of any kind, such as a roll: one workbook, or a CSV file for each sheet. Fails as
 * {@link writeCatalogueTables} does.
 */
export async function writeTableFiles(
  tables: readonly Table[],
  { format, name = "tables" }: Omit<WriteTablesOptions, "system">,
): Promise<Result.Result<readonly TableFile[], InvalidInput>> {
  const tooLong = tables.flatMap(longCells)
  if (tooLong.length > 0) return Result.fail(new InvalidInput(tooLong))
  if (format === "xlsx") return Result.succeed([{ name: `${name}.xlsx`, bytes: await writeXlsx(tables) }])
  return Result.succeed(tables.map((table) => ({ name: `${table.sheet}.csv`, bytes: writeCsv(table) })))
}

function longCells({ rows, sheet }: Table): readonly Issue[] {
  return rows.flatMap(({ cells, row }) =>
    cells.flatMap((cell, index) =>
      typeof cell === "string" && cell.length > LONGEST_CELL
        ? [{ path: [sheet, `${columnLetter(index)}${row}`], expected: `at most ${LONGEST_CELL} characters` }]
        : [],
    ),
  )
}
