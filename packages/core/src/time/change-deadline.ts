import * as Result from "effect/Result"
import type { Calendar } from "./calendar.ts"
import { computeDeadline, type Deadline, type Extension } from "./deadline.ts"
import type { PlainDate } from "./plain-date.ts"
import { effectiveFrom, type Suspension } from "./suspension.ts"
import { deadlinePassed, type DeadlineRefusal, notSuspended, type NotSuspended } from "./time.errors.ts"
import type { HorizonPolicy } from "./working-days.ts"

// What may happen to a running deadline: it stands still for a time (行政许可法 art. 45), runs on, or is
// extended once (art. 42). Each gives a new deadline, computed afresh on the calendar the old one is pinned
// to. Whether the reason and the approver are admitted is for the rule set to decide before.

/** Stops the clock. Fails with `DeadlinePassed` when the suspension begins, or was told, after the due day. */
export function suspend(
  deadline: Deadline,
  suspension: Suspension,
  calendar: Calendar,
  policy?: HorizonPolicy,
): Result.Result<Deadline, DeadlineRefusal> {
  if (deadline.dueOn !== null && effectiveFrom(suspension) > deadline.dueOn) {
    return Result.fail(deadlinePassed(deadline.dueOn))
  }
  return recompute(deadline, calendar, { suspensions: [...deadline.suspensions, suspension] }, policy)
}

/** Ends every open suspension: `on` is the first day that counts again. Fails with `NotSuspended` when none is open. */
export function resume(
  deadline: Deadline,
  on: PlainDate,
  calendar: Calendar,
  policy?: HorizonPolicy,
): Result.Result<Deadline, DeadlineRefusal | NotSuspended> {
  if (!deadline.suspensions.some(({ to }) => to === null)) return Result.fail(notSuspended)
  const suspensions = deadline.suspensions.map((each) => (each.to === null ? { ...each, to: on } : each))
  return recompute(deadline, calendar, { suspensions }, policy)
}

/**
 * Adds to the length. Fails with `ExtendedAlready` the second time, `ExtensionInOtherUnit`, and `DeadlinePassed` when
 * approved after the due day as it stands: what a later revision of the calendar makes of that day is no matter.
 */
export function extend(
  deadline: Deadline,
  extension: Extension,
  calendar: Calendar,
  policy?: HorizonPolicy,
): Result.Result<Deadline, DeadlineRefusal> {
  const { dueOn, extensions } = deadline
  const extended = recompute(deadline, calendar, { extensions: [...extensions, extension] }, policy)
  const isTooLate = dueOn !== null && extension.approvedOn > dueOn
  return isTooLate && Result.isSuccess(extended) ? Result.fail(deadlinePassed(dueOn)) : extended
}

/** Throws `RangeError` unless the deadline was reckoned on this very version of the calendar. */
export function assertPinned(deadline: Deadline, { id, version }: Calendar): void {
  if (deadline.calendar.id === id && deadline.calendar.version === version) return
  throw new RangeError(
    `The deadline is pinned to calendar ${deadline.calendar.id} ${deadline.calendar.version}, not ${id} ${version}`,
  )
}

function recompute(
  deadline: Deadline,
  calendar: Calendar,
  change: Partial<Pick<Deadline, "suspensions" | "extensions">>,
  policy: HorizonPolicy | undefined,
): Result.Result<Deadline, DeadlineRefusal> {
  assertPinned(deadline, calendar)
  const { term, startsOn, imported, suspensions, extensions } = deadline
  return computeDeadline({
    term,
    startsOn,
    calendar,
    suspensions,
    extensions,
    ...(imported === undefined ? {} : { imported }),
    ...change,
    ...(policy === undefined ? {} : { policy }),
  })
}
