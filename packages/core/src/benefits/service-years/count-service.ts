/**
 * Counts years of service from intervals. Time that two intervals share counts once. Where a date is known in part, or
 * it is not known whether an interval counts, the count has bounds, from the least to the greatest: nothing is guessed.
 */
import * as Result from "effect/Result"
import { InvalidInput, type Issue, type Text } from "../../reasons/index.ts"
import {
  between,
  type Between,
  difference,
  intersection,
  type IntSet,
  span,
  union,
} from "../../rules/index.ts"
import { parsePlainDate, type PlainDate, toEpochDay } from "../../time/index.ts"
import { lengthOf } from "./length-of.ts"
import { type IntervalReading, readInterval } from "./read-interval.ts"
import type { ServiceInterval, ServiceRules } from "./service-rules.ts"
import { countWords, intervalWords } from "./service-words.ts"

/** From the least to the greatest that is possible; the same when it is certain. */
export interface ServiceBounds {
  readonly min: number
  readonly max: number
}

/** One interval as it was counted. */
export interface CountedInterval {
  readonly interval: ServiceInterval
  /** What it counts by itself up to the cut-off, in the unit of the rules; what others count of it is not taken off. */
  readonly counted: ServiceBounds
  /** Traits that are not known and could change what it counts. */
  readonly missing: readonly string[]
  readonly text: Text
}

export interface ServiceCount {
  readonly unit: "month" | "day"
  /** The last day that counts. */
  readonly cutOff: PlainDate
  /** In the unit. */
  readonly counted: ServiceBounds
  /** Full years. */
  readonly years: ServiceBounds
  readonly intervals: readonly CountedInterval[]
  readonly text: Text
}

/**
 * The service up to the cut-off of a year. Fails with `InvalidInput` for an interval of an unknown kind or that ends
 * before it begins, and for a cut-off that is no day of that year.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { countService, type ServiceRules } from "@onevisit/core/benefits/service-years"
 * import { text } from "@onevisit/core/reasons"
 * import { partialDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const clause = { statute: "sample", title: text("样例办法", "Sample rules"), sample: true }
 * const rules: ServiceRules = {
 *   id: "teaching", title: text("任教年限", "years of teaching"), unit: "month", unitsPerYear: 12, clause,
 *   cutOff: { month: 6, day: 30, clause },
 *   kinds: { teaching: { label: text("任教", "teaching"), effect: "counts", clause } },
 * }
 * const teaching = (from: string, to: string | null) =>
 *   ({ kind: "teaching", from: partialDate(from), to: to === null ? null : partialDate(to) })
 *
 * const count = Result.getOrThrow(countService([teaching("1988-09-01", "1999"), teaching("1999-09", null)], rules, 2018))
 * // Out of the first school some time in 1999, from its first day to its last.
 * assert.deepEqual(count.counted, { min: 351, max: 358 })
 * assert.deepEqual(count.years, { min: 29, max: 29 })
 * ```
 */
export function countService(
  intervals: readonly ServiceInterval[],
  rules: ServiceRules,
  year: number,
): Result.Result<ServiceCount, InvalidInput> {
  const { unit, unitsPerYear } = rules
  const issues: Issue[] = []
  const cutOff = cutOffIn(rules, year, issues)
  const readings = intervals.flatMap((interval, at) => {
    const reading = readInterval(interval, rules, toEpochDay(cutOff))
    if (!("expected" in reading)) return [reading]
    issues.push({ path: [at, reading.key], expected: reading.expected })
    return []
  })
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  const last = toEpochDay(cutOff)
  const counted = boundsOf(readings, last, unit)
  const parts = readings.map((reading): CountedInterval => {
    const { interval, missing } = reading
    const alone = boundsOf([reading], last, unit)
    return { interval, counted: alone, missing, text: intervalWords(reading, alone, rules) }
  })
  const full = (units: number) => Math.floor(units / unitsPerYear)
  const years = { min: full(counted.min), max: full(counted.max) }
  return Result.succeed({
    unit,
    cutOff,
    counted,
    years,
    intervals: parts,
    text: countWords({ counted, cutOff, years, parts }, rules),
  })
}

/** Full years, or the units counted, as what a fact of a rule is known to be. */
export function serviceFact(
  count: ServiceCount,
  of: "years" | "counted" = "years",
): number | Between<number> {
  const { max, min } = count[of]
  return min === max ? min : between(min, max)
}

/** The days that count whatever is right, and those that may. Each interval is independent of the others. */
function boundsOf(readings: readonly IntervalReading[], last: number, unit: "month" | "day"): ServiceBounds {
  const setOf = (pick: (reading: IntervalReading) => IntSet) => union(...readings.map(pick))
  /** `first` is the first day after the last new beginning, if there was one. */
  const length = (days: IntSet, first: readonly number[]) =>
    lengthOf(intersection(days, span(Math.max(Number.NEGATIVE_INFINITY, ...first), last)), unit)
  const sure = difference(
    setOf(({ counts }) => counts.sure),
    setOf(({ excludes }) => excludes.possible),
  )
  const possible = difference(
    setOf(({ counts }) => counts.possible),
    setOf(({ excludes }) => excludes.sure),
  )
  return {
    min: length(
      sure,
      readings.map(({ restarts }) => restarts.latest),
    ),
    max: length(
      possible,
      readings.map(({ restarts }) => restarts.earliest),
    ),
  }
}

function cutOffIn({ cutOff: { day, month } }: ServiceRules, year: number, issues: Issue[]): PlainDate {
  const two = (number: number) => String(number).padStart(2, "0")
  const parsed = parsePlainDate(`${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`)
  if (Result.isSuccess(parsed)) return parsed.success
  issues.push({ path: ["cutOff"], expected: "a day that exists in the year that is counted for" })
  return "2000-01-01" as PlainDate
}
