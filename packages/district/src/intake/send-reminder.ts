/** Hands a reminder to the host when its day still stands; changes nothing in the case. */
import { isReminderDue } from "@onevisit/core/intake"
import type { Now } from "@onevisit/core/time"
import type { DeliveredMessage } from "../run-due/index.ts"
import type { CaseDesk } from "./case-desk.ts"
import type { Reminder, ReminderSettings } from "./reminders.ts"

/** Sends what a message reminds of, unless its day was moved, settled or has passed. Changes nothing in the case. */
export function sendReminder(desk: CaseDesk, { send }: Pick<ReminderSettings, "send">) {
  return async ({ payload }: DeliveredMessage, now: Now): Promise<void> => {
    const reminder = payload as Reminder
    const { state } = await desk.load(reminder.case)
    if (!isReminderDue(state, reminder, now.on)) return
    const { channel } = state.choices
    const isTheirs = reminder.to === "applicant" && channel !== undefined
    await send(isTheirs ? { ...reminder, channel } : reminder)
  }
}
