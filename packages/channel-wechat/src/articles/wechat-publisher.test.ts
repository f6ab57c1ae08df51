import { InvalidInput, text } from "@onevisit/core/reasons"
import { fromEpochMillis, toEpochMillis } from "@onevisit/core/time"
import type { SimulatedWechat } from "@onevisit/testkit"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { accountAt, now, startWechat } from "../testing/sample-account.ts"
import {
  addressOf,
  memoryStore,
  publicationOf,
  publisherAt,
  sampleGuide,
} from "../testing/sample-publisher.ts"

let wechat: SimulatedWechat
afterEach(() => wechat.close())
const start = async (...options: Parameters<typeof startWechat>) => (wechat = await startWechat(...options))
const shown = () => wechat.articles.map(({ title }) => title).sort()

describe("a guide on WeChat", () => {
  it("is an article that says its edition and leads to the site", async () => {
    await start()
    const guide = sampleGuide("tech-centre")
    const receipt = await publisherAt(wechat).publish(publicationOf(1, [guide]))
    expect(receipt).toEqual({ outcome: "published", revision: 1 })
    const [article] = wechat.articles
    expect(article).toMatchObject({
      title: "tech-centre办事指南",
      author: "样例区经济和信息化局",
      content_source_url: addressOf(guide),
      need_open_comment: 0,
    })
    expect(article?.digest).toContain("不用跑")
    for (const told of [
      "版本：2018-07",
      "公布日期：2018-07-20",
      "施行日期：2018-08-01",
      addressOf(guide),
      "校验码：",
    ])
      expect(article?.content).toContain(told)
    // What WeChat would take out is not there.
    expect(article?.content).not.toMatch(/<(?:script|style|a|nav|img)\b|class=|id=|href=/)
    expect(wechat.drafts).toBe(0)
  })

  it("that changes is a new article, and the old one is gone; others are left alone", async () => {
    await start()
    const publisher = publisherAt(wechat)
    const other = sampleGuide("patent-grant")
    await publisher.publish(publicationOf(1, [sampleGuide("tech-centre"), other]))
    const before = wechat.articles.find(({ title }) => title.startsWith("patent"))?.articleId
    await publisher.publish(
      publicationOf(2, [sampleGuide("tech-centre", "在样例区登记满一年的企业。"), other]),
    )
    expect(shown()).toEqual(["patent-grant办事指南", "tech-centre办事指南"])
    expect(wechat.articles.some(({ content }) => content.includes("登记满一年"))).toBe(true)
    expect(wechat.articles.find(({ title }) => title.startsWith("patent"))?.articleId).toBe(before)
    expect(wechat.calls["freepublish/submit"]).toBe(3)
  })

  it("that is withdrawn is deleted before anything new is put out", async () => {
    await start()
    const publisher = publisherAt(wechat)
    await publisher.publish(publicationOf(1, [sampleGuide("tech-centre")]))
    await wechat.play(null)
    const budget = await publisher.publish(publicationOf(2, []))
    expect(budget.outcome).toBe("published")
    expect(wechat.articles).toEqual([])
  })

  it("that somebody has deleted by hand already is withdrawn all the same", async () => {
    await start()
    const publisher = publisherAt(wechat)
    await publisher.publish(publicationOf(1, [sampleGuide("tech-centre")]))
    wechat.remove(wechat.articles[0]?.articleId ?? "")
    expect(await publisher.publish(publicationOf(2, []))).toEqual({ outcome: "published", revision: 2 })
  })

  it("longer than an article is shown in brief, and the receipt says so", async () => {
    await start()
    const long = sampleGuide("tech-centre", "样".repeat(20_000))
    const receipt = await publisherAt(wechat).publish(publicationOf(1, [long]))
    expect(receipt.findings).toMatchObject([
      { code: "wechat-in-brief", severity: "warning", path: ["guides", "tech-centre"] },
    ])
    const [article] = wechat.articles
    expect(article?.content).toContain("带什么：申请表")
    expect(article?.content).toContain(addressOf(long))
    expect(article?.content).not.toContain("样样样样")
  })

  it("with a title that is too long bears the name of its matter, or is not published and not left in an older edition", async () => {
    await start()
    const publisher = publisherAt(wechat)
    const title = text("样".repeat(33), "Sample")
    const guide = sampleGuide("tech-centre")
    await publisher.publish(publicationOf(1, [{ ...guide, title }]))
    expect(shown()).toEqual(["tech-centre"])
    const { brief: _, ...withoutBrief } = guide
    const receipt = await publisher.publish(publicationOf(2, [{ ...withoutBrief, title }]))
    expect(receipt.findings).toMatchObject([{ code: "wechat-title", severity: "error" }])
    expect(shown()).toEqual([])
    expect(wechat.refused).toEqual([])
  })

  it("that the platform does not pass is a finding, and keeps no other from the public", async () => {
    await start({ failsAudit: ({ content }) => content.includes("不宜") })
    const publisher = publisherAt(wechat)
    const guides = ["a-one", "b-two", "c-three"].map((item) => sampleGuide(item))
    await publisher.publish(publicationOf(1, guides))
    const receipt = await publisher.publish(
      publicationOf(2, [guides[0]!, sampleGuide("b-two", "不宜"), guides[2]!]),
    )
    expect(receipt).toMatchObject({
      outcome: "published",
      revision: 2,
      findings: [{ code: "wechat-refused", severity: "error", path: ["guides", "b-two"] }],
    })
    expect(shown()).toEqual(["a-one办事指南", "c-three办事指南"])
    expect((await publisher.publish(publicationOf(3, guides))).findings).toBeUndefined()
    expect(shown()).toHaveLength(3)
  })
})

