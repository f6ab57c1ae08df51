import { compareGuide, languages, renderGuideHtml, type Guide, type GuideBlock } from "@onevisit/core/notices"
import { text, type Text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readGuideHtml } from "./read-guide-html.ts"
import { hostileStrings } from "./testing/sample-guides.ts"

/** Words with a letter in them, so that there is something to see however they are compared; often hostile. */
const words: fc.Arbitrary<Text> = fc
  .tuple(fc.constantFrom(...hostileStrings), fc.string({ maxLength: 12, unit: "grapheme" }), fc.nat(999_999))
  .map(([hostile, any, number]) => text(`甲${any}${hostile}乙${number}`, `a${hostile}${any}b${number}`))

const block: fc.Arbitrary<GuideBlock> = fc.oneof(
  fc.record({ kind: fc.constant("paragraph" as const), text: words }),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(words, { minLength: 1, maxLength: 3 }),
    ordered: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.tuple(words, words),
    rows: fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }),
  }),
)

const headings = [text("收费", "Fee"), text("申请材料", "Materials"), text("咨询与投诉", "Contact")]

const guide: fc.Arbitrary<Guide> = fc
  .record({
    title: words,
    authority: words,
    sections: fc.tuple(
      ...headings.map((heading, index) =>
        fc
          .array(block, { minLength: 1, maxLength: 3 })
          .map((blocks) => ({ id: `s${index}`, heading, blocks })),
      ),
    ),
  })
  .map((parts) => ({
    ...parts,
    item: "sample",
    edition: "2018-07",
    publishedOn: plainDate("2018-07-20"),
    effectiveFrom: plainDate("2018-08-01"),
  }))

/** How another system would write the same page: other elements, wrappers, blanks and comments. */
const rewriting = fc.record({
  elements: fc.boolean(),
  wrapped: fc.boolean(),
  blanks: fc.boolean(),
  comments: fc.boolean(),
  bare: fc.boolean(),
})
type Rewriting = typeof rewriting extends fc.Arbitrary<infer R> ? R : never

function rewrite(html: string, { bare, blanks, comments, elements, wrapped }: Rewriting): string {
  let page = html.replace(/<style>[^]*?<\/style>/, "")
  if (bare) page = page.replace(/ (?:id|class|lang|role|tabindex|aria-label|scope|datetime)="[^"]*"/g, "")
  if (elements) {
    page = page
      .replace(/<(\/?)(?:table|thead|tbody|tr|section)\b[^>]*>/g, "<$1div>")
      .replace(/<(\/?)(?:th|td|li|ul|ol)\b[^>]*>/g, "<$1div>")
      .replace(/<h2>/g, "<p><strong>")
      .replace(/<\/h2>/g, "</strong></p>")
  }
  if (wrapped) page = page.replace(/<p>/g, `<div class="x"><p><span>`).replace(/<\/p>/g, "</span></p></div>")
  if (blanks) page = page.replace(/>\n?</g, ">\n\t <")
  if (comments) page = page.replace(/<(td|li|p)>/g, "<!-- 旧 --><$1><script>旧</script>")
  return page
}

describe("reading back what was rendered", () => {
  it("finds the guide whole, whatever its texts and however it is marked up", () => {
    fc.assert(
      fc.property(guide, rewriting, fc.constantFrom(...languages), (any, form, language) => {
        const page = rewrite(renderGuideHtml(any, { language }), form)
        expect(compareGuide(any, readGuideHtml(page), { language })).toEqual([])
      }),
    )
  })

  it("names the section of any text that has changed since", () => {
    fc.assert(
      fc.property(
        guide,
        rewriting,
        fc.constantFrom(...languages),
        fc.nat(),
        fc.nat(2),
        fc.constantFrom("丙", "1", "x"),
        (old, form, language, which, section, mark) => {
          const changed = changeText(old, section, which, mark)
          const page = rewrite(renderGuideHtml(old, { language }), form)
          const drift = compareGuide(changed, readGuideHtml(page), { language })
          expect(drift.map((each) => each.section)).toEqual([`s${section}`])
        },
      ),
    )
  })
})

/** The guide with one text of one section longer by a mark. */
function changeText(guide: Guide, section: number, which: number, mark: string): Guide {
  let left = which % textsOf(guide, section)
  const marked = (said: Text): Text => (left-- === 0 ? text(said.zh + mark, said.en + mark) : said)
  const change = (each: GuideBlock): GuideBlock => {
    if (each.kind === "paragraph") return { ...each, text: marked(each.text) }
    if (each.kind === "list") return { ...each, items: each.items.map(marked) }
    return { ...each, columns: each.columns.map(marked), rows: each.rows.map((row) => row.map(marked)) }
  }
  const sections = guide.sections.map((each, index) =>
    index === section ? { ...each, blocks: each.blocks.map(change) } : each,
  )
  return { ...guide, sections }
}

function textsOf(guide: Guide, section: number): number {
  return (guide.sections[section]?.blocks ?? []).reduce((sum, each) => {
    if (each.kind === "paragraph") return sum + 1
    return sum + (each.kind === "list" ? each.items.length : each.columns.length + each.rows.flat().length)
  }, 0)
}
