import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { composeEntryId } from "./atom-feed.ts"
import { composeJsonFeed } from "./json-feed.ts"
import type { Site } from "./site.ts"
import { sampleGuide, samplePublication } from "./testing/sample-guides.ts"

const site: Site = {
  title: text("样例站", "Sample site"),
  authority: text("样例区", "Sample District"),
  baseUrl: "https://guides.example.org/",
}
const read = (...args: Parameters<typeof composeJsonFeed>) =>
  JSON.parse(composeJsonFeed(...args).content) as Readonly<Record<string, unknown>> & {
    readonly items: readonly Readonly<Record<string, unknown>>[]
  }

describe("the JSON feed", () => {
  it("has what JSON Feed 1.1 asks of a feed and of an item", () => {
    const feed = read(site, samplePublication(1), "zh")
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      title: "样例站",
      home_page_url: "https://guides.example.org/zh/index.html",
      feed_url: "https://guides.example.org/zh/feed.json",
      language: "zh-CN",
      authors: [{ name: "样例区" }],
    })
    expect(feed.items).toEqual([
      {
        id: composeEntryId(site, sampleGuide, "zh"),
        url: "https://guides.example.org/zh/guides/tech-centre.html",
        title: "区级企业技术中心认定",
        content_text: "【区级企业技术中心认定】\n全文：https://guides.example.org/zh/guides/tech-centre.html",
        date_published: "2018-07-20T00:00:00Z",
        date_modified: "2018-07-20T00:00:00Z",
        authors: [{ name: "样例区经济和信息化局" }],
        language: "zh-CN",
        _guide: { item: "tech-centre", edition: "2018-07", effective_from: "2018-08-01" },
      },
    ])
  })

  it("holds no address where the site does not know where it stands", () => {
    const feed = read({ ...site, baseUrl: null }, samplePublication(1), "en")
    expect(Object.keys(feed)).not.toContain("feed_url")
    expect(feed.items[0]).not.toHaveProperty("url")
  })

  it("lists the newest edition first", () => {
    const newer = { ...sampleGuide, item: "newer", publishedOn: plainDate("2019-01-02") }
    const { items } = read(site, samplePublication(1, [sampleGuide, newer]), "en")
    expect(items.map(({ date_published: day }) => day)).toEqual([
      "2019-01-02T00:00:00Z",
      "2018-07-20T00:00:00Z",
    ])
  })
})
