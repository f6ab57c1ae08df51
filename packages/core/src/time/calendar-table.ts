import type { CalendarDay, DayReason } from "./calendar-day.ts"
import { type Calendar, type CalendarPin, type DayRange, horizonOf } from "./calendar.ts"
import { dayExists, fromEpochDay, partsOf, plainDate, toEpochDay, weekdayOfEpochDay } from "./plain-date.ts"

// A calendar compiled to running sums over epoch days, so that counting days and finding the n-th working
// day are look-ups. Tables are made once per calendar and grow when a question reaches outside them.

/** Running sums from the day `first`; index `i` stands for the epoch day `first + i`. */
export interface CalendarTable {
  readonly calendar: CalendarPin
  readonly first: number
  /** The last epoch day of the table, included. */
  readonly last: number
  /** How many working days lie in `first .. first + i`. */
  readonly workingThrough: Int32Array
  /** How many days in `first .. first + i` are provisional. */
  readonly provisionalThrough: Int32Array
  /** The epoch days of the working days, in order. */
  readonly workingDays: Int32Array
  readonly reasons: ReadonlyMap<number, DayReason>
  /** The days as objects, made when first asked for. */
  readonly days: (CalendarDay | undefined)[]
}

const weekday: DayReason = { kind: "weekday" }
const weekend: DayReason = { kind: "weekend" }
const margin = 366
const firstDay = toEpochDay(plainDate("0001-01-01"))
const lastDay = toEpochDay(plainDate("9999-12-31"))
const tables = new WeakMap<Calendar, CalendarTable>()

/** The table of a calendar, reaching at least over the epoch days `from` to `to`. */
export function tableOf(calendar: Calendar, from: number, to: number): CalendarTable {
  const known = tables.get(calendar)
  if (known !== undefined && from >= known.first && to <= known.last) return known
  const start = known?.first ?? toEpochDay(calendar.period.from) - margin
  const end = known?.last ?? toEpochDay(calendar.period.to) + 3 * margin
  const table = compileTable(
    calendar,
    Math.max(firstDay, from < start ? from - margin : start),
    Math.min(lastDay, to > end ? to + margin : end),
  )
  tables.set(calendar, table)
  return table
}

/** The day at an epoch day that lies within the table. */
export function dayAt(table: CalendarTable, epochDay: number): CalendarDay {
  const index = epochDay - table.first
  return (table.days[index] ??= {
    date: fromEpochDay(epochDay),
    working: countWorking(table, epochDay - 1, epochDay) === 1,
    certainty: countProvisional(table, epochDay - 1, epochDay) === 1 ? "provisional" : "official",
    why: table.reasons.get(epochDay) ?? (weekdayOfEpochDay(epochDay) > 5 ? weekend : weekday),
  })
}

/** How many working days lie after `after` up to and including `through`. */
export function countWorking(table: CalendarTable, after: number, through: number): number {
  return sumAt(table.workingThrough, through - table.first) - sumAt(table.workingThrough, after - table.first)
}

/** How many provisional days lie after `after` up to and including `through`. */
export function countProvisional(table: CalendarTable, after: number, through: number): number {
  return (
    sumAt(table.provisionalThrough, through - table.first) -
    sumAt(table.provisionalThrough, after - table.first)
  )
}

/** The n-th working day after an epoch day (n ≥ 1), or before it (n ≤ -1). */
export function workingDayFrom(calendar: Calendar, epochDay: number, n: number): number {
  if (!Number.isInteger(n) || n === 0)
    throw new RangeError("Expected a whole number of working days other than 0")
  let from = epochDay
  let to = epochDay
  for (;;) {
    const table = tableOf(calendar, from, to)
    const passed = sumAt(table.workingThrough, epochDay - (n > 0 ? 0 : 1) - table.first)
    const found = table.workingDays[n > 0 ? passed + n - 1 : passed + n]
    if (found !== undefined) return found
    if (n > 0 ? table.last === lastDay : table.first === firstDay) {
      throw new RangeError("The working day lies outside the years 0001 to 9999")
    }
    const reach = Math.min(2 * Math.abs(n) + margin, lastDay - firstDay)
    from = n > 0 ? from : Math.max(firstDay, table.first - reach)
    to = n > 0 ? Math.min(lastDay, table.last + reach) : to
  }
}

