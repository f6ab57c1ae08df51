/** The provider writes times of the clock in Beijing, which has had no summer time since 1991: UTC+8. */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"

const EIGHT_HOURS = 28_800_000

/** `2018-07-20 09:30:00`; `undefined` for anything else. */
export function parseLocalTime(written: unknown): Instant | undefined {
  if (typeof written !== "string" || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written)) return undefined
  const millis = Date.parse(`${written.replace(" ", "T")}+08:00`)
  return Number.isNaN(millis) ? undefined : fromEpochMillis(millis)
}

/** The day there, as `20180720`. */
export function localDay(at: Instant): string {
  return fromEpochMillis(toEpochMillis(at) + EIGHT_HOURS)
    .slice(0, 10)
    .replaceAll("-", "")
}
