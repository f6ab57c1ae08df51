import { InvalidInput } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import { inspect } from "node:util"
import { afterEach, describe, expect, it } from "vitest"
import type { SimulatedWechat } from "@onevisit/testkit"
import { wechatAccount } from "../account/index.ts"
import {
  accountAt,
  classTemplates,
  followers,
  message,
  startWechat,
  templates,
} from "../testing/sample-account.ts"
import { wechatChannel } from "./wechat-channel.ts"

let wechat: SimulatedWechat
afterEach(() => wechat.close())
const start = async (...options: Parameters<typeof startWechat>) => (wechat = await startWechat(...options))
const channelAt = (mapped = templates) => wechatChannel({ account: accountAt(wechat), templates: mapped })

describe("a message to a follower", () => {
  it("says every keyword in the form that WeChat names, and leads to the record", async () => {
    await start()
    const receipt = await channelAt().send({ ...message, link: "https://records.example/r/8c1f" })
    expect(receipt).toEqual({ status: "queued" })
    expect(wechat.arrived).toMatchObject([
      {
        to: followers[0],
        via: "subscribe",
        data: { thing1: "企业技术中心认定", date2: "2018年7月20日" },
        page: "https://records.example/r/8c1f",
      },
    ])
  })

  it("as a class template goes under its own key, with a number of WeChat's", async () => {
    await start()
    const channel = channelAt(classTemplates)
    expect(await channel.send(message)).toEqual({ status: "queued", reference: "200000001" })
    await channel.send(message)
    expect(wechat.arrived.map(({ clientMessageId }) => clientMessageId)).toEqual([message.key])
  })

  it("leads where its template says when it has no link", async () => {
    await start()
    const page = "https://guides.example.org/"
    const mapped = { "sample-notice": { ...templates["sample-notice"]!, page } }
    await channelAt(mapped).send(message)
    expect(wechat.arrived[0]?.page).toBe(page)
  })

  it.each([
    [43_101, "consent", undefined],
    [43_004, "consent", undefined],
    [43_107, "configuration", undefined],
    [40_003, "address", undefined],
    [40_037, "configuration", undefined],
    [47_003, "content", undefined],
    [48_001, "configuration", undefined],
    [45_009, "used-up", "2018-07-20T16:00:00.000Z"],
    [45_011, "throttled", "2018-07-20T01:31:00.000Z"],
    [-1, "provider", undefined],
    [99_999, "provider", undefined],
    [40_001, "configuration", undefined],
  ] as const)("that WeChat refuses by %i has the trouble %s", async (errcode, trouble, retryAt) => {
    await start()
    await wechat.play({ errcode })
    const failure = await channelAt()
      .send(message)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ _tag: "ChannelError", trouble, code: String(errcode) })
    expect((failure as { retryAt?: string }).retryAt).toBe(retryAt)
    expect(wechat.arrived).toEqual([])
  })

  it("to one who has not subscribed, or is no follower, is refused by its own trouble", async () => {
    await start({ refuses: (to) => to === followers[0], isUnknown: (to) => to === followers[1] })
    const channel = channelAt()
    await expect(channel.send(message)).rejects.toMatchObject({ trouble: "consent", code: "43101" })
    await expect(channel.send({ ...message, to: followers[1] })).rejects.toMatchObject({ trouble: "address" })
  })

  it("beyond the budget of the day waits for midnight in China, and goes out then", async () => {
    let clock = instant("2018-07-20T15:59:00.000Z")
    await start({ clock: () => clock, perDay: { "message/subscribe/bizsend": 1 } })
    const channel = wechatChannel({ account: accountAt(wechat, { clock: () => clock }), templates })
    await channel.send(message)
    const failure = await channel.send(message).catch((error: unknown) => error)
    expect(failure).toMatchObject({ trouble: "used-up", retryAt: "2018-07-20T16:00:00.000Z" })
    clock = instant("2018-07-20T16:00:00.000Z")
    await channel.send(message)
    expect(wechat.arrived).toHaveLength(2)
  })

  it("without a token was surely not sent", async () => {
    await start()
    await wechat.play("hang")
    const account = accountAt(wechat, { patienceMs: 50 })
    const channel = wechatChannel({ account, templates })
    await expect(channel.send(message)).rejects.toMatchObject({ trouble: "unreachable" })
    expect(wechat.asked).toBe(0)
    const stranger = wechatChannel({ account: accountAt(wechat, { appSecret: "wrong" }), templates })
    await wechat.play(null)
    await expect(stranger.send(message)).rejects.toMatchObject({ trouble: "configuration", code: "40125" })
  })

  it("tells a field that its template leaves out, or refuses it", async () => {
    await start()
    const fields = { thing1: "item" }
    const short = { "sample-notice": { id: "SUB_1", via: "subscribe", fields } } as const
    await expect(channelAt(short).send(message)).rejects.toMatchObject({ trouble: "configuration" })
    const wrong = { "sample-notice": { ...short["sample-notice"], fields: { thing1: "matter" } } }
    await expect(channelAt(wrong).send(message)).rejects.toMatchObject({ trouble: "configuration" })
    await expect(channelAt({}).send(message)).rejects.toMatchObject({ trouble: "configuration" })
    expect(wechat.asked).toBe(0)
  })
})

describe("the options of a channel", () => {
  it("are refused all together where they cannot be used", async () => {
    await start()
    const account = accountAt(wechat)
    const mapped = {
      "Sample Notice": templates["sample-notice"],
      owed: { id: "SUB 1", via: "mail", fields: { thing: "item", enum2: "state" } },
    }
    let failure: unknown
    try {
      wechatChannel({ account, templates: mapped as never })
    } catch (error) {
      failure = error
    }
    expect(failure).toBeInstanceOf(InvalidInput)
    const paths = (failure as InvalidInput).issues.map(({ path }) => path.join("."))
    for (const path of ["templates.Sample Notice", "templates.owed.id", "templates.owed.via"])
      expect(paths).toContain(path)
    expect(() => wechatAccount({ appId: "", appSecret: "", endpoint: "ftp://x" })).toThrow(InvalidInput)
  })

  it("hold the secret and the token where no inspection shows them", async () => {
    await start()
    const account = accountAt(wechat)
    const channel = wechatChannel({ account, templates })
    await channel.send(message)
    const shown = inspect([account, channel], { depth: 9, showHidden: true })
    for (const secret of [wechat.appSecret, ...wechat.tokens]) expect(shown).not.toContain(secret)
  })
})
