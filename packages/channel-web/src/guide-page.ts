// One guide in one language. Shows the guide's blocks as they are and adds nothing but labels; the anchor
// of a section is the section's id, so that links into a guide outlive its editions.
import type { Guide, GuideBlock, GuideSection } from "@onevisit/core/notices"
import { composeDocument } from "./document.ts"
import { type Language, languageTag, otherLanguage, words } from "./language.ts"
import { markup, type Markup } from "./markup.ts"
import { composeHeadLinks, guidePath, indexPath, linkBetween, type Page, type Site } from "./site.ts"

/** The page of `guide` in `language`. The same guide and site give the same bytes. */
export function composeGuidePage(site: Site, guide: Guide, language: Language): Page {
  const path = guidePath(language, guide.item)
  const content = composeDocument({
    language,
    title: `${guide.title[language]} · ${site.title[language]}`,
    head: composeHeadLinks(site, language, (each) => guidePath(each, guide.item)),
    body: markup`<header>
<nav class="site">${linkToIndex(site, path, language)} ${linkToOther(guide, path, otherLanguage(language))}</nav>
</header>
<main>
<article>
<h1>${guide.title[language]}</h1>
${composeFacts(guide, language)}
${composeContents(guide, language)}
${guide.sections.map((section) => composeSection(section, language))}</article>
</main>`,
  })
  return { path, content }
}

function linkToIndex(site: Site, from: string, language: Language): Markup {
  return markup`<a href="${linkBetween(from, indexPath(language))}">${site.title[language]}</a>`
}

function linkToOther(guide: Guide, from: string, other: Language): Markup {
  const tag = languageTag[other]
  const href = linkBetween(from, guidePath(other, guide.item))
  return markup`<a href="${href}" rel="alternate" lang="${tag}" hreflang="${tag}">${words[other].ownName}</a>`
}

function composeFacts(guide: Guide, language: Language): Markup {
  const label = words[language]
  return markup`<dl class="facts">
<dt>${label.authority}</dt><dd>${guide.authority[language]}</dd>
<dt>${label.edition}</dt><dd>${guide.edition}</dd>
<dt>${label.publishedOn}</dt><dd><time datetime="${guide.publishedOn}">${guide.publishedOn}</time></dd>
<dt>${label.effectiveFrom}</dt><dd><time datetime="${guide.effectiveFrom}">${guide.effectiveFrom}</time></dd>
</dl>`
}

function composeContents(guide: Guide, language: Language): Markup {
  const entries = guide.sections.map(
    ({ heading, id }) => markup`<li><a href="#${encodeURIComponent(id)}">${heading[language]}</a></li>\n`,
  )
  if (entries.length === 0) return markup``
  return markup`<nav aria-label="${words[language].contents}">
<ul>
${entries}</ul>
</nav>`
}

function composeSection(section: GuideSection, language: Language): Markup {
  return markup`<section id="${section.id}">
<h2>${section.heading[language]}</h2>
${section.blocks.map((block) => composeBlock(block, section, language))}</section>
`
}

function composeBlock(block: GuideBlock, section: GuideSection, language: Language): Markup {
  switch (block.kind) {
    case "paragraph":
      return markup`<p>${block.text[language]}</p>\n`
    case "list":
      return markup`<ul>\n${block.items.map((item) => markup`<li>${item[language]}</li>\n`)}</ul>\n`
    case "table":
      return composeTable(block, section, language)
    default: {
      const unknown: never = block
      throw new TypeError(`A guide block of a kind this channel does not know: ${typeof unknown}.`)
    }
  }
}

type Table = Extract<GuideBlock, { kind: "table" }>

// On a phone a wide table scrolls inside its frame; the frame takes the focus, so that a keyboard can scroll it.
function composeTable(table: Table, section: GuideSection, language: Language): Markup {
  const columns = table.columns.map((column) => markup`<th scope="col">${column[language]}</th>`)
  const rows = table.rows.map(
    ([first, ...rest]) =>
      markup`<tr>${first === undefined ? [] : [markup`<th scope="row">${first[language]}</th>`]}${rest.map((cell) => markup`<td>${cell[language]}</td>`)}</tr>\n`,
  )
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
