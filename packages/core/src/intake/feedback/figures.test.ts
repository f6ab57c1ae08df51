import { describe, expect, it } from "vitest"
import { addDays } from "../../time/index.ts"
import { composeFeedbackFigures } from "./index.ts"
import * as f from "./feedback.fixture.ts"

const period = { from: f.start, to: addDays(f.start, 31) }
const figuresOf = (on: number, ...plays: readonly f.Play[]) =>
  composeFeedbackFigures(
    plays.map(({ events }) => events),
    { period, asOf: addDays(f.start, on) },
  )

describe("the figures", () => {
  it("count a rating given twice once, with the grade that stands", () => {
    const twice = f.badRating.next(f.rate("satisfied"), f.person)
    const { byOutcome, ratings } = figuresOf(0, twice)
    expect(ratings).toMatchObject({ given: 1, changed: 1, satisfied: { part: 1, of: 1 } })
    expect(byOutcome.pending).toBe(0)
  })

  it("count what nobody rated as nothing", () =>
    expect(figuresOf(0).ratings.satisfied).toEqual({ part: 0, of: 0 }))

  it("leave a rating that was set aside out of the satisfaction, and say that it was", () => {
    const aside = f.badRating.next(f.mistaken, f.operator).next(f.setAside, f.second)
    const { ratings } = figuresOf(0, aside, f.badRating)
    expect(ratings).toMatchObject({ given: 2, setAside: 1, satisfied: { part: 0, of: 1 } })
  })

  it("call a step late from the day after its day, done or not", () => {
    const due = f.badRating.state.clocks[0]?.deadline.dueOn
    const on =
      due === f.start || !due ? NaN : [...Array(30).keys()].findIndex((n) => addDays(f.start, n) === due)
    expect(figuresOf(on, f.badRating).inTime).toEqual({ part: 0, of: 0 })
    expect(figuresOf(on + 1, f.badRating).inTime).toEqual({ part: 0, of: 1 })
    const inTime = f.badRating.next(f.notFounded, f.operator, addDays(f.start, on))
    const late = f.badRating.next(f.notFounded, f.operator, addDays(f.start, on + 1))
    expect(figuresOf(on + 1, inTime, late).inTime).toEqual({ part: 1, of: 2 })
  })

  it("count by the day of receipt, from the first day of the period and before its end", () => {
    const received = (days: number) => f.play().next(f.complain(), f.person, addDays(f.start, days))
    expect(figuresOf(60, received(0), received(30), received(31)).complaints.received).toBe(2)
  })

  it("are told by item and by outlet, and never by officer", () => {
    const figures = figuresOf(0, f.badRating, f.complaint)
    expect(Object.keys(figures.byItem)).toEqual(["sample-item"])
    expect(figures.byOutlet["sample-hall"]).toMatchObject({
      ratings: { given: 1 },
      complaints: { received: 1 },
    })
    expect(JSON.stringify(figures)).not.toContain("officer-")
  })
})
