/** A document as plain text, to show on a screen. */
import { showLine } from "../../reasons/index.ts"
import { composeDateZh } from "../date-text.ts"
import { type DocumentBlock, isOfCollection, type LegalDocument } from "./legal-document.ts"

/** The document as lines of text; what breaks a line in a value breaks none here. */
export function formatDocument(document: LegalDocument): string {
  const { addressee, blocks, copies, date, number, seal, title } = document
  const made = copies > 1 ? [composeCopies(document)] : []
  const sealed = seal === null ? [] : [`${seal.authority}（印章）`, ...printedFor(document)]
  return [
    title,
    ...(number === null ? [] : [number]),
    "",
    `${addressee}：`,
    ...blocks.flatMap(linesOf),
    ...made,
    "",
    ...sealed,
    composeDateZh(date),
  ]
    .map(showLine)
    .join("\n")
}

/** How many copies are made out and who keeps them. */
export function composeCopies(document: LegalDocument): string {
  const { copies } = document
  return `（本文书一式${copies === 2 ? "两" : copies}份，${keeperOf(document)}和受理机关各执一份）`
}

/** Who keeps the copy that is not the authority's. */
export function keeperOf({ kind }: LegalDocument): string {
  return isOfCollection(kind) ? "代办单位" : "申请人"
}

/** Who printed it on the authority's behalf. */
export function printedFor({ seal }: LegalDocument): readonly string[] {
  return seal?.printedBy === undefined ? [] : [`（受委托打印：${seal.printedBy}）`]
}

function linesOf(block: DocumentBlock): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text]
    case "list":
      return block.items.map((item, index) => `${index + 1}. ${item}`)
    case "table":
      return block.rows.map(
        (cells, index) => `${index + 1}. ${cells.filter((cell) => cell !== "").join("｜")}`,
      )
    case "signature":
      return block.lines.map(({ label, value }) => `${label}：${value === "" ? "____________" : value}`)
    default:
      return block satisfies never
  }
}
