/**
 * Cells that cite: 《样例办法》第3条第1款第4项, one on each line. The register says which statute a title stands for.
 * Articles may be in Chinese numerals, as laws number them.
 */
import { type Citation, composeCitation } from "../../reasons/index.ts"
import { type CellCodec, oneCell, type RowReader } from "./cell-codec.ts"
import { entriesIn } from "./text-cells.ts"

export function citation(column: string): CellCodec<Citation> {
  return oneCell(
    column,
    (text, row) => citationIn(text, column, row),
    (value, row) => {
      enter(value, row)
      return composeCitation(value).zh
    },
  )
}

export function citationLines(column: string): CellCodec<readonly Citation[]> {
  return oneCell(
    column,
    (text, row) => entriesIn(text, /[\n；;]/).flatMap((entry) => citationIn(entry, column, row) ?? []),
    (values, row) => {
      for (const value of values) enter(value, row)
      return values.map((value) => composeCitation(value).zh).join("\n")
    },
  )
}

const CITATION =
  /^《(.+)》(?:第([^条款项]+)条)?(?:第([^条款项]+)款)?(?:第[(（]?([^条款项（）()]+)[)）]?项)?([(（]样例[)）])?$/

function citationIn(text: string, column: string, row: RowReader): Citation | undefined {
  const [cited, title = "", article, paragraph, item, sample] = CITATION.exec(text) ?? []
  const statute = row.named("statute", title)
  if (cited === undefined || statute === undefined) {
    row.expected(column, "a title of the sheet 名录 under 依据 and its place, such as 《…》第3条第1款第4项")
    return undefined
  }
  const { edition, id, name } = statute
  return {
    statute: id,
    title: name,
    ...(article === undefined ? {} : { article: arabic(article) }),
    ...placeIn(paragraph, item),
    ...(edition === undefined ? {} : { edition }),
    ...(sample === undefined ? {} : { sample: true }),
  }
}

/** An item without a paragraph is one of an article that has but one. */
function placeIn(paragraph: string | undefined, item: string | undefined): Pick<Citation, "paragraph"> {
  if (paragraph === undefined && item === undefined) return {}
  const below = item === undefined ? "" : `(${arabic(item)})`
  return { paragraph: `${arabic(paragraph ?? "1")}${below}` }
}

function enter(
  { edition, statute, title }: Citation,
  row: Parameters<CellCodec<Citation>["write"]>[1],
): void {
  row.name("statute", { id: statute, name: title, ...(edition === undefined ? {} : { edition }) })
}

const DIGITS = "零一二三四五六七八九"
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 三十二 as 32; what is no Chinese numeral stays as it is. */
function arabic(numeral: string): string {
  if (!/^[零一二三四五六七八九十百千]+$/.test(numeral)) return numeral
  let sum = 0
  let digit = 0
  for (const character of numeral) {
    const unit = UNITS[character]
    if (unit === undefined) {
      digit = DIGITS.indexOf(character)
    } else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return String(sum + digit)
}
