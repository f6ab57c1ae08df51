// An Atom feed (RFC 4287) in each language, newest edition first. Ids must never change and never be used
// twice in the world, so each is a UUID made from the site, the item, its edition and the language.
import { createHash } from "node:crypto"
import type { Guide } from "@onevisit/core/notices"
import { languageTag, markup, type Language, type Markup } from "@onevisit/core/notices/render"
import type { Publication } from "@onevisit/core/ports"
import { words } from "./language.ts"
import { addressOf, feedPath, guidePath, indexPath, type Page, type Site } from "./site.ts"

export function composeFeed(site: Site, publication: Publication, language: Language): Page {
  const path = feedPath(language)
  const content = markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag[language]}">
<id>${composeFeedId(site, language)}</id>
<title>${site.title[language]}</title>
<updated>${publication.at}</updated>
<author><name>${site.authority[language]}</name></author>
<link rel="self" type="application/atom+xml" href="${addressOf(site, path, path)}"/>
<link rel="alternate" type="text/html" hreflang="${languageTag[language]}" href="${addressOf(site, path, indexPath(language))}"/>
${newestFirst(publication.guides).map((guide) => composeEntry(site, guide, language))}</feed>
`.markup
  return { path, content }
}

export function composeFeedId(site: Site, language: Language): string {
  return composeUrn("feed", nameOf(site), language)
}

/** The same for the same edition of an item on the same site, whatever else is published with it. */
export function composeEntryId(site: Site, guide: Guide, language: Language): string {
  return composeUrn("entry", nameOf(site), guide.item, guide.edition, language)
}

export function newestFirst(guides: readonly Guide[]): readonly Guide[] {
  return [...guides].sort((a, b) => compare(b.publishedOn, a.publishedOn) || compare(a.item, b.item))
}

/**
 * An edition never changes, so it was last changed on the day it was published. Midnight in UTC is the morning of the
 * same day in China: the date is the guide's in either.
 */
export function publishedAt({ publishedOn }: Guide): string {
  return `${publishedOn}T00:00:00Z`
}

function composeEntry(site: Site, guide: Guide, language: Language): Markup {
  const label = words[language]
  const day = publishedAt(guide)
  return markup`<entry>
<id>${composeEntryId(site, guide, language)}</id>
<title>${guide.title[language]}</title>
<published>${day}</published>
<updated>${day}</updated>
<author><name>${guide.authority[language]}</name></author>
<link rel="alternate" type="text/html" hreflang="${languageTag[language]}" href="${addressOf(site, feedPath(language), guidePath(language, guide.item))}"/>
<summary>${label.edition} ${guide.edition} · ${label.effectiveFrom} ${guide.effectiveFrom}</summary>
</entry>
`
}

function nameOf(site: Site): string {
  return site.baseUrl ?? site.authority.zh
}

// RFC 9562, version 8: the bits are ours to choose, here those of a SHA-256.
function composeUrn(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex")
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
