import type { Instant } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../simulated/index.ts"
import { messageOf, sampleTemplate } from "./sample-messages.ts"
import { simulatedChannel, type SimulatedChannelOptions } from "./simulated-channel.ts"

const message = (number: number) => messageOf(sampleTemplate, `120-0000-${1000 + number}`, number)
const numbers = Array.from({ length: 200 }, (_, at) => at)

/** The answers to the messages of these numbers, each under its own, in the order of the numbers. */
async function answers(options: SimulatedChannelOptions, order = numbers): Promise<readonly string[]> {
  const channel = simulatedChannel(options)
  for (const number of order) await channel.send(message(number)).catch(() => undefined)
  return channel
    .calls()
    .map(({ answer, key }) => `${key} ${answer}`)
    .sort()
}

const faults = { down: 10, throttled: 10, hang: 10, "take-and-hang": 10, lie: 10 }

describe("a simulated channel", () => {
  it("does to a message what the seed says, whatever else is sent before", async () => {
    const drawn = await answers({ seed: 5, faults })
    expect(await answers({ seed: 5, faults }, numbers.toReversed())).toEqual(drawn)
    expect(await answers({ seed: 6, faults })).not.toEqual(drawn)
  })

  it("meets each fault about as often as it is told, and none that it is not told of", async () => {
    const drawn = (await answers({ faults: { throttled: 50 } })).map((one) => one.split(" ")[1])
    expect(new Set(drawn)).toEqual(new Set(["throttled", "sent"]))
    expect(drawn.filter((one) => one === "throttled").length).toBeGreaterThan(60)
    expect(drawn.filter((one) => one === "throttled").length).toBeLessThan(140)
  })

  it("draws anew at each attempt of one message", async () => {
    const channel = simulatedChannel({ faults: { down: 50 } })
    for (let attempt = 0; attempt < 40; attempt += 1) await channel.send(message(1)).catch(() => undefined)
    expect(new Set(channel.calls().map(({ answer }) => answer))).toEqual(new Set(["unreachable", "sent"]))
  })

  it("that lies says sent, brings nothing, and reports the failure later", async () => {
    const clock = simulatedClock()
    const channel = simulatedChannel({
      now: clock.now,
      faults: { lie: 100 },
      lookup: true,
      reports: ["failed"],
      reporting: { lateMillis: 60_000 },
    })
    expect(await channel.send(message(1))).toMatchObject({ status: "sent" })
    expect(channel.arrived()).toEqual([])
    expect(channel.arrivedReports()).toEqual([])
    clock.advance({ minutes: 2 })
    expect(channel.arrivedReports()).toMatchObject([{ key: message(1).key, status: "failed" }])
    const { key, to } = message(1)
    expect(await channel.lookup?.({ key, to, at: clock.now() })).toMatchObject({ status: "failed" })
  })

  it("reports late, twice or never, as told, and hands each report out once", async () => {
    const reportsOf = async (reporting: NonNullable<SimulatedChannelOptions["reporting"]>) => {
      const clock = simulatedClock()
      const channel = simulatedChannel({ now: clock.now, reports: ["delivered", "read"], reporting })
      for (const number of numbers) await channel.send(message(number))
      const atOnce = channel.arrivedReports().length
      clock.advance({ days: 2 })
      const later = channel.arrivedReports().map(({ key, status }) => `${key} ${status}`)
      expect(channel.arrivedReports()).toEqual([])
      return { atOnce, later: later.length, different: new Set(later).size }
    }
    expect(await reportsOf({ lateMillis: 3_600_000, twice: 100 })).toEqual({
      atOnce: 0,
      later: 800,
      different: 400,
    })
    expect(await reportsOf({ lost: 100 })).toEqual({ atOnce: 0, later: 0, different: 0 })
  })

  it("refuses the addresses it is told to, and says so of nobody else", async () => {
    const channel = simulatedChannel({ refuses: (to) => (to.endsWith("1001") ? "consent" : null) })
    await expect(channel.send(message(1))).rejects.toMatchObject({ trouble: "consent" })
    expect(await channel.send(message(2))).toMatchObject({ status: "sent" })
    expect(channel.arrived().map(({ to }) => to)).toEqual(["120-0000-1002"])
  })

  it("cannot tell what its record does not show yet, and says unsent only of what it does not have", async () => {
    const clock = simulatedClock()
    const channel = simulatedChannel({ now: clock.now, lookup: true, lagMillis: 60_000 })
    await channel.send(message(1))
    const at = clock.now()
    const status = async (number: number) => (await channel.lookup?.({ ...message(number), at }))?.status
    expect([await status(1), await status(2)]).toEqual(["unknown", "unknown"])
    clock.advance({ minutes: 2 })
    expect([await status(1), await status(2)]).toEqual(["sent", "unsent"])
  })

  it("answers as adapters do, which count from when they are told that it was tried", async () => {
    const clock = simulatedClock()
    const channel = simulatedChannel({ now: clock.now, lookup: true, lagMillis: 60_000 })
    const status = async (at: Instant) => (await channel.lookup?.({ ...message(1), at }))?.status
    const first = clock.now()
    clock.advance({ minutes: 2 })
    await channel.send(message(1))
    expect([await status(first), await status(clock.now())]).toEqual(["unsent", "unknown"])
    clock.advance({ minutes: 2 })
    expect(await status(first)).toBe("sent")
  })
})
