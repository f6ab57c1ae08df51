/**
 * Hands a reminder to the host, if it is still the one to send: of the day that is due now, for a project whose
 * acceptance is not applied for, and not overtaken by a nearer one. Anything else is void and goes no further.
 */
import type { SubjectId } from "@onevisit/core/identity"
import { composeReminder, reminderDue } from "@onevisit/core/projects"
import type { Text } from "@onevisit/core/reasons"
import type { Now, PlainDate } from "@onevisit/core/time"
import { daysBetween } from "@onevisit/core/time"
import type { DeliveredMessage } from "../run-due/index.ts"
import type { ReminderPayload } from "./project-model.ts"
import type { ProjectDesk } from "./project-desk.ts"

/** A reminder to send: ids and dates; the host knows how to reach whom. */
export interface ProjectReminder {
  /** The same at every attempt: one reminder that was sent twice can be known by it. */
  readonly id: string
  readonly project: string
  readonly undertaking: SubjectId
  readonly recommendingUnit: string | null
  readonly managingUnit: string | null
  /** The last day to apply for acceptance. */
  readonly dueOn: PlainDate
  /** The level of the rules that this is, and how many days are left today. */
  readonly daysBefore: number
  readonly daysLeft: number
  readonly text: Text
}

/** Sends a reminder. Where it rejects it is called again later, with the same id; a port's `Rejected` is final. */
export type ProjectReminderHook = (reminder: ProjectReminder) => Promise<unknown>

export function remind(desk: ProjectDesk, send: ProjectReminderHook) {
  return async ({ commandId, id, payload }: DeliveredMessage, now: Now): Promise<void> => {
    const { daysBefore, dueOn, project } = payload as ReminderPayload
    const { state } = await desk.load(project)
    const due = reminderDue(state, now.on)
    const { managingUnit, recommendingUnit, undertaking } = state
    if (due?.dueOn !== dueOn || due.daysBefore !== daysBefore || undertaking === null) return
    await send({
      id,
      project,
      undertaking,
      recommendingUnit,
      managingUnit,
      dueOn,
      daysBefore,
      daysLeft: daysBetween(now.on, dueOn),
      text: composeReminder(due, now.on),
    })
    await desk.runAlone(project, { type: "record-reminder", dueOn, daysBefore }, commandId)
  }
}
