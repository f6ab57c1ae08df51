import * as Result from "effect/Result"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, computeDeadline, type PlainDate, type Term, workingDaysBetween } from "../../time/index.ts"
import { calendar, on } from "../outlets/outlets.fixture.ts"
import { criticalPath, type TimedItem } from "./critical-path.ts"
import type { Precedence } from "./sort-items.ts"

const ids = ["a", "b", "c", "d", "e"]
const term = (units: readonly Term["unit"][]): fc.Arbitrary<TimedItem["takes"]> =>
  fc.oneof(fc.constantFrom("at-once" as const, null), {
    arbitrary: fc.record({ length: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom(...units) }),
    weight: 5,
  })
const graph = (units: readonly Term["unit"][]) =>
  fc.record({
    items: fc
      .tuple(...ids.map(() => term(units)))
      .map((all) => all.map((takes, at): TimedItem => ({ item: ids[at] ?? "", takes }))),
    precedences: fc.subarray(
      ids.flatMap((before, at) => ids.slice(at + 1).map((item): Precedence => ({ before, item }))),
    ),
  })
const anyUnit = ["working-day", "calendar-day", "month"] as const
const starts = fc.integer({ min: 0, max: 300 }).map((after) => addDays(on("2018-01-01"), after))

/** Every chain of items, each waiting for the one before. */
function allChains(
  items: readonly TimedItem[],
  precedences: readonly Precedence[],
): readonly (readonly TimedItem[])[] {
  const from = (first: TimedItem): readonly (readonly TimedItem[])[] => [
    [first],
    ...items
      .filter(({ item }) => precedences.some((each) => each.before === first.item && each.item === item))
      .flatMap((next) => from(next).map((chain) => [first, ...chain])),
  ]
  return items.flatMap(from)
}

const run = (chain: readonly TimedItem[], start: PlainDate): PlainDate =>
  chain.reduce((from, { takes }) => {
    if (takes === null || takes === "at-once") return from
    return Result.getOrThrow(computeDeadline({ term: takes, startsOn: from, calendar })).dueOn ?? from
  }, start)

describe("the critical path", () => {
  it("is as long as the longest of all chains, and is one of them", () => {
    fc.assert(
      fc.property(graph(["working-day"]), ({ items, precedences }) => {
        const path = criticalPath(items, precedences)
        const lengthOf = (chain: readonly TimedItem[]): number =>
          chain.reduce(
            (sum, { takes }) => sum + (takes === null || takes === "at-once" ? 0 : takes.length),
            0,
          )
        const chains = allChains(items, precedences)
        expect(path.workingDays).toBe(Math.max(...chains.map(lengthOf)))
        expect(path.precision).toBe("exact")
        const own = chains.find((chain) => chain.map(({ item }) => item).join() === path.items.join())
        expect(own && lengthOf(own)).toBe(path.workingDays)
      }),
    )
  })

  it("ends on the calendar on the last day on which any chain ends", () => {
    fc.assert(
      fc.property(graph(anyUnit), starts, ({ items, precedences }, start) => {
        const path = criticalPath(items, precedences, { on: start, calendar })
        const chains = allChains(items, precedences)
        const last = chains.map((chain) => run(chain, start)).reduce((a, b) => (a > b ? a : b))
        expect(path.dueOn?.date).toBe(last)
        const own = chains.find((chain) => chain.map(({ item }) => item).join() === path.items.join())
        expect(own && run(own, start)).toBe(last)
        expect(path.workingDays).toBe(workingDaysBetween(calendar, start, last).days)
      }),
    )
  })

  it("never takes more working days on any calendar day of filing than the bound without one says", () => {
    fc.assert(
      fc.property(graph(anyUnit), starts, ({ items, precedences }, start) => {
        const bound = criticalPath(items, precedences)
        const exact = criticalPath(items, precedences, { on: start, calendar })
        expect(exact.workingDays).toBeLessThanOrEqual(bound.workingDays)
        if (bound.precision === "exact") expect(exact.workingDays).toBe(bound.workingDays)
      }),
    )
  })
})
