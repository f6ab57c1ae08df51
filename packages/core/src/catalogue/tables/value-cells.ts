/** Cells that hold one of a closed set of values, a whole number or a day. */
import * as Result from "effect/Result"
import { parsePlainDate, type PlainDate } from "../../time/index.ts"
import { type CellCodec, isDate, type RowReader } from "./cell-codec.ts"
import { composeChoices, readSymbol, type Symbols, writeSymbol } from "./symbols.ts"
import { yesOrNo } from "./item-symbols.ts"
import { entriesIn } from "./text-cells.ts"

/** One of the symbols, in words or as the number of the system that wrote the table. */
export function symbol<T extends string | number | boolean>(
  column: string,
  symbols: Symbols<T>,
): CellCodec<T, T> {
  return {
    columns: [column],
    read(row) {
      const text = symbolText(row, column)
      return text === undefined ? undefined : valueOf(text, column, symbols, row)
    },
    write: (value, row) => row.put(column, writeSymbol(symbols, value, row.system) ?? null),
    columnOf: () => column,
  }
}

/** Several symbols, with a line, 、 or a comma between them. */
export function symbolList<T extends string | number | boolean>(
  column: string,
  symbols: Symbols<T>,
): CellCodec<readonly T[]> {
  return {
    columns: [column],
    read(row) {
      const text = symbolText(row, column)
      if (text === undefined) return undefined
      return entriesIn(text, /[\n、,，;；]/).flatMap((entry) => valueOf(entry, column, symbols, row) ?? [])
    },
    write(values, row) {
      const written = values.map((value) => writeSymbol(symbols, value, row.system) ?? "")
      row.put(column, written.join("、"))
    },
    columnOf: () => column,
  }
}

/** 是 or 否. */
export const flag = (column: string): CellCodec<boolean, boolean> => symbol(column, yesOrNo)

export function whole(column: string): CellCodec<number, number> {
  return {
    columns: [column],
    read(row) {
      const cell = row.cell(column)
      if (cell === null) return undefined
      const value = typeof cell === "string" && /^\d{1,9}$/.test(cell) ? Number(cell) : cell
      if (typeof value === "number" && Number.isSafeInteger(value)) return value
      row.expected(column, "a whole number")
      return undefined
    },
    write: (value, row) => row.put(column, value),
    columnOf: () => column,
  }
}

/** A day: a cell of dates, or text such as 2018-07-01, 2018/7/1, 2018年7月1日 or 20180701. */
export function day(column: string): CellCodec<PlainDate> {
  return {
    columns: [column],
    read(row) {
      const cell = row.cell(column)
      if (cell === null) return undefined
      const parsed = parsePlainDate(isDate(cell) ? cell.date : dayIn(String(cell)))
      if (Result.isSuccess(parsed)) return parsed.success
      row.expected(column, "a day that exists, such as 2018-07-01")
      return undefined
    },
    write: (value, row) => row.put(column, value),
    columnOf: () => column,
  }
}

/** A cell's text, a number in it as its digits: both are what a symbol may be. */
export function symbolText(row: RowReader, column: string): string | undefined {
  const cell = row.cell(column)
  if (cell === null) return undefined
  if (typeof cell === "boolean") return cell ? "是" : "否"
  return isDate(cell) ? cell.date : String(cell)
}

function valueOf<T>(text: string, column: string, symbols: Symbols<T>, row: RowReader): T | undefined {
  const found = readSymbol(symbols, text, row.system)
  if (found === undefined) row.expected(column, composeChoices(symbols, row.system))
  else if (found.unlisted) row.noted(column, "type-unlisted")
  return found?.value
}

function dayIn(text: string): string {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
}
