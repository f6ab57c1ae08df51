import { sampleTemplate, simulatedClock } from "@onevisit/testkit"
import { createServer, type LookupFunction } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { composeSecret } from "./sign.ts"
import { Receiver } from "./testing/receiver.ts"
import { webhookChannel, type WebhookChannelOptions } from "./webhook-channel.ts"

const [secret, other] = [composeSecret(), composeSecret()]
const clock = simulatedClock()
let receiver: Receiver
beforeAll(async () => {
  receiver = await Receiver.open([secret])
})
afterAll(() => receiver.close())

const open = (options: Partial<WebhookChannelOptions> = {}) =>
  webhookChannel({
    source: "https://onevisit.example/sample",
    secrets: [secret],
    allowPrivate: true,
    ...options,
  })
const message = (to: string) => ({
  key: "0123456789abcdef0123456789abcdef",
  to,
  kind: "supplement-due",
  language: "zh" as const,
  title: "材料补交提醒",
  body: "请补齐材料。",
  fields: {},
})
const sent = (options: Partial<WebhookChannelOptions> = {}, to = receiver.address("/tasks")) =>
  open(options)
    .send(message(to))
    .then(
      ({ status }) => ({ status }),
      ({ code, retryAt, trouble }: { trouble: string; code?: string; retryAt?: string }) => ({
        trouble,
        ...(code === undefined ? {} : { code }),
        ...(retryAt === undefined ? {} : { retryAt }),
      }),
    )

describe("a channel to web hooks", () => {
  it.each([
    [200, {}, { status: "delivered" }],
    [204, {}, { status: "delivered" }],
    [301, { location: "/tasks" }, { trouble: "address", code: "HTTP301" }],
    [400, {}, { trouble: "content", code: "HTTP400" }],
    [401, {}, { trouble: "configuration", code: "HTTP401" }],
    [404, {}, { trouble: "address", code: "HTTP404" }],
    [410, {}, { trouble: "address", code: "HTTP410" }],
    [429, {}, { trouble: "throttled", code: "HTTP429" }],
    [
      429,
      { "Retry-After": "30" },
      { trouble: "throttled", code: "HTTP429", retryAt: "2018-07-20T01:30:30.000Z" },
    ],
    [
      429,
      { "Retry-After": "Fri, 20 Jul 2018 02:00:00 GMT" },
      { trouble: "throttled", code: "HTTP429", retryAt: "2018-07-20T02:00:00.000Z" },
    ],
    [429, { "Retry-After": "soon" }, { trouble: "throttled", code: "HTTP429" }],
    [500, {}, { trouble: "no-answer", code: "HTTP500" }],
    [503, {}, { trouble: "no-answer", code: "HTTP503" }],
    [
      503,
      { "Retry-After": "5" },
      { trouble: "throttled", code: "HTTP503", retryAt: "2018-07-20T01:30:05.000Z" },
    ],
  ])("takes the status %d with %o for %o", async (status, headers, expected) => {
    receiver.answer = { status, headers }
    const before = receiver.requests.length
    expect(await sent({ now: clock.now })).toEqual(expected)
    expect(receiver.requests.length).toBe(before + 1)
    receiver.answer = null
  })

  it("reads only the beginning of an answer", async () => {
    receiver.answer = { status: 200, body: "x".repeat(5_000_000) }
    let read = 0
    expect(await sent({ read: (body) => ((read = body.length), null) })).toEqual({ status: "delivered" })
    expect(read).toBe(65_536)
    receiver.answer = null
  })

  it("has a secret for each receiver, and sends nothing to one without", async () => {
    expect(await sent({ secrets: (to) => (to.endsWith("/tasks") ? [secret] : [other]) })).toEqual({
      status: "delivered",
    })
    expect(await sent({ secrets: async () => [other] })).toMatchObject({
      trouble: "configuration",
      code: "HTTP401",
    })
    const before = receiver.requests.length
    expect(await sent({ secrets: () => [] })).toEqual({ trouble: "configuration" })
    expect(receiver.requests.length).toBe(before)
  })

  it("signs with both secrets while one replaces the other", async () => {
    expect(await sent({ secrets: [other, secret] })).toEqual({ status: "delivered" })
    expect(receiver.requests.at(-1)?.headers["webhook-signature"]).toMatch(/^v1,\S{44} v1,\S{44}$/)
  })

  it("posts nothing into a private network unless it is allowed, by name or number", async () => {
    const before = receiver.requests.length
    for (const host of ["127.0.0.1", "localhost"]) {
      const to = receiver.address("/tasks").replace("127.0.0.1", host)
      expect(await sent({ allowPrivate: false }, to)).toEqual({ trouble: "address" })
    }
    expect(receiver.requests.length).toBe(before)
  })

  it("posts nothing to a name that means such a machine only when it is looked up", async () => {
    const lookup: LookupFunction = (_name, { all }, answer) =>
      all === true ? answer(null, [{ address: "127.0.0.1", family: 4 }]) : answer(null, "127.0.0.1", 4)
    const to = receiver.address("/tasks").replace("127.0.0.1", "oa.example")
    const before = receiver.requests.length
    expect(await sent({ lookup, allowHttp: true, allowPrivate: false }, to)).toEqual({ trouble: "address" })
    expect(receiver.requests.length).toBe(before)
    expect(await sent({ lookup, allowHttp: true }, to)).toEqual({ status: "delivered" })
  })

  it("says no-answer where the word of the receiver stands in the body and cannot be read", async () => {
    receiver.answer = { status: 200, body: "<html>Please sign in</html>" }
    const read = (body: string) => (JSON.parse(body) === 0 ? null : ("provider" as const))
    expect(await sent({ read })).toEqual({ trouble: "no-answer", code: "HTTP200" })
    receiver.answer = null
  })

  it("does not read on where an answer does not end", async () => {
    const endless = createServer((socket) => {
      socket.on("error", () => undefined)
      socket.write(`HTTP/1.1 200 OK\r\n\r\n${"x".repeat(100_000)}`)
    })
    await new Promise<void>((resolve) => endless.listen(0, "127.0.0.1", resolve))
    const { port } = endless.address() as { readonly port: number }
    expect(await sent({}, `http://127.0.0.1:${port}/`)).toEqual({ status: "delivered" })
    endless.close()
  })

  it("says unreachable of a machine that does not speak TLS, since nothing was sent", async () => {
    const mute = createServer((socket) => void socket.end("no TLS"))
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve))
    const { port } = mute.address() as { readonly port: number }
    expect(await sent({}, `https://127.0.0.1:${port}/`)).toMatchObject({ trouble: "unreachable" })
    mute.close()
  })

  it("does not start without a sound secret and source", () => {
    expect(() => open({ secrets: ["secret"] })).toThrow(/secrets\[0\]/)
    expect(() => open({ source: "sample district" })).toThrow(/source/)
  })

  it("finds in a template what is too long, in the language in which it is", () => {
    const codes = (maxBytes: number) =>
      open({ maxBytes })
        .review(sampleTemplate)
        .map(({ code, path }) => [code, ...path])
    expect(codes(20_000)).toEqual([])
    expect(codes(100)).toEqual([
      ["message-too-long", "body", "zh"],
      ["message-too-long", "body", "en"],
    ])
  })
})
