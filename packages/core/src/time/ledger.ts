import type { CalendarDay, Certainty, DayReason } from "./calendar-day.ts"
import { dayAt, tableOf } from "./calendar-table.ts"
import type { Calendar } from "./calendar.ts"
import { assertPinned } from "./change-deadline.ts"
import { startOfCount, termInDays } from "./clock.ts"
import type { Deadline } from "./deadline.ts"
import type { ImportedClock } from "./imported-clock.ts"
import { type PlainDate, toEpochDay } from "./plain-date.ts"
import { isSuspendedOn, mergeSuspensions, noPauses, type Pause, type Suspension } from "./suspension.ts"

// Why that day: every day from the start to the due day, counted or not, with its reason. It is not
// stored; it follows from the deadline and the calendar the deadline is pinned to.

/** Why a day was counted, or was not. A reason of the calendar stands for itself. */
export type LedgerReason =
  | DayReason
  /** The day on which the term starts (Civil Code, art. 201). */
  | { readonly kind: "start-day" }
  /** Every day counts in a term of calendar days or months. */
  | { readonly kind: "every-day" }
  | { readonly kind: "suspended"; readonly reason: string }
  /** Up to and with this day another system counted; `number` is what counts as used by then. */
  | ({ readonly kind: "imported" } & Omit<ImportedClock, "counted" | "asOf">)
  /** Counted, in the time that an extension added. */
  | { readonly kind: "extension"; readonly day: DayReason }
  /** After the last counted day, which was no working day (Civil Code, art. 203). */
  | { readonly kind: "rolled-forward"; readonly day: DayReason }
  /** The day on which another deadline ends it, before its own days are over. */
  | { readonly kind: "ended" }

/** One day of a deadline's ledger. */
export interface LedgerDay {
  readonly date: PlainDate
  readonly counted: boolean
  /** How many days are counted up to and including this one. */
  readonly number: number
  /** `provisional` when no published paper settles the reason. */
  readonly certainty: Certainty
  readonly why: LedgerReason
}

/**
 * The ledger of a deadline, from its start to its due day; one that came from another system begins with the
 * day of which that system stated where it stood. While an open suspension holds the clock it ends
 * with the day `through`, or with the first suspended day when that is left out.
 *
 * Throws `RangeError` when the calendar is not the version that the deadline is pinned to.
 */
export function explainDeadline(
  deadline: Deadline,
  calendar: Calendar,
  through?: PlainDate,
): readonly LedgerDay[] {
  assertPinned(deadline, calendar)
  const { imported, term, startsOn, suspensions } = deadline
  const start = toEpochDay(imported?.asOf ?? startsOn)
  const after = imported === undefined ? startOfCount(term, start) : start
  const ownDays = termInDays(term, startsOn, 0)
  const added = deadline.extensions[0]?.term.length ?? 0
  const allDays = added === 0 ? ownDays : termInDays(term, startsOn, added)
  const pauses = suspensions.length === 0 ? noPauses : mergeSuspensions(suspensions)
  const end = lastLedgerDay(deadline, start, pauses, through)
  const table = tableOf(calendar, start, end)
  const inWorkingDays = term.unit === "working-day"

  const ledger: LedgerDay[] = []
  let pauseIndex = 0
  let number = imported?.counted ?? 0
  for (let epochDay = start; epochDay <= end; epochDay++) {
    const day = dayAt(table, epochDay)
    while (pauseIndex < pauses.length && (pauses[pauseIndex] as Pause).to <= epochDay) pauseIndex++
    if (epochDay <= after) ledger.push(notCounted(day.date, number, imported ? statedBy(imported) : startDay))
    else if (number === allDays) ledger.push(rolledForward(day, number))
    else if (pauseIndex < pauses.length && epochDay >= (pauses[pauseIndex] as Pause).from) {
      ledger.push(notCounted(day.date, number, suspendedBy(suspensions, day.date)))
    } else if (inWorkingDays && !day.working) {
      ledger.push({ date: day.date, counted: false, number, certainty: day.certainty, why: day.why })
    } else {
      number++
      const own: LedgerReason = inWorkingDays ? day.why : everyDay
      ledger.push({
        date: day.date,
        counted: true,
        number,
        certainty: inWorkingDays ? day.certainty : "official",
        why: number > ownDays ? { kind: "extension", day: day.why } : own,
      })
    }
  }
  const last = ledger.at(-1)
  return deadline.ownDays !== undefined && last !== undefined
    ? [...ledger.slice(0, -1), { ...last, why: { kind: "ended" } }]
    : ledger
}

const startDay: LedgerReason = { kind: "start-day" }
const everyDay: LedgerReason = { kind: "every-day" }

function statedBy({ statedDueOn, system, used }: ImportedClock): LedgerReason {
  return { kind: "imported", system, used, ...(statedDueOn === undefined ? {} : { statedDueOn }) }
}

function notCounted(date: PlainDate, number: number, why: LedgerReason): LedgerDay {
  return { date, counted: false, number, certainty: "official", why }
}

function rolledForward({ date, certainty, why }: CalendarDay, number: number): LedgerDay {
  return { date, counted: false, number, certainty, why: { kind: "rolled-forward", day: why } }
}

function suspendedBy(suspensions: readonly Suspension[], date: PlainDate): LedgerReason {
  const reasons = suspensions.filter((each) => isSuspendedOn(each, date)).map(({ reason }) => reason)
  return { kind: "suspended", reason: reasons[0] ?? "" }
}

function lastLedgerDay(
  deadline: Deadline,
  start: number,
  pauses: readonly Pause[],
  through: PlainDate | undefined,
): number {
  if (deadline.dueOn !== null) return Math.max(start, toEpochDay(deadline.dueOn))
  const open = pauses.at(-1)?.from ?? start
  return Math.max(start, through === undefined ? open : toEpochDay(through))
}
