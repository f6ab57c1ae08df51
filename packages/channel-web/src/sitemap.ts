// All pages for search engines (sitemaps.org, 0.9), each with the same page in the other language, so that what is
// withdrawn leaves their lists and what is new comes in. It may hold full addresses alone: a site that does not know
// where it stands has none.
import { languages, languageTag, markup, type Markup } from "@onevisit/core/notices/render"
import type { Publication } from "@onevisit/core/ports"
import { guidePath, indexPath, type Page, type Site, sitemapPath } from "./site.ts"

export function composeSitemap(site: Site, publication: Publication): readonly Page[] {
  const { baseUrl } = site
  if (baseUrl === null) return []
  const pages = [
    composePages(baseUrl, indexPath, publication.at.slice(0, 10)),
    ...publication.guides.map((guide) =>
      composePages(baseUrl, (language) => guidePath(language, guide.item), guide.publishedOn),
    ),
  ]
  const content = markup`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.flat()}</urlset>
`.markup
  return [{ path: sitemapPath, content }]
}

/** A page in each language, each naming all. */
function composePages(
  baseUrl: string,
  pathIn: (language: (typeof languages)[number]) => string,
  changedOn: string,
): readonly Markup[] {
  const alternates = languages.map(
    (each) =>
      markup`<xhtml:link rel="alternate" hreflang="${languageTag[each]}" href="${baseUrl + pathIn(each)}"/>\n`,
  )
  return languages.map(
    (language) => markup`<url>
<loc>${baseUrl + pathIn(language)}</loc>
<lastmod>${changedOn}</lastmod>
${alternates}</url>
`,
  )
}
