import { languages, languageTag, markup, type Language, type Markup } from "@onevisit/core/notices/render"
import type { Text } from "@onevisit/core/reasons"

/** What all pages of a site share. */
export interface Site {
  readonly title: Text
  readonly authority: Text
  /** Absolute, with a slash at its end; `null` where the site does not know where it will stand. */
  readonly baseUrl: string | null
}

/** One file of the site; `path` is relative to its root, with `/`. */
export interface Page {
  readonly path: string
  readonly content: string
}

export const indexPath = (language: Language): string => `${language}/index.html`
export const feedPath = (language: Language): string => `${language}/feed.xml`
export const jsonFeedPath = (language: Language): string => `${language}/feed.json`
export const sitemapPath = "sitemap.xml"
export const guidePath = (language: Language, item: string): string => `${language}/guides/${item}.html`

/** The address of `to` as written on the page `from`: relative, so that the site can stand anywhere. */
export function linkBetween(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to
}

/** The full address where the site knows where it stands, otherwise a relative one. */
export function addressOf(site: Site, from: string, to: string): string {
  return site.baseUrl === null ? linkBetween(from, to) : site.baseUrl + to
}

/** Tells feed readers of the feed, and search engines of the same page in each language. */
export function composeHeadLinks(
  site: Site,
  language: Language,
  pathIn: (language: Language) => string,
): readonly Markup[] {
  const here = pathIn(language)
  const canonical =
    site.baseUrl === null ? [] : [markup`<link rel="canonical" href="${site.baseUrl + here}">\n`]
  return [
    ...canonical,
    ...languages.map(
      (each) =>
        markup`<link rel="alternate" hreflang="${languageTag[each]}" href="${addressOf(site, here, pathIn(each))}">\n`,
    ),
    markup`<link rel="alternate" type="application/atom+xml" title="${site.title[language]}" href="${linkBetween(here, feedPath(language))}">\n`,
    markup`<link rel="alternate" type="application/feed+json" title="${site.title[language]}" href="${linkBetween(here, jsonFeedPath(language))}">\n`,
  ]
}
