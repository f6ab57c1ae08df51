// The list of guides in one language, and the door at the root of the site, which leads to the official one.
import type { Guide } from "@onevisit/core/notices"
import { languages, languageTag, markup, type Language, type Markup } from "@onevisit/core/notices/render"
import { composeDocument } from "./document.ts"
import { otherLanguage, words } from "./language.ts"
import {
  composeHeadLinks,
  feedPath,
  guidePath,
  indexPath,
  linkBetween,
  type Page,
  type Site,
} from "./site.ts"

/** All guides in the order of the publication, each with its authority, edition and date. */
export function composeIndexPage(site: Site, guides: readonly Guide[], language: Language): Page {
  const path = indexPath(language)
  const other = otherLanguage(language)
  const content = composeDocument({
    language,
    title: site.title[language],
    head: composeHeadLinks(site, language, indexPath),
    body: markup`<header>
<nav class="site"><a href="${linkBetween(path, feedPath(language))}">${words[language].feed}</a> <a href="${linkBetween(path, indexPath(other))}" rel="alternate" lang="${languageTag[other]}" hreflang="${languageTag[other]}">${words[other].ownName}</a></nav>
</header>
<main>
<h1>${site.title[language]}</h1>
${composeList(path, guides, language)}
</main>
<footer>${site.authority[language]}</footer>`,
  })
  return { path, content }
}

/** The page at the root: goes on to the Chinese index by itself, and names both where a browser does not. */
export function composeDoorPage(site: Site): Page {
  const path = "index.html"
  const links = languages.map(
    (each) =>
      markup`<li><a href="${linkBetween(path, indexPath(each))}" lang="${languageTag[each]}" hreflang="${languageTag[each]}">${words[each].ownName}</a></li>\n`,
  )
  const content = composeDocument({
    language: "zh",
    title: site.title.zh,
    head: [
      markup`<meta http-equiv="refresh" content="0; url=${linkBetween(path, indexPath("zh"))}">\n`,
      ...composeHeadLinks(site, "zh", (each) => (each === "zh" ? path : indexPath(each))),
    ],
    body: markup`<main>
<h1>${site.title.zh}</h1>
<ul>
${links}</ul>
</main>`,
  })
  return { path, content }
}

function composeList(from: string, guides: readonly Guide[], language: Language): Markup {
  if (guides.length === 0) return markup`<p>${words[language].none}</p>`
  const label = words[language]
  const entries = guides.map(
    (
      guide,
    ) => markup`<li><a href="${linkBetween(from, guidePath(language, guide.item))}">${guide.title[language]}</a>
<p>${guide.authority[language]} · ${label.edition} ${guide.edition} · ${label.publishedOn} <time datetime="${guide.publishedOn}">${guide.publishedOn}</time></p></li>
`,
  )
  return markup`<ul class="guides">
${entries}</ul>`
}
