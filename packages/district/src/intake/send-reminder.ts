/** Hands a reminder on when its day still stands: to the outbox as a notice, or to the host. Changes nothing in the case. */
import { system } from "@onevisit/core/identity"
import { addresseeOf, isReminderDue } from "@onevisit/core/intake"
import { addDays, type Now } from "@onevisit/core/time"
import { startOfDay } from "../clock/index.ts"
import type { NoticesService } from "../outbox/index.ts"
import type { DeliveredMessage } from "../run-due/index.ts"
import { caseStream } from "./case-rows.ts"
import type { CaseDesk } from "./case-desk.ts"
import type { Reminder, ReminderSettings } from "./reminders.ts"

/** Sends what a message reminds of, unless its day was moved, settled or has passed. */
export function sendReminder(
  desk: CaseDesk,
  { notice, send }: Pick<ReminderSettings, "notice" | "send">,
  notices?: Pick<NoticesService, "owe">,
) {
  return async ({ commandId, payload }: DeliveredMessage, now: Now): Promise<void> => {
    const reminder = payload as Reminder
    const { state } = await desk.load(reminder.case)
    if (!isReminderDue(state, reminder, now.on)) return
    const { channel } = state.choices
    const isTheirs = reminder.to === "applicant" && channel !== undefined
    const chosen = isTheirs ? { ...reminder, channel } : reminder
    // A guardian or handler in the applicant's place, as the parties stand today.
    const addressee = reminder.to === "applicant" ? addresseeOf(state, now.on) : null
    if (notice === undefined || notices === undefined || addressee === null) {
      await send?.(chosen)
      return
    }
    const told = notice(chosen)
    if (told === null) return
    const obligation = {
      obligation: reminder.id,
      about: caseStream(reminder.case),
      recipient: addressee.subject,
    }
    // A day that has passed is nobody's to be reminded of.
    const lapsesAt = startOfDay(addDays(reminder.dueOn, 1), now)
    await notices.owe({ ...obligation, lapsesAt, ...told }, { as: system("reminder"), commandId })
  }
}
