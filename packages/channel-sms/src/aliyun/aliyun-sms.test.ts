import { ChannelError } from "@onevisit/core/ports"
import { InvalidInput } from "@onevisit/core/reasons"
import { instant } from "@onevisit/core/time"
import {
  simulatedAliyunSms,
  simulatedClock,
  type SimulatedAliyun,
  type SimulatedAliyunOptions,
} from "@onevisit/testkit"
import { inspect } from "node:util"
import { afterEach, describe, expect, it } from "vitest"
import { channelTo, message, now, supplementDue, templates, wordings } from "../testing/sample-sms.ts"
import { aliyunSms, type AliyunSmsOptions, parseAliyunReports } from "./index.ts"

const providers: SimulatedAliyun[] = []
const start = async (options: Partial<SimulatedAliyunOptions> = {}) => {
  const provider = await simulatedAliyunSms({ templates: wordings, clock: () => now, ...options })
  providers.push(provider)
  return provider
}
afterEach(async () => {
  for (const provider of providers.splice(0)) await provider.close()
})
const failure = async (call: Promise<unknown>): Promise<ChannelError> => {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(ChannelError)
  return thrown as ChannelError
}
const sent = { key: message.key, to: message.to, at: now }

describe("a message", () => {
  it("goes out as the template of its kind with every variable, under its key, to the bare number", async () => {
    const provider = await start()
    const receipt = await channelTo(provider).send({ ...message, to: "0086 120 1234 5678" })
    expect(receipt).toEqual({ status: "queued", reference: "100000^0" })
    expect(provider.arrived).toMatchObject([
      {
        to: "12012345678",
        outId: message.key,
        templateCode: "SMS_100000001",
        variables: { day: "2018年7月20日", item: "样例证书" },
        content: "【样例区】您申请的“样例证书”还有材料待补交，请在2018年7月20日前补齐。",
      },
    ])
  })

  it("carries of its link what the template asks for, and nothing where it does not", async () => {
    const provider = await start()
    const channel = channelTo(provider)
    await channel.send(message)
    await channel.send({ ...message, kind: "supplement-link" })
    expect(provider.arrived.map(({ content }) => content.includes("district"))).toEqual([false, true])
    expect(provider.arrived[1]?.variables).toEqual({ day: "2018-07-20", path: "m/k7f3q9" })
    const { link: _, ...unlinked } = { ...message, kind: "supplement-link" }
    expect((await failure(channel.send(unlinked))).trouble).toBe("configuration")
  })

  it("is sent in the template of its language where there is one for each", async () => {
    const provider = await start({ templates: { ...wordings, SMS_3: "Due by ${day}." } })
    const en = { code: "SMS_3", fields: { day: "dueOn" } }
    const channel = channelTo(provider, {
      templates: { "supplement-due": { en, zh: templates["supplement-due"] }, receipt: { en } },
    })
    await channel.send({ ...message, language: "en" })
    await channel.send(message)
    expect(provider.arrived.map(({ templateCode }) => templateCode)).toEqual(["SMS_3", "SMS_100000001"])
    expect((await failure(channel.send({ ...message, kind: "receipt" }))).trouble).toBe("configuration")
  })

  const item = (shown: string) => ({
    fields: { ...message.fields, item: { kind: "words" as const, value: shown, shown } },
  })
  it.each([
    ["no mobile number", { to: "0571-00000000" }, "address"],
    ["a foreign number", { to: "+85212345678" }, "address"],
    ["two numbers", { to: "12012345678,12012345679" }, "address"],
    ["a kind without a template", { kind: "receipt" }, "configuration"],
    ["a field that its template asks for missing", { fields: {} }, "configuration"],
    ["a variable too long by one", item("长".repeat(36)), "content"],
    ["a variable too long by half a character", item(`${"长".repeat(34)}𠮷`), "content"],
    ["an empty variable", item(" "), "content"],
    ["an address in a variable", item("http://example.org"), "content"],
    ["a control character", item("a\u0007"), "content"],
    ["half a surrogate pair", item("\ud840"), "content"],
  ])("with %s is refused before the provider is asked", async (_, change, trouble) => {
    const provider = await start()
    expect((await failure(channelTo(provider).send({ ...message, ...change }))).trouble).toBe(trouble)
    expect(provider.asked).toBe(0)
  })

  it("too long as a whole, signature included, is refused; a foreign number is taken where it is allowed", async () => {
    const provider = await start()
    const length = "【样例区】您申请的“样例证书”还有材料待补交，请在2018年7月20日前补齐。".length
    await channelTo(provider, { longestText: length, foreign: true }).send({
      ...message,
      to: "+852 5123 4567",
    })
    expect(provider.arrived[0]?.to).toBe("85251234567")
    expect((await failure(channelTo(provider, { longestText: length - 1 }).send(message))).trouble).toBe(
      "content",
    )
    expect(provider.arrived).toHaveLength(1)
  })
})

