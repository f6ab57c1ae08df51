/** The hours of an outlet in words, for signs, guides and answers. */
import { text, type Text } from "../../reasons/index.ts"
import { composeWeekday, type DayRange, type PlainDate, weekday } from "../../time/index.ts"
import type { OpeningHours, OpenIntervals } from "./hours.ts"
import type { NextOpening } from "./next-opening.ts"

/** `08:30–11:30、13:30–17:00`; said to be closed where there is none. */
export function composeIntervals(open: OpenIntervals): Text {
  const times = open.map(({ from, to }) => `${from}–${to}`)
  return times.length === 0 ? CLOSED : text(times.join("、"), times.join(", "))
}

/**
 * The hours, a line for each rule: working days first, then weekdays of their own, weekends, and the announced days
 * that are not over by the day on which it is read.
 */
export function composeHours(hours: OpeningHours, on: PlainDate): readonly Text[] {
  const { days = [], saturdays, sundays, weekdays = [], workingDays } = hours
  const announced = days
    .filter(({ days: { last } }) => last >= on)
    .map(({ days: range, open, reason }) => {
      const { en, zh } = line(composeRange(range), open)
      return text(`${zh}（${reason.zh}）`, `${en} (${reason.en})`)
    })
  return [
    line(text("工作日（含调休上班日）", "Working days, make-up working days included"), workingDays),
    ...weekdays.map(({ open, weekday: day }) => {
      const { en, zh } = composeWeekday(day)
      return line(text(`${zh}（工作日）`, `${en}, where it is a working day`), open)
    }),
    ...(saturdays ? [line(text("周六（放假除外）", "Saturdays but holidays"), saturdays)] : []),
    ...(sundays ? [line(text("周日（放假除外）", "Sundays but holidays"), sundays)] : []),
    ...announced,
  ]
}

/** When it is open next, in a few words. */
export function composeNextOpening(next: NextOpening): Text {
  switch (next.state) {
    case "open": {
      if (next.isOpenNow) return text(`正在办公，至 ${next.to}`, `open now, until ${next.to}`)
      const day = composeDay(next.on)
      return text(
        `下次办公：${day.zh} ${next.from}–${next.to}`,
        `next open on ${day.en}, ${next.from}–${next.to}`,
      )
    }
    case "undetermined": {
      const day = composeDay(next.on)
      const likely = composeIntervals(next.likely)
      return text(
        `${day.zh} 是否办公尚无官方安排（可能为 ${likely.zh}），请先电话确认`,
        `whether it is open on ${day.en} is not yet published (likely ${likely.en}); please call first`,
      )
    }
    case "none":
      return text("暂无办公安排，请先电话确认", "no opening is announced; please call first")
    default:
      return next satisfies never
  }
}

const CLOSED = text("不对外办公", "closed")

function line(when: Text, open: OpenIntervals): Text {
  const times = composeIntervals(open)
  return text(`${when.zh}：${times.zh}`, `${when.en}: ${times.en}`)
}

function composeRange({ first, last }: DayRange): Text {
  if (first === last) return composeDay(first)
  return text(`${first} 至 ${last}`, `${first} to ${last}`)
}

function composeDay(on: PlainDate): Text {
  const { en, zh } = composeWeekday(weekday(on))
  return text(`${on}（${zh}）`, `${en} ${on}`)
}
