import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Guide } from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { all, readDocument, textOf } from "./testing/read-published-guide.ts"
import { readWholeRevision } from "./testing/read-whole-revision.ts"
import { sampleGuide, samplePublication } from "./testing/sample-guides.ts"
import { webChannel } from "./web-channel.ts"

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "channel-web-"))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const baseUrl = "https://guides.example.org/"
const kept: Guide = { ...sampleGuide, item: "patent-grant", title: text("专利资助", "Patent grants") }
const publish = async (revision: number, guides: readonly Guide[]) => {
  await webChannel({ directory, baseUrl }).publish(samplePublication(revision, guides))
  return (await readWholeRevision(directory)).pages
}
/** Where anything of a guide is to be seen: by its item, its titles or its edition. */
const placesOf = (pages: ReadonlyMap<string, string>, words: readonly string[]) =>
  [...pages]
    .filter(([path, page]) => words.some((word) => `${path}\n${page}`.includes(word)))
    .map(([path]) => path)

describe("a guide that is withdrawn", () => {
  it("is gone everywhere: its pages, the lists, the feeds and the sitemap, in both languages", async () => {
    const words = [sampleGuide.item, sampleGuide.title.zh, sampleGuide.title.en]
    const before = await publish(1, [sampleGuide, kept])
    expect(placesOf(before, words).sort()).toEqual([
      "en/feed.json",
      "en/feed.xml",
      "en/guides/tech-centre.html",
      "en/index.html",
      "sitemap.xml",
      "zh/feed.json",
      "zh/feed.xml",
      "zh/guides/tech-centre.html",
      "zh/index.html",
    ])
    const after = await publish(2, [kept])
    expect(placesOf(after, words)).toEqual([])
    expect(placesOf(after, [kept.item])).toHaveLength(9)
    expect([...(await publish(3, [])).keys()].filter((path) => path.includes("guides/"))).toEqual([])
  })

  it("leaves no other edition behind where it is replaced", async () => {
    await publish(1, [sampleGuide])
    const later = { ...sampleGuide, edition: "2019-01", effectiveFrom: plainDate("2019-01-02") }
    const pages = await publish(2, [later])
    expect(placesOf(pages, [sampleGuide.effectiveFrom])).toEqual([])
    expect(placesOf(pages, ["2019-01"])).toHaveLength(8)
  })
})

describe("the sitemap", () => {
  it("lists every page of every guide, each with the other language", async () => {
    const sitemap = readDocument((await publish(1, [sampleGuide, kept])).get("sitemap.xml") ?? "")
    expect(sitemap.attributes["xmlns"]).toBe("http://www.sitemaps.org/schemas/sitemap/0.9")
    expect(all(sitemap, "loc").map(textOf)).toEqual(
      ["index.html", "guides/tech-centre.html", "guides/patent-grant.html"].flatMap((page) => [
        `${baseUrl}zh/${page}`,
        `${baseUrl}en/${page}`,
      ]),
    )
    for (const url of all(sitemap, "url")) {
      expect(all(url, "xhtml:link").map(({ attributes }) => attributes["hreflang"])).toEqual(["zh-CN", "en"])
      expect(textOf(all(url, "lastmod")[0]!)).toBe("2018-07-20")
    }
  })

  it("is left out where the site does not know where it stands", async () => {
    await webChannel({ directory }).publish(samplePublication(1))
    expect([...(await readWholeRevision(directory)).pages.keys()]).not.toContain("sitemap.xml")
  })
})
