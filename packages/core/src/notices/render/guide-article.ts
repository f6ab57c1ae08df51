/**
 * The article that shows a guide in HTML, for any page to put around it what it needs. Shows the guide's blocks as they
 * are and adds nothing but labels; the anchor of a section is its id, so that links into a guide outlive its editions.
 */
import { markup, type Markup } from "../../reasons/index.ts"
import type { Guide, GuideBlock, GuideSection } from "../guide/guide.ts"
import { languageTag, type Language } from "../language.ts"
import { labels } from "./labels.ts"

/** `<article>`: title, facts, contents, and a `<section>` for each section. The same guide gives the same bytes. */
export function renderGuideArticle(guide: Guide, { language }: { readonly language: Language }): Markup {
  return markup`<article lang="${languageTag[language]}">
<h1>${guide.title[language]}</h1>
${renderFacts(guide, language)}
${renderContents(guide, language)}
${guide.sections.map((section) => renderSection(section, language))}</article>`
}

function renderFacts(guide: Guide, language: Language): Markup {
  return markup`<dl class="facts">
<dt>${labels.authority[language]}</dt><dd>${guide.authority[language]}</dd>
<dt>${labels.edition[language]}</dt><dd>${guide.edition}</dd>
<dt>${labels.publishedOn[language]}</dt><dd><time datetime="${guide.publishedOn}">${guide.publishedOn}</time></dd>
<dt>${labels.effectiveFrom[language]}</dt><dd><time datetime="${guide.effectiveFrom}">${guide.effectiveFrom}</time></dd>
</dl>`
}

function renderContents(guide: Guide, language: Language): Markup {
  const entries = guide.sections.map(
    ({ heading, id }) => markup`<li><a href="#${encodeURIComponent(id)}">${heading[language]}</a></li>\n`,
  )
  if (entries.length === 0) return markup``
  return markup`<nav aria-label="${labels.contents[language]}">
<ul>
${entries}</ul>
</nav>`
}

function renderSection(section: GuideSection, language: Language): Markup {
  return markup`<section id="${section.id}">
<h2>${section.heading[language]}</h2>
${section.blocks.map((block) => renderBlock(block, section, language))}</section>
`
}

function renderBlock(block: GuideBlock, section: GuideSection, language: Language): Markup {
  switch (block.kind) {
    case "paragraph":
      return markup`<p>${block.text[language]}</p>\n`
    case "list": {
      const items = block.items.map((item) => markup`<li>${item[language]}</li>\n`)
      return block.ordered ? markup`<ol>\n${items}</ol>\n` : markup`<ul>\n${items}</ul>\n`
    }
    case "table":
      return renderTable(block, section, language)
    default:
      return block satisfies never
  }
}

type Table = Extract<GuideBlock, { kind: "table" }>

/** On a phone a wide table scrolls inside its frame; the frame takes the focus, so that a keyboard can scroll it. */
function renderTable(table: Table, section: GuideSection, language: Language): Markup {
  const columns = table.columns.map((column) => markup`<th scope="col">${column[language]}</th>`)
  const rows = table.rows.map(([first, ...rest]) => {
    const head = first === undefined ? [] : [markup`<th scope="row">${first[language]}</th>`]
    const cells = rest.map((cell) => markup`<td>${cell[language]}</td>`)
    return markup`<tr>${head}${cells}</tr>\n`
  })
  return markup`<div class="table" role="region" tabindex="0" aria-label="${section.heading[language]}">
<table>
<thead>
<tr>${columns}</tr>
</thead>
<tbody>
${rows}</tbody>
</table>
</div>
`
}
