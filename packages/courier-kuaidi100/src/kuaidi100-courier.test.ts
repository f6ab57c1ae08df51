import { createHash } from "node:crypto"
import { simulatedClock, simulatedKuaidi100, type SimulatedKuaidi100 } from "@onevisit/testkit"
import { afterEach, describe, expect, it } from "vitest"
import { kuaidi100Courier, type Kuaidi100Options, pushAccepted } from "./index.ts"
import { sign } from "./signature.ts"

const account = { customer: "sample-customer", key: "sample-key" }
const SALT = "sample-salt-of-many-letters"
const question = { carrier: "ems", waybill: "SAMPLE000001" }
const ems = { com: "ems", num: question.waybill }
const open: SimulatedKuaidi100[] = []
afterEach(async () => {
  for (const provider of open.splice(0)) await provider.close()
})

async function setUp(more: Partial<Kuaidi100Options> = {}) {
  const clock = simulatedClock()
  const provider = await simulatedKuaidi100({ ...account, now: clock.now })
  open.push(provider)
  const options = { ...account, salt: SALT, baseUrl: provider.url, now: clock.now, timeoutMs: 5000, ...more }
  return { clock, provider, courier: kuaidi100Courier(options) }
}
const reasonOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "answered",
    (error: { reason: string }) => error.reason,
  )

describe("a question to kuaidi100", () => {
  it("is signed with the key in capitals, and carries the carrier and the waybill and nothing else about anybody", async () => {
    const { courier, provider } = await setUp()
    await courier.track({ ...question, phone: "00000000000" })
    const form = new URLSearchParams(provider.sent()[0])
    const param = form.get("param") ?? ""
    expect(JSON.parse(param)).toEqual({ ...ems, resultv2: "4", show: "0", order: "desc" })
    expect(form.get("sign")).toBe(
      createHash("md5").update(`${param}sample-keysample-customer`).digest("hex").toUpperCase(),
    )
    expect(provider.sent()[0]).not.toContain("sample-key")
  })

  it.each(["SHA256", "SM3"] as const)("may be signed with %s, and says so", async (signType) => {
    const { courier, provider } = await setUp({ signType })
    provider.tell(ems, [{ time: "2018-07-20 09:30:00", context: "已揽收", statusCode: "103" }])
    expect((await courier.track(question)).outcome).toBe("tracked")
    expect(new URLSearchParams(provider.sent()[0]).get("signType")).toBe(signType)
  })

  it("that cannot be meant is not sent", async () => {
    const { courier, provider } = await setUp()
    for (const wrong of [
      { ...question, waybill: "12345" },
      { ...question, waybill: "SAMPLE 01" },
      { ...question, carrier: "EMS" },
    ])
      expect(await reasonOf(courier.track(wrong))).toBe("Rejected")
    expect(provider.sent()).toEqual([])
  })

  it("is answered slowly, or by a server in front that throttles: asked again later", async () => {
    const { clock, courier, provider } = await setUp()
    provider.fail({ slowMs: 50 })
    expect(await reasonOf(courier.track(question))).toBe("answered")
    provider.fail("throttled")
    clock.advance({ minutes: 30 })
    expect(await reasonOf(courier.track(question))).toBe("Unavailable")
  })

  it.each([
    ["timeless", "Corrupt"],
    ["garbled", "Corrupt"],
    ["expired", "Rejected"],
    ["busy", "Unavailable"],
  ] as const)("that comes back %s is %s", async (fault, reason) => {
    const { courier, provider } = await setUp()
    provider.tell(ems, [{ time: "2018-07-20 09:30:00", context: "已揽收", statusCode: "103" }])
    provider.fail(fault)
    expect(await reasonOf(courier.track(question))).toBe(reason)
  })

  it("for a carrier that wants a telephone number is refused by name without one", async () => {
    const { courier } = await setUp()
    const shunfeng = { carrier: "shunfeng", waybill: "SAMPLE000003" }
    await expect(courier.track(shunfeng)).rejects.toMatchObject({
      reason: "Rejected",
      message: /telephone number/,
    })
  })

  it("with a wrong key is refused, and the error holds neither key nor customer", async () => {
    const { courier } = await setUp({ key: "another-key" })
    const error = await courier.track(question).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ _tag: "CourierError", reason: "Rejected" })
    expect(`${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`).not.toMatch(
      /another-key|sample-customer/,
    )
  })

  it("is not asked over an open line, nor more often than every half hour", () => {
    expect(() => kuaidi100Courier({ ...account, baseUrl: "http://poll.example.org" })).toThrow(TypeError)
    expect(() => kuaidi100Courier({ ...account, pauseMinutes: 29 })).toThrow(TypeError)
    expect(() => kuaidi100Courier({ ...account, salt: "short" })).toThrow(TypeError)
    expect(() => kuaidi100Courier(account)).not.toThrow()
  })

  it("asked by the hour a waybill is never locked", async () => {
    const { clock, courier, provider } = await setUp()
    for (let times = 0; times < 100; times += 1) {
      await courier.track(question)
      clock.advance({ minutes: 30 })
    }
    expect(provider.isLocked(question.waybill)).toBe(false)
  })
})

