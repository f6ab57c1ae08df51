import { createHash } from "node:crypto"
import {
  darkPalette,
  languages,
  languageTag,
  lightPalette,
  type Guide,
  type Language,
} from "@onevisit/core/notices"
import { showLine, text } from "@onevisit/core/reasons"
import { hostileTexts } from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { composeGuidePage } from "./guide-page.ts"
import { composeSite } from "./compose-site.ts"
import { isAnchor } from "./publishable.ts"
import type { Site } from "./site.ts"
import {
  all,
  only,
  readDocument,
  type ReadGuide,
  readPublishedGuide,
  textOf,
} from "./testing/read-published-guide.ts"
import {
  arbitraryGuide,
  hostileStrings,
  sampleGuide,
  samplePublication,
  seeded,
} from "./testing/sample-guides.ts"

const site: Site = {
  title: text("样例站", "Sample site"),
  authority: text("样例区", "Sample"),
  baseUrl: null,
}

/** What a reader of one language must find on the page. */
function inLanguage(guide: Guide, language: Language): ReadGuide {
  return {
    language: languageTag[language],
    title: guide.title[language],
    authority: guide.authority[language],
    edition: guide.edition,
    publishedOn: guide.publishedOn,
    effectiveFrom: guide.effectiveFrom,
    sections: guide.sections.map(({ blocks, heading, id }) => ({
      id,
      heading: heading[language],
      blocks: blocks.map((block) => {
        const texts =
          block.kind === "paragraph"
            ? [[block.text]]
            : block.kind === "list"
              ? [block.items]
              : [block.columns, ...block.rows]
        const kind = block.kind === "list" && block.ordered ? ("ordered list" as const) : block.kind
        return { kind, rows: texts.map((row) => row.map((each) => each[language])) }
      }),
    })),
  }
}

describe("a guide's page", () => {
  it("reads back as the guide, field by field, in both languages", () => {
    for (const language of languages) {
      const { content } = composeGuidePage(site, sampleGuide, language)
      expect(readPublishedGuide(content)).toEqual(inLanguage(sampleGuide, language))
    }
  })

  it("reads back as the guide whatever text the guide holds", () => {
    const firstSeed = Number(process.env["PROPERTY_SEED"] ?? Math.floor(Math.random() * 2 ** 31))
    for (let seed = firstSeed; seed < firstSeed + 500; seed += 1) {
      const guide = arbitraryGuide(seeded(seed))
      for (const language of languages) {
        const { content } = composeGuidePage(site, guide, language)
        expect(readPublishedGuide(content), `PROPERTY_SEED=${seed}`).toEqual(inLanguage(guide, language))
      }
    }
  })

  it("shows hostile text as text in every field, in the title bar, on the index and in the feed", () => {
    for (const hostile of [...hostileStrings, ...hostileTexts].filter((each) =>
      isAnchor(`a${each.replace(/\s/gu, "")}`),
    )) {
      const words = text(hostile, hostile)
      const guide: Guide = {
        ...sampleGuide,
        edition: hostile,
        title: words,
        authority: words,
        sections: [
          {
            id: `a${hostile.replace(/\s/gu, "")}`,
            heading: words,
            blocks: [{ kind: "paragraph", text: words }],
          },
        ],
      }
      const hostileSite: Site = { title: words, authority: words, baseUrl: null }
      for (const { content, path } of composeSite(hostileSite, samplePublication(1, [guide]))) {
        if (path.endsWith(".json")) {
          expect((JSON.parse(content) as { readonly title: string }).title, path).toBe(showLine(hostile))
          continue
        }
        const page = readDocument(content)
        const title = all(page, "title")[0]
        expect(title && textOf(title), path).toContain(hostile)
      }
    }
  })

  it("shows by a symbol what HTML and XML cannot carry, and what would override the direction of reading", () => {
    const words = text("\u0001\u000B\u001F\u007F\uFFFE\uFFFF\t\n\r\u202E\u2067", "")
    const page = composeGuidePage(site, { ...sampleGuide, title: words }, "zh").content
    expect(readPublishedGuide(page).title).toBe("␁␋␟␡\uFFFD\uFFFD\t\n\r\uFFFD\uFFFD")
  })

  it("names the other language and the index by relative links", () => {
    const page = readDocument(composeGuidePage(site, sampleGuide, "zh").content)
    const links = all(only(page, "header"), "a").map(({ attributes }) => attributes["href"])
    expect(links).toEqual(["../../zh/index.html", "../../en/guides/tech-centre.html"])
    expect(all(only(page, "header"), "a")[1]?.attributes["lang"]).toBe("en")
  })

  it("leads from its contents to each section by the section's id", () => {
    const page = readDocument(composeGuidePage(site, sampleGuide, "zh").content)
    const links = all(only(page, "article"), "a").map(({ attributes }) => attributes["href"])
    expect(links).toEqual(["#who", "#materials"])
  })

  it("gives every table a head with column scopes and every row a head of its own", () => {
    const table = only(readDocument(composeGuidePage(site, sampleGuide, "en").content), "table")
    expect(all(only(table, "thead"), "th").map(({ attributes }) => attributes["scope"])).toEqual([
      "col",
      "col",
      "col",
    ])
    expect(all(only(table, "tbody"), "th").map((head) => [head.attributes["scope"], textOf(head)])).toEqual([
      ["row", "Application"],
      ["row", "Audit report"],
    ])
  })

  it("allows a browser one inline style and nothing else", () => {
    const { content } = composeGuidePage(site, sampleGuide, "zh")
    const page = readDocument(content)
    const policy = all(page, "meta").find(
      ({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy",
    )
    const style = createHash("sha256")
      .update(textOf(only(page, "style")))
      .digest("base64")
    expect(policy?.attributes["content"]).toBe(
      `default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`,
    )
    expect(content).not.toMatch(/<script|<img|<iframe|@import|url\(|https?:\/\//)
  })

  it("keeps a contrast of at least 4.5 in light and in dark", () => {
    for (const { band, link, muted, paper, text: ink } of [lightPalette, darkPalette]) {
      for (const ground of [paper, band]) {
        for (const colour of [ink, muted, link]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })
})

/** The contrast ratio of WCAG 2. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
