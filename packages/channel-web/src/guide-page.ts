// One guide in one language: the guide's article as core renders it, under the links of the site.
import type { Guide } from "@onevisit/core/notices"
import {
  languageTag,
  markup,
  renderGuideArticle,
  type Language,
  type Markup,
} from "@onevisit/core/notices/render"
import { composeDocument } from "./document.ts"
import { otherLanguage, words } from "./language.ts"
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
${renderGuideArticle(guide, { language })}
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
