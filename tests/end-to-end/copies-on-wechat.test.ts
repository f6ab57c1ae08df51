/** What is published on WeChat says what the guide says: read as a person reads it, and compared field by field. */
import { readCatalogue } from "@onevisit/catalogue-files"
import { readGuideHtml } from "@onevisit/channel-web"
import { wechatAccount, wechatPublisher } from "@onevisit/channel-wechat"
import { compareGuide, composeGuide } from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { simulatedWechat } from "@onevisit/testkit"
import * as Result from "effect/Result"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

const folder = join(import.meta.dirname, "..", "..", "examples", "bulletin", "catalogue")

describe("an article on WeChat", () => {
  it("says of each item of the bulletin what its guide says", async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml"))
    const files = await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
    )
    const { items } = Result.getOrThrow(readCatalogue(files))
    const guides = items.map((item) =>
      composeGuide(item, { publishedOn: plainDate("2018-07-20"), outlets: [] }),
    )
    expect(guides.length).toBeGreaterThan(5)
    const wechat = await simulatedWechat()
    try {
      let kept: string | null = null
      const { appId, appSecret, cover, endpoint } = wechat
      const publisher = wechatPublisher({
        account: wechatAccount({ appId, appSecret, endpoint }),
        cover,
        fullText: ({ item }) => `https://guides.example.org/zh/guides/${item}.html`,
        state: { read: async () => kept, write: async (state) => void (kept = state) },
        askEveryMs: 1,
      })
      const receipt = await publisher.publish({
        revision: 1,
        at: instant("2018-07-20T01:30:00.000Z"),
        authority: text("样例区政务服务中心", "Sample District Service Centre"),
        guides,
      })
      expect(receipt).toEqual({ outcome: "published", revision: 1 })
      for (const guide of guides) {
        const copies = wechat.articles.filter(({ content_source_url: address }) =>
          address?.endsWith(`/${guide.item}.html`),
        )
        expect(copies).toHaveLength(1)
        expect(compareGuide(guide, readGuideHtml(copies[0]?.content ?? ""), { language: "zh" })).toEqual([])
      }
    } finally {
      await wechat.close()
    }
  })
})
