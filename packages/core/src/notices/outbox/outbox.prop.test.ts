import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { instant } from "../../time/index.ts"
import { foldNotice, minutesOfQuiet, type Rung, type ToldWhen } from "./index.ts"
import { localTime, play, type PlayedChannel, quiet } from "./simulate.fixture.ts"

const abilities = fc.record({
  repeats: fc.boolean(),
  canLookUp: fc.boolean(),
  disturbs: fc.boolean(),
  isOptedOut: fc.nat(9).map((n) => n === 0),
})
const names = ["wechat", "sms", "email"]
const ladder: fc.Arbitrary<readonly Rung[]> = fc
  .tuple(fc.shuffledSubarray(names, { minLength: 1 }), fc.boolean(), fc.nat(2000))
  .map(([channels, hasVisit, waitMinutes]) => [
    ...channels.map((channel): Rung => ({ way: "channel", channel, waitMinutes })),
    ...(hasVisit ? [{ way: "call" } as const] : []),
  ])
const clause = { statute: "sample", title: text("样例法", "Sample Act"), article: "1" }
const owed = fc.record({
  ladder,
  until: fc.constantFrom<ToldWhen>("sent", "delivered", "acknowledged"),
  urgent: fc.constantFrom(null, null, clause),
  lapsesAt: fc.constantFrom(null, null, instant("2018-07-21T01:00:00.000Z")),
})
const world = fc.record({
  owed,
  channels: fc.tuple(abilities, abilities, abilities),
  ways: fc.record({
    troubles: fc.constantFrom(0, 30, 80),
    deaths: fc.constantFrom(0, 10, 40),
    reports: fc.constantFrom(0, 40),
  }),
  seed: fc.nat(),
})

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
function draws(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

describe("a notice that is carried on over any schedule of failures, doubts, reports and deaths", () => {
  it("comes to an end, tells once, reaches nobody twice but where that is on record, and keeps the quiet", () => {
    const seen = { discharged: 0, stuck: 0, tasks: 0, lapsed: 0, twice: 0, doubts: 0 }
    fc.assert(
      fc.property(world, ({ channels, owed: what, seed, ways }) => {
        const known: Record<string, PlayedChannel> = {}
        for (const [at, name] of names.entries()) known[name] = channels[at] as PlayedChannel
        const { arrived, claims, events, handed, state } = play(what, known, draws(seed), ways)

        expect(claims).toBeLessThan(400)
        expect(foldNotice(events)).toEqual(state)
        expect(events.filter(({ type }) => type === "NoticeTold").length).toBeLessThanOrEqual(1)

        const reportedTwice = ways.reports > 0
        for (const [channel, times] of arrived) {
          const can = known[channel] as PlayedChannel
          const sending = state.sendings.find((each) => each.channel === channel)
          const mayRepeat = !can.repeats && !can.canLookUp
          if (times > 1) seen.twice += 1
          expect(times - 1).toBeLessThanOrEqual(mayRepeat ? (sending?.duplicatesRisked ?? 0) : 0)
        }
        if (state.phase === "discharged" && !reportedTwice) expect(arrived.size).toBeGreaterThan(0)
        if (state.phase === "discharged") expect(state.told).not.toBeNull()
        for (const { at, channel } of handed) {
          const isQuiet = minutesOfQuiet(quiet, localTime(at)) > 0
          expect(known[channel]?.disturbs === true && isQuiet && what.urgent === null).toBe(false)
          expect(known[channel]?.isOptedOut).toBe(false)
        }

        seen.discharged += state.phase === "discharged" ? 1 : 0
        seen.stuck += state.phase === "stuck" ? 1 : 0
        seen.lapsed += state.phase === "lapsed" ? 1 : 0
        seen.tasks += state.task === null ? 0 : 1
        seen.doubts += state.sendings.some(({ looks }) => looks > 0) ? 1 : 0
      }),
      { numRuns: 5000 },
    )
    expect(Object.entries(seen).filter(([, times]) => times < 50)).toEqual([])
  })
})
