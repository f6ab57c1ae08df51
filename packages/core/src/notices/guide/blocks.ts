/** The pieces of which a guide is made. */
import { text, type Text } from "../../reasons/index.ts"
import type { GuideBlock, GuideSection } from "./guide.ts"

export function section(id: string, zh: string, en: string, blocks: readonly GuideBlock[]): GuideSection {
  return { id, heading: text(zh, en), blocks }
}

export function paragraph(zh: string, en: string): GuideBlock {
  return { kind: "paragraph", text: text(zh, en) }
}

export function list(items: readonly Text[]): GuideBlock {
  return { kind: "list", items }
}

export function table(columns: readonly Text[], rows: readonly (readonly Text[])[]): GuideBlock {
  return { kind: "table", columns, rows }
}

/** A list under a sentence that says what it lists; nothing where there is nothing to list. */
export function listUnder(zh: string, en: string, items: readonly Text[]): readonly GuideBlock[] {
  return items.length === 0 ? [] : [paragraph(zh, en), list(items)]
}

/** A row of a table whose value may be absent. */
export type Row = readonly [label: Text, value: Text | undefined]

/** A table of two columns of what there is; rows without a value are left out. */
export function tableOfPresent(columns: readonly [Text, Text], rows: readonly Row[]): GuideBlock {
  return table(
    columns,
    rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]])),
  )
}

/** What reads the same in both languages: a number, a code, an address of e-mail. */
export function verbatim(value: string): Text {
  return text(value, value)
}

/** Several names in one line. */
export function joined(names: readonly Text[]): Text {
  return text(names.map(({ zh }) => zh).join("、"), names.map(({ en }) => en).join(", "))
}

/** `名称：说明`. */
export function labelled(name: Text, said: Text): Text {
  return text(`${name.zh}：${said.zh}`, `${name.en}: ${said.en}`)
}
