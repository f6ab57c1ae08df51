import * as Result from "effect/Result"
import type { Citation } from "../reasons/index.ts"
import type { Certainty } from "./calendar-day.ts"
import { type Calendar, type CalendarPin, horizonOf } from "./calendar.ts"
import { runClock, startOfCount, termInDays } from "./clock.ts"
import type { ImportedClock } from "./imported-clock.ts"
import { earlierOf, type PlainDate, toEpochDay } from "./plain-date.ts"
import { type Suspension, mergeSuspensions, noPauses } from "./suspension.ts"
import type { Term } from "./term.ts"
import {
  beyondHorizon,
  type DeadlineRefusal,
  extendedAlready,
  extensionInOtherUnit,
  suspensionBackwards,
} from "./time.errors.ts"
import type { HorizonPolicy } from "./working-days.ts"

// A term run on a calendar from a start (Civil Code, arts. 201-203; 行政许可法 arts. 42, 45, 82). Which
// suspensions and extensions a clock admits, and who may approve them, is for the rule set to say; here
// it is counted what they do to the date.

/** A lengthening of a running term, approved before it ends, with the reason told to the applicant. */
export interface Extension {
  /** How much is added; its unit is that of the deadline's term. */
  readonly term: Term
  /** The role of the approver, as the rule set names it. */
  readonly approvedBy: string
  readonly approvedOn: PlainDate
  readonly reasonToldOn: PlainDate
  /** Where the extension is allowed. */
  readonly clause?: Citation
}

/** A term with its start, its due day and what changed it: plain data, small enough for an event. */
export interface Deadline {
  readonly term: Term
  readonly startsOn: PlainDate
  /** The last day in time, itself included; `null` while an open suspension holds the clock. */
  readonly dueOn: PlainDate | null
  /** `provisional` when the date depends on days that no published paper settles yet, or is not known. */
  readonly certainty: Certainty
  readonly calendar: CalendarPin
  readonly suspensions: readonly Suspension[]
  readonly extensions: readonly Extension[]
  /** Where the clock began to run elsewhere: the days until then are as stated and not counted anew. */
  readonly imported?: ImportedClock
  /** Where it ends with another, see `endedBy`: the day to which its own days would lead. Never stored. */
  readonly ownDays?: Pick<Deadline, "dueOn" | "certainty">
}

/** What a deadline is computed from. */
export interface DeadlineInput {
  readonly term: Term
  readonly startsOn: PlainDate
  readonly calendar: Calendar
  readonly suspensions?: readonly Suspension[]
  readonly extensions?: readonly Extension[]
  readonly imported?: ImportedClock
  /** Provisional beyond the horizon when silent. */
  readonly policy?: HorizonPolicy
}

/**
 * Runs a term on a calendar. Suspended days do not count, each but once; an extension adds to the length.
 *
 * Fails with `BeyondHorizon` under the policy `refuse`, `SuspensionBackwards`, `ExtendedAlready` on a second
 * extension, and `ExtensionInOtherUnit`. Whether an extension was approved in time is judged when it is made, by
 * `extend`, and not again. Throws `RangeError` on a term whose length is not a whole number from 1.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { computeDeadline, defineCalendar, plainDate, workingDays } from "@onevisit/core/time"
 *
 * const calendar = defineCalendar({
 *   id: "sample",
 *   version: "1",
 *   title: { zh: "样例日历", en: "Sample calendar" },
 *   papers: [],
 *   period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
 * })
 * const deadline = Result.getOrThrow(
 *   computeDeadline({ term: workingDays(20), startsOn: plainDate("2018-07-20"), calendar }),
 * )
 * assert.equal(deadline.dueOn, "2018-08-17")
 * ```
 */
export function computeDeadline(input: DeadlineInput): Result.Result<Deadline, DeadlineRefusal> {
  const { term, startsOn, calendar, imported, suspensions = noSuspensions, extensions = noExtensions } = input
  const extension = extensions[0]
  if (extensions.length > 1) return Result.fail(extendedAlready)
  if (extension !== undefined && extension.term.unit !== term.unit) return Result.fail(extensionInOtherUnit)
  if (suspensions.some(({ from, to }) => to !== null && to < from)) return Result.fail(suspensionBackwards)

  const pauses = suspensions.length === 0 ? noPauses : mergeSuspensions(suspensions)
  const start = toEpochDay(startsOn)
  const clock = {
    calendar,
    unit: term.unit,
    rollForward: term.rollForward ?? true,
    after: imported === undefined ? startOfCount(term, start) : toEpochDay(imported.asOf),
  }
  const run = (more: number) => {
    const days = termInDays(term, startsOn, more) - (imported?.counted ?? 0)
    return imported !== undefined && days <= 0 ? ranOut(imported, calendar) : runClock(clock, days, pauses)
  }
  const { due, provisional, pin, dueOn } = run(extension?.term.length ?? 0)
  if (provisional && input.policy?.beyondHorizon === "refuse") {
    return Result.fail(beyondHorizon(calendar, horizonOf(calendar)))
  }
  return Result.succeed({
    term,
    startsOn,
    dueOn,
    certainty: provisional || due === null ? "provisional" : "official",
    calendar: pin,
    suspensions,
    extensions,
    ...(imported === undefined ? {} : { imported }),
  })
}

/** Over before it came here: by the day that was stated, or the day of which it was stated. */
function ranOut(
  { asOf, statedDueOn }: ImportedClock,
  { id, version }: Calendar,
): ReturnType<typeof runClock> {
  const dueOn = statedDueOn === undefined ? asOf : earlierOf(statedDueOn, asOf)
  return { due: toEpochDay(dueOn), dueOn, provisional: false, pin: { id, version } }
}

const noSuspensions: readonly Suspension[] = []
const noExtensions: readonly Extension[] = []
