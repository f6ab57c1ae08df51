/** Work that is due once for each day that is over: done day by day, earliest first, until one of them fails. */
import { addDays, type Instant } from "@onevisit/core/time"
import { startOfDay } from "../clock/index.ts"
import { errorFields } from "../hooks/index.ts"
import type { DailyWork, DueWork, Failure } from "./due-work.ts"

export interface Daily {
  readonly tried: number
  readonly done: number
  readonly failures: readonly Failure[]
}

/** Does the days that are over at `until`, at most `limit`; `failed` are the works that failed in this run already. */
export async function doDaily(
  work: DueWork,
  until: Instant,
  limit: number,
  failed: Set<string>,
): Promise<Daily> {
  const failures: Failure[] = []
  let tried = 0
  let done = 0
  for (const daily of work.daily ?? []) {
    if (failed.has(daily.id)) continue
    try {
      for (const day of await daysOver(work, daily, until)) {
        if (tried >= limit) break
        tried += 1
        const commandId = `${daily.id}@${day}`
        await work.observer.span("daily", { id: commandId }, () => daily.do(day, commandId))
        done += 1
      }
    } catch (error) {
      // A later day waits for it, so that what is on record has no gap.
      failed.add(daily.id)
      const why = errorFields(error)
      failures.push({ kind: "daily", id: daily.id, next: "again", why })
      work.observer.log("warning", "daily-failed", { id: daily.id, ...why })
    }
  }
  return { tried, done, failures }
}

async function daysOver({ clock }: DueWork, daily: DailyWork, until: Instant) {
  const now = clock.now()
  return (await daily.missing(now)).filter((day) => startOfDay(addDays(day, 1), now) <= until)
}
