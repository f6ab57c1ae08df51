/** A dossier as pages of HTML for A4, each document and each list from a new sheet; the same dossier gives the same bytes. */
import { documentPage, renderDocumentArticle } from "../notices/index.ts"
import { type Markup, markup } from "../reasons/index.ts"
import type { Dossier, DossierTable } from "./dossier.ts"

export function renderDossierHtml({ contents, cover, documents, tables, title }: Dossier): string {
  const lines = cover.map(
    ([label, value]) => markup`<tr><th scope="row">${label}</th><td>${value}</td></tr>\n`,
  )
  return documentPage(title, [
    markup`<article>\n<h1>${title}</h1>\n<table class="cover">\n<tbody>\n${lines}</tbody>\n</table>\n</article>\n`,
    renderAuditTable(contents),
    ...documents.map(renderDocumentArticle),
    ...tables.map(renderAuditTable),
  ])
}

/** A table with a number before each row, or the words for none. */
export function renderAuditTable({ columns, none, rows, title }: DossierTable): Markup {
  const heads = ["序号", ...columns].map((column) => markup`<th scope="col">${column}</th>`)
  const lines = rows.map((cells, at) => {
    const all = [String(at + 1), ...cells].map((cell) => markup`<td>${cell}</td>`)
    return markup`<tr>${all}</tr>\n`
  })
  const table = markup`<table>\n<thead>\n<tr>${heads}</tr>\n</thead>\n<tbody>\n${lines}</tbody>\n</table>\n`
  return markup`<article>\n<h1>${title}</h1>\n${rows.length === 0 ? markup`<p>${none}</p>\n` : table}</article>\n`
}
