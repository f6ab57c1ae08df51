export {
  addDays,
  addMonths,
  addYears,
  compareDates,
  daysBetween,
  daysInMonth,
  earlierOf,
  fromEpochDay,
  isLeapYear,
  laterOf,
  parsePlainDate,
  type PartialDate,
  partsOf,
  plainDate,
  type PlainDate,
  toEpochDay,
  weekday,
  type Weekday,
} from "./plain-date.ts"
export { firstDay, isPlainDate, lastDay, parsePartialDate, partialDate, precisionOf } from "./partial-date.ts"
export {
  addMonthsToMonth,
  compareMonths,
  month,
  monthOf,
  monthsBetween,
  parseMonth,
  type Month,
} from "./month.ts"
export type { InvalidDate } from "./invalid-date.ts"
export { isWithin, lengthInDays, type Period, periodsOverlap } from "./period.ts"
export {
  compareInstants,
  fromEpochMillis,
  instant,
  type Instant,
  type Now,
  parseInstant,
  toEpochMillis,
} from "./instant.ts"
export { ageBounds, birthday, fullYears, type LeapDay } from "./age.ts"
export {
  type Calendar,
  type CalendarDefinition,
  type CalendarPaper,
  type CalendarPin,
  type CalendarRevision,
  type Closure,
  type DayRange,
  defineCalendar,
  type FixedHoliday,
  type HolidayArrangement,
  horizonOf,
  revise,
  withClosures,
} from "./calendar.ts"
export {
  type CalendarDay,
  type Certainty,
  composeDayReason,
  composeWeekday,
  type DayReason,
} from "./calendar-day.ts"
export {
  addWorkingDays,
  dayOf,
  type HorizonPolicy,
  isWorkingDay,
  type ReckonedDate,
  workingDaysBetween,
} from "./working-days.ts"
export { calendarDays, composeTerm, months, type Term, type TermUnit, workingDays } from "./term.ts"
export { lastDayOf } from "./last-day.ts"
export { effectiveFrom, isSuspendedOn, type Suspension, type SuspensionTitles } from "./suspension.ts"
export { computeDeadline, type Deadline, type DeadlineInput, type Extension } from "./deadline.ts"
export {
  importDeadline,
  type ImportedClock,
  type ImportedDeadline,
  type StatedClock,
} from "./imported-clock.ts"
export { byOwnDays, endedBy, hasPassed, isPromisedTooLate } from "./binding-deadline.ts"
export { extend, resume, suspend } from "./change-deadline.ts"
export { explainDeadline, type LedgerDay, type LedgerReason } from "./ledger.ts"
export { composeDeadline, composeLedger } from "./compose-ledger.ts"
export {
  type MovedDeadline,
  type OpenDeadline,
  recomputeDeadlines,
  type Recomputation,
  type RecomputePolicy,
} from "./recompute-deadlines.ts"
export {
  type Arrival,
  type ArrivalChannel,
  composeReceiptReason,
  type InTimeMode,
  isInTime,
  receivedOn,
} from "./receipt.ts"
export type {
  BeyondHorizon,
  DeadlinePassed,
  DeadlineRefusal,
  ExtendedAlready,
  ExtensionInOtherUnit,
  NotSuspended,
  SuspensionBackwards,
} from "./time.errors.ts"
