/**
 * Putting names into what was printed for many: it is kept with the id of each where their name goes, and the name beside
 * it, sealed for them alone, so that whoever has their data erased is named by no document any more.
 */
import type { SubjectId } from "@onevisit/core/identity"
import type { CaseDocument, DocumentBlock } from "@onevisit/core/notices"
import { markup, showLine } from "@onevisit/core/reasons"
import type { Printed } from "./document-model.ts"

export type Names = Readonly<Record<SubjectId, string>>

/** What was printed, the same to the byte wherever nobody is named. */
export function putNames({ document, hash, html, text }: Printed, names: Names): Printed {
  return {
    document: putNamesIn(document, names),
    hash,
    html: put(html, names, (name) => markup`${name}`.markup),
    text: put(text, names, showLine),
  }
}

export function putNamesIn(document: CaseDocument, names: Names): CaseDocument {
  const said = (words: string) => put(words, names, (name) => name)
  return { ...document, blocks: document.blocks.map((block) => blockWith(block, said)) }
}

function blockWith(block: DocumentBlock, said: (words: string) => string): DocumentBlock {
  switch (block.kind) {
    case "paragraph":
      return { ...block, text: said(block.text) }
    case "list":
      return { ...block, items: block.items.map(said) }
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(said)) }
    case "signature":
      return {
        ...block,
        lines: block.lines.map(({ label, value }) => ({ label: said(label), value: said(value) })),
      }
    default:
      return block satisfies never
  }
}

/** In one pass, so that no name is looked for in another. */
function put(words: string, names: Names, shown: (name: string) => string): string {
  return words.replace(SUBJECT, (id) => {
    const name = Object.hasOwn(names, id) ? names[id as SubjectId] : undefined
    return name === undefined ? id : shown(name)
  })
}

const SUBJECT = /sub_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
