/** When a day begins in the district's zone, for timers and messages that wait for it, and the day of an instant. */
import {
  fromEpochMillis,
  type Instant,
  type Now,
  plainDate,
  type PlainDate,
  toEpochMillis,
} from "@onevisit/core/time"

/** The day of an instant in the district's zone, read off the present offset; no later than today. */
export function dayOf(at: Instant, now: Now): PlainDate {
  if (at >= now.at) return now.on
  return plainDate(fromEpochMillis(toEpochMillis(at) + offsetOf(now)).slice(0, 10))
}

const HOUR = 3_600_000

/**
 * The first instant of a day in the district's zone, read off the present offset, and an hour later to be
 * past any change of it: a timer that comes late changes nothing, one that comes early would find nothing.
 */
export function startOfDay(on: PlainDate, now: Now): Instant {
  return fromEpochMillis(toEpochMillis(`${on}T00:00:00.000Z` as Instant) - offsetOf(now) + HOUR)
}

function offsetOf(now: Now): number {
  const local = toEpochMillis(`${now.on}T${now.time}.000Z` as Instant)
  return Math.round((local - toEpochMillis(now.at)) / (HOUR / 4)) * (HOUR / 4)
}
