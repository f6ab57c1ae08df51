/**
 * Days by plain walking, for models that must not share the arithmetic they check. Days off and days made up for are
 * written down from the notices the sample calendars stand for.
 */
export type Day = string

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (n: number) => String(n).padStart(2, "0")

/** 2018-01-01, a Monday, and every day after it to the end of 2020, one by one. */
const days: readonly Day[] = (() => {
  const list: Day[] = []
  for (let year = 2018; year <= 2020; year++)
    for (const [month, length] of lengths.entries()) {
      const last = month === 1 && year % 4 === 0 ? 29 : length
      for (let day = 1; day <= last; day++) list.push(`${year}-${two(month + 1)}-${two(day)}`)
    }
  return list
})()
const places = new Map(days.map((day, place) => [day, place]))

/** From one day to another, both included. */
const range = (first: Day, last: Day) => days.slice(places.get(first), (places.get(last) ?? 0) + 1)
const offAlways: ReadonlySet<Day> = new Set([
  ...range("2018-10-01", "2018-10-07"),
  ...range("2019-02-04", "2019-02-10"),
  "2019-04-05",
  "2019-05-01",
  "2019-06-07",
])
const workedAlways: ReadonlySet<Day> = new Set(["2018-09-29", "2018-09-30", "2019-02-02", "2019-02-03"])
/** What the notice of 2019-03-22 changed. */
const offRevised: ReadonlySet<Day> = new Set(range("2019-05-02", "2019-05-04"))
const workedRevised: ReadonlySet<Day> = new Set(["2019-04-28", "2019-05-05"])

export type Notices = "first" | "revised"

/** The day so many days later; earlier where negative. */
export function dayFrom(day: Day, by: number): Day {
  const found = days[(places.get(day) ?? Number.NaN) + by]
  if (found === undefined) throw new RangeError("The walk covers 2018 to 2020")
  return found
}

export function isWorked(day: Day, notices: Notices): boolean {
  const isRevised = notices === "revised"
  if (offAlways.has(day) || (isRevised && offRevised.has(day))) return false
  if (workedAlways.has(day) || (isRevised && workedRevised.has(day))) return true
  return (places.get(day) ?? 0) % 7 < 5
}

/** Days on which a clock stands, from the first to the day before `to`; without end where it is null. */
export interface Stop {
  readonly from: Day
  readonly to: Day | null
}

/** The n-th working day after a day, those left out on which the clock stands; `null` while it stands. */
export function nthWorked(after: Day, n: number, notices: Notices, stops: readonly Stop[] = []): Day | null {
  let day = after
  for (let left = n; left > 0;) {
    day = dayFrom(day, 1)
    if (stops.some(({ from, to }) => to === null && from <= day)) return null
    const stands = stops.some(({ from, to }) => from <= day && to !== null && day < to)
    if (!stands && isWorked(day, notices)) left--
  }
  return day
}

/** The day that leaves n working days after it up to a day. */
export function workedBefore(until: Day, n: number, notices: Notices): Day {
  let day = until
  for (let left = n; left > 0;) {
    day = dayFrom(day, -1)
    if (isWorked(day, notices)) left--
  }
  return day
}
