/** Reads one row of a roll, and says of each cell and of the row as a whole what would be right. */
import * as Result from "effect/Result"
import type { TableCell } from "../../catalogue/index.ts"
import { type CodeScheme, normaliseAscii, parseCode } from "../../identity/index.ts"
import { noMoney } from "../../money/index.ts"
import type { Month } from "../../time/index.ts"
import {
  type Cell,
  choiceIn,
  type ListReader,
  monthIn,
  numberIn,
  type RowPlace,
  wordsIn,
  yuanIn,
} from "../tables/index.ts"
import type { RollField } from "./roll-columns.ts"
import { payeeRelations, type RollPayee, type RollRow } from "./roll-row.ts"

type Row = ListReader<RollField>

/** The row; `null` where anything was reported of it. `seen` holds where each person stands first. */
export function readRollRow(
  row: Row,
  seen: Map<string, RowPlace>,
  { cutOver, scheme }: { readonly cutOver: Month; readonly scheme?: CodeScheme },
): RollRow | null {
  const { at } = row
  const person = row.need("person", (cell) => personIn(cell, scheme))
  const name = row.need("name", wordsIn)
  const category = row.need("category", wordsIn)
  const firstMonth = row.need("firstMonth", monthIn)
  const paidThrough = row.read("paidThrough", monthIn)
  const amount = row.need("amount", yuanIn)
  const payee = readPayee(row)
  const owed = row.read("owed", yuanIn) ?? noMoney
  const overpaid = row.read("overpaid", yuanIn) ?? noMoney
  if (amount === 0) row.report("amount", "an amount above zero")
  checkMonths(row, { cutOver, firstMonth, paidThrough })
  if (person !== null) checkOnce(row, person, seen)
  if (!row.isSound || person === null || name === null || category === null) return null
  if (firstMonth === null || amount === null) return null
  return { at, person, name, category, firstMonth, paidThrough, amount, payee, owed, overpaid }
}

function checkMonths(
  row: Row,
  months: { readonly cutOver: Month; readonly firstMonth: Month | null; readonly paidThrough: Month | null },
): void {
  const { cutOver, firstMonth, paidThrough } = months
  if (firstMonth !== null && firstMonth > cutOver) row.report("firstMonth", `a month not after ${cutOver}`)
  if (paidThrough !== null && paidThrough >= cutOver)
    row.report("paidThrough", `a month before ${cutOver}, the first that is reckoned here`)
  else if (paidThrough !== null && firstMonth !== null && paidThrough < firstMonth)
    row.report("paidThrough", "a month not before the first")
}

function checkOnce(row: Row, person: string, seen: Map<string, RowPlace>): void {
  const first = seen.get(person)
  if (first === undefined) seen.set(person, row.at)
  else
    row.report(
      "person",
      `a person of no other row; row ${first.row} of ${first.file} ${first.sheet} has the same`,
    )
}

function personIn(cell: TableCell, scheme: CodeScheme | undefined): Cell<string> {
  const number = numberIn(cell)
  if (Result.isFailure(number)) return number
  if (scheme === undefined) return Result.succeed(normaliseAscii(number.success))
  const code = parseCode(scheme, number.success)
  return Result.isSuccess(code)
    ? Result.succeed(code.success.reveal("to know whom a row of the roll is about"))
    : Result.fail(`a valid ${scheme.title.en}`)
}

/** All of it or nothing: money cannot be sent to half an account. */
function readPayee(row: Row): RollPayee | null {
  const fields = ["payeeName", "payeeAccount", "payeeBank", "payeeRelation"] as const
  const blank = fields.filter((field) => row.isBlank(field))
  if (blank.length === fields.length) return null
  for (const field of blank) row.report(field, "this cell filled in, as the others about the payee are")
  const name = row.read("payeeName", wordsIn)
  const account = row.read("payeeAccount", numberIn)
  const bank = row.read("payeeBank", wordsIn)
  const relation = row.read("payeeRelation", choiceIn(payeeRelations))
  if (name === null || account === null || bank === null || relation === null) return null
  return { name, account, bank, relation }
}
