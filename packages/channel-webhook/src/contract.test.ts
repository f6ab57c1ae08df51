import {
  type BadChannel,
  badChannels,
  channelContract,
  type ChannelContract,
  collectTests,
  fails,
  sampleTemplate,
  type TestFunctions,
} from "@onevisit/testkit"
import { describe, expect, it } from "vitest"
import { composeSecret } from "./sign.ts"
import { Receiver } from "./testing/receiver.ts"
import { webhookChannel } from "./webhook-channel.ts"

const secret = composeSecret()
const lacks = "a receiver answers at once, and has nothing that could be looked up"

/** The channel and a receiver, spoilt where a way to do so is handed in. */
const bench = (spoil: BadChannel["spoil"] = (good) => good): Omit<ChannelContract, keyof TestFunctions> => ({
  name: "channel-webhook",
  make: async () => {
    const receiver = await Receiver.open([secret])
    const good = webhookChannel({
      source: "https://onevisit.example/sample-district",
      secrets: [secret],
      limitMillis: 1000,
      allowPrivate: true,
      read: (body) => ((JSON.parse(body) as { readonly errcode: number }).errcode === 0 ? null : "provider"),
    })
    return {
      channel: spoil(good),
      addresses: [receiver.address("/a"), receiver.address("/b?unit=1,2")],
      received: () =>
        receiver.taken.map(({ data: { body, link, title }, key, to }) => ({
          to,
          key,
          says: link === undefined ? [title, body] : [title, body, link],
        })),
      asked: () => receiver.requests.length,
      play: (fault) => receiver.play(fault === "lag" ? null : fault),
      close: () => receiver.close(),
    }
  },
  secrets: [secret, secret.slice("whsec_".length)],
  retryAfter: 60,
  tooLong: {
    ...sampleTemplate,
    fields: { ...sampleTemplate.fields, item: { kind: "words", longest: 20_000 } },
  },
  capabilities: {
    keys: true,
    repeats: true,
    lookup: { lacks },
    reports: { lacks },
    down: true,
    hang: true,
    "take-and-hang": true,
    "take-and-drop": true,
    slow: true,
    "error-in-200": true,
    throttle: true,
    garbage: true,
    lag: { lacks },
  },
})

channelContract({ ...bench(), describe, it })

describe("the contract of channels catches, over a server that is none of its own, a channel that", () => {
  const shown = badChannels.filter(({ needs = [] }) => !needs.includes("lookup"))

  it.each(shown)('$fault, by "$caughtBy"', async ({ caughtBy, spoil }) => {
    const contract = { ...bench(spoil), patienceMillis: 3000, certified: () => undefined }
    const tests = collectTests((functions) => channelContract({ ...contract, ...functions }))
    expect(await fails(tests, caughtBy)).toBe(true)
  })
})
