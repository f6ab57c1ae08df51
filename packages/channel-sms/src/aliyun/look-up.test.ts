import { InvalidInput } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import { simulatedClock } from "@onevisit/testkit"
import { afterEach, describe, expect, it } from "vitest"
import { failure } from "../testing/failure.ts"
import { providersOf } from "../testing/providers.ts"
import { channelTo, message, now } from "../testing/sample-sms.ts"
import { parseAliyunReports } from "./index.ts"

const { start, stop } = providersOf()
afterEach(stop)
const sent = { key: message.key, to: message.to, at: now }

describe("a look-up", () => {
  it("tells what the record tells: sent, delivered or failed, with when and why", async () => {
    const clock = simulatedClock(now)
    const provider = await start({ clock: clock.now })
    const channel = channelTo(provider, { clock: clock.now })
    await channel.send(message)
    expect(await channel.lookup(sent)).toEqual({ status: "sent" })
    clock.advance({ minutes: 1 })
    provider.report(message.key, { delivered: false, code: "MOBILE_NOT_ON_SERVICE" })
    expect(await channel.lookup(sent)).toEqual({
      status: "failed",
      at: "2018-07-20T01:31:00.000Z",
      trouble: "address",
      code: "MOBILE_NOT_ON_SERVICE",
    })
    provider.report(message.key, { delivered: true })
    expect(await channel.lookup({ ...sent, reference: "100000^0" })).toEqual({
      status: "delivered",
      at: "2018-07-20T01:31:00.000Z",
    })
    expect(provider.asked).toBe(1)
  })

  it("never takes absence for proof", async () => {
    const provider = await start()
    const channel = channelTo(provider)
    expect(await channel.lookup(sent)).toEqual({ status: "unknown" })
    await channel.send(message)
    await provider.play("lag")
    expect(await channel.lookup(sent)).toEqual({ status: "unknown" })
    await provider.play(null)
    expect(await channel.lookup({ ...sent, key: "another0another0another0another0" })).toEqual({
      status: "unknown",
    })
    expect(await channel.lookup({ ...sent, reference: "7^0" })).toEqual({ status: "unknown" })
  })

  it("finds a message behind many others to the same number", async () => {
    const provider = await start()
    const channel = channelTo(provider)
    for (let number = 0; number < 101; number += 1)
      await channel.send({ ...message, key: `other${String(number).padStart(27, "0")}` })
    await channel.send(message)
    expect(await channel.lookup(sent)).toEqual({ status: "sent" })
  })

  it("finds an attempt of the next day, by the days of Beijing, and asks for no day of which nothing is kept", async () => {
    const clock = simulatedClock(instant("2018-07-20T15:59:00.000Z"))
    const provider = await start({ clock: clock.now })
    const channel = channelTo(provider, { clock: clock.now })
    const first = { ...sent, at: clock.now() }
    clock.advance({ minutes: 2 })
    await channel.send(message)
    provider.report(message.key, { delivered: true })
    expect((await channel.lookup(first)).status).toBe("delivered")
    clock.advance({ days: 31 })
    expect(await channel.lookup(first)).toEqual({ status: "unknown" })
  })

  it("of what went out twice tells what came furthest", async () => {
    const provider = await start()
    const channel = channelTo(provider)
    await channel.send(message)
    provider.report(message.key, { delivered: false })
    await channel.send(message)
    expect((await channel.lookup(sent)).status).toBe("sent")
  })

  it("that fails is a ChannelError", async () => {
    const provider = await start()
    await provider.play("down")
    expect((await failure(channelTo(provider).lookup(sent))).trouble).toBe("unreachable")
  })
})

describe("pushed reports", () => {
  it("are read as they come, twice and late too, under the key", async () => {
    const provider = await start()
    const channel = channelTo(provider)
    const other = { ...message, key: "another0another0another0another0" }
    await channel.send(message)
    await channel.send(other)
    provider.report(message.key, { delivered: true })
    provider.report(other.key, { delivered: false, code: "W-BLACK" })
    const push = provider.pushOf(other.key, message.key, message.key)
    const at = "2018-07-20T01:30:00.000Z"
    const delivered = { key: message.key, status: "delivered", at }
    expect(parseAliyunReports(push)).toEqual([
      { key: other.key, status: "failed", at, trouble: "consent", code: "W-BLACK" },
      delivered,
      delivered,
    ])
    expect(parseAliyunReports(JSON.parse(push))).toHaveLength(3)
    expect(push).toContain(message.to)
    expect(JSON.stringify(parseAliyunReports(push))).not.toContain(message.to)
  })

  it("that are not ours or cannot be read are left out, and a body that is no list is refused", () => {
    const good = { out_id: message.key, success: "true", report_time: "soon" }
    expect(
      parseAliyunReports([null, 1, {}, { ...good, out_id: "x" }, { ...good, success: 1 }, good]),
    ).toEqual([{ key: message.key, status: "delivered" }])
    expect(parseAliyunReports([{ out_id: message.key, success: false, err_code: "<script>" }])).toEqual([
      { key: message.key, status: "failed", trouble: "provider" },
    ])
    for (const body of ["", "{", "{}", null, undefined, 1])
      expect(() => parseAliyunReports(body)).toThrow(InvalidInput)
  })
})
