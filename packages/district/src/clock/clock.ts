/**
 * The present, made once for each command: core never reads a clock. The day and the wall time are those of
 * the district's zone, whatever zone the machine is set to.
 */
import { fromEpochMillis, type Instant, type Now, plainDate, toEpochMillis } from "@onevisit/core/time"

export interface Clock {
  now(): Now
}

/** Where China's civil time is kept. */
export const defaultZone = "Asia/Shanghai"

/** The machine's clock, read in a zone. Throws `RangeError` for a zone that does not exist. */
export function systemClock(options: { readonly zone?: string } = {}): Clock {
  const inZone = zoned(options.zone ?? defaultZone)
  return { now: () => inZone(Date.now()) }
}

/** A clock that stands still until it is moved, for tests and demonstrations. */
export interface SimulatedClock extends Clock {
  set(at: Instant): void
  advance(by: {
    readonly days?: number
    readonly hours?: number
    readonly minutes?: number
    readonly millis?: number
  }): void
}

/**
 * A clock in the caller's hand, that begins at an instant.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { instant } from "@onevisit/core/time"
 * import { simulatedClock } from "@onevisit/district"
 *
 * const clock = simulatedClock(instant("2018-07-19T16:30:00Z"))
 * assert.deepEqual(clock.now(), { at: "2018-07-19T16:30:00.000Z", on: "2018-07-20", time: "00:30:00" })
 * clock.advance({ days: 1 })
 * assert.equal(clock.now().on, "2018-07-21")
 * ```
 */
export function simulatedClock(start: Instant, options: { readonly zone?: string } = {}): SimulatedClock {
  const inZone = zoned(options.zone ?? defaultZone)
  let millis = toEpochMillis(start)
  return {
    now: () => inZone(millis),
    set: (at) => {
      millis = toEpochMillis(at)
    },
    advance: ({ days = 0, hours = 0, millis: more = 0, minutes = 0 }) => {
      millis += ((days * 24 + hours) * 60 + minutes) * 60_000 + more
    },
  }
}

/** The {@link Now} of an instant in a zone. */
export function nowAt(at: Instant, zone: string = defaultZone): Now {
  return zoned(zone)(toEpochMillis(at))
}

function zoned(zone: string): (millis: number) => Now {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  })
  const readOff = (millis: number) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
    for (const { type, value } of format.formatToParts(millis)) parts[type] = value
    const { day = "", hour = "", minute = "", month = "", second = "", year = "" } = parts
    return { on: plainDate(`${year.padStart(4, "0")}-${month}-${day}`), minute: `${hour}:${minute}`, second }
  }
  // Within a minute day and minute are the same: zones are whole minutes apart, but for those of a time long past.
  let minuteOf = Number.NaN
  let read = readOff(0)
  return (millis) => {
    const at = fromEpochMillis(millis)
    const minute = Math.floor(millis / 60_000)
    if (minute !== minuteOf) [minuteOf, read] = [minute, readOff(minute * 60_000)]
    const { on, second, ...local } =
      read.second === "00" ? { ...read, second: at.slice(17, 19) } : readOff(millis)
    return { at, on, time: `${local.minute}:${second}` }
  }
}
