import { fromEpochMillis, type Instant, instant, toEpochMillis } from "@onevisit/core/time"

/** A clock that stands still until it is told to move. */
export interface SimulatedClock {
  /** The instant it shows. May be handed over on its own. */
  readonly now: () => Instant
  /** Sets it, forwards or backwards: real clocks are set back too. */
  set(to: Instant): void
  advance(by: {
    readonly days?: number
    readonly hours?: number
    readonly minutes?: number
    readonly millis?: number
  }): void
}

/**
 * A clock for tests, which starts at 2018-07-20T01:30Z unless told.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedClock } from "@onevisit/testkit"
 *
 * const clock = simulatedClock()
 * clock.advance({ days: 1, minutes: 5 })
 * assert.equal(clock.now(), "2018-07-21T01:35:00.000Z")
 * ```
 */
export function simulatedClock(start: Instant = instant("2018-07-20T01:30:00.000Z")): SimulatedClock {
  let current = start
  return {
    now: () => current,
    set: (to) => {
      current = to
    },
    advance: ({ days = 0, hours = 0, millis = 0, minutes = 0 }) => {
      current = fromEpochMillis(
        toEpochMillis(current) + ((days * 24 + hours) * 60 + minutes) * 60_000 + millis,
      )
    },
  }
}
