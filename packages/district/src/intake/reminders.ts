/**
 * Reminders on their way to the host: a message for each day and level, available on the morning it is for. Before
 * one is sent it is asked whether its day still stands: what moved or was settled in between is not sent.
 */
import {
  remindersOf,
  type CaseEvent,
  type CaseState,
  type Choices,
  type DueReminder,
  type ReminderLevels,
} from "@onevisit/core/intake"
import type { NewMessage } from "@onevisit/core/ports"
import type { Calendar } from "@onevisit/core/time"
import type { Change } from "../acts/index.ts"
import type { OwedNotice } from "../outbox/index.ts"
import { startOfDay } from "../clock/index.ts"
import { caseIdOf } from "./case-rows.ts"

/** One reminder, without a word about the person: whom to address, and where, the host knows by the case. */
export interface Reminder extends DueReminder {
  /** The same at every attempt; hand it on where the way of sending takes a key. */
  readonly id: string
  readonly case: string
  /** The way that the applicant chose, as it stands when it is sent; absent where none is chosen, or it is not to them. */
  readonly channel?: NonNullable<Choices["channel"]>
}

/** What a reminder says as a notice, and by which ladder. */
export type ReminderNotice = Pick<OwedNotice, "kind" | "values" | "ladder" | "until" | "urgent">

/** Who is reminded how many working days ahead, and by what. */
export interface ReminderSettings {
  readonly workingDaysBefore: ReminderLevels
  /** Sends one; at least once for each id. Rejects with a port's error where it must be tried again. */
  readonly send?: (reminder: Reminder) => Promise<unknown>
  /**
   * The notice that a reminder to the applicant is, or to whoever is told in their place (`addresseeOf`), in a district with
   * an outbox; `null` for none. Without it, and for
   * what reminds the authority, `send` is called.
   */
  readonly notice?: (reminder: Reminder) => ReminderNotice | null
}

export interface Reminding {
  readonly levels: ReminderLevels
  readonly calendar: Calendar
}

/** The port of messages that remind. */
export const REMINDER_PORT = "reminder"

/**
 * The reminders of a case after a change; those that are known already are not added again. A level whose day has
 * come is left out: whoever is told a day is not reminded of it in the same breath.
 */
export function remindersIn(
  { after, now, stream }: Change<CaseState, CaseEvent>,
  { calendar, levels }: Reminding,
): readonly NewMessage[] {
  return remindersOf(after, calendar, levels).flatMap(({ on, ...reminder }) => {
    if (on <= now.on) return []
    const { deadline, dueOn, level, to } = reminder
    const id = `${stream}/remind/${deadline}@${dueOn}/${to}-${level}`
    const payload: Reminder = { id, case: caseIdOf(stream), ...reminder }
    return [{ id, port: REMINDER_PORT, payload, availableAt: startOfDay(on, now) }]
  })
}
