import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import { documentOf, stepsTo } from "./cases.fixture.ts"
import { composeCheckReference } from "./check-reference.ts"
import { formatDocument } from "./format-document.ts"
import type { LegalDocument } from "./legal-document.ts"
import { renderDocumentHtml } from "./render-document.ts"

const document = documentOf("tolerant-acceptance", stepsTo["tolerant-acceptance"])
const commitment = documentOf("commitment", stepsTo.commitment)

/** A document that says the same words wherever anything can be said. */
const saying = (words: string): LegalDocument => ({
  kind: "refused",
  title: words,
  number: words,
  addressee: words,
  blocks: [
    { kind: "paragraph", text: words },
    { kind: "list", items: [words] },
    { kind: "table", columns: [words], rows: [[words]] },
    { kind: "signature", lines: [{ label: words, value: words }] },
  ],
  authority: { id: "a", name: words },
  seal: { authority: words, printedBy: words },
  date: plainDate("2019-03-04"),
  copies: 2,
  circumstances: [],
  texts: words,
})
const tagsOf = (html: string) => html.replace(/<style>[^<]*<\/style>/, "").match(/<[^>]*>/g)

describe("a document as a page", () => {
  it.each([
    "<script>alert(1)</script>",
    `"><img src=x onerror=alert(1)>`,
    "</style><script>",
    "</title>",
    "&lt;b&gt; & ' \" `",
    "]]>--><!--",
  ])("shows %j as it is, and no tag more than it would", (words) => {
    const html = renderDocumentHtml(saying(words), { everyCopy: true, check: words })
    expect(tagsOf(html)).toEqual(tagsOf(renderDocumentHtml(saying("字"), { everyCopy: true, check: "字" })))
    expect(html.match(/<style>/g)).toHaveLength(1)
  })

  it("has for any words the same tags", () => {
    const plain = tagsOf(renderDocumentHtml(saying("字"), { everyCopy: true }))
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (words) => {
        expect(tagsOf(renderDocumentHtml(saying(words), { everyCopy: true }))).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })

  it("lets no override of the writing direction through, on the page or in its margins", () => {
    const html = renderDocumentHtml(saying("第\u202E1号\u0000"))
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
    expect(html).not.toContain("\u0000")
    expect(html).toContain("第\uFFFD1号␀")
  })

  it("holds no script and loads nothing, and says so to the browser", () => {
    const html = renderDocumentHtml(document, { qr: [[true]], check: "0123456789abcdef" })
    expect(html).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|@font-face|https?:|src=|href=/)
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'")
  })

  it("is of A4, with the document and the number of the sheet on each, and cuts nothing in two", () => {
    const html = renderDocumentHtml(documentOf("acceptance", stepsTo.acceptance))
    expect(html).toMatch(/@page\{size:A4;/)
    expect(html).toContain('@bottom-left{content:"受理通知书 样例\\3014 2019\\3015 受1号"')
    expect(html).toContain('content:"第 " counter(page) " 页，共 " counter(pages) " 页"')
    expect(html).toMatch(/tr\{break-inside:avoid\}/)
    expect(html).toMatch(/\.last\{break-inside:avoid\}/)
    expect(html).toMatch(/thead\{display:table-header-group\}/)
  })

  it("has the last lines of its text with the seal, which never stands alone on a sheet", () => {
    const last = (of: LegalDocument) => renderDocumentHtml(of).split('<div class="last">')[1] ?? ""
    const acceptance = last(documentOf("acceptance", stepsTo.acceptance))
    expect(acceptance).toMatch(/<p>承诺办结日：[^]*<p>联系电话：[^]*（印章）/)
    expect(acceptance).not.toContain("法定办结日")
    expect(last(documentOf("receipt", stepsTo.receipt))).not.toContain("<table>")
  })

  it("draws the place of the seal in a broken circle, with the authority's name, and the date beside it", () => {
    const html = renderDocumentHtml(document)
    expect(html).toContain('<div class="seal">样例局<br>（印章）</div>')
    expect(html).toMatch(/\.by \.seal\{[^}]*dashed[^}]*border-radius:50%/)
    expect(html).toContain('<time datetime="2019-03-04">2019年3月4日</time>')
    expect(renderDocumentHtml(commitment)).not.toContain("（印章）")
  })

  it("shows both copies of what is made out in two when asked, each from a new sheet, and one otherwise", () => {
    const both = renderDocumentHtml(document, { everyCopy: true })
    expect(both.match(/<article>/g)).toHaveLength(2)
    expect(both).toContain("第一份：申请人留存")
    expect(both).toContain("第二份：受理机关存档")
    expect(both).toMatch(/article\+article\{break-before:page\}/)
    const one = renderDocumentHtml(document)
    expect(one.match(/<article>/g)).toHaveLength(1)
    expect(one).not.toContain("第一份")
    expect(one).toContain("（本文书一式两份，申请人和受理机关各执一份）")
    const single = renderDocumentHtml(documentOf("acceptance", stepsTo.acceptance), { everyCopy: true })
    expect(single).not.toMatch(/第一份|一式两份/)
  })

  it("draws a QR with its quiet zone, one stroke for each run of dark squares", () => {
    const qr = [
      [true, true, false],
      [false, false, true],
      [true, true, true],
    ]
    const html = renderDocumentHtml(document, { qr })
    expect(html).toContain('viewBox="0 0 11 11"')
    expect(html).toContain('<path d="M4 4h2v1h-2zM6 5h1v1h-1zM4 6h3v1h-3z" fill="#000"/>')
    expect(renderDocumentHtml(document)).not.toContain("<svg")
  })

  it("is the same to the byte for the same document", () => {
    expect(renderDocumentHtml(structuredClone(document))).toBe(renderDocumentHtml(document))
  })
})

describe("a document as plain text", () => {
  it("has as many lines whatever its values hold", () => {
    const lines = (words: string) => formatDocument(saying(words)).split("\n").length
    expect(lines("甲\n样例局（印章）\r\n\u2028乙")).toBe(lines("字"))
  })
})

describe("the content of a QR", () => {
  const check = "0123456789abcdef"

  it("is a path with number and check code, or the two alone", () => {
    expect(composeCheckReference({ number: "甲1", check, path: "https://x.example.invalid/c?v=1" })).toBe(
      `https://x.example.invalid/c?v=1&n=%E7%94%B21&c=${check}`,
    )
    expect(composeCheckReference({ number: null, check, path: "https://x.example.invalid/c" })).toBe(
      `https://x.example.invalid/c?c=${check}`,
    )
    expect(composeCheckReference({ number: "甲1", check })).toBe(`甲1 ${check}`)
    expect(composeCheckReference({ number: null, check })).toBe(check)
  })

  it("takes nothing for a check code that is none", () => {
    for (const wrong of ["", "样例公司", "0123456789ABCDEF", `${check}0`, "0123456789abcde\n"])
      expect(() => composeCheckReference({ number: null, check: wrong })).toThrow(TypeError)
  })

  it("is made for a number of any characters", () => {
    expect(composeCheckReference({ number: "\uD800&c=", check, path: "p" })).toBe(
      `p?n=%EF%BF%BD%26c%3D&c=${check}`,
    )
  })
})
