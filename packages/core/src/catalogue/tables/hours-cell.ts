/**
 * The hours of an outlet in one cell, a line for each kind of day:
 *
 *     工作日 08:30-12:00、13:30-17:00
 *     周五 08:30-12:00
 *     周六 休息
 *
 * 周一 to 周五 are working days that have hours of their own; 周六 and 周日 are those that are not worked.
 */
import type { Weekday } from "../../time/index.ts"
import type { OpeningHours, OpenIntervals } from "../outlets/hours.ts"
import { type CellCodec, oneCell } from "./cell-codec.ts"
import { entriesIn } from "./text-cells.ts"

const WEEKDAYS: readonly (readonly [string, Weekday])[] = [
  ["周一", 1],
  ["周二", 2],
  ["周三", 3],
  ["周四", 4],
  ["周五", 5],
]
const CLOSED = "休息"
const LINE = /^(工作日|周[一二三四五六日])\s*[:：]?\s*(.+)$/u
const INTERVAL = /^(\d{1,2})[:：](\d{2})\s*[-–—~～至]\s*(\d{1,2})[:：](\d{2})$/u
const EXPECTED = "a line for each kind of day, such as 工作日 08:30-12:00、13:30-17:00 and 周六 休息"

export function openingHours(column: string): CellCodec<OpeningHours> {
  return oneCell(
    column,
    (text, row) => {
      const hours = hoursIn(text)
      if (hours === undefined) row.expected(column, EXPECTED)
      return hours
    },
    ({ saturdays, sundays, weekdays = [], workingDays }) =>
      [
        composeLine("工作日", workingDays),
        ...weekdays.map(({ open, weekday }) => composeLine(WEEKDAYS[weekday - 1]?.[0] ?? "", open)),
        ...(saturdays ? [composeLine("周六", saturdays)] : []),
        ...(sundays ? [composeLine("周日", sundays)] : []),
      ].join("\n"),
  )
}

function hoursIn(text: string): OpeningHours | undefined {
  const weekdays: { readonly weekday: Weekday; readonly open: OpenIntervals }[] = []
  const open = new Map<string, OpenIntervals>()
  for (const line of entriesIn(text, /[\n；;]/)) {
    const [, name = "", times = ""] = LINE.exec(line) ?? []
    const intervals = intervalsIn(times)
    if (intervals === undefined || open.has(name)) return undefined
    open.set(name, intervals)
    const weekday = WEEKDAYS.find(([known]) => known === name)?.[1]
    if (weekday !== undefined) weekdays.push({ weekday, open: intervals })
  }
  const workingDays = open.get("工作日")
  const saturdays = open.get("周六")
  const sundays = open.get("周日")
  if (workingDays === undefined) return undefined
  return {
    workingDays,
    ...(weekdays.length === 0 ? {} : { weekdays }),
    ...(saturdays === undefined ? {} : { saturdays }),
    ...(sundays === undefined ? {} : { sundays }),
  }
}

function intervalsIn(times: string): OpenIntervals | undefined {
  if (times === CLOSED) return []
  const intervals = entriesIn(times, /[、,，]/).map((interval) => INTERVAL.exec(interval))
  if (intervals.length === 0) return undefined
  const read = intervals.flatMap((found) => {
    const [, hour = "", minute = "", untilHour = "", untilMinute = ""] = found ?? []
    const time = (hours: string, minutes: string) => `${hours.padStart(2, "0")}:${minutes}`
    return found === null ? [] : [{ from: time(hour, minute), to: time(untilHour, untilMinute) }]
  })
  return read.length === intervals.length ? read : undefined
}

function composeLine(name: string, open: OpenIntervals): string {
  const times = open.map(({ from, to }) => `${from}-${to}`)
  return `${name} ${times.length === 0 ? CLOSED : times.join("、")}`
}
