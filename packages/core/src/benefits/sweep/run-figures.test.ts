import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { NO, YES } from "../../rules/index.ts"
import { text } from "../../reasons/index.ts"
import { month } from "../../time/index.ts"
import { countFigures, outcomeAt, outcomeReasons, sweepAll, UNSEEN } from "./index.ts"
import { inputFor, persons, programme } from "./living-population.fixture.ts"

const grounds = ["registered", "aged", "alive", "not-paid-elsewhere"].map((code) => ({
  code,
  label: null,
  per: null,
}))

describe("the figures of a run", () => {
  it("count every subject by age, amount and ground as one would who looks at each outcome", () => {
    fc.assert(
      fc.property(fc.array(persons, { maxLength: 60 }), (people) => {
        const { outcomes, totals } = sweepAll({
          ...inputFor(programme, month("2018-08"), people),
          previous: null,
        }).finish()
        const ageAt = (row: number) => (row % 5 === 0 ? null : 80 + (row % 7))
        const figures = countFigures(outcomes, { ageAt, grounds })
        expect(figures.totals).toEqual(totals)
        const rows = people.map((_, row) => outcomeAt(outcomes, row))
        const entitled = rows.flatMap(({ status }, row) => (status === YES ? [row] : []))
        const among = (ages: readonly (number | null)[], age: number) =>
          ages.filter((each) => each === age).length
        for (const { age, count } of figures.ages) expect(count).toBe(among(entitled.map(ageAt), age))
        expect(figures.ages.reduce((sum, { count }) => sum + count, 0)).toBe(
          entitled.filter((row) => ageAt(row) !== null).length,
        )
        expect(figures.amounts.reduce((sum, { amount, count }) => sum + amount * count, 0)).toBe(
          totals.amount,
        )
        for (const { ground, no, undetermined } of figures.grounds) {
          const says = (word: string) =>
            rows.filter((row) =>
              outcomeReasons(row, grounds).some(({ en }) => en === `${word}: ${ground.code}`),
            ).length
          expect([no, undetermined]).toEqual([says("not met"), says("to be found out")])
        }
      }),
    )
  })

  it("has words for an outcome that no ground explains", () => {
    const reasons = 0
    expect(outcomeReasons({ status: NO, reasons }, grounds)).toEqual([text("不符合条件", "not entitled")])
    expect(outcomeReasons({ status: UNSEEN, reasons }, grounds)).toEqual([
      text("不在数据源中", "not in the feed"),
    ])
    expect(outcomeReasons({ status: 3, reasons }, grounds)[0]?.en).toContain("the amount is to be found out")
    expect(outcomeReasons({ status: 5, reasons }, grounds)[0]?.en).toContain("wrong kind")
    expect(outcomeReasons({ status: 2, reasons }, grounds)).toEqual([text("待核实", "to be found out")])
  })
})
