// A feed in JSON (JSON Feed 1.1) in each language, for programs: the entries of the Atom feed under the same ids, each
// with the few lines that a guide is told by. Addresses stand in it where the site knows where it is.
import type { Guide } from "@onevisit/core/notices"
import { composeGuideBrief, languageTag, type Language } from "@onevisit/core/notices/render"
import type { Publication } from "@onevisit/core/ports"
import { showLine } from "@onevisit/core/reasons"
import { composeEntryId, newestFirst, publishedAt } from "./atom-feed.ts"
import { addressOf, guidePath, indexPath, jsonFeedPath, type Page, type Site } from "./site.ts"

export function composeJsonFeed(site: Site, publication: Publication, language: Language): Page {
  const path = jsonFeedPath(language)
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: showLine(site.title[language]),
    ...addresses(site, { home_page_url: indexPath(language), feed_url: path }),
    language: languageTag[language],
    authors: [{ name: showLine(site.authority[language]) }],
    items: newestFirst(publication.guides).map((guide) => composeItem(site, guide, language)),
  }
  return { path, content: `${JSON.stringify(feed, null, 1)}\n` }
}

function composeItem(site: Site, guide: Guide, language: Language) {
  const page = guidePath(language, guide.item)
  const day = publishedAt(guide)
  return {
    id: composeEntryId(site, guide, language),
    ...addresses(site, { url: page }),
    title: showLine(guide.title[language]),
    content_text: composeGuideBrief(guide, { language, at: addressOf(site, "", page) }).chat,
    date_published: day,
    date_modified: day,
    authors: [{ name: showLine(guide.authority[language]) }],
    language: languageTag[language],
    /** An extension, as the format allows under a name of one's own. */
    _guide: { item: guide.item, edition: guide.edition, effective_from: guide.effectiveFrom },
  }
}

/** Programs resolve no relative address in JSON, so there is none. */
function addresses<Names extends string>(
  site: Site,
  paths: Readonly<Record<Names, string>>,
): Partial<Readonly<Record<Names, string>>> {
  if (site.baseUrl === null) return {}
  const entries = Object.entries<string>(paths).map(([name, path]) => [name, addressOf(site, "", path)])
  return Object.fromEntries(entries) as Readonly<Record<Names, string>>
}
