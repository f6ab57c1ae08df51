import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { composeGuide } from "../guide/compose-guide.ts"
import type { Guide, GuideBlock } from "../guide/guide.ts"
import { fullItem, options } from "../guide/item.fixture.ts"
import { textsOf } from "../guide/read-guide.fixture.ts"
import { languages, languageTag } from "../language.ts"
import { renderGuideHtml, renderGuidePrint } from "./render-guide-html.ts"
import { renderGuideMarkdown } from "./render-guide-markdown.ts"

const guide = composeGuide(fullItem, options)

/** A guide of one section whose every text is these words. */
function guideOf(words: string): Guide {
  const said = text(words, words)
  const blocks: readonly GuideBlock[] = [
    { kind: "paragraph", text: said },
    { kind: "list", items: [said, said] },
    { kind: "list", items: [said], ordered: true },
    { kind: "table", columns: [said, said], rows: [[said, said]] },
  ]
  const sections = [{ id: "only", heading: said, blocks }]
  return { ...guide, edition: words, title: said, authority: said, sections }
}

const HOSTILE = [
  `<script>alert(1)</script>`,
  `</style></title><img src=x onerror=alert(1)>`,
  `"&'`,
  "*/}@page{}\\",
  "&lt;",
] as const

const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? []

describe.each([
  ["page", renderGuideHtml],
  ["sheets", renderGuidePrint],
])("a guide as a %s of HTML", (_, render) => {
  it("says its language and shows every section under its own anchor", () => {
    for (const language of languages) {
      const html = render(guide, { language })
      expect(html).toContain(`<html lang="${languageTag[language]}">`)
      expect(html).toContain(`<article lang="${languageTag[language]}">`)
      expect(html.match(/<h1>/g)).toHaveLength(1)
      for (const { heading, id } of guide.sections) {
        expect(html).toContain(`<section id="${id}">\n<h2>${heading[language]}</h2>\n`)
        expect(html).toContain(`href="#${id}"`)
      }
    }
  })

  it.each(HOSTILE)("shows %j as text and marks nothing up with it", (words) => {
    const html = render(guideOf(words), { language: "zh" })
    const plain = render(guideOf("字"), { language: "zh" })
    const shape = (page: string) => tagsOf(page).map((tag) => tag.replace(/ aria-label="[^"]*"/, ""))
    expect(shape(html)).toEqual(shape(plain))
    const body = html.slice(html.indexOf("</head>"))
    expect(body.replace(/<[^>]*>/g, "")).not.toMatch(/[<>"']/)
  })

  it("lets no override of the writing direction through", () => {
    const html = render(guideOf("电话\u202E1000 0000\u2066"), { language: "zh" })
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(html).toContain("电话\uFFFD1000 0000\uFFFD")
  })

  it("is readable on paper, holds no script and loads nothing", () => {
    const html = render(guide, { language: "zh" })
    expect(html).toContain("@media print")
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import|https?:/)
  })
})

describe("a guide on paper", () => {
  it("says on every sheet which guide and edition it is of, and which of how many", () => {
    const html = renderGuidePrint(guide, { language: "zh" })
    expect(html).toMatch(/@page\{size:A4;/)
    expect(html).toContain('@top-left{content:"企业技术中心认定办事指南"')
    expect(html).toContain('@bottom-left{content:"版本 2018\\2d 07 \\b7  公布日期 2018\\2d 07\\2d 20"')
    expect(html).toContain('content:counter(page) " / " counter(pages)')
  })
})

describe("a guide as Markdown", () => {
  it("has every heading and every text of the guide, in both languages", () => {
    for (const language of languages) {
      const lines = unescaped(renderGuideMarkdown(guide, { language })).split("\n")
      expect(lines[0]).toBe(`# ${guide.title[language]}`)
      for (const { blocks, heading } of guide.sections) {
        expect(lines).toContain(`## ${heading[language]}`)
        for (const words of blocks.flatMap((block) => textsOf(block)))
          expect(lines.some((line) => line.includes(words[language]))).toBe(true)
      }
    }
  })

  it("numbers what follows in order, and heads tables", () => {
    const markdown = renderGuideMarkdown(guideOf("字"), { language: "zh" })
    expect(markdown).toContain("\n\n字\n\n- 字\n- 字\n\n1. 字\n\n| 字 | 字 |\n| --- | --- |\n| 字 | 字 |\n")
  })

  it.each([
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["# 一级", "\\# 一级"],
    ["- 项", "\\- 项"],
    ["+ 项", "\\+ 项"],
    ["12. 项", "12\\. 项"],
    ["===", "\\==="],
    ["---", "\\---"],
    ["*重* _重_ `码` ~~删~~", "\\*重\\* \\_重\\_ \\`码\\` \\~\\~删\\~\\~"],
    ["[链](x) ![图](x)", "\\[链\\](x) !\\[图\\](x)"],
    ["a|b&amp;\\", "a\\|b\\&amp;\\\\"],
    ["a_b@example.invalid", "a_b@example.invalid"],
    ["2018-07-20 3.5", "2018-07-20 3.5"],
    ["两\n\n# 行", "两 # 行"],
    ["电话\u202E1\u0007", "电话\uFFFD1␇"],
  ])("writes %j so that it is shown as it is", (words, written) => {
    const lines = renderGuideMarkdown(guideOf(words), { language: "zh" }).split("\n")
    expect(lines).toContain(written)
    expect(lines).toContain(`1. ${written}`)
    expect(lines).toContain(`| ${written} | ${written} |`)
    // No line but those of the guide's own shape.
    expect(lines).toHaveLength(renderGuideMarkdown(guideOf("字"), { language: "zh" }).split("\n").length)
  })
})

/** Without the backslashes of CommonMark. */
function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1")
}