describe("a review", () => {
  const found = (change: object, more: Partial<AliyunSmsOptions> = {}) => {
    const base = { accessKeyId: "id", accessKeySecret: "secret", signName: "样例区", templates }
    return aliyunSms({ ...base, ...more })
      .review({ ...supplementDue, ...change })
      .map(({ code, path }) => [code, path.join(".")])
  }
  const words = (longest: number) => ({
    fields: { item: { kind: "words" as const, longest }, dueOn: { kind: "date" as const } },
  })

  it("passes what the provider carries at its longest, and finds what it does not", () => {
    expect(found({})).toEqual([])
    expect(found(words(35))).toEqual([])
    expect(new Set(found(words(36)).map(String))).toEqual(new Set(["variable-too-long,fields.item"]))
    // 33 units of wording, 35 and 11 of its variables, 5 of the signature.
    const whole = "【样例区】".length + wordings.SMS_100000001.replace(/\$\{\w+\}/g, "").length + 35 + 11
    expect(found(words(35), { longestText: whole })).toEqual([])
    expect(found(words(35), { longestText: whole - 1 })).toEqual([
      ["message-too-long", "body.zh"],
      ["message-too-long", "body.en"],
    ])
  })

  it("finds a kind without a template, a variable without its field, and a field that is not told", () => {
    expect(found({ kind: "receipt" })).toEqual([
      ["no-sms-template", "kind"],
      ["no-sms-template", "kind"],
    ])
    const { dueOn } = supplementDue.fields
    expect(found({ fields: { dueOn } })[0]).toEqual(["unknown-field", "fields"])
    expect(found({ fields: { ...supplementDue.fields, fee: { kind: "amount" } } })[0]).toEqual([
      "field-not-told",
      "fields.fee",
    ])
  })
})

describe("an answer", () => {
  it.each([
    ["isv.BUSINESS_LIMIT_CONTROL", "throttled"],
    ["isv.MOBILE_NUMBER_ILLEGAL", "address"],
    ["isv.AMOUNT_NOT_ENOUGH", "used-up"],
    ["isv.DAY_LIMIT_CONTROL", "used-up"],
    ["isv.SMS_TEMPLATE_ILLEGAL", "configuration"],
    ["isv.SMS_SIGNATURE_ILLEGAL", "configuration"],
    ["isv.PARAM_LENGTH_LIMIT", "content"],
    ["isv.BLACK_KEY_CONTROL_LIMIT", "content"],
    ["isv.CUSTOMER_REFUSED", "consent"],
    ["isp.SYSTEM_ERROR", "provider"],
    ["isp.NOBODY_KNOWS_THIS", "provider"],
    ["isv.NOBODY_KNOWS_THIS", "configuration"],
    ["NobodyKnows.This", "configuration"],
    ["Throttling.User", "throttled"],
    ["InternalError", "no-answer"],
  ])("of %s with status 200 means %s, and tells neither number nor words", async (code, trouble) => {
    const provider = await start()
    await provider.play({ code, message: `${message.to} 样例证书` })
    const error = await failure(channelTo(provider).send(message))
    expect(error).toMatchObject({ trouble, code })
    const written = inspect(error, { depth: 12, showHidden: true })
    for (const secret of [message.to, "样例证书", provider.accessKeySecret])
      expect(written).not.toContain(secret)
    expect(provider.arrived).toEqual([])
  })

  it.each([
    ["触发分钟级流控Permits:1", "2018-07-20T01:31:00.000Z"],
    ["触发小时级流控Permits:5", "2018-07-20T02:30:00.000Z"],
    ["触发天级流控Permits:10", "2018-07-21T01:30:00.000Z"],
    ["触发流控", undefined],
  ])("that a limit was met says until when: %s", async (said, retryAt) => {
    const provider = await start()
    await provider.play({ code: "isv.BUSINESS_LIMIT_CONTROL", message: said })
    expect((await failure(channelTo(provider).send(message))).retryAt).toBe(retryAt)
  })

  it.each([
    ["wrong secret", { accessKeySecret: "another-secret" }, "SignatureDoesNotMatch"],
    ["unknown key", { accessKeyId: "another-id" }, "InvalidAccessKeyId.NotFound"],
    ["clock that is wrong", { clock: () => instant("2018-07-20T02:00:00.000Z") }, "InvalidTimeStamp.Expired"],
    ["signature that was not approved", { signName: "别的区" }, "isv.SMS_SIGNATURE_ILLEGAL"],
  ])("to a %s is a matter of configuration", async (_, more, code) => {
    const provider = await start()
    const error = await failure(channelTo(provider, more).send(message))
    expect(error).toMatchObject({ trouble: "configuration", code })
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain("another-secret")
  })

  it.each(["hang", "take-and-hang", "take-and-drop", "garbage"] as const)(
    "that is none (%s) leaves it open",
    async (fault) => {
      const provider = await start()
      await provider.play(fault)
      const error = await failure(channelTo(provider, { patienceMs: 300 }).send(message))
      expect(error.trouble).toBe("no-answer")
      expect(provider.arrived).toHaveLength(fault === "hang" ? 0 : 1)
    },
  )

  it("from nobody says that nothing was sent", async () => {
    const provider = await start()
    await provider.play("down")
    const error = await failure(channelTo(provider).send(message))
    expect(error.trouble).toBe("unreachable")
    await provider.play(null)
    await channelTo(provider).send(message)
    expect(provider.arrived).toHaveLength(1)
  })
})

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

it("options that cannot be used are told all at once, and their values not", () => {
  const wrong = {
    id: "A B",
    accessKeyId: "",
    accessKeySecret: "an unusable secret\n",
    signName: "【样例区】",
    endpoint: "http://sms.example.org",
    templates: {
      "supplement-due": { code: "SMS 1", fields: { "a-b": "item" }, text: "${c}" },
      "with-link": { code: "SMS_1", fields: { a: { link: "whole" } } },
    },
    patienceMs: 0,
    extra: 1,
  }
  let thrown: unknown
  try {
    aliyunSms(wrong as unknown as AliyunSmsOptions)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(InvalidInput)
  const { issues, message: said } = thrown as InvalidInput
  const paths = issues.map(({ path }) => path.join("."))
  for (const path of ["id", "accessKeyId", "accessKeySecret", "signName", "endpoint", "patienceMs", "extra"])
    expect(paths).toContain(path)
  expect(paths.some((path) => path.startsWith("templates.supplement-due"))).toBe(true)
  expect(said).not.toMatch(/unusable|sms\.example/)
})
