/** A guide as a whole HTML page that needs nothing from elsewhere, and as sheets of A4 to be put up at a window. */
import { fixedMarkup, markup } from "../../reasons/index.ts"
import type { Guide } from "../guide/guide.ts"
import { languageTag, type Language } from "../language.ts"
import { cssString } from "./css-string.ts"
import { renderGuideArticle } from "./guide-article.ts"
import { guideStyleSheet } from "./guide-style-sheet.ts"
import { labels } from "./labels.ts"

/**
 * The guide as an HTML page without script, readable on a phone, in the dark and on paper.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { renderGuideHtml } from "@onevisit/core/notices"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const guide = {
 *   item: "sample",
 *   edition: "2018-07",
 *   title: text("样例办事指南", "Guide: Sample"),
 *   authority: text("样例局", "Sample Bureau"),
 *   publishedOn: plainDate("2018-07-20"),
 *   effectiveFrom: plainDate("2018-07-20"),
 *   sections: [{ id: "fee", heading: text("收费", "Fee"), blocks: [{ kind: "paragraph" as const, text: text("<不收费>", "Free") }] }],
 * }
 * const page = renderGuideHtml(guide, { language: "zh" })
 * assert.match(page, /<html lang="zh-CN">/)
 * assert.match(page, /<p>&lt;不收费&gt;<\/p>/)
 * ```
 */
export function renderGuideHtml(guide: Guide, { language }: { readonly language: Language }): string {
  return renderPage(guide, language, guideStyleSheet)
}

/**
 * The same for paper. What a style sheet alone cannot know: each sheet says which guide and edition it belongs to and
 * which of how many it is, so that a sheet of an older edition is not left hanging among the new. Browsers that know
 * no page margin boxes print it without.
 */
export function renderGuidePrint(guide: Guide, { language }: { readonly language: Language }): string {
  return renderPage(guide, language, guideStyleSheet + pageStyle(guide, language))
}

function renderPage(guide: Guide, language: Language, style: string): string {
  return markup`<!DOCTYPE html>
<html lang="${languageTag[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${guide.title[language]}</title>
<style>${fixedMarkup(style)}</style>
</head>
<body>
<main>
${renderGuideArticle(guide, { language })}
</main>
</body>
</html>
`.markup
}

function pageStyle(guide: Guide, language: Language): string {
  const edition = `${labels.edition[language]} ${guide.edition} · ${labels.publishedOn[language]} ${guide.publishedOn}`
  return `@page{size:A4;margin:22mm 18mm;
@top-left{content:${cssString(guide.title[language])};font-size:9pt}
@top-right{content:${cssString(guide.authority[language])};font-size:9pt}
@bottom-left{content:${cssString(edition)};font-size:9pt}
@bottom-right{content:counter(page) " / " counter(pages);font-size:9pt}}
`
}
