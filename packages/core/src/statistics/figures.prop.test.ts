import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isWithin, plainDate, type Period } from "../time/index.ts"
import type { CaseCounts } from "./case-counts.ts"
import type { CaseLog } from "./case-log.ts"
import { countByHand } from "./counted-by-hand.fixture.ts"
import { composeFigures, type Figures, findViolations } from "./index.ts"
import { randomDays, randomLogs, reportedLogs } from "./random-logs.fixture.ts"
import { sumCounts } from "./sum-counts.ts"

const figuresOf = (cases: readonly CaseLog[], period: Period, asOf: string): Figures =>
  composeFigures({ cases, feedback: [] }, { period, asOf: plainDate(asOf) })
/** As plain counts, with the cases that exceeded in an order of their own. */
const comparable = ({ visits, ...counts }: CaseCounts) => ({
  ...counts,
  violations: {},
  visits: { ...visits, declared: { ...visits.declared, exceeded: new Set(visits.declared.exceeded) } },
})

/** What the lives of the fixture cannot come to: no other system accepts, and every clock has a term. */
const NEVER: ReadonlySet<string> = new Set([
  "cases.acceptedAs.outside",
  "punctuality.statutory.none",
  "punctuality.promised.none",
  "punctuality.delivery.none",
])

/** Every number with its path. */
function* leaves(tree: object, at = ""): Generator<readonly [path: string, count: number]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "number") yield [`${at}${key}`, value]
    else if (!Array.isArray(value)) yield* leaves(value, `${at}${key}.`)
  }
}

describe("the figures of whatever happened", () => {
  it("are what is counted event by event, in any period and as of any day, for all and for each group", () => {
    fc.assert(
      fc.property(randomLogs, randomDays, randomDays, randomDays, (logs, from, to, asOf) => {
        const period = { from, to }
        const figures = figuresOf(logs, period, asOf)
        const byHand = (some: readonly CaseLog[]) =>
          comparable({ ...countByHand(some, period, asOf), violations: {} })
        expect(comparable(figures.all)).toEqual(byHand(logs))
        for (const [id, { counts }] of Object.entries(figures.byItem))
          expect(comparable(counts)).toEqual(byHand(logs.filter(({ item }) => item.id === id)))
        for (const [id, { counts }] of Object.entries(figures.byAuthority))
          expect(comparable(counts)).toEqual(byHand(logs.filter(({ item }) => item.authority.id === id)))
      }),
      { numRuns: 200 },
    )
  })

  it("of adjacent periods, as of one day, add up to those of both", () => {
    fc.assert(
      fc.property(
        randomLogs,
        fc.tuple(randomDays, randomDays, randomDays),
        randomDays,
        (logs, days, asOf) => {
          const [from, middle, to] = days.toSorted() as [typeof asOf, typeof asOf, typeof asOf]
          const parts = [
            { from, to: middle },
            { from: middle, to },
          ].map((period) => figuresOf(logs, period, asOf).all)
          const sum = sumCounts(parts)
          const { all } = figuresOf(logs, { from, to }, asOf)
          expect({ ...comparable(sum), violations: sum.violations }).toEqual({
            ...comparable(all),
            violations: all.violations,
          })
        },
      ),
    )
  })

  it("do not depend on the order of the logs, and say the same of each item as without the others", () => {
    fc.assert(
      fc.property(randomLogs, randomDays, (logs, asOf) => {
        const period = { from: plainDate("2018-06-01"), to: null }
        const figures = figuresOf(logs, period, asOf)
        expect(figuresOf(logs.toReversed(), period, asOf)).toEqual(figures)
        for (const [id, group] of Object.entries(figures.byItem))
          expect(group.counts).toEqual(
            figuresOf(
              logs.filter(({ item }) => item.id === id),
              period,
              asOf,
            ).all,
          )
      }),
    )
  })

  it("count every case once: what was accepted under each clock, what was tolerated under one outcome", () => {
    fc.assert(
      fc.property(fc.oneof(randomLogs, reportedLogs), randomDays, (logs, asOf) => {
        const { cases, punctuality, tolerance, visits } = figuresOf(
          logs,
          { from: plainDate("2018-06-01"), to: null },
          asOf,
        ).all
        for (const { ended, inTime, late, none, running } of [punctuality.statutory, punctuality.promised])
          expect(inTime + late + running + ended + none).toBe(cases.accepted)
        const { used, ...outcomes } = tolerance
        expect(Object.values(outcomes).reduce((sum, n) => sum + n, 0)).toBe(used)
        expect(visits.complete.cases).toBeLessThanOrEqual(visits.all.cases)
        expect(visits.all.cases + cases.open).toBe(cases.received)
      }),
    )
  })

  it("count each violation that is found, on its day, and hold nothing of a person", () => {
    fc.assert(
      fc.property(
        fc.oneof(randomLogs, reportedLogs),
        randomDays,
        randomDays,
        randomDays,
        (logs, from, to, asOf) => {
          const figures = figuresOf(logs, { from, to }, asOf)
          const found = logs
            .flatMap((log) => findViolations(log, { asOf }))
            .filter(({ on }) => isWithin({ from, to }, on))
          for (const { code } of found)
            expect(figures.all.violations[code]).toBe(found.filter((each) => each.code === code).length)
          const total = Object.values(figures.all.violations).reduce((sum, n) => sum + n, 0)
          expect(total).toBe(found.length)
          const shown = JSON.stringify([figures, found])
          expect(shown).not.toMatch(/officer-|sub_|signature|because|as said|intricate/)
        },
      ),
    )
  })

  it("are of lives long enough to tell", () => {
    const logs = fc
      .sample(randomLogs, { seed: 20_180_720, numRuns: 800 })
      .flat()
      .map((log, index) => ({ ...log, case: `case-${index}` }))
    const period = { from: plainDate("2018-06-01"), to: null }
    const early = figuresOf(logs, period, "2018-07-20")
    const { all, byOutlet } = figuresOf(logs, period, "2018-09-20")
    const both = sumCounts([early.all, all])
    const rare = [...leaves(both)].filter(
      ([path, count]) => count < 3 && !NEVER.has(path) && !path.includes("byVisits"),
    )
    expect(rare).toEqual([])
    expect(Object.keys(byOutlet)).toEqual(["hall", "street"])
  })
})
