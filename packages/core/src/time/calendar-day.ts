import { type Text, text } from "../reasons/index.ts"
import type { PlainDate, Weekday } from "./plain-date.ts"

// One day as a calendar sees it, and why it is worked or not.

/** `official` rests on published papers; `provisional` on weekends and the holidays that the law itself dates. */
export type Certainty = "official" | "provisional"

/** Why a day is worked or not. */
export type DayReason =
  | { readonly kind: "weekday" }
  | { readonly kind: "weekend" }
  | { readonly kind: "holiday"; readonly name: Text }
  | { readonly kind: "make-up-working-day"; readonly name: Text }
  | { readonly kind: "closure"; readonly reason: Text; readonly source: Text }

/** A day as a calendar answers for it. */
export interface CalendarDay {
  readonly date: PlainDate
  readonly working: boolean
  readonly certainty: Certainty
  readonly why: DayReason
}

/** The reason as people read it, with a mark on a provisional answer. */
export function composeDayReason(why: DayReason, certainty: Certainty = "official"): Text {
  const { zh, en } = composeReason(why)
  return certainty === "official"
    ? { zh, en }
    : text(`${zh}（暂定，放假安排尚未公布）`, `${en} (provisional: no notice is published yet)`)
}

/** The day of the week as people read it: 周一, Mon. */
export function composeWeekday(day: Weekday): Text {
  return weekdays[day - 1] as Text
}

const weekdays = [
  text("周一", "Mon"),
  text("周二", "Tue"),
  text("周三", "Wed"),
  text("周四", "Thu"),
  text("周五", "Fri"),
  text("周六", "Sat"),
  text("周日", "Sun"),
]

function composeReason(why: DayReason): Text {
  switch (why.kind) {
    case "weekday":
      return text("工作日", "working day")
    case "weekend":
      return text("休息日", "weekend")
    case "holiday":
      return text(`${why.name.zh}放假`, `${why.name.en} holiday`)
    case "make-up-working-day":
      return text(`${why.name.zh}调休上班`, `make-up working day for ${why.name.en}`)
    case "closure":
      return text(`停止办公：${why.reason.zh}`, `closed: ${why.reason.en}`)
    default:
      return why satisfies never
  }
}
