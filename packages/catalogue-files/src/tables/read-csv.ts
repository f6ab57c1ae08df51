/** Reads a CSV file as the one sheet that its name says. */
import { text, type Finding } from "@onevisit/core/reasons"
import Papa from "papaparse"
import { decodeText } from "./decode-text.ts"
import { withoutMark } from "./formula-mark.ts"
import { fileIssue, type ReadFile, type TableFile, type TableLimits, unreadable } from "./table-file.ts"

/** Commas between cells, quotes around those that need them, any line ends. Rows with broken quotes are skipped. */
export function readCsv({ bytes, name }: TableFile, limits: Required<TableLimits>): ReadFile {
  const decoded = decodeText(bytes)
  if (decoded === undefined) return unreadable(name, "text in UTF-8 or GB18030: save it anew as CSV UTF-8")
  // One kind of line end throughout, as files put together of several have several; a cell's own count as one too.
  const { data, errors } = Papa.parse<string[]>(decoded.text.replaceAll(/\r\n?/gu, "\n"), {
    delimiter: ",",
    newline: "\n",
    preview: limits.rows + 1,
  })
  if (data.length > limits.rows) return unreadable(name, `at most ${limits.rows} rows; split the file`)
  const sheet = sheetOf(name)
  const broken = new Set(errors.flatMap(({ row }) => row ?? []))
  const rows = data.flatMap((cells, index) =>
    broken.has(index) || cells.every((cell) => cell.trim() === "")
      ? []
      : [{ row: index + 1, cells: cells.map((cell) => (cell === "" ? null : withoutMark(cell))) }],
  )
  return {
    tables: [{ file: name, sheet, rows }],
    issues: [...broken].map((index) =>
      fileIssue(name, "a quote closed where its cell ends, and doubled inside", { sheet, row: index + 1 }),
    ),
    findings: decoded.encoding === "gb18030" ? [readAsGb18030(name, sheet)] : [],
    skipped: [...broken].map((index) => ({ file: name, sheet, row: index + 1 })),
  }
}

/** 事项.csv, 事项-样例科技局.csv and 事项 (1).csv hold the sheet 事项. */
function sheetOf(name: string): string {
  const base = name.split(/[/\\]/u).at(-1) ?? ""
  return /^[^-_.（(\s]+/u.exec(base)?.[0] ?? base
}

function readAsGb18030(file: string, sheet: string): Finding {
  return {
    code: "table-encoding",
    path: [file, sheet],
    severity: "note",
    message: text(
      `${file} 不是 UTF-8 编码，已按 GB18030 读取；请核对生僻字。`,
      `${file} is not UTF-8 and was read as GB18030; check rare characters.`,
    ),
  }
}
