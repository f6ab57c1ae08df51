/**
 * A document as a page of HTML for A4: no script, no font, picture or style from elsewhere, every text escaped. The place
 * of the seal is a circle of broken line with the authority's name; the seal itself is set by the authority.
 */
import { fixedMarkup, markup, type Markup } from "../../reasons/index.ts"
import { composeDateZh } from "../date-text.ts"
import { cssString } from "../render/css-string.ts"
import { documentStyleSheet } from "./document-style-sheet.ts"
import { composeCopies, keeperOf, printedFor } from "./format-document.ts"
import type { DocumentBlock, LegalDocument } from "./legal-document.ts"

/** A QR as its dark squares, row by row, without the quiet zone, which is added here. */
export type QrModules = readonly (readonly boolean[])[]

export interface RenderOptions {
  /** Printed at the foot, where given. */
  readonly qr?: QrModules
  /** 校验码, in words beside it. */
  readonly check?: string
  /** Whether every copy that is made out is shown, each from a new sheet; one unless said. */
  readonly everyCopy?: boolean
}

/**
 * The document as HTML. The same document gives the same bytes.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { renderDocumentHtml } from "@onevisit/core/notices"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const page = renderDocumentHtml({
 *   kind: "acceptance",
 *   title: "受理通知书",
 *   number: "样例〔2019〕1号",
 *   addressee: "<样例公司>",
 *   blocks: [{ kind: "paragraph", element: "act", text: "本机关自2019年3月4日起受理。" }],
 *   authority: { id: "sample-bureau", name: "样例局" },
 *   seal: { authority: "样例局" },
 *   date: plainDate("2019-03-04"),
 *   copies: 1,
 *   circumstances: ["decision"],
 *   texts: "standard",
 * })
 * assert.match(page, /&lt;样例公司&gt;：/)
 * assert.match(page, /样例局<br>（印章）/)
 * ```
 */
export function renderDocumentHtml(document: LegalDocument, options: RenderOptions = {}): string {
  const { everyCopy = false } = options
  const copies = everyCopy ? document.copies : 1
  const articles = Array.from({ length: copies }, (_, index) =>
    renderCopy(
      document,
      everyCopy && document.copies > 1 ? (copyNamesOf(document)[index] ?? `第${index + 1}份`) : null,
      options,
    ),
  )
  return page(document.title, articles, pageStyle(document, copies))
}

/** One copy of a document as an article, to stand among others on a page of {@link documentPage}. */
export function renderDocumentArticle(document: LegalDocument): Markup {
  return renderCopy(document, null, {})
}

/** Articles as one page of HTML in the style of documents, each from a new sheet. */
export function documentPage(title: string, articles: readonly Markup[]): string {
  const foot = `@page{size:A4;margin:20mm 17mm 18mm;
@bottom-left{content:${cssString(title)};font-size:9pt}
@bottom-right{content:"第 " counter(page) " 页，共 " counter(pages) " 页";font-size:9pt}}
`
  return page(title, articles, foot)
}

