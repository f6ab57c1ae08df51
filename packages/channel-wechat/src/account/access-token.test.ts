import type { SimulatedWechat } from "@onevisit/testkit"
import { fromEpochMillis, toEpochMillis } from "@onevisit/core/time"
import { afterEach, describe, expect, it } from "vitest"
import { wechatChannel } from "../messages/index.ts"
import { accountAt, message, now, startWechat, templates } from "../testing/sample-account.ts"

let wechat: SimulatedWechat
afterEach(() => wechat.close())
const asked = () => wechat.calls["stable_token"]

describe("the access token", () => {
  it("is asked for once by however many calls, and kept", async () => {
    wechat = await startWechat()
    const channel = wechatChannel({ account: accountAt(wechat), templates })
    await Promise.all(Array.from({ length: 12 }, () => channel.send(message)))
    await channel.send(message)
    expect(wechat.arrived).toHaveLength(13)
    expect(asked()).toBe(1)
  })

  it("is the same on every machine, so that none ends another's", async () => {
    wechat = await startWechat()
    const machines = [1, 2, 3].map(() => wechatChannel({ account: accountAt(wechat), templates }))
    for (const machine of [...machines, ...machines]) await machine.send(message)
    expect(wechat.arrived).toHaveLength(6)
    expect(wechat.tokens).toHaveLength(1)
    expect(wechat.refused).toEqual([])
  })

  it("is given up before it runs out, in the five minutes in which there is another", async () => {
    let millis = toEpochMillis(now)
    const clock = () => fromEpochMillis(millis)
    wechat = await startWechat({ clock })
    const channel = wechatChannel({ account: accountAt(wechat, { clock }), templates })
    for (let minute = 0; minute <= 5 * 120; minute += 1) {
      await channel.send(message)
      millis += 60_000
    }
    expect(wechat.refused).toEqual([])
    expect(wechat.tokens.length).toBeGreaterThan(4)
    expect(asked()).toBe(wechat.tokens.length)
  })

  it("that somebody ended elsewhere is asked for anew, once, and the message goes out once", async () => {
    wechat = await startWechat()
    const channel = wechatChannel({ account: accountAt(wechat), templates })
    await channel.send(message)
    wechat.endTokens()
    await Promise.all([channel.send(message), channel.send(message)])
    expect(wechat.arrived).toHaveLength(3)
    expect(new Set(wechat.refused)).toEqual(new Set([40_001]))
    expect(wechat.tokens).toHaveLength(2)
  })

  it("is checked when a program starts", async () => {
    wechat = await startWechat()
    expect(await accountAt(wechat).check()).toBeNull()
    expect(await accountAt(wechat, { appId: "wxother" }).check()).toBe("40013")
    expect(await accountAt(wechat, { endpoint: "http://127.0.0.1:1" }).check()).toBe("no-answer")
  })
})
