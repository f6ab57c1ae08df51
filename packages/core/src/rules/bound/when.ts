/** The day or month that a decision is for. */
import { firstDay, type Month, monthOf, type PlainDate } from "../../time/index.ts"
import type { When } from "./bound-rule.ts"

/** A day, or a month; a month stands for its first day wherever a day is asked for. */
export type DecisionTime = { readonly on: PlainDate } | { readonly month: Month }

/** Both the day and the month of a decision. */
export function whenOf(time: DecisionTime): When {
  return "on" in time
    ? { on: time.on, month: monthOf(time.on) }
    : { on: firstDay(time.month), month: time.month }
}
