import * as Result from "effect/Result"
import { workingDayFrom } from "./calendar-table.ts"
import type { Calendar } from "./calendar.ts"
import { termInDays } from "./clock.ts"
import { computeDeadline, type Deadline } from "./deadline.ts"
import { type PlainDate, toEpochDay } from "./plain-date.ts"
import type { Suspension } from "./suspension.ts"
import type { Term } from "./term.ts"
import type { DeadlineRefusal } from "./time.errors.ts"
import { workingDaysBetween } from "./working-days.ts"

// A clock that began to run in another system. What was counted there is taken as stated and never counted
// anew; from then on the days are ours. Where the other system promised an earlier day than ours, that
// day binds the authority: the citizen was told it (浙江省保障"最多跑一次"改革规定 art. 12).

/** Where a term stood in another system on the day the case came from there. */
export interface ImportedClock {
  /** The system that counted until then. */
  readonly system: string
  /** The last day it counted, or looked at. */
  readonly asOf: PlainDate
  /** How many days were used up by then, as stated: working days, or calendar days for any other unit. */
  readonly used: number
  /** The due day as stated, where one was. */
  readonly statedDueOn?: PlainDate
  /** How many days count as used here: more than stated where the stated due day comes before ours. */
  readonly counted: number
}

/** What another system states about a clock that still runs. */
export type StatedClock = StatedDays & (Used | Remaining)

interface Used {
  readonly used: number
}
interface Remaining {
  readonly remaining: number
}
interface StatedDays {
  readonly term: Term
  readonly startsOn: PlainDate
  readonly calendar: Calendar
  readonly system: string
  readonly asOf: PlainDate
  readonly statedDueOn?: PlainDate
  /** Suspensions that still run, or that matter after `asOf`. */
  readonly suspensions?: readonly Suspension[]
}

export interface ImportedDeadline {
  readonly deadline: Deadline
  /** The due day by our own reckoning, where it is not the one stated; `null` where nothing differs. */
  readonly differs: { readonly stated: PlainDate; readonly reckoned: PlainDate } | null
}

/**
 * A deadline that goes on from what another system states. The earlier of the stated due day and ours binds.
 *
 * Fails as {@link computeDeadline} does. Throws `RangeError` when `used`, or `remaining`, is not a whole number
 * from 0.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { defineCalendar, importDeadline, plainDate, workingDays } from "@onevisit/core/time"
 *
 * const calendar = defineCalendar({
 *   id: "sample",
 *   version: "1",
 *   title: { zh: "样例日历", en: "Sample calendar" },
 *   papers: [],
 *   period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
 * })
 * const { deadline, differs } = Result.getOrThrow(
 *   importDeadline({
 *     term: workingDays(10),
 *     startsOn: plainDate("2018-07-16"),
 *     calendar,
 *     system: "sample-platform",
 *     asOf: plainDate("2018-07-20"),
 *     used: 6,
 *     statedDueOn: plainDate("2018-07-26"),
 *   }),
 * )
 * assert.equal(deadline.dueOn, "2018-07-26")
 * assert.equal(differs, null)
 * ```
 */
export function importDeadline(stated: StatedClock): Result.Result<ImportedDeadline, DeadlineRefusal> {
  const { asOf, calendar, startsOn, statedDueOn, suspensions = [], system, term } = stated
  const length = termInDays(term, startsOn, 0)
  const used = "used" in stated ? stated.used : Math.max(0, length - stated.remaining)
  if (!Number.isInteger(used) || used < 0) throw new RangeError("The days used are a whole number from 0")
  const days = { term, startsOn, calendar, suspensions }
  const said = { system, asOf, used, ...(statedDueOn === undefined ? {} : { statedDueOn }) }
  const ours = computeDeadline({ ...days, imported: { ...said, counted: used } })
  if (Result.isFailure(ours)) return Result.fail(ours.failure)
  const reckoned = ours.success.dueOn
  if (statedDueOn === undefined || reckoned === null || reckoned === statedDueOn)
    return Result.succeed({ deadline: ours.success, differs: null })
  const differs = { stated: statedDueOn, reckoned }
  if (statedDueOn > reckoned) return Result.succeed({ deadline: ours.success, differs })
  const left = Math.max(0, daysLeft(term, asOf, statedDueOn, calendar))
  const counted = length - left
  const theirs = computeDeadline({ ...days, imported: { ...said, counted } })
  return Result.map(theirs, (deadline) => ({ deadline, differs }))
}

/** How many days a clock may still count after `asOf` to end by `dueOn`, and on no day off. */
function daysLeft({ rollForward = true, unit }: Term, asOf: PlainDate, dueOn: PlainDate, calendar: Calendar) {
  if (unit === "working-day") return workingDaysBetween(calendar, asOf, dueOn).days
  const due = toEpochDay(dueOn)
  const last = rollForward ? workingDayFrom(calendar, due + 1, -1) : due
  return last - toEpochDay(asOf)
}
