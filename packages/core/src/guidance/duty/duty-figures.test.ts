import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, month, plainDate } from "../../time/index.ts"
import { dutyFigures, dutyFindings, type DutySummary, noDuty, summariseDuty } from "./index.ts"

const duty = (on: string, more: Partial<DutySummary> = {}): DutySummary => ({
  leader: "leader",
  outlet: "hall",
  on: plainDate(on),
  cancelled: false,
  record: null,
  mattersBrought: 0,
  mattersSettled: 0,
  ...more,
})
const july = month("2018-07")
const duties = [
  duty("2018-07-03", { record: "held", mattersBrought: 3, mattersSettled: 2 }),
  duty("2018-07-10", { record: "missed" }),
  duty("2018-07-17", { leader: "second" }),
  duty("2018-07-24", { leader: "second" }),
  duty("2018-07-25", { cancelled: true }),
  duty("2018-08-01", { record: "held", mattersBrought: 1 }),
]

describe("the figures of a month's duty", () => {
  it("tell held, missed, unrecorded and to come apart, and leave out what was cancelled", () => {
    const nothing = { missed: 0, unrecorded: 0, toCome: 0, held: 0, mattersBrought: 0, mattersSettled: 0 }
    const first = { ...nothing, planned: 2, held: 1, missed: 1, mattersBrought: 3, mattersSettled: 2 }
    const second = { ...nothing, planned: 2, unrecorded: 1, toCome: 1 }
    expect(dutyFigures(duties, july, plainDate("2018-07-20"))).toEqual({
      month: "2018-07",
      ...first,
      planned: 4,
      unrecorded: 1,
      toCome: 1,
      leaders: { leader: first, second },
    })
  })

  it("add up, in all and over the leaders, on whatever day they are drawn up", () => {
    const row = fc.record({
      leader: fc.constantFrom("a", "b", "c"),
      outlet: fc.constant("hall"),
      on: fc.nat({ max: 60 }).map((days) => addDays(plainDate("2018-06-15"), days)),
      cancelled: fc.boolean(),
      record: fc.constantFrom("held", "missed", null),
      mattersBrought: fc.constant(2),
      mattersSettled: fc.nat({ max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(row), fc.nat({ max: 60 }), (rows, days) => {
        const figures = dutyFigures(rows, july, addDays(plainDate("2018-06-15"), days))
        const { held, missed, planned, toCome, unrecorded } = figures
        expect(held + missed + unrecorded + toCome).toBe(planned)
        expect(figures.mattersSettled).toBeLessThanOrEqual(figures.mattersBrought)
        const leaders = Object.values(figures.leaders)
        expect(leaders.reduce((sum, each) => sum + each.planned, 0)).toBe(planned)
        expect(dutyFigures(rows.toReversed(), july, addDays(plainDate("2018-06-15"), days))).toEqual(figures)
      }),
    )
  })

  it("know no duty before it is planned", () => {
    expect(summariseDuty(noDuty)).toBeNull()
  })
})

describe("the findings of a month's duty", () => {
  it("name each day that passed without a record, and each leader without a duty that month", () => {
    const found = dutyFindings(duties, july, plainDate("2018-07-20"), ["leader", "second", "third"])
    expect(found.map(({ code, path }) => [code, ...path])).toEqual([
      ["duty-unrecorded", "duties", 2],
      ["leader-without-duty", "leaders", 2],
    ])
    expect(found[0]?.message.zh).toBe("2018-07-17 的坐班未作记录，请补记已到岗或未到岗。")
  })

  it("are none where all is on record", () => {
    expect(dutyFindings(duties.slice(0, 2), july, plainDate("2018-08-20"), ["leader"])).toEqual([])
  })
})
