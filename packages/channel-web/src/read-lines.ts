/** The lines in which a part of a page is laid out, each with the block, and the cell of a table, that it stands in. */
import type { VisibleLine } from "@onevisit/core/notices"
import { isElement, isHeading, isReordered, walkShown, type Node } from "./walk-shown.ts"

/**
 * Line by line as a browser breaks them. What is read in another order than it stands is set between an override of the
 * direction and its end, as a text may hold them itself.
 */
export function readLines(root: Node): readonly VisibleLine[] {
  const lines: Line[] = []
  const tables: Table[] = []
  let text = ""
  let heading = false
  let reordered = 0
  let blocks = 0
  let block: Block | undefined
  const endLine = (): void => {
    const shown = text.replace(/\s+/gu, " ").trim()
    text = ""
    if (shown === "") return
    const line: Line = { text: shown, heading, block }
    lines.push(line)
    block?.cell?.lines.push(line)
    if (block) block.lines += 1
  }
  for (const { node, end } of walkShown(root)) {
    if (node.nodeName === "#text" && "value" in node)
      text += reordered > 0 && node.value.trim() !== "" ? `\u202E${node.value}\u202C` : node.value
    if (!isElement(node)) continue
    if (isReordered(node)) reordered += end ? -1 : 1
    if (!BLOCKS.has(node.tagName)) continue
    endLine()
    if (isHeading(node)) heading = !end
    if (PAGE.has(node.tagName)) continue
    if (!end) {
      blocks += 1
      block = openBlock(node.tagName, blocks, block)
      if (node.tagName === "table" && block.table) tables.push(block.table)
    } else if (block) {
      block.until = blocks
      block = block.around
    }
  }
  endLine()
  const counting = new Set(tables.flatMap(countingLines))
  return lines.map((line) => visible(line, counting.has(line)))
}

/** A line ends before and behind each of these. */
const BLOCKS = new Set(
  "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split(
    " ",
  ),
)

/** Holds the guide and the site's own words alike. */
const PAGE = new Set(["html", "body"])

/** Parts of a list or a table, which are of no use without the others. */
const PARTS = new Set(["li", "dt", "dd", "tbody", "td", "tfoot", "th", "thead", "tr"])

interface Line {
  readonly text: string
  readonly heading: boolean
  readonly block: Block | undefined
}

interface Block {
  readonly tagName: string
  readonly number: number
  readonly around: Block | undefined
  /** The nearest around it, or it itself. */
  readonly cell: Cell | undefined
  readonly table: Table | undefined
  /** The last block within it, known when it ends. */
  until: number
  /** How many lines stand in it and in no block within. */
  lines: number
  /** How many cells a row has. */
  cells: number
}

interface Cell {
  readonly number: number
  readonly lines: Line[]
}

interface Table {
  /** The first cell of each row. */
  readonly heads: Cell[]
}

function openBlock(tagName: string, number: number, around: Block | undefined): Block {
  const isCell = tagName === "td" || tagName === "th"
  const cell = isCell ? { number, lines: [] } : around?.cell
  const table = tagName === "table" ? { heads: [] } : around?.table
  if (isCell && cell && around) {
    if (around.cells === 0) table?.heads.push(cell)
    around.cells += 1
  }
  return { tagName, number, around, cell, table, until: number, lines: 0, cells: 0 }
}

/** The lines of a first column that says no more than which row it is, if the table has one. */
function countingLines({ heads }: Table): readonly Line[] {
  const isCounting = heads.every(({ lines: [line, ...more] }, row) => {
    if (line === undefined || more.length > 0) return false
    return row === 0 ? /^(?:序号|no\.?|#)$/i.test(line.text) : line.text.normalize("NFKC") === String(row)
  })
  return isCounting ? heads.flatMap(({ lines }) => lines) : []
}

function visible({ text, heading, block: own }: Line, counting: boolean): VisibleLine {
  const block = holderOf(own)
  return {
    text,
    heading,
    ...(block && { block: [block.number, block.until] }),
    ...(own?.cell && { cell: own.cell.number }),
    ...(counting && { counting }),
  }
}

/** The block that holds a line and its like: the list or table; its own block where that has more; else the next. */
function holderOf(own: Block | undefined): Block | undefined {
  if (own === undefined) return undefined
  let holder = PARTS.has(own.tagName) || own.lines < 2 ? own.around : own
  while (holder && PARTS.has(holder.tagName)) holder = holder.around
  return holder
}
