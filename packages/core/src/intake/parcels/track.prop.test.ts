import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Instant, plainDate } from "../../time/index.ts"
import { mergeTracks, newsAmong, standingOf, type Track, trackStages } from "./index.ts"
import { answered, play, recorded } from "./parcel.fixture.ts"

/** Few instants and few words, so that reports repeat and contradict each other. */
const anyTrack: fc.Arbitrary<Track> = fc
  .record({
    hour: fc.integer({ min: 0, max: 5 }),
    mark: fc.constantFrom("a", "b", "c"),
    stage: fc.constantFrom(...trackStages),
    by: fc.constantFrom("self", "agent", "locker", null),
  })
  .map(({ by, hour, mark, stage }) => ({
    at: `2018-07-20T0${hour}:00:00.000Z` as Instant,
    on: plainDate("2018-07-20"),
    stage,
    by: stage === "delivered" ? by : null,
    mark,
    text: mark,
  }))
const reports = fc.array(fc.array(anyTrack, { maxLength: 6 }), { maxLength: 6 })

describe("tracks of a parcel", () => {
  it("are the same whatever the order and the repetition of reports", () => {
    fc.assert(
      fc.property(reports, fc.infiniteStream(fc.nat()), (told, chances) => {
        const draw = (below: number) => (chances.next().value ?? 0) % below
        const again = [...told, ...told.filter(() => draw(2) === 0)]
        const shuffled = again
          .map((report) => [draw(1000), report.toSorted(() => draw(3) - 1)] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, report]) => report)
        const merged = told.reduce(mergeTracks, [] as readonly Track[])
        expect(shuffled.reduce(mergeTracks, [] as readonly Track[])).toEqual(merged)
        expect(standingOf(shuffled.flat().length === 0 ? [] : mergeTracks([], shuffled.flat()))).toEqual(
          standingOf(merged),
        )
      }),
    )
  })

  it("are in order of time, and each once", () => {
    fc.assert(
      fc.property(reports, (told) => {
        const merged = mergeTracks([], told.flat())
        expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).toSorted())
        expect(new Set(merged.map(({ at, mark }) => `${at}${mark}`)).size).toBe(merged.length)
        expect(newsAmong(merged, told.flat())).toEqual([])
      }),
    )
  })

  it("give the parcel the same standing however the reports came in", () => {
    fc.assert(
      fc.property(reports, fc.nat(), (told, turn) => {
        const steps = told.map((tracks) => answered("2018-07-20", ...tracks))
        const at = steps.length === 0 ? 0 : turn % steps.length
        const turned = [...steps.slice(at), ...steps.slice(0, at), ...steps.slice(0, at)]
        const begun = { on: "2018-07-20", command: recorded }
        const [one, other] = [play(begun, ...steps), play(begun, ...turned)]
        expect(other.standing).toEqual(one.standing)
        expect(other.tracks).toEqual(one.tracks)
      }),
    )
  })

  it("make a delivery only of one that was told as such and of nothing else", () => {
    fc.assert(
      fc.property(reports, (told) => {
        const tracks = mergeTracks([], told.flat())
        const { delivery } = standingOf(tracks)
        if (delivery === null) return
        const proof = tracks.find(
          ({ at, by, stage }) => stage === "delivered" && at === delivery.at && by === delivery.by,
        )
        expect(proof?.on).toBe(delivery.on)
        const undone = tracks.findLastIndex(({ stage }) =>
          ["refused", "returning", "returned", "cancelled"].includes(stage),
        )
        expect(tracks.indexOf(proof as Track)).toBeGreaterThan(undone)
      }),
    )
  })
})
