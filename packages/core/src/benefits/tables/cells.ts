/** What stands in a cell of a list of people. Each fails with what would be right, and never with what was there. */
import * as Result from "effect/Result"
import type { TableCell } from "../../catalogue/index.ts"
import { type Fen, parseYuan } from "../../money/index.ts"
import { type Month, parseMonth } from "../../time/index.ts"

export type Cell<T> = Result.Result<T, string>

/** Whether nothing stands there. */
export function isBlank(cell: TableCell): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "")
}

/** Words; a whole number that stands for them is taken by its digits. */
export function wordsIn(cell: TableCell): Cell<string> {
  if (typeof cell === "string" && cell.length <= LONGEST) return Result.succeed(tidy(cell))
  if (typeof cell === "string") return Result.fail(`text of at most ${LONGEST} characters`)
  if (typeof cell === "number" && Number.isSafeInteger(cell)) return Result.succeed(String(cell))
  return Result.fail("text: give the column the format of text and enter it anew")
}

/** A number by which somebody or something is known: as text, since programs cut long numbers and leading zeros. */
export function numberIn(cell: TableCell): Cell<string> {
  if (typeof cell === "string" && cell.length > LONGEST_NUMBER)
    return Result.fail(`a number of at most ${LONGEST_NUMBER} characters`)
  const isCut = typeof cell === "string" && /^\d+(\.\d+)?E\+?\d+$/iu.test(cell.trim())
  if (typeof cell === "string" && !isCut) return Result.succeed(tidy(cell))
  return Result.fail(
    "a number as text with all its digits: give the column the format of text and enter it anew",
  )
}

/** A month, as 2012-03, 2012/3, 2012年3月 or 201203; of a day its month. */
export function monthIn(cell: TableCell): Cell<Month> {
  const written = typeof cell === "object" && cell !== null ? cell.date.slice(0, 10) : String(cell).trim()
  const [, year = "", month = ""] =
    /^(\d{4})[-/.年](\d{1,2})(?:月|[-/.月]\d{1,2}日?)?$/u.exec(written) ??
    /^(\d{4})(\d{2})$/u.exec(written) ??
    []
  const parsed = parseMonth(`${year}-${month.padStart(2, "0")}`)
  return Result.isSuccess(parsed) ? Result.succeed(parsed.success) : Result.fail("a month, such as 2012-03")
}

/** Yuan with at most two decimals, not below zero. */
export function yuanIn(cell: TableCell): Cell<Fen> {
  const parsed = parseYuan(
    typeof cell === "number" ? String(cell) : typeof cell === "string" ? cell.trim() : cell,
  )
  if (Result.isSuccess(parsed) && parsed.success >= 0) return Result.succeed(parsed.success)
  return Result.fail("yuan with at most two decimals, such as 30.00")
}

/** Names, banks and the like are shorter; what is longer stands in the wrong column. */
const LONGEST = 200
const LONGEST_NUMBER = 100

function tidy(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n").trim()
}

/** One of a closed set of words. */
export function choiceIn<T>(words: Readonly<Record<string, T>>): (cell: TableCell) => Cell<T> {
  return (cell) => {
    const word = typeof cell === "string" ? cell.trim() : ""
    return Object.hasOwn(words, word)
      ? Result.succeed(words[word] as T)
      : Result.fail(`one of ${Object.keys(words).join(", ")}`)
  }
}
