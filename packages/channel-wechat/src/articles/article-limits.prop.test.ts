import { showLine, text } from "@onevisit/core/reasons"
import { hostileTexts } from "@onevisit/testkit"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { startWechat } from "../testing/sample-account.ts"
import { publicationOf, publisherAt, sampleGuide } from "../testing/sample-publisher.ts"

const words = (most: number) =>
  fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc
      .record({
        sign: fc.constantFrom("样", "<", "&", "𠮷", "a ", "\u202e"),
        times: fc.integer({ min: 1, max: most }),
      })
      .map(({ sign, times }) => sign.repeat(times)),
  )

describe("whatever a guide says", () => {
  it("no article beyond what WeChat takes is handed over, and none is cut", async () => {
    const wechat = await startWechat({ perDay: {} })
    const publisher = publisherAt(wechat)
    let revision = 0
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.record({ title: words(40), authority: words(20), name: words(40), body: words(21_000) }),
          async ({ authority, body, name, title }) => {
            const plain = sampleGuide("a-one", body)
            const brief = { ...plain.brief!, name: text(name, name) }
            const guide = {
              ...plain,
              title: text(title, title),
              authority: text(authority, authority),
              brief,
            }
            const { findings = [] } = await publisher.publish(publicationOf((revision += 1), [guide]))
            const [article] = wechat.articles
            const codes = findings.map(({ code }) => code)
            expect(codes.some((code) => code === "wechat-refused")).toBe(false)
            expect(article === undefined).toBe(findings.some(({ severity }) => severity === "error"))
            if (article === undefined) return
            expect([showLine(title), showLine(name)]).toContain(article.title)
            if (codes.length > 0) expect(codes).toEqual(["wechat-in-brief"])
          },
        ),
        { numRuns: 150 },
      )
      expect(wechat.refused).toEqual([])
    } finally {
      await wechat.close()
    }
  })
})
