/** Lists as tables, for CSV and XLSX, both ways. */
import * as Result from "effect/Result"
import type { Table } from "../../catalogue/index.ts"
import { printYuan } from "../../money/index.ts"
import { InvalidInput, type Issue } from "../../reasons/index.ts"
import {
  choiceIn,
  composeTable,
  type ListForm,
  monthIn,
  numberIn,
  readTable,
  type RowPlace,
  wordsIn,
  yuanIn,
} from "../tables/index.ts"
import { type ListField, type ListRow, type ListStatus, listStatusTitles } from "./reconcile-row.ts"

export type ListColumns = ListForm<"person" | "month" | ListField>["columns"]

export const usualListColumns: ListColumns = {
  person: ["人员标识", "人员编码"],
  month: ["月份", "所属月份"],
  amount: ["金额", "发放金额"],
  status: ["状态"],
  category: ["类别", "享受类别"],
  from: ["起始月份", "起发月份"],
  payee: ["账户摘要"],
}

const statuses = Object.fromEntries(
  Object.entries(listStatusTitles).map(([status, { zh }]) => [zh, status as ListStatus]),
)

export interface ListOptions {
  /** Names of columns other than the usual. */
  readonly columns?: Partial<ListColumns>
}

const formOf = ({ columns }: ListOptions): ListForm<keyof ListColumns> => ({
  columns: { ...usualListColumns, ...columns },
  needed: ["person", "month", "amount", "status"],
})

/**
 * The lines of every sheet, in their order. Fails with `InvalidInput` that names every cell that cannot be read, and
 * repeats nothing of what stands there.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { parseListTables } from "@onevisit/core/benefits"
 * import * as Result from "effect/Result"
 *
 * const rows = [["人员标识", "月份", "金额", "状态"], ["p1", "2018-08", "30.00", "在享"]]
 * const table = { file: "市级.csv", sheet: "市级", rows: rows.map((cells, at) => ({ row: at + 1, cells })) }
 * assert.deepEqual(Result.getOrThrow(parseListTables([table])), [
 *   { person: "p1", month: "2018-08", amount: 3000, status: "paid", category: null, from: null, payee: null },
 * ])
 * ```
 */
export function parseListTables(
  tables: readonly Table[],
  options: ListOptions = {},
): Result.Result<readonly ListRow[], InvalidInput> {
  const issues: Issue[] = []
  const rows = tables.flatMap((table) =>
    readTable(table, formOf(options), issues, (row): ListRow | null => {
      const person = row.need("person", numberIn)
      const month = row.need("month", monthIn)
      const amount = row.need("amount", yuanIn)
      const status = row.need("status", choiceIn(statuses))
      const category = row.read("category", wordsIn)
      const from = row.read("from", monthIn)
      const payee = row.read("payee", numberIn)
      if (!row.isSound || person === null || month === null || amount === null || status === null) return null
      return { person, month, amount, status, category, from, payee }
    }),
  )
  return issues.length > 0 ? Result.fail(new InvalidInput(issues)) : Result.succeed(rows)
}

/** Writes a list as a table: reading it gives the same rows. */
export function composeListTable(
  rows: readonly ListRow[],
  { columns, ...place }: ListOptions & Omit<RowPlace, "row">,
): Table {
  const cells = rows.map((row) => ({
    ...row,
    amount: printYuan(row.amount),
    status: listStatusTitles[row.status].zh,
  }))
  return composeTable(cells, formOf(columns === undefined ? {} : { columns }), place)
}
