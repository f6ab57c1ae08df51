/**
 * Reminders ahead of the days of a case, to whoever a day binds. They are a service and nothing in law hangs on
 * them: one that comes late, or twice, or not at all moves no day.
 */
import * as Result from "effect/Result"
import { addWorkingDays, type Calendar, type PlainDate } from "../time/index.ts"
import { boundBy } from "./calendar-moves.ts"
import type { CaseState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import { openDeadlines } from "./open-deadlines.ts"

export interface DueReminder {
  readonly deadline: DeadlineName
  /** The last day in time. */
  readonly dueOn: PlainDate
  readonly to: "applicant" | "authority"
  /** How many working days ahead. */
  readonly level: number
}

/** How many working days ahead each is reminded; several times where several are named. */
export interface ReminderLevels {
  readonly applicant: readonly number[]
  readonly authority: readonly number[]
}

/** The reminders of a case as it stands, each with its day. */
export function remindersOf(
  state: CaseState,
  calendar: Calendar,
  levels: ReminderLevels,
): readonly (DueReminder & { readonly on: PlainDate })[] {
  return runningDays(state).flatMap(({ deadline, dueOn, to }) =>
    [...new Set(levels[to])].map((level) => {
      const ahead = addWorkingDays(calendar, dueOn, -level, { beyondHorizon: "provisional" })
      const on = Result.isSuccess(ahead) ? ahead.success.date : dueOn
      return { deadline, dueOn, to, level, on }
    }),
  )
}

/** Whether the day a reminder speaks of still stands and is still to come. */
export function isReminderDue(state: CaseState, { deadline, dueOn }: DueReminder, on: PlainDate): boolean {
  return on <= dueOn && runningDays(state).some((day) => day.deadline === deadline && day.dueOn === dueOn)
}

/** What is due and of whom. Whoever has brought everything is reminded of nothing. */
function runningDays(state: CaseState): readonly Omit<DueReminder, "level">[] {
  return openDeadlines(state).flatMap(({ dueOn, name: deadline }) => {
    const isSupplied = deadline === "correction" && state.correction?.open.length === 0
    if (dueOn === null) return []
    return [{ deadline, dueOn, to: isSupplied ? ("authority" as const) : boundBy(deadline) }]
  })
}
