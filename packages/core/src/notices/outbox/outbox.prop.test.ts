import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { instant } from "../../time/index.ts"
import {
  evolveNotice,
  foldNotice,
  minutesOfQuiet,
  noNotice,
  type NoticeEvent,
  type Rung,
  sendingBy,
  type ToldWhen,
} from "./index.ts"
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
    races: fc.constantFrom(0, 30),
  }),
  seed: fc.nat(),
})

/** Ways that were left for a reason that was none: silence of what was never sent, failure of what has not failed. */
function climbsWithoutReason(events: readonly NoticeEvent[]): readonly NoticeEvent[] {
  let state = noNotice
  return events.filter((event) => {
    const before = state
    state = evolveNotice(state, event)
    if (event.type !== "NoticeClimbed") return false
    const rung = before.ladder[before.rung]
    const sending = rung?.way === "channel" ? sendingBy(before, rung.channel) : undefined
    switch (event.data.because) {
      case "silent":
        return sending === undefined || sending.sentAt === null
      case "failed":
      case "no-address":
        return sending?.status !== "failed"
      case "unknown":
        return sending?.mayBeOut !== true
      default:
        return false
    }
  })
}

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
        expect(climbsWithoutReason(events)).toEqual([])
        // Whoever is told is called by nobody, and what has failed is taken for nothing else.
        if (state.phase === "discharged") expect([state.task, state.stuckBecause]).toEqual([null, null])
        for (const { sentAt, status } of state.sendings) if (status === "failed") expect(sentAt).toBeNull()
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