function compileTable(calendar: Calendar, first: number, last: number): CalendarTable {
  const reasons = reasonsOf(calendar, first, last)
  const unsettled = new Set(calendar.unsettled.flatMap(epochDaysOf))
  const official = { from: toEpochDay(calendar.period.from), last: toEpochDay(horizonOf(calendar)) }
  const size = last - first + 1
  const workingThrough = new Int32Array(size)
  const provisionalThrough = new Int32Array(size)
  const workingDays = new Int32Array(size)
  let working = 0
  let provisional = 0
  for (let index = 0; index < size; index++) {
    const day = first + index
    if (isWorked(reasons.get(day), day)) workingDays[working++] = day
    if (day < official.from || day > official.last || unsettled.has(day)) provisional++
    workingThrough[index] = working
    provisionalThrough[index] = provisional
  }
  const days: (CalendarDay | undefined)[] = []
  const { id, version } = calendar
  return {
    calendar: { id, version },
    first,
    last,
    workingThrough,
    provisionalThrough,
    workingDays: workingDays.slice(0, working),
    reasons,
    days,
  }
}

function isWorked(why: DayReason | undefined, epochDay: number): boolean {
  return why === undefined ? weekdayOfEpochDay(epochDay) <= 5 : why.kind === "make-up-working-day"
}

/** Days with a reason other than the day of the week. What comes later overrules what comes before. */
function reasonsOf(calendar: Calendar, first: number, last: number): Map<number, DayReason> {
  const reasons = new Map<number, DayReason>()
  setFixedHolidays(reasons, calendar, first, last)
  for (const { holiday: name, off, work } of calendar.arrangements) {
    for (const day of off.flatMap(epochDaysOf)) reasons.set(day, { kind: "holiday", name })
    for (const date of work) reasons.set(toEpochDay(date), { kind: "make-up-working-day", name })
  }
  for (const { days, reason, source } of calendar.closures) {
    for (const day of epochDaysOf(days)) {
      if (isWorked(reasons.get(day), day)) reasons.set(day, { kind: "closure", reason, source })
    }
  }
  return reasons
}

/** Within the official period the notices are complete, so the law's own dates fill only what lies outside. */
function setFixedHolidays(
  reasons: Map<number, DayReason>,
  calendar: Calendar,
  first: number,
  last: number,
): void {
  const firstYear = partsOf(fromEpochDay(first)).year
  const lastYear = partsOf(fromEpochDay(last)).year
  for (const { name, everyYear = [], dates = [], validity } of calendar.fixedHolidays) {
    const why: DayReason = { kind: "holiday", name }
    const set = (day: number): void => {
      const inForce =
        day >= toEpochDay(validity.from) && (validity.to === null || day < toEpochDay(validity.to))
      const noticed = day >= toEpochDay(calendar.period.from) && day < toEpochDay(calendar.period.to)
      if (inForce && !noticed && day >= first && day <= last) reasons.set(day, why)
    }
    for (const date of dates) set(toEpochDay(date))
    for (const monthDay of everyYear) {
      for (let year = firstYear; year <= lastYear; year++) {
        if (!dayExists(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)))) continue
        set(toEpochDay(plainDate(`${`${year}`.padStart(4, "0")}-${monthDay}`)))
      }
    }
  }
}

function epochDaysOf({ first, last }: DayRange): number[] {
  const start = toEpochDay(first)
  return Array.from({ length: toEpochDay(last) - start + 1 }, (_, index) => start + index)
}

function sumAt(sums: Int32Array, index: number): number {
  return sums[index] ?? 0
}
