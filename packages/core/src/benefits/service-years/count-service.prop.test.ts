import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { firstDay, fromEpochDay, lastDay, plainDate, type PlainDate, toEpochDay } from "../../time/index.ts"
import { countService, type ServiceInterval, type ServiceRules } from "./index.ts"
import { type CertainInterval, countDayByDay, interval, rules } from "./service-years.fixture.ts"

const cutOff = plainDate("2003-08-31")
const day = fc
  .integer({ min: toEpochDay(plainDate("2000-01-01")), max: toEpochDay(plainDate("2003-12-31")) })
  .map((epochDay): string => fromEpochDay(epochDay))
const partly = fc.tuple(day, fc.constantFrom(4, 7, 10, 10)).map(([on, known]) => on.slice(0, known))
const traits = fc.dictionary(fc.constantFrom("paid", "approved", "not-teaching"), fc.boolean())

const intervalOf = (kinds: readonly string[], date: fc.Arbitrary<string>): fc.Arbitrary<ServiceInterval> =>
  fc
    .tuple(fc.constantFrom(...kinds), date, fc.option(date), traits)
    .filter(([, from, to]) => to === null || firstDay(from as PlainDate) <= lastDay(to as PlainDate))
    .map(([kind, from, to, known]) => interval(kind, from, to, { traits: known }))

const everyKind = Object.keys(rules.kinds)
const unit = fc
  .constantFrom("month", "day")
  .map((each): ServiceRules => ({ ...rules, unit: each as "month" }))
const bounds = (some: readonly ServiceInterval[], by: ServiceRules) =>
  Result.getOrThrow(countService(some, by, 2003)).counted
const allDays = (from: string, to: string | null) => ({
  from: [firstDay(from as PlainDate), lastDay(from as PlainDate)] as const,
  to: to === null ? null : ([firstDay(to as PlainDate), lastDay(to as PlainDate)] as const),
})

/** One way in which everything that is not known of an interval may be. */
function completionOf(of: ServiceInterval): fc.Arbitrary<CertainInterval> {
  const { from, to } = allDays(of.from, of.to)
  const between = ([first, last]: readonly [PlainDate, PlainDate]) =>
    fc.oneof(
      fc.constantFrom(first, last),
      fc.integer({ min: toEpochDay(first), max: toEpochDay(last) }).map(fromEpochDay),
    )
  const known = { paid: true, approved: true, "not-teaching": true }
  const unknown = fc
    .record({ paid: fc.boolean(), approved: fc.boolean(), "not-teaching": fc.boolean() })
    .map((drawn) => ({ ...known, ...drawn, ...of.traits }))
  return fc
    .tuple(between(from), to === null ? fc.constant(null) : between(to), unknown)
    .map(([first, last, said]) => ({
      interval: of,
      from: last !== null && first > last ? last : first,
      to: last !== null && first > last ? first : last,
      traits: said,
    }))
    .filter(
      (each) => each.from >= from[0] && each.from <= from[1] && (to === null || (each.to ?? "") <= to[1]),
    )
}

describe("counting service", () => {
  it("counts what counting day by day counts, where everything is known", () => {
    const whole = fc.array(intervalOf(everyKind, day), { maxLength: 6 })
    fc.assert(
      fc.property(whole, unit, (some, by) => {
        const certain = some.map((each): CertainInterval => {
          const said = { paid: true, approved: true, "not-teaching": true, ...each.traits }
          return {
            interval: { ...each, traits: said },
            from: each.from as PlainDate,
            to: each.to as PlainDate | null,
            traits: said,
          }
        })
        const expected = countDayByDay(certain, by, cutOff)
        expect(
          bounds(
            certain.map((each) => each.interval),
            by,
          ),
        ).toEqual({ min: expected, max: expected })
      }),
      { numRuns: 300 },
    )
  })

  it("keeps every completion of what is not known within its bounds", () => {
    const some = fc
      .array(intervalOf(everyKind, partly), { minLength: 1, maxLength: 5 })
      .chain((known) =>
        fc.tuple(
          fc.constant(known),
          fc.array(fc.tuple(...known.map(completionOf)), { minLength: 3, maxLength: 3 }),
        ),
      )
    fc.assert(
      fc.property(some, unit, ([known, completions], by) => {
        const { max, min } = bounds(known, by)
        for (const completion of completions) {
          const counted = countDayByDay(completion, by, cutOff)
          expect(counted).toBeGreaterThanOrEqual(min)
          expect(counted).toBeLessThanOrEqual(max)
        }
      }),
      { numRuns: 200 },
    )
  })

  it("has bounds that are reached, where the latest first day is not after the earliest last day", () => {
    const plain = intervalOf(["teaching", "study-leave", "punishment", "other"], partly).filter(
      ({ from, to }) => {
        const days = allDays(from, to)
        return days.to === null || days.from[1] <= days.to[0]
      },
    )
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 5 }), unit, (some, by) => {
        const { max, min } = bounds(some, by)
        const extreme = (longest: boolean) =>
          countDayByDay(
            some.map((each) => {
              const { from, to } = allDays(each.from, each.to)
              // What excludes is long where what counts is short.
              const long = longest !== (each.kind === "punishment")
              const said = { paid: long, approved: long, "not-teaching": long, ...each.traits }
              return {
                interval: each,
                from: from[long ? 0 : 1],
                to: to?.[long ? 1 : 0] ?? null,
                traits: said,
              }
            }),
            by,
            cutOff,
          )
        expect([extreme(false), extreme(true)]).toEqual([min, max])
      }),
      { numRuns: 200 },
    )
  })

  it("never counts more for an interval that is told twice, or in another order", () => {
    const some = fc.array(intervalOf(everyKind, partly), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(some, unit, (intervals, by) => {
        expect(bounds(intervals.toReversed(), by)).toEqual(bounds(intervals, by))
        const certain = intervals.filter(({ kind }) => kind === "teaching")
        expect(bounds([...intervals, ...certain], by)).toEqual(bounds(intervals, by))
      }),
      { numRuns: 100 },
    )
  })
})
