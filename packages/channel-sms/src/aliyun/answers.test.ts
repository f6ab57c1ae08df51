import { instant } from "@onevisit/core/time"
import { simulatedMailServer } from "@onevisit/testkit"
import { inspect } from "node:util"
import { afterEach, describe, expect, it } from "vitest"
import { failure } from "../testing/failure.ts"
import { providersOf } from "../testing/providers.ts"
import { channelTo, message } from "../testing/sample-sms.ts"

const { start, stop } = providersOf()
afterEach(stop)

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
    const unusable = channelTo(provider, { endpoint: "http://127.0.0.1:25" })
    expect((await failure(unusable.send(message))).trouble).toBe("configuration")
  })
})

it("a provider whose certificate nobody vouches for is told nothing", async () => {
  const provider = await start()
  const encrypted = await simulatedMailServer({ encryption: "tls" })
  const endpoint = `https://127.0.0.1:${encrypted.port}`
  const error = await failure(channelTo(provider, { endpoint }).send(message))
  await encrypted.close()
  expect(error).toMatchObject({ trouble: "unreachable" })
  expect(error.message).toContain("SELF_SIGNED")
})
