import { languages } from "@onevisit/core/notices/render"
import type { Publication } from "@onevisit/core/ports"
import { composeFeed } from "./atom-feed.ts"
import { composeJsonFeed } from "./json-feed.ts"
import { composeSitemap } from "./sitemap.ts"
import { composeGuidePage } from "./guide-page.ts"
import { composeDoorPage, composeIndexPage } from "./index-pages.ts"
import type { Page, Site } from "./site.ts"

/** The folders that the pages need, parents first. */
export const siteFolders: readonly string[] = languages.flatMap((each) => [each, `${each}/guides`])

/** Every page of the site, made one at a time: a catalogue may be large. */
export function* composeSite(site: Site, publication: Publication): Generator<Page, void> {
  yield composeDoorPage(site)
  yield* composeSitemap(site, publication)
  for (const language of languages) {
    yield composeIndexPage(site, publication.guides, language)
    yield composeFeed(site, publication, language)
    yield composeJsonFeed(site, publication, language)
    for (const guide of publication.guides) yield composeGuidePage(site, guide, language)
  }
}
