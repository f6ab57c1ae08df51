/** Reads a roll from tables: all that is wrong in it at once, by sheet, row and column, and nothing of what stands there. */
import * as Result from "effect/Result"
import type { Table } from "../../catalogue/index.ts"
import type { CodeScheme } from "../../identity/index.ts"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import type { Month } from "../../time/index.ts"
import { readTable, type RowPlace } from "../tables/index.ts"
import { readRollRow } from "./read-roll-row.ts"
import { type RollColumns, rollForm } from "./roll-columns.ts"
import type { RollRow } from "./roll-row.ts"

export interface RollOptions {
  /** The first month that will be reckoned here: what the roll says of paying ends before it. */
  readonly cutOver: Month
  /** Names of columns other than the usual. */
  readonly columns?: Partial<RollColumns>
  /** Normalises and checks the persons' numbers; without it they are only brought into one form. */
  readonly scheme?: CodeScheme
}

/**
 * The rows of every sheet, in their order. Columns that are not the roll's are not read.
 *
 * Fails with `InvalidInput` that names every cell that cannot be read, every row that contradicts itself and every
 * person who stands there twice. No issue repeats a value.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { parseRoll } from "@onevisit/core/benefits"
 * import { month } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const header = ["身份证号", "姓名", "类别", "起始月份", "已发至月份", "月标准"]
 * const rows = [header, ["A1", "样例甲", "80至89周岁", "2012-03", "2018-07", "30"], ["A1", "", "", "三月", "2018-08", "30"]]
 * const table = { file: "名册.csv", sheet: "名册", rows: rows.map((cells, at) => ({ row: at + 1, cells })) }
 * const read = parseRoll([table], { cutOver: month("2018-08") })
 * assert.deepEqual(Result.isFailure(read) && read.failure.issues.map(({ path }) => path), [
 *   ["名册", 3, "姓名"],
 *   ["名册", 3, "类别"],
 *   ["名册", 3, "起始月份"],
 *   ["名册", 3, "已发至月份"],
 *   ["名册", 3, "身份证号"],
 * ])
 * ```
 */
export function parseRoll(
  tables: readonly Table[],
  options: RollOptions,
): Result.Result<readonly RollRow[], InvalidInput> {
  const issues: Issue[] = []
  const seen = new Map<string, RowPlace>()
  const form = rollForm(options.columns)
  const rows = tables.flatMap((table) =>
    readTable(table, form, issues, (row) => readRollRow(row, seen, options)),
  )
  return issues.length > 0 ? Result.fail(new InvalidInput(issues)) : Result.succeed(rows)
}
