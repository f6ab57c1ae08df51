/** The contract of a channel, as tests: what its port promises, seen at the provider. */
import { text } from "@onevisit/core/reasons"
import assert from "node:assert/strict"
import { certifiedSuite, given } from "../certified/index.ts"
import { Bench, type ChannelTest } from "./channel-test.ts"
import {
  type ChannelCapabilities,
  type ChannelContract,
  labels,
  type ProviderFault,
} from "./channel-under-test.ts"
import { keys, keysLabel, repeatedAfterLoss } from "./keys.ts"
import { lookUps, lookUpsLabel, reports, reportsLabel } from "./look-ups.ts"
import { failures, failuresLabel, noGuess, noGuessLabel } from "./no-guess.ts"
import { nothingKept, nothingKeptLabel } from "./nothing-kept.ts"
import { whole, wholeLabel } from "./whole.ts"

/**
 * Declares the tests that every channel must pass, and those of what it can besides; the last hands out a certificate.
 * They look at the provider, which the adapter's author supplies with the channel: a real server on loopback, mostly,
 * that speaks as the provider does and fails as it is told. Takes the kit's `simulatedChannel` as an example.
 *
 * @example
 * ```ts
 * import { channelContract, sampleTemplate, simulatedChannel } from "@onevisit/testkit"
 * import { describe, it } from "node:test"
 *
 * const lacks = "the example has no such provider"
 * channelContract({
 *   name: "simulated",
 *   make: () => {
 *     const channel = simulatedChannel({ longest: 200 })
 *     const received = () => channel.arrived().map(({ body, key, title, to }) => ({ key, to, says: [title, body] }))
 *     return { channel, received, asked: channel.asked, play: channel.play }
 *   },
 *   addresses: ["120-0000-0001", "120-0000-0002"],
 *   tooLong: { ...sampleTemplate, fields: { ...sampleTemplate.fields, item: { kind: "words", longest: 300 } } },
 *   capabilities: {
 *     keys: true, repeats: { lacks }, lookup: { lacks }, reports: { lacks },
 *     down: true, hang: true, "take-and-hang": true, "take-and-drop": { lacks }, slow: { lacks },
 *     "error-in-200": { lacks }, throttle: true, garbage: { lacks }, lag: { lacks },
 *   },
 *   describe,
 *   it,
 * })
 * ```
 */
export function channelContract(contract: ChannelContract): void {
  // Callers without types may leave out what they ought to declare: the first test then says so.
  const capabilities = (contract.capabilities ?? {}) as Partial<ChannelCapabilities>
  const has = (name: keyof ChannelCapabilities) => given(capabilities[name]) !== undefined
  const plays = (fault: ProviderFault) => has(fault)
  const port = { port: text("消息渠道", "channels"), labels, declared: { ...capabilities } }

  certifiedSuite(contract, port, (group) => {
    const testing =
      (declare: (test: ChannelTest) => void) => (it: Parameters<Parameters<typeof group>[1]>[0]) =>
        declare((sentence, body) => it(sentence, () => onBench(contract, body)))
    group(
      text("自述", "what it says of itself"),
      testing((test) => ofItself(test, has)),
    )
    group(wholeLabel, testing(whole))
    group(
      keysLabel,
      testing((test) => {
        keys(test, { keys: has("keys"), repeats: has("repeats") })
        if (has("repeats") && plays("take-and-hang")) repeatedAfterLoss(test)
      }),
    )
    if (faultsOfGuess.some(plays))
      group(
        noGuessLabel,
        testing((test) => noGuess(test, plays)),
      )
    group(
      failuresLabel,
      testing((test) => failures(test, plays)),
    )
    if (has("lookup"))
      group(
        lookUpsLabel,
        testing((test) => lookUps(test, plays)),
      )
    if (has("reports")) group(reportsLabel, testing(reports))
    group(nothingKeptLabel, testing(nothingKept))
  })
}

const faultsOfGuess: readonly ProviderFault[] = [
  "error-in-200",
  "take-and-hang",
  "take-and-drop",
  "garbage",
  "hang",
  "slow",
]

function ofItself(test: ChannelTest, has: (name: keyof ChannelCapabilities) => boolean): void {
  test("says of itself what its author says: repetition, look-up, reports", async ({ channel }) => {
    assert.match(channel.id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "The id is a name in kebab-case")
    assert.ok(["email", "mobile", "wechat-openid", "web-hook"].includes(channel.addresses))
    assert.equal(typeof channel.can.disturbs, "boolean")
    assert.equal(channel.can.repeats, has("repeats"), "`can.repeats`, and the capability")
    assert.equal(channel.lookup !== undefined, has("lookup"), "`lookup`, and the capability")
    assert.equal(channel.can.reports.length > 0, has("reports"), "`can.reports`, and the capability")
    const { reports } = channel.can
    assert.deepEqual([...new Set(reports)], reports, "No kind of report is named twice")
    assert.ok(reports.every((status) => ["delivered", "read", "failed"].includes(status)))
  })
}

async function onBench(contract: ChannelContract, body: (bench: Bench) => Promise<void>): Promise<void> {
  const made = await contract.make()
  try {
    await body(new Bench(contract, made))
  } finally {
    await made.close?.()
  }
}
