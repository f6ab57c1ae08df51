/** The texts of a guide in the order in which they are read, each with its place and a name that people know it by. */
import { text, type Path, type Text } from "../../reasons/index.ts"
import type { Guide, GuideBlock, GuideSection } from "../guide/guide.ts"
import type { Language } from "../language.ts"
import { foldWithGaps, type FoldedText } from "./fold-text.ts"

/** What it shows is never empty: what shows nothing is no field. */
export interface GuideField extends FoldedText {
  readonly section: GuideSection
  /** Whether it is the heading of the section, not what stands under it. */
  readonly isHeading: boolean
  readonly path: Path
  readonly name: Text
  readonly text: string
}

/** Heading first, of each section. */
export function fieldsOf(guide: Guide, language: Language): readonly (readonly GuideField[])[] {
  return guide.sections.map((section, position) => {
    const { blocks, heading } = section
    const at = ["sections", position]
    const places = [
      { name: text("标题", "the heading"), path: [...at, "heading"], said: heading },
      ...blocks.flatMap((block, index) => placesOf(block, [...at, "blocks", index])),
    ]
    return places.flatMap(({ name, path, said }) => {
      const folded = foldWithGaps(said[language])
      const isHeading = said === heading
      return folded.folded === "" ? [] : [{ section, isHeading, path, name, text: said[language], ...folded }]
    })
  })
}

interface NamedPlace {
  readonly name: Text
  readonly path: Path
  readonly said: Text
}

function placesOf(block: GuideBlock, at: Path): readonly NamedPlace[] {
  switch (block.kind) {
    case "paragraph":
      return [{ name: text("一段文字", "a paragraph"), path: [...at, "text"], said: block.text }]
    case "list":
      return block.items.map((said, index) => ({
        name: text(`第 ${index + 1} 项`, `item ${index + 1}`),
        path: [...at, "items", index],
        said,
      }))
    case "table": {
      const heads = block.columns.map((said, column) => ({
        name: text("表头", "the head of a column"),
        path: [...at, "columns", column],
        said,
      }))
      const cells = block.rows.flatMap((row, line) =>
        row.map((said, column) => ({
          name: nameOfCell(row[0], column === 0 ? undefined : block.columns[column], line),
          path: [...at, "rows", line, column],
          said,
        })),
      )
      return [...heads, ...cells]
    }
    default:
      return block satisfies never
  }
}

function nameOfCell(head: Text | undefined, column: Text | undefined, line: number): Text {
  if (head === undefined || column === undefined) return text(`第 ${line + 1} 行`, `row ${line + 1}`)
  return text(`“${head.zh}”的“${column.zh}”`, `"${column.en}" of "${head.en}"`)
}
