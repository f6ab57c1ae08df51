/** What a guide says, read by tests. */
import type { Text } from "../../reasons/index.ts"
import type { Language } from "../language.ts"
import type { Guide, GuideBlock, GuideSection } from "./guide.ts"

/** Every text of a block in the order of reading. */
export function textsOf(block: GuideBlock): readonly Text[] {
  if (block.kind === "paragraph") return [block.text]
  return block.kind === "list" ? block.items : [...block.columns, ...block.rows.flat()]
}

/** Headings and texts of the sections, each on a line. */
export function wordsOf(sections: readonly GuideSection[], language: Language = "zh"): string {
  return sections
    .flatMap(({ blocks, heading }) => [heading, ...blocks.flatMap((block) => textsOf(block))])
    .map((each) => each[language])
    .join("\n")
}

/** The same of one section; empty where the guide has none. */
export function wordsUnder(guide: Guide, id: string, language: Language = "zh"): string {
  return wordsOf(
    guide.sections.filter((section) => section.id === id),
    language,
  )
}

/** The rows of the first table of a section, in Chinese. */
export function rowsOf(guide: Guide, id: string): readonly (readonly string[])[] {
  const blocks = guide.sections.find((section) => section.id === id)?.blocks ?? []
  const table = blocks.find(({ kind }) => kind === "table")
  return table?.kind === "table" ? table.rows.map((row) => row.map(({ zh }) => zh)) : []
}
