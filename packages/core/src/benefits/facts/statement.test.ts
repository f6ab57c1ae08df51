import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { disputed, never, unknown, withheld } from "../../rules/index.ts"
import { month, plainDate } from "../../time/index.ts"
import { allowance } from "../programme/programme.fixture.ts"
import { monthPrograms, segmentsOf } from "./segment.ts"
import { type Statement, valuesIn } from "./statement.ts"

let count = 0
const says = (
  fact: string,
  value: Statement["value"],
  asOf: string,
  more: Partial<Statement> = {},
): Statement => {
  count += 1
  return {
    id: `${count}`.padStart(4, "0"),
    fact,
    value,
    from: null,
    asOf: plainDate(asOf),
    source: "population",
    ...more,
  }
}
const at = (statements: readonly Statement[], when = "2018-08") => valuesIn(statements, month(when))

describe("what is known in a month", () => {
  it("is the latest word of a source, from the day it holds", () => {
    const lives = says("registeredIn", "990101", "2011-01-01")
    const moved = says("registeredIn", "990102", "2018-09-01", { from: plainDate("2018-05-10") })
    expect(at([lives, moved], "2018-05")).toEqual({ registeredIn: "990101" })
    expect(at([moved, lives], "2018-06")).toEqual({ registeredIn: "990102" })
    const never_moved = says("registeredIn", "990101", "2018-10-01")
    expect(at([moved, never_moved, lives], "2018-06")).toEqual({ registeredIn: "990101" })
  })

  it("is disputed where sources contradict each other, until a person settles it or one gives way", () => {
    const register = says("died", "2018-07-03", "2018-08-01")
    const visit = says("died", never, "2018-08-20", { source: "home-visit" })
    expect(at([register, visit])).toEqual({ died: disputed("2018-07-03", never) })
    const settled = says("died", never, "2018-09-01", { source: "decision", settles: true })
    expect(at([register, settled, visit])).toEqual({ died: never })
    const later = says("died", "2018-09-30", "2018-10-15")
    expect(at([register, settled, visit, later])).toEqual({ died: disputed("2018-09-30", never) })
    expect(at([register, visit, says("died", never, "2018-09-02")])).toEqual({ died: never })
  })

  it("takes a part of a date for what a fuller one says more exactly", () => {
    const year = says("born", "1938", "2011-01-01")
    const day = says("born", "1938-07-20", "2012-01-01", { source: "home-visit" })
    expect(at([year, day])).toEqual({ born: "1938-07-20" })
    expect(at([says("born", "1939", "2011-01-01"), day])).toEqual({ born: disputed("1938-07-20", "1939") })
  })

  it("forgets what a source takes back, and keeps what nobody will tell", () => {
    const born = says("born", "1938-07-20", "2011-01-01")
    expect(at([born, says("born", unknown, "2018-01-01")])).toEqual({ born: unknown })
    expect(at([says("born", withheld, "2018-01-01", { source: "home-visit" })])).toEqual({ born: withheld })
    expect(at([born, says("born", withheld, "2018-01-01", { source: "home-visit" })])).toEqual({
      born: "1938-07-20",
    })
  })
})

describe("the segments of one life", () => {
  const programs = monthPrograms([allowance()])
  const lives = [
    says("born", "1936-02-29", "2011-01-01"),
    says("registeredIn", "990101", "2011-01-01"),
    says("died", never, "2011-01-01"),
    says("paidElsewhere", false, "2011-01-01"),
  ]
  const from = month("2015-12")
  const paid = (statements: readonly Statement[], to = "2026-05") =>
    Result.getOrThrow(segmentsOf({ statements, programs, from, to: month(to) })).map(
      (each) => `${each.from} ${each.to} ${each.status} ${each.amount}`,
    )

  it("begin the month after the 80th birthday and rise the month after the 90th, also for 29 February", () => {
    expect(paid(lives)).toEqual(["2015-12 2016-02 0 0", "2016-03 2026-02 1 3000", "2026-03 2026-05 1 6000"])
  })

  it("end with a death that is reported late, and are whole again once it is reversed", () => {
    const dead = says("died", "2018-07-03", "2018-10-02")
    expect(paid([...lives, dead], "2018-12")).toEqual([
      "2015-12 2016-02 0 0",
      "2016-03 2018-07 1 3000",
      "2018-08 2018-12 0 0",
    ])
    const alive = says("died", never, "2018-11-05")
    expect(paid([dead, ...lives, alive])).toEqual(paid(lives))
  })

  it("fail where the rates have no value, and owe nothing while no edition pays", () => {
    expect(
      Result.isFailure(
        segmentsOf({ statements: lives, programs, from: month("2017-01"), to: month("2017-02") }),
      ),
    ).toBe(false)
    const ended = monthPrograms([allowance({ validTo: plainDate("2017-01-01") })])
    expect(
      Result.getOrThrow(
        segmentsOf({ statements: lives, programs: ended, from: month("2016-12"), to: month("2017-02") }),
      ).map(({ status }) => status),
    ).toEqual([1, 0])
  })
})
