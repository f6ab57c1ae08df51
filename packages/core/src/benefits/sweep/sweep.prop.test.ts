import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type ColumnBatch, movedBetween, NO, rowFinder, YES } from "../../rules/index.ts"
import { addMonthsToMonth, month } from "../../time/index.ts"
import { kindOf } from "./difference.ts"
import {
  applyOutcomes,
  countDifferences,
  countOutcomes,
  DIFFERENCE_KINDS,
  type OutcomeColumns,
  outcomeAt,
  sweepAll,
  type SweepResult,
  sweepRows,
  UNSEEN,
  unseen,
} from "./index.ts"
import { inputFor, type Person, persons, programme } from "./living-population.fixture.ts"

const january = month("2018-01")
/** Every row as plain data. */
const rowsOf = (outcomes: OutcomeColumns) =>
  Array.from({ length: outcomes.rows }, (_, row) => outcomeAt(outcomes, row))
const listed = ({ differences: { count, kinds, rows } }: Pick<SweepResult, "differences">) =>
  Array.from({ length: count }, (_, at) => [rows[at], DIFFERENCE_KINDS[(kinds[at] as number) - 1]])

/** Who is replaced in a month, and by whom. */
const changes = fc.array(fc.tuple(fc.nat(), persons), { maxLength: 4 })
/** As often many people as few: of a few, most change in some month. */
const years = fc.record({
  people: fc.array(persons, { minLength: 1, maxLength: 60, size: "max" }),
  months: fc.array(fc.record({ changes, newcomers: fc.array(persons, { maxLength: 2 }) }), {
    minLength: 12,
    maxLength: 12,
  }),
})

describe("a sweep", () => {
  it("says of every row what a person would who looks at it alone, however it is divided", () => {
    fc.assert(
      fc.property(
        fc.array(persons, { minLength: 1, maxLength: 50 }),
        fc.array(persons, { maxLength: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (people, earlier, many) => {
          const before = sweepAll({
            ...inputFor(programme, january, earlier.slice(0, people.length)),
            previous: null,
          }).finish()
          const input = { ...inputFor(programme, month("2018-08"), people), previous: before.outcomes }
          const whole = sweepAll(input).finish()
          const parts = sweepAll(input)
          while (parts.next(many));
          expect(parts.finish()).toEqual(whole)
          const used = sweepAll({ ...inputFor(programme, january, people), previous: null }).finish()
          const into = used.outcomes
          expect(sweepAll({ ...input, into }).finish()).toEqual(whole)
          const alone = people.map(({ present }, at) => (present ? input.complete(at) : unseen))
          expect(rowsOf(whole.outcomes)).toEqual(alone)
          const different = alone.flatMap((after, row) => {
            const kind = kindOf(outcomeAt(before.outcomes, row), after)
            return kind === null ? [] : [[row, kind]]
          })
          expect(listed(whole)).toEqual(different)
          expect(whole.totals).toEqual(countOutcomes(whole.outcomes))
          expect(whole.totals.amount).toBe(alone.reduce((sum, { amount }) => sum + amount, 0))
        },
      ),
    )
  })

  it("of those who can have changed comes to what a sweep of everybody comes to, in every month of a year", () => {
    let touchedInAll = 0
    let rowsInAll = 0
    fc.assert(
      fc.property(years, ({ months, people }) => {
        let now: readonly Person[] = people
        const first = inputFor(programme, january, now)
        let full = sweepAll({ ...first, previous: null }).finish()
        let kept = full
        let { plan } = first
        const live: { -readonly [Key in keyof ColumnBatch]: ColumnBatch[Key] } = first.batch
        const finder = rowFinder(live)
        for (const [at, { changes: replaced, newcomers }] of months.entries()) {
          const then = now.concat(newcomers)
          const changed = new Set(newcomers.map((_, place) => then.length - 1 - place))
          for (const [place, person] of replaced) {
            then[place % then.length] = person
            changed.add(place % then.length)
          }
          now = then
          const input = inputFor(programme, addMonthsToMonth(january, at + 1), now)
          Object.assign(live, input.batch, input.batch.odd === undefined ? { odd: undefined } : {})
          const everybody = sweepAll({ ...input, previous: full.outcomes }).finish()
          const touched = finder.find(movedBetween(plan, input.plan), [...changed])
          if (touched === null) throw new Error("A month of the same rates moves some")
          const some = sweepRows({ ...input, previous: kept.outcomes, totals: kept.totals, touched })
          expect(listed(some)).toEqual(listed(everybody))
          expect(some.totals).toEqual(everybody.totals)
          const outcomes = applyOutcomes(kept.outcomes, {
            outcomes: some.outcomes,
            rows: now.length,
            touched,
          })
          expect(rowsOf(outcomes)).toEqual(rowsOf(everybody.outcomes))
          kept = { ...everybody, outcomes }
          full = everybody
          ;({ plan } = input)
          touchedInAll += touched.length
          rowsInAll += now.length
        }
      }),
      { numRuns: 40 },
    )
    expect(touchedInAll / rowsInAll).toBeLessThan(0.35)
  })

  it("never makes a candidate to stop of someone of whom nothing is known, or who is missing from the feed", () => {
    fc.assert(
      fc.property(fc.array(persons, { minLength: 1, maxLength: 40 }), (people) => {
        const before = sweepAll({ ...inputFor(programme, january, people), previous: null }).finish()
        const gone = people.map(({ facts }, at) =>
          at % 2 === 0 ? { facts: {}, present: true } : { facts, present: false },
        )
        const input = { ...inputFor(programme, month("2018-02"), gone), previous: before.outcomes }
        const after = sweepAll(input).finish()
        expect(countDifferences(after.differences)["stop-candidate"]).toBe(0)
        for (const [row, { status }] of rowsOf(before.outcomes).entries()) {
          if (status !== YES) continue
          expect(listed(after)).toContainEqual([row, "undetermined"])
          expect([NO, YES]).not.toContain(outcomeAt(after.outcomes, row).status)
        }
      }),
    )
  })

  it("calls unseen whoever it did not reach", () => {
    const { outcomes } = sweepAll({ ...inputFor(programme, january, []), previous: null }).finish()
    expect(outcomeAt(outcomes, 0)).toEqual(unseen)
    expect(unseen.status).toBe(UNSEEN)
  })

  it("refuses to write over what it compares with", () => {
    const input = inputFor(programme, january, [{ facts: {}, present: true }])
    const { outcomes } = sweepAll({ ...input, previous: null }).finish()
    expect(() => sweepAll({ ...input, previous: outcomes, into: outcomes })).toThrow(RangeError)
  })

  it("refuses rows that were taken away", () => {
    const people: readonly Person[] = [{ facts: {}, present: true }]
    const { outcomes } = sweepAll({ ...inputFor(programme, january, people), previous: null }).finish()
    expect(() => sweepAll({ ...inputFor(programme, january, []), previous: outcomes })).toThrow(RangeError)
  })
})
