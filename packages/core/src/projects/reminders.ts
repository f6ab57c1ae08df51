/**
 * Reminders that acceptance is to be applied for. A reminder is no service of a document and starts no clock; it
 * belongs to one due day, so that one of a day that was moved is void. Several levels that come late are one.
 */
import { text, type Text } from "../reasons/index.ts"
import { addDays, daysBetween, type PlainDate } from "../time/index.ts"
import { awaitsApplication, type ProjectState } from "./project-state.ts"

export interface Reminder {
  /** The day it is about: the last one to apply for acceptance. */
  readonly dueOn: PlainDate
  readonly daysBefore: number
  /** The day it is to be sent. */
  readonly on: PlainDate
}

/**
 * The reminders still to come from a day on, that day included, in their order. None where acceptance is applied
 * for already, or nothing is due.
 */
export function remindersOf(state: ProjectState, from: PlainDate): readonly Reminder[] {
  return remindersOfDueDay(state).filter(({ on }) => on >= from)
}

/**
 * The reminder to send on a day: the last whose day has come, unless it was sent, or the due day has passed. One
 * that a later level has overtaken is not sent any more.
 */
export function reminderDue(state: ProjectState, on: PlainDate): Reminder | null {
  const reminder = remindersOfDueDay(state).findLast((each) => each.on <= on)
  if (reminder === undefined || on > reminder.dueOn) return null
  const { daysBefore, dueOn } = reminder
  const isSent = state.remindersSent.some((sent) => sent.dueOn === dueOn && sent.daysBefore === daysBefore)
  return isSent ? null : reminder
}

/**
 * A reminder as the undertaking unit reads it on the day it is sent.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composeReminder } from "@onevisit/core/projects"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const dueOn = plainDate("2019-02-28")
 * const { zh } = composeReminder({ dueOn }, plainDate("2019-02-21"))
 * assert.ok(zh.startsWith("请在 2019-02-28 前（含当日）提交项目验收申请，距今还有 7 天。"))
 * ```
 */
export function composeReminder({ dueOn }: Pick<Reminder, "dueOn">, on: PlainDate): Text {
  const left = daysBetween(on, dueOn)
  return left === 0
    ? text(
        `今天（${dueOn}）是申请项目验收的最后一天，请及时提交验收申请。`,
        `Today, ${dueOn}, is the last day to apply for acceptance of your project. Please apply.`,
      )
    : text(
        `请在 ${dueOn} 前（含当日）提交项目验收申请，距今还有 ${left} 天。如需延期或遇困难，请尽早与管理单位联系。`,
        `Please apply for acceptance of your project by ${dueOn}, in ${left} ${left === 1 ? "day" : "days"}. If you need more time or help, tell the managing unit early.`,
      )
}

function remindersOfDueDay(state: ProjectState): readonly Reminder[] {
  const dueOn = state.acceptanceDue?.dueOn ?? null
  if (dueOn === null || !awaitsApplication(state)) return []
  return [...new Set(state.remindBefore)]
    .toSorted((a, b) => b - a)
    .map((daysBefore) => ({ dueOn, daysBefore, on: addDays(dueOn, -daysBefore) }))
}
