/** The simulated channel, as its author would hand it to the contract. */
import type { Channel } from "@onevisit/core/ports"
import { aMoment } from "../a-moment.ts"
import type { TestFunctions } from "../contract.ts"
import { minute } from "../samples.ts"
import type { ChannelCapabilities, ChannelContract } from "./channel-under-test.ts"
import { lengthened, sampleTemplate } from "./sample-messages.ts"
import { simulatedChannel, type SimulatedChannelOptions } from "./simulated-channel.ts"

export const everything: ChannelCapabilities = {
  keys: true,
  repeats: true,
  lookup: true,
  reports: true,
  down: true,
  hang: true,
  "take-and-hang": true,
  "take-and-drop": true,
  slow: true,
  "error-in-200": true,
  throttle: true,
  garbage: true,
  lag: true,
}

/** A bench of the simulated channel, spoilt where a way to do so is handed in. */
export function simulatedBench(
  options: SimulatedChannelOptions = {},
  spoil: (good: Channel) => Channel = (good) => good,
): Omit<ChannelContract, keyof TestFunctions> {
  const able = { repeats: true, lookup: true, reports: ["delivered", "read", "failed"] as const, ...options }
  return {
    name: "simulated",
    now: minute(0),
    clock: () => minute(0),
    make: () => {
      // What it reports by itself would come at once, and hide what the contract lets it report.
      const channel = simulatedChannel({
        reporting: { lateMillis: 1e12 },
        longest: 200,
        until: async () => {
          for (let moment = 0; moment < 5; moment += 1) await aMoment()
        },
        ...able,
      })
      const spoilt = spoil(channel)
      return {
        channel: spoilt,
        received: () =>
          channel.arrived().map(({ body, key, link, title, to }) => ({
            to,
            key,
            says: link === undefined ? [title, body] : [title, body, link],
          })),
        asked: channel.asked,
        play: channel.play,
        report: async (status, { key, to }) => {
          channel.report(key, status)
          const answer = await spoilt.lookup?.({ key, to, at: minute(0) })
          return answer === undefined || answer.status === "unsent" ? [] : [{ key, ...answer }]
        },
      }
    },
    addresses: ["120-0000-0001", "120-0000-0002"],
    tooLong: lengthened(sampleTemplate, 300),
    retryAfter: 60,
    capabilities: {
      ...everything,
      ...(able.repeats ? {} : { repeats: { lacks: "the provider knows nothing again" } }),
      ...(able.lookup ? {} : { lookup: { lacks: "the provider tells nothing" } }),
      ...(able.reports.length > 0 ? {} : { reports: { lacks: "the provider reports nothing" } }),
    },
  }
}
