/** Cells that hold words: codes and names, texts in two languages, lists with an entry on each line. */
import type { Text } from "../../reasons/index.ts"
import { type CellCodec, oneCell, type RowReader, textIn } from "./cell-codec.ts"

/** The column in which the English of another stands. */
export const englishOf = (column: string): string => `${column}（英文）`

/** Text as it stands, such as an id, a code or a telephone. */
export function words(column: string): CellCodec<string> {
  return oneCell(
    column,
    (text) => text,
    (value) => value,
  )
}

/** Several of {@link words}, with a line, 、 or a comma between them. */
export function wordList(column: string): CellCodec<readonly string[]> {
  return oneCell(
    column,
    (text) => entriesIn(text, /[\n、,，;；]/),
    (value) => value.join("、"),
  )
}

/** A text in two cells. Where the English is blank the Chinese stands in for it, and that is told. */
export function text(column: string): CellCodec<Text> {
  const english = englishOf(column)
  return {
    columns: [column, english],
    read(row) {
      const zh = textIn(row, column)
      const en = textIn(row, english)
      if (zh === undefined) return en === undefined ? undefined : { en }
      if (en === undefined) row.noted(english, "english-missing")
      return { zh, en: en ?? zh }
    },
    write({ en, zh }, row) {
      row.put(column, zh)
      row.put(english, en)
    },
    columnOf: ([language]) => (language === "en" ? english : column),
  }
}

/** Texts, one on each line, with as many lines of English. `read` and `write` say what else a Chinese line holds. */
export function textLines<T extends Text>(
  column: string,
  read: (line: string) => object = (zh) => ({ zh }),
  write: (entry: T) => string = ({ zh }) => zh,
): CellCodec<readonly T[]> {
  const english = englishOf(column)
  return {
    columns: [column, english],
    read(row) {
      const zh = linesIn(row, column)
      if (zh === undefined) return undefined
      const en = linesIn(row, english)
      if (en === undefined) row.noted(english, "english-missing")
      else if (en.length !== zh.length) row.expected(english, `${zh.length} lines, as many as in ${column}`)
      return zh.map((line, index) => {
        const entry = { zh: line, ...read(line) }
        return { ...entry, en: en?.[index] ?? entry.zh }
      })
    },
    write(entries, row) {
      row.put(column, entries.map(write).join("\n"))
      row.put(english, entries.map(({ en }) => en).join("\n"))
    },
    columnOf: ([, key]) => (key === "en" ? english : column),
  }
}

/** The parts of a text between separators, without those that are blank. */
export function entriesIn(text: string, separator: RegExp): readonly string[] {
  return text
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
}

function linesIn(row: RowReader, column: string): readonly string[] | undefined {
  const text = textIn(row, column)
  return text === undefined ? undefined : entriesIn(text, /\n/)
}
