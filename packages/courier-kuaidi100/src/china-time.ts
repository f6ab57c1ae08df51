/** kuaidi100 tells times as people in China read them off the clock, without saying so: eight hours after UTC. */
import {
  fromEpochMillis,
  type Instant,
  parseInstant,
  parsePlainDate,
  type PlainDate,
  toEpochMillis,
} from "@onevisit/core/time"
import * as Result from "effect/Result"

const EIGHT_HOURS = 8 * 3_600_000

/** The instant and the day of `2018-07-20 08:30:00`; `null` for what is no such time. */
export function readChinaTime(text: string): { readonly at: Instant; readonly on: PlainDate } | null {
  const [, day = "", time = ""] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text.trim()) ?? []
  const local = parseInstant(`${day}T${time}.000Z`)
  const on = parsePlainDate(day)
  if (Result.isFailure(local) || Result.isFailure(on)) return null
  return { at: fromEpochMillis(toEpochMillis(local.success) - EIGHT_HOURS), on: on.success }
}
