/** Writes a roll as a table: reading it gives the same rows. */
import type { Table } from "../../catalogue/index.ts"
import { type Fen, printYuan } from "../../money/index.ts"
import { composeTable } from "../tables/index.ts"
import { type RollColumns, type RollField, rollForm } from "./roll-columns.ts"
import type { RollRow } from "./roll-row.ts"

/** A row of names, then a row for each person in their order; balances of nothing are blank. */
export function composeRoll(
  rows: readonly RollRow[],
  {
    columns,
    ...place
  }: { readonly file: string; readonly sheet: string; readonly columns?: Partial<RollColumns> },
): Table {
  return composeTable(rows.map(cellsOf), rollForm(columns), place)
}

function cellsOf(row: RollRow): Readonly<Record<RollField, string | null>> {
  const { amount, category, firstMonth, name, overpaid, owed, paidThrough, payee, person } = row
  return {
    person,
    name,
    category,
    firstMonth,
    paidThrough,
    amount: printYuan(amount),
    payeeName: payee?.name ?? null,
    payeeAccount: payee?.account ?? null,
    payeeBank: payee?.bank ?? null,
    payeeRelation: payee === null ? null : payee.relation === "self" ? "本人" : "他人",
    owed: balance(owed),
    overpaid: balance(overpaid),
  }
}

function balance(amount: Fen): string | null {
  return amount === 0 ? null : printYuan(amount)
}
