import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, plainDate } from "../time/index.ts"
import { orderOfAcceptance, type QuotaCase, quotaStanding } from "./index.ts"

const caseOf = (id: string, on: string, more: Partial<QuotaCase> = {}): QuotaCase => ({
  case: id,
  acceptedOn: plainDate(on),
  receivedAt: instant(`${on}T01:00:00.000Z`),
  standing: "open",
  ...more,
})
const granted = (id: string, place: number) => caseOf(id, "2019-03-01", { standing: "granted", place })

describe("the order where a number is limited", () => {
  it("is that of acceptance, whenever it was written down; of one day, that of coming in", () => {
    const silent = caseOf("silent", "2019-03-01", { receivedAt: instant("2019-03-01T03:00:00.000Z") })
    const early = caseOf("early", "2019-03-01")
    const late = caseOf("late", "2019-03-02")
    expect(orderOfAcceptance([late, silent, early]).map((each) => each.case)).toEqual([
      "early",
      "silent",
      "late",
    ])
  })

  it("counts the granted and the open before, never those that ended", () => {
    const cases = [
      granted("a", 1),
      caseOf("b", "2019-03-02", { standing: "ended" }),
      caseOf("c", "2019-03-03"),
      caseOf("d", "2019-03-04"),
    ]
    expect(quotaStanding(cases, "d", 5)).toEqual({ limit: 5, granted: 1, before: 1, place: 2 })
  })

  it("gives the place of a revoked decision to the next, so that no two cases ever hold one", () => {
    expect(quotaStanding([granted("b", 2), caseOf("c", "2019-03-03")], "c", 2)).toMatchObject({
      granted: 1,
      place: 1,
    })
    const held = fc.uniqueArray(fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(held, (places) => {
        const cases = places.map((place) => granted(`case-${place}`, place))
        const { place } = quotaStanding([...cases, caseOf("new", "2019-03-09")], "new", 10)
        expect(places).not.toContain(place)
        expect(place).toBeLessThanOrEqual(places.length + 1)
      }),
    )
  })
})