function page(title: string, articles: readonly Markup[], foot: string): string {
  return markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${fixedMarkup(documentStyleSheet + foot)}</style>
</head>
<body>
${articles}</body>
</html>
`.markup
}

const copyNamesOf = (document: LegalDocument) => [`第一份：${keeperOf(document)}留存`, "第二份：受理机关存档"]

function renderCopy(document: LegalDocument, copy: string | null, options: RenderOptions): Markup {
  const { addressee, blocks, copies, number, title } = document
  const [body, last] = beforeTheSeal(blocks)
  return markup`<article>
${copy === null ? [] : [markup`<p class="copy">${copy}</p>\n`]}<h1>${title}</h1>
${number === null ? [] : [markup`<p class="number">${number}</p>\n`]}<p class="to">${addressee}：</p>
<div class="text">
${body.map(renderBlock)}</div>
<div class="last">
<div class="text">
${last.map(renderBlock)}${copies > 1 ? [markup`<p>${composeCopies(document)}</p>\n`] : []}</div>
<div class="end">
${renderCheck(options)}
${renderSeal(document)}
</div>
</div>
</article>
`
}

/** The seal never stands on a sheet without text: the last lines go with it. What may be long itself does not. */
function beforeTheSeal(
  blocks: readonly DocumentBlock[],
): readonly [body: readonly DocumentBlock[], last: readonly DocumentBlock[]] {
  const goesWithIt = (kind: DocumentBlock["kind"]) => kind === "paragraph" || kind === "signature"
  const long = blocks.findLastIndex(({ kind }) => !goesWithIt(kind))
  const from = Math.max(long + 1, blocks.length - 2)
  return [blocks.slice(0, from), blocks.slice(from)]
}

function renderBlock(block: DocumentBlock): Markup {
  switch (block.kind) {
    case "paragraph":
      return markup`<p>${block.text}</p>\n`
    case "list":
      return markup`<ol>\n${block.items.map((item) => markup`<li>${item}</li>\n`)}</ol>\n`
    case "table": {
      const heads = ["序号", ...block.columns].map((column) => markup`<th scope="col">${column}</th>`)
      const rows = block.rows.map((cells, index) => {
        const all = [String(index + 1), ...cells].map((cell) => markup`<td>${cell}</td>`)
        return markup`<tr>${all}</tr>\n`
      })
      return markup`<table>\n<thead>\n<tr>${heads}</tr>\n</thead>\n<tbody>\n${rows}</tbody>\n</table>\n`
    }
    case "signature": {
      const lines = block.lines.map(
        ({ label, value }) => markup`<div><span>${label}：</span><span>${value}</span></div>\n`,
      )
      return markup`<div class="sign">\n${lines}</div>\n`
    }
    default:
      return block satisfies never
  }
}

function renderCheck({ check, qr }: RenderOptions): Markup {
  const drawn = qr === undefined ? [] : [renderQr(qr), markup`\n<p>扫码可查验本文书真伪</p>\n`]
  const said = check === undefined ? [] : [markup`<p>校验码：${check}</p>\n`]
  return markup`<div class="check">${drawn}${said}</div>`
}

/** Quiet zone of a QR, in squares (GB/T 18284, ISO/IEC 18004). */
const QUIET = 4

function renderQr(modules: QrModules): Markup {
  const size = String(modules.length + 2 * QUIET)
  const path = modules.map((row, y) => runsOf(row, y + QUIET)).join("")
  return markup`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="查验二维码" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}

/** One stroke for each run of dark squares. */
function runsOf(row: readonly boolean[], y: number): string {
  let strokes = ""
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue
    const from = x
    while (row[x + 1] === true) x += 1
    const long = x - from + 1
    strokes += `M${from + QUIET} ${y}h${long}v1h-${long}z`
  }
  return strokes
}

function renderSeal(document: LegalDocument): Markup {
  const { date, seal } = document
  const on = composeDateZh(date)
  if (seal === null) return markup`<div class="by"></div>`
  const printed = printedFor(document).map((by) => markup`\n<p class="printed">${by}</p>`)
  return markup`<div class="by">
<div>
<p>${seal.authority}</p>
<p><time datetime="${date}">${on}</time></p>
<div class="seal">${seal.authority}<br>（印章）</div>
</div>${printed}
</div>`
}

/** Each sheet says which document it belongs to and which of how many it is. */
function pageStyle({ number, title }: LegalDocument, copies: number): string {
  const which = number === null ? title : `${title} ${number}`
  const sheet =
    copies > 1 ? `"第 " counter(page) " 页"` : `"第 " counter(page) " 页，共 " counter(pages) " 页"`
  return `@page{size:A4;margin:20mm 17mm 18mm;
@bottom-left{content:${cssString(which)};font-size:9pt}
@bottom-right{content:${sheet};font-size:9pt}}
`
}