describe("an answer of kuaidi100", () => {
  it("that names stages in words alone is read by them, and else by the state of the whole", async () => {
    const { clock, courier, provider } = await setUp()
    const at = (hour: number) => `2018-07-20 ${String(hour).padStart(2, "0")}:00:00`
    provider.tell(ems, [
      { time: at(9), context: "一", status: "揽收" },
      { time: at(10), context: "二", status: "代签" },
      { time: at(11), context: "三", status: "新状态" },
    ])
    const { events } = await courier.track(question)
    expect(events.map(({ stage }) => stage)).toEqual(["collected", "delivered", "unknown"])
    clock.advance({ minutes: 30 })
    provider.tell(ems, [
      { time: at(9), context: "一" },
      { time: at(10), context: "二" },
    ])
    expect((await courier.track(question)).events.map(({ stage }) => stage)).toEqual([
      "unknown",
      "in-transit",
    ])
  })
})

describe("what kuaidi100 sends by itself", () => {
  it("is subscribed to once, with what proves it, and again without harm", async () => {
    const { courier, provider } = await setUp()
    await courier.subscribe(question, "https://district.example.org/parcels")
    await courier.subscribe(question, "https://district.example.org/parcels")
    expect(provider.subscriptions()).toEqual([
      { num: question.waybill, callbackUrl: "https://district.example.org/parcels" },
    ])
    const param = JSON.parse(new URLSearchParams(provider.sent()[0]).get("param") ?? "{}") as {
      parameters: object
    }
    expect(param.parameters).toEqual({
      callbackurl: "https://district.example.org/parcels",
      salt: SALT,
      resultv2: "4",
    })
    provider.fail("busy")
    expect(await reasonOf(courier.subscribe(question, "https://district.example.org/"))).toBe("Unavailable")
  })

  it("cannot be read, nor subscribed to, where nothing would prove it", async () => {
    const { provider } = await setUp()
    const courier = kuaidi100Courier({ ...account, baseUrl: provider.url })
    expect(courier.readPush).toBeUndefined()
    expect(await reasonOf(courier.subscribe(question, "https://district.example.org/"))).toBe("Rejected")
  })

  it("is signed, in letters of either case, over every sign of it", async () => {
    const { courier, provider } = await setUp()
    provider.tell(ems, [{ time: "2018-07-20 09:30:00", context: "已揽收", statusCode: "103" }])
    const body = new URLSearchParams(provider.push(question.waybill, SALT))
    body.set("sign", (body.get("sign") ?? "").toLowerCase())
    expect((await courier.readPush?.(body.toString()))?.events).toHaveLength(1)
    body.set("param", (body.get("param") ?? "").replace("103", "301"))
    expect(await reasonOf(courier.readPush?.(body.toString()) ?? Promise.resolve())).toBe("Rejected")
    const param = "{}"
    const empty = new URLSearchParams({ param, sign: sign([param, SALT]) })
    expect(await reasonOf(courier.readPush?.(empty.toString()) ?? Promise.resolve())).toBe("Corrupt")
    expect(JSON.parse(pushAccepted)).toMatchObject({ result: true, returnCode: "200" })
  })
})
