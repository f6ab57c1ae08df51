import { InvalidInput } from "@onevisit/core/reasons"
import { afterEach, describe, expect, it } from "vitest"
import { failure } from "../testing/failure.ts"
import { providersOf } from "../testing/providers.ts"
import { channelTo, message, supplementDue, templates, wordings } from "../testing/sample-sms.ts"
import { aliyunSms, type AliyunSmsOptions } from "./index.ts"

const { start, stop } = providersOf()
afterEach(stop)

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
