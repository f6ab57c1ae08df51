import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { composeEntryId, composeFeed, composeFeedId } from "./atom-feed.ts"
import type { Site } from "./site.ts"
import { all, only, readDocument, textOf } from "./testing/read-published-guide.ts"
import { sampleGuide, samplePublication } from "./testing/sample-guides.ts"

const site: Site = {
  title: text("样例站", "Sample site"),
  authority: text("样例区", "Sample District"),
  baseUrl: "https://guides.example.org/",
}
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const urn = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

describe("the Atom feed", () => {
  it("has what RFC 4287 asks of a feed and of an entry", () => {
    const feed = readDocument(composeFeed(site, samplePublication(1), "zh").content)
    expect(feed.attributes["xmlns"]).toBe("http://www.w3.org/2005/Atom")
    const own = {
      ...feed,
      children: feed.children.filter((each) => typeof each === "string" || each.name !== "entry"),
    }
    for (const element of [own, only(feed, "entry")]) {
      expect(textOf(only(element, "id"))).toMatch(urn)
      expect(textOf(only(element, "title"))).not.toBe("")
      expect(textOf(only(element, "updated"))).toMatch(instantForm)
      expect(textOf(only(only(element, "author"), "name"))).not.toBe("")
      expect(all(element, "link").filter(({ attributes }) => attributes["rel"] === "alternate")).toHaveLength(
        1,
      )
    }
    expect(all(own, "link").map(({ attributes }) => attributes["href"])).toEqual([
      "https://guides.example.org/zh/feed.xml",
      "https://guides.example.org/zh/index.html",
    ])
    expect(only(only(feed, "entry"), "link").attributes["href"]).toBe(
      "https://guides.example.org/zh/guides/tech-centre.html",
    )
    expect(textOf(only(own, "updated"))).toBe("2018-07-20T01:30:00.000Z")
    expect(textOf(only(only(feed, "entry"), "updated"))).toBe("2018-07-20T00:00:00Z")
  })

  it("keeps the id of an entry as long as item and edition are the same, and never shares it", () => {
    const id = composeEntryId(site, sampleGuide, "zh")
    expect(composeEntryId(site, { ...sampleGuide, title: text("改名", "Renamed"), sections: [] }, "zh")).toBe(
      id,
    )
    const others = [
      composeEntryId(site, { ...sampleGuide, edition: "2019-01" }, "zh"),
      composeEntryId(site, { ...sampleGuide, item: "patent-grant" }, "zh"),
      composeEntryId(site, sampleGuide, "en"),
      composeEntryId({ ...site, baseUrl: "https://other.example.org/" }, sampleGuide, "zh"),
      composeFeedId(site, "zh"),
    ]
    expect(new Set([id, ...others]).size).toBe(6)
  })

  it("keeps ids that were once published", () => {
    expect(composeFeedId(site, "zh")).toBe("urn:uuid:7fde5c7b-9d13-87c0-86d6-12c95312cc01")
    expect(composeEntryId(site, sampleGuide, "zh")).toBe("urn:uuid:145678db-4f86-8e55-a757-1cc6b2cc3536")
  })

  it("lists the newest edition first", () => {
    const newer = { ...sampleGuide, item: "newer", publishedOn: plainDate("2019-01-02") }
    const feed = readDocument(composeFeed(site, samplePublication(1, [sampleGuide, newer]), "en").content)
    expect(all(feed, "published").map(textOf)).toEqual(["2019-01-02T00:00:00Z", "2018-07-20T00:00:00Z"])
  })
})
