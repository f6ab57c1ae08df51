import type { Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { CalendarPin } from "./calendar.ts"
import type { PlainDate } from "./plain-date.ts"

// The rules of time that a command may break, as plain data.

/** The answer depends on days that the calendar's papers do not settle, and the policy is to refuse. */
export interface BeyondHorizon extends Refusal<"BeyondHorizon"> {
  readonly calendar: CalendarPin
  /** The last day that is officially published. */
  readonly horizon: PlainDate
}

/** A deadline may be extended once. */
export type ExtendedAlready = Refusal<"ExtendedAlready">

/** An extension must count in the unit of the term it extends. */
export type ExtensionInOtherUnit = Refusal<"ExtensionInOtherUnit">

/** A suspension must not end before it begins. */
export type SuspensionBackwards = Refusal<"SuspensionBackwards">

/** A suspension, or the approval of an extension, that comes after the due day comes too late. */
export interface DeadlinePassed extends Refusal<"DeadlinePassed"> {
  readonly dueOn: PlainDate
}

/** There is no running suspension to end. */
export type NotSuspended = Refusal<"NotSuspended">

/** Everything {@link computeDeadline} may refuse. */
export type DeadlineRefusal =
  | BeyondHorizon
  | ExtendedAlready
  | ExtensionInOtherUnit
  | SuspensionBackwards
  | DeadlinePassed

export function beyondHorizon(calendar: CalendarPin, horizon: PlainDate): BeyondHorizon {
  return {
    _tag: "BeyondHorizon",
    message: text(
      `放假安排已公布至 ${horizon}，之后的日期尚无官方依据；请待公布后更新日历，或接受暂定结果`,
      `Working days are officially published up to ${horizon}; install the next notice, or accept provisional answers`,
    ),
    calendar: { id: calendar.id, version: calendar.version },
    horizon,
  }
}

export const extendedAlready: ExtendedAlready = {
  _tag: "ExtendedAlready",
  message: text("期限只能延长一次", "A deadline may be extended only once"),
}

export const extensionInOtherUnit: ExtensionInOtherUnit = {
  _tag: "ExtensionInOtherUnit",
  message: text("延长期限的单位应与原期限一致", "Extend a deadline in the unit of its term"),
}

export const suspensionBackwards: SuspensionBackwards = {
  _tag: "SuspensionBackwards",
  message: text("特别程序的结束日期不得早于开始日期", "A suspension must not end before it begins"),
}

export const notSuspended: NotSuspended = {
  _tag: "NotSuspended",
  message: text("没有正在进行的特别程序", "No suspension is running"),
}

export function deadlinePassed(dueOn: PlainDate): DeadlinePassed {
  return {
    _tag: "DeadlinePassed",
    message: text(`期限已于 ${dueOn} 届满`, `The deadline was ${dueOn}; act before it passes`),
    dueOn,
  }
}
