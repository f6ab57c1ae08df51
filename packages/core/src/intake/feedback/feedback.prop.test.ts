import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays } from "../../time/index.ts"
import { countByHand } from "./counted-by-hand.fixture.ts"
import { composeFeedbackFigures, type FeedbackEvent, foldFeedback } from "./index.ts"
import { live, steps } from "./random-feedback.fixture.ts"
import * as f from "./feedback.fixture.ts"

const told = (events: readonly FeedbackEvent[]) => events.map((event) => ({ ...event, recordedAt: null }))

describe("whatever happens to a rating or a complaint", () => {
  it("a timer early, late, twice or never changes nothing", () => {
    const ticks = fc.array(fc.nat(2), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(steps, ticks, (life, firing) => {
        let day = 0
        const ticking = live(life, () => firing[day++ % firing.length] ?? 0)
        expect(told(ticking.events)).toEqual(told(live(life).events))
      }),
    )
  })

  it("it is closed only after it was verified, and asked about or stated why not; no lapse closes it", () => {
    fc.assert(
      fc.property(steps, (life) => {
        const { events } = live(life)
        events.forEach((event, at) => {
          if (event.type !== "FeedbackClosed") return
          expect(event.actor.kind).toBe("officer")
          const before = foldFeedback(events.slice(0, at))
          expect(before.finding).not.toBeNull()
          expect(before.revisit.reached || event.data.reasons.length > 0).toBe(true)
        })
      }),
    )
  })

  it("the officer rated or complained of does nothing in it", () => {
    fc.assert(
      fc.property(steps, (life) => {
        const byRated = live(life).events.filter(
          ({ actor }) => actor.kind === "officer" && actor.externalId === f.rated.externalId,
        )
        expect(byRated).toEqual([])
      }),
    )
  })

  it("the figures are what is counted event by event, at any day and for any item or outlet", () => {
    const days = fc.nat(120).map((days) => addDays(f.start, days))
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 6 }), days, days, (lives, asOf, to) => {
        const logs = lives.map((life) => live(life).events)
        const period = { from: addDays(f.start, 1), to }
        const { byItem, byOutlet, ...figures } = composeFeedbackFigures(logs, { asOf, period })
        const byHand = countByHand(logs, period, asOf)
        expect(figures).toEqual({ ...byHand, asOf, period })
        const at = (key: "item" | "outlet") => (name: string) =>
          logs.filter(([first]) => first && key in first.data && Reflect.get(first.data, key) === name)
        for (const [name, counts] of Object.entries(byItem))
          expect(counts).toEqual(countByHand(at("item")(name), period, asOf))
        for (const [name, counts] of Object.entries(byOutlet))
          expect(counts).toEqual(countByHand(at("outlet")(name), period, asOf))
        const outlets = Object.values(byOutlet).map(({ complaints }) => complaints.received)
        expect(outlets.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(byHand.complaints.received)
      }),
      { numRuns: 200 },
    )
  })

  it("the lives that are tried are long enough to tell", () => {
    const logs = fc.sample(steps, { seed: 20_180_720, numRuns: 300 }).map((life) => live(life).events)
    const period = { from: f.start, to: null }
    const { byOutcome, complaints, inTime, ratings, revisited } = composeFeedbackFigures(logs, {
      asOf: addDays(f.start, 400),
      period,
    })
    for (const count of [...Object.values(byOutcome), complaints.reopened, ratings.setAside, ratings.changed])
      expect(count).toBeGreaterThan(2)
    for (const { of, part } of [inTime, revisited]) expect([part > 2, of - part > 2]).toEqual([true, true])
  })
})