describe("publishing on WeChat", () => {
  it("stops when the day's budget is used up, and goes on the day after without doing anything twice", async () => {
    let millis = toEpochMillis(now)
    const clock = () => fromEpochMillis(millis)
    await start({ clock, perDay: { "freepublish/submit": 2 } })
    const publisher = publisherAt(wechat, { account: accountAt(wechat, { clock }) })
    const guides = ["a-one", "b-two", "c-three", "d-four", "e-five"].map((item) => sampleGuide(item))
    for (let day = 1; day <= 2; day += 1) {
      await expect(publisher.publish(publicationOf(1, guides))).rejects.toMatchObject({
        _tag: "PublisherError",
        reason: "Unavailable",
      })
      expect(wechat.articles).toHaveLength(2 * day)
      millis += 86_400_000
    }
    expect((await publisher.publish(publicationOf(1, guides))).outcome).toBe("published")
    expect(wechat.articles).toHaveLength(5)
    expect(wechat.drafts).toBe(0)
  })

  it("ignores an older revision while a newer one is half done", async () => {
    await start({ perDay: { "freepublish/submit": 1 } })
    const publisher = publisherAt(wechat)
    const guides = [sampleGuide("a-one"), sampleGuide("b-two")]
    await expect(publisher.publish(publicationOf(5, guides))).rejects.toMatchObject({ reason: "Unavailable" })
    expect((await publisher.publish(publicationOf(4, []))).outcome).toBe("ignored-older")
    expect(wechat.articles).toHaveLength(1)
  })

  it("waits for what WeChat is still at, and does not put it out twice", async () => {
    await start({ publishingTakes: 1000 })
    const publisher = publisherAt(wechat, { publishingMs: 20 })
    const publication = publicationOf(1, [sampleGuide("a-one")])
    await expect(publisher.publish(publication)).rejects.toMatchObject({ reason: "Unavailable" })
    wechat.finishPublishing()
    expect(await publisher.publish(publication)).toEqual({ outcome: "published", revision: 1 })
    expect(wechat.articles).toHaveLength(1)
    expect(wechat.calls["freepublish/submit"]).toBe(1)
  })

  it("by several machines takes turns over a lease, and one state", async () => {
    await start()
    const state = memoryStore()
    let held: { holder: string; until: string } | null = null
    const lease = async ({ holder, now: at, until }: { holder: string; now: string; until: string }) => {
      if (held !== null && held.holder !== holder && held.until > at) return false
      held = { holder, until }
      return true
    }
    const machines = [1, 2, 3].map(() => publisherAt(wechat, { state, lease }))
    const guides = ["a-one", "b-two"].map((item) => sampleGuide(item))
    await Promise.all(
      machines.map((machine, at) =>
        machine.publish(
          publicationOf(at + 1, guides.slice(0, at).concat(sampleGuide("c-three", `第${at}版`))),
        ),
      ),
    )
    expect(shown()).toEqual(["a-one办事指南", "b-two办事指南", "c-three办事指南"])
    expect(wechat.articles.some(({ content }) => content.includes("第2版"))).toBe(true)
  })

  it("stops at once where another machine has taken its turn", async () => {
    await start()
    let asked = 0
    const publisher = publisherAt(wechat, { lease: async () => (asked += 1) < 3 })
    const publication = publicationOf(1, [sampleGuide("a-one"), sampleGuide("b-two")])
    await expect(publisher.publish(publication)).rejects.toMatchObject({ reason: "Unavailable" })
    expect(wechat.calls["freepublish/submit"]).toBeUndefined()
  })

  it("says what is wrong with the account and its cover", async () => {
    await start()
    const publication = publicationOf(1, [sampleGuide("a-one")])
    await expect(publisherAt(wechat, { cover: "unknown" }).publish(publication)).rejects.toMatchObject({
      reason: "Rejected",
      message: expect.stringContaining("cover") as string,
    })
    await wechat.play({ errcode: 48_001 })
    await expect(publisherAt(wechat).publish(publication)).rejects.toMatchObject({ reason: "Rejected" })
    await wechat.play("down")
    await expect(publisherAt(wechat).publish(publication)).rejects.toMatchObject({ reason: "Unavailable" })
    expect(() => publisherAt(wechat, { cover: "", state: "" })).toThrow(InvalidInput)
  })

  it("keeps its record in a file, and stops where that cannot be read", async () => {
    await start()
    const folder = await mkdtemp(join(tmpdir(), "channel-wechat-"))
    try {
      const state = join(folder, "published.json")
      await publisherAt(wechat, { state }).publish(publicationOf(1, [sampleGuide("a-one")]))
      expect((await publisherAt(wechat, { state }).publish(publicationOf(1, []))).outcome).toBe("unchanged")
      const spoilt = memoryStore()
      for (const kept of ["", "{}", '{"v":2}', "[]"]) {
        spoilt.kept = kept
        await expect(
          publisherAt(wechat, { state: spoilt }).publish(publicationOf(2, [])),
        ).rejects.toMatchObject({ reason: "Corrupt" })
      }
      await expect(
        publisherAt(wechat, { state: join(folder, "missing", "file") }).publish(publicationOf(2, [])),
      ).rejects.toMatchObject({ reason: "Unavailable" })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
