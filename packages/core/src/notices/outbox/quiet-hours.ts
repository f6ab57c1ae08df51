import type { Issue } from "../../reasons/index.ts"

/** The hours in which nobody is disturbed, unless a clause says that they must be. */
export interface QuietHours {
  /** Local times of day, `HH:MM`; `from` later than `to` runs over midnight. */
  readonly from: string
  readonly to: string
}

/**
 * How many minutes of quiet are left at a local time of day; 0 outside them. A district that has none says nothing.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { minutesOfQuiet } from "@onevisit/core/notices/outbox"
 *
 * const night = { from: "21:00", to: "08:00" }
 * assert.equal(minutesOfQuiet(night, "22:30:00"), 570)
 * assert.equal(minutesOfQuiet(night, "07:59:30"), 1)
 * assert.equal(minutesOfQuiet(night, "08:00:00"), 0)
 * ```
 */
export function minutesOfQuiet({ from, to }: QuietHours, time: string): number {
  const [at, begins, ends] = [minuteOf(time), minuteOf(from), minuteOf(to)]
  const isQuiet = begins <= ends ? at >= begins && at < ends : at >= begins || at < ends
  return isQuiet ? (ends - at + DAY) % DAY : 0
}

/** What is wrong with quiet hours, each with its path: a time that is none, or a night without end. */
export function checkQuietHours(hours: QuietHours): readonly Issue[] {
  const issues = (["from", "to"] as const).flatMap((name) =>
    typeof hours[name] === "string" && TIME.test(hours[name])
      ? []
      : [{ path: [name], expected: "a local time of day, as 21:00" }],
  )
  return issues.length === 0 && hours.from === hours.to
    ? [{ path: ["to"], expected: "another time than `from`" }]
    : issues
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const DAY = 24 * 60

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
