/** When a day begins in the district's zone, for timers and messages that wait for it. */
import { fromEpochMillis, type Instant, type Now, type PlainDate, toEpochMillis } from "@onevisit/core/time"

const HOUR = 3_600_000

/**
 * The first instant of a day in the district's zone, read off the present offset, and an hour later to be
 * past any change of it: a timer that comes late changes nothing, one that comes early would find nothing.
 */
export function startOfDay(on: PlainDate, now: Now): Instant {
  const local = toEpochMillis(`${now.on}T${now.time}.000Z` as Instant)
  const offset = Math.round((local - toEpochMillis(now.at)) / (HOUR / 4)) * (HOUR / 4)
  return fromEpochMillis(toEpochMillis(`${on}T00:00:00.000Z` as Instant) - offset + HOUR)
}
