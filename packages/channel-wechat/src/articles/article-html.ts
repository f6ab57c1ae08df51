/**
 * A guide as the body of an article. What WeChat takes out of articles is not put in: scripts, style sheets, classes,
 * anchors, links to elsewhere. What is left are headings, paragraphs, lists and tables, each block of the guide as it is.
 */
import type { Guide, GuideBlock } from "@onevisit/core/notices"
import { composeGuideBrief, type Language, markup, type Markup } from "@onevisit/core/notices/render"

/** The whole guide. */
export function renderArticle(guide: Guide, language: Language, fullText: string): Markup {
  const sections = guide.sections.map(
    ({ blocks, heading }) => markup`<section><h2>${heading[language]}</h2>
${blocks.map((block) => renderBlock(block, language))}</section>
`,
  )
  return markup`${renderFacts(guide, language)}${sections}<p>${words[language].canonical}${fullText}</p>
`
}

/** The few lines of it that a chat would get, for a guide that is longer than an article may be. */
export function renderBriefArticle(guide: Guide, language: Language, fullText: string): Markup {
  const lines = composeGuideBrief(guide, { language, at: fullText }).chat.split("\n")
  return markup`${renderFacts(guide, language)}<p>${words[language].long}</p>
${lines.map((line) => markup`<p>${line}</p>\n`)}`
}

function renderFacts(guide: Guide, language: Language): Markup {
  const { authority, edition, effectiveFrom, publishedOn } = words[language]
  const facts: readonly (readonly [string, string])[] = [
    [authority, guide.authority[language]],
    [edition, guide.edition],
    [publishedOn, guide.publishedOn],
    [effectiveFrom, guide.effectiveFrom],
  ]
  return markup`<h1>${guide.title[language]}</h1>
${facts.map(([label, value]) => markup`<p>${label}${value}</p>\n`)}`
}

function renderBlock(block: GuideBlock, language: Language): Markup {
  switch (block.kind) {
    case "paragraph":
      return markup`<p>${block.text[language]}</p>\n`
    case "list": {
      const items = block.items.map((item) => markup`<li>${item[language]}</li>`)
      return block.ordered ? markup`<ol>${items}</ol>\n` : markup`<ul>${items}</ul>\n`
    }
    case "table": {
      const head = block.columns.map((column) => markup`<th>${column[language]}</th>`)
      const rows = block.rows.map(
        (row) => markup`<tr>${row.map((cell) => markup`<td>${cell[language]}</td>`)}</tr>`,
      )
      return markup`<table><tr>${head}</tr>${rows}</table>\n`
    }
    default:
      return block satisfies never
  }
}

/** The article's own words. Everything else is the guide's. */
const words = {
  zh: {
    authority: "发布机关：",
    edition: "版本：",
    publishedOn: "公布日期：",
    effectiveFrom: "施行日期：",
    canonical: "本文与网站公布的办事指南一致，如有不同以网站为准：",
    long: "本指南较长，这里只列要点，请以网站全文为准。",
  },
  en: {
    authority: "Authority: ",
    edition: "Edition: ",
    publishedOn: "Published on: ",
    effectiveFrom: "In force from: ",
    canonical: "This is a copy. The guide itself is on the site: ",
    long: "The guide is long: these are its main points. The whole of it is on the site.",
  },
} as const
