import * as fc from "fast-check"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { ChannelError } from "@onevisit/core/ports"
import { simulatedSmsGateway, type SimulatedGateway, type SimulatedGatewayOptions } from "@onevisit/testkit"
import { inspect } from "node:util"
import { afterEach, describe, expect, it } from "vitest"
import { failure } from "../testing/failure.ts"
import { channelToGateway, describedGateway, numbered } from "../testing/sample-gateway.ts"
import { message, now, supplementDue } from "../testing/sample-sms.ts"
import { gatewaySms } from "./index.ts"

const open: { close(): unknown }[] = []
const start = async (options: SimulatedGatewayOptions = {}): Promise<SimulatedGateway> => {
  const gateway = await simulatedSmsGateway({ templates: numbered, clock: () => now, ...options })
  open.push(gateway)
  return gateway
}
/** A server that keeps what it was asked and answers always the same. */
const answering = async (status: number, body: string) => {
  const asked: { url: string; type: string; body: string; header: string }[] = []
  const server: Server = createServer((request, response) => {
    let read = ""
    request.on("data", (chunk) => (read += String(chunk)))
    request.on("end", () => {
      const { "content-type": type = "", "x-key": header = "" } = request.headers
      asked.push({ url: request.url ?? "", type, body: read, header: String(header) })
      response.writeHead(status, { connection: "close" }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) })
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
const sent = { key: message.key, to: message.to, at: now }

describe("a described gateway", () => {
  it("gets the values by place, in the order of its wording and not of the notice", async () => {
    const gateway = await start({ templates: { "1001": "{1}前补齐“{2}”。" } })
    const reordered = {
      "supplement-due": {
        code: "1001",
        fields: { day: "dueOn", item: "item" },
        text: "${day}前补齐“${item}”。",
      },
    }
    const receipt = await channelToGateway(gateway, { templates: reordered }).send(message)
    expect(receipt).toEqual({ status: "queued", reference: "s1" })
    expect(gateway.arrived[0]).toMatchObject({
      id: message.key,
      content: "【样例区】2018年7月20日前补齐“样例证书”。",
    })
  })

  it("carries free text where it has no templates, and reviews it so", async () => {
    const gateway = await start()
    const { send } = describedGateway(gateway)
    const json = { id: "{key}", mobile: "{to}", text: "{text}" }
    const { templates: _, ...described } = describedGateway(gateway)
    const channel = gatewaySms({ ...described, send: { ...send, request: { ...send.request, json } } })
    await channel.send(message)
    expect(gateway.arrived[0]?.content).toBe(`【样例区】${message.body}`)
    expect(channel.review(supplementDue)).toEqual([])
    const long = {
      ...supplementDue,
      fields: { ...supplementDue.fields, item: { kind: "words" as const, longest: 199 } },
    }
    expect(channel.review(long).map(({ code }) => code)).toEqual(["message-too-long", "message-too-long"])
    expect((await failure(channel.send({ ...message, body: "字".repeat(196) }))).trouble).toBe("content")
    expect(gateway.asked).toBe(1)
  })

  it("is asked as it is described: form, address, headers, each value written so that it stays a value", async () => {
    const { asked, origin } = await answering(200, '{"a":{"b":[{"ok":"yes"}]}}')
    const channel = gatewaySms({
      secrets: { key: "sample&secret" },
      numbers: "e164",
      templates: { "supplement-due": { code: "t1", fields: { item: "item" } } },
      clock: () => now,
      send: {
        request: {
          method: "POST",
          url: `${origin}/{template}/send?to={to}&s={secret.key}`,
          headers: { "x-key": "{key}" },
          form: {
            p: "{variable.item}",
            all: "{variables}",
            list: "{values}",
            at: "{seconds}",
            "{to}": "{signature}",
          },
        },
        answer: { taken: { at: "a.b.0.ok", is: ["yes", true] }, status: "sent" },
      },
    })
    const shown = "甲&to=1 {key} ${x}%"
    const fields = { item: { kind: "words" as const, value: shown, shown } }
    expect(await channel.send({ ...message, fields })).toEqual({ status: "sent" })
    const [request] = asked
    expect(request?.url).toBe("/t1/send?to=%2B8612012345678&s=sample%26secret")
    expect(request?.header).toBe(message.key)
    expect(request?.type).toBe("application/x-www-form-urlencoded")
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      p: shown,
      all: JSON.stringify({ item: shown }),
      list: JSON.stringify([shown]),
      at: "1532050200",
      "{to}": "",
    })
  })

  it("that knows repetitions by the key reaches nobody twice", async () => {
    const gateway = await start({ repeats: true })
    const channel = channelToGateway(gateway, { repeats: true })
    expect(channel.can).toEqual({ repeats: true, reports: ["delivered", "failed"], disturbs: true })
    const receipts = [await channel.send(message), await channel.send(message)]
    expect(receipts[0]).toEqual(receipts[1])
    expect(gateway.arrived).toHaveLength(1)
  })
})

describe("an answer", () => {
  it.each([
    [200, '{"result":1016}', "address", "1016"],
    [200, '{"result":1017}', "content", "1017"],
    [200, '{"result":77}', "provider", "77"],
    [200, '{"result":"样例"}', "provider", undefined],
    [400, '{"result":1016}', "address", "1016"],
    [429, '{"result":77}', "throttled", "77"],
    [429, "slow down", "throttled", "429"],
    [401, "who are you", "configuration", "401"],
    [404, "{}", "configuration", "404"],
    [408, "", "no-answer", "408"],
    [500, '{"result":77}', "no-answer", "77"],
    [500, '{"result":0}', "no-answer", "0"],
    [502, "<html>", "no-answer", "502"],
    [200, "<html>", "no-answer", undefined],
    [200, "{}", "no-answer", undefined],
    [200, "null", "no-answer", undefined],
    [200, '{"result":{"toString":1}}', "no-answer", undefined],
    [302, "", "no-answer", undefined],
  ])("of %i %s means %s", async (status, body, trouble, code) => {
    const { origin } = await answering(status, body)
    const error = await failure(gatewaySms(describedGateway({ origin, token: "sample-token" })).send(message))
    expect({ trouble: error.trouble, code: error.code }).toEqual({ trouble, code })
    expect(inspect(error, { depth: 12, showHidden: true })).not.toMatch(/sample-token|12012345678|样例证书/)
  })

  it("longer than anyone would write is none", async () => {
    const { origin } = await answering(200, `{"result":0,"more":"${"x".repeat(1_100_000)}"}`)
    const error = await failure(gatewaySms(describedGateway({ origin, token: "t" })).send(message))
    expect(error.trouble).toBe("no-answer")
  })
})

describe("a look-up", () => {
  it("tells what the record tells, and unknown of what it does not show", async () => {
    const gateway = await start()
    const channel = channelToGateway(gateway)
    expect(await channel.lookup?.(sent)).toEqual({ status: "unknown" })
    await channel.send(message)
    expect(await channel.lookup?.(sent)).toEqual({ status: "sent", at: now })
    gateway.report(message.key, "UNDELIV", "MK:0001")
    expect(await channel.lookup?.(sent)).toEqual({
      status: "failed",
      at: now,
      trouble: "address",
      code: "MK:0001",
    })
    await channel.send(message)
    expect((await channel.lookup?.(sent))?.status).toBe("sent")
    gateway.report(message.key, "DELIVRD")
    expect((await channel.lookup?.(sent))?.status).toBe("delivered")
  })

  it("says unsent only where the description says that the record never lags", async () => {
    const gateway = await start()
    const { lookup } = describedGateway(gateway)
    if (lookup === undefined) throw new Error("It is described")
    const sure = channelToGateway(gateway, {
      lookup: { ...lookup, answer: { ...lookup.answer, absent: "unsent" } },
    })
    expect(await sure.lookup?.(sent)).toEqual({ status: "unsent" })
  })

  it.each([
    ['{"result":0,"records":"none"}', { status: "unknown" }],
    ['{"result":0,"records":[{"id":"another","state":"DELIVRD"}]}', { status: "unknown" }],
    [`{"result":0,"records":[{"id":"${message.key}","state":"NEW"}]}`, { status: "unknown" }],
    [
      `{"result":0,"records":[{"id":"${message.key}","state":"DELIVRD","time":"soon"}]}`,
      { status: "delivered" },
    ],
  ])("answered by %s is %j", async (body, expected) => {
    const { origin } = await answering(200, body)
    expect(await gatewaySms(describedGateway({ origin, token: "t" })).lookup?.(sent)).toEqual(expected)
  })

  it("that is not answered is a ChannelError", async () => {
    for (const body of ['{"result":1001}', "<html>"]) {
      const { origin } = await answering(200, body)
      const channel = gatewaySms(describedGateway({ origin, token: "t" }))
      await failure(Promise.resolve(channel.lookup?.(sent)))
    }
  })
})

it("a message beyond the gateway's limits never reaches it, and every other arrives as it is", async () => {
  const gateway = await start({ longestText: 60 })
  const channel = channelToGateway(gateway, { limits: { text: 60, variable: 30 } })
  const words = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("字".repeat(30), "字".repeat(31), "𠮷".repeat(15), "{1}", "{2}", "${day}", "$&"),
  )
  await fc.assert(
    fc.asyncProperty(words, words, async (item, day) => {
      const before = gateway.arrived.length
      const fields = {
        item: { kind: "words" as const, value: item, shown: item },
        dueOn: { kind: "date" as const, value: day, shown: day },
      }
      const trouble = await channel.send({ ...message, fields }).then(
        () => undefined,
        (error: ChannelError) => error.trouble,
      )
      const arrived = gateway.arrived.slice(before).map(({ content }) => content)
      expect([undefined, "content"]).toContain(trouble)
      expect(arrived).toEqual(
        trouble === undefined ? [`【样例区】您申请的“${item}”还有材料待补交，请在${day}前补齐。`] : [],
      )
      expect(gateway.asked).toBe(gateway.arrived.length)
    }),
    { numRuns: 150 },
  )
  expect(gateway.arrived.length).toBeGreaterThan(5)
})
