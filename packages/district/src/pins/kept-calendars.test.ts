import { chinaCalendarAsOf } from "@onevisit/china"
import { computeDeadline, plainDate, workingDays } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { keptCalendars } from "./kept-calendars.ts"

const [first, other] = ["2019-01-01", "2020-01-01"].map((asOf) => chinaCalendarAsOf(plainDate(asOf)))
if (first === undefined || other === undefined) throw new Error("Two editions are compared")
/** Over the days that the second edition knows to be off. */
const deadlineOn = (calendar: typeof first) =>
  Result.getOrThrow(computeDeadline({ term: workingDays(5), startsOn: plainDate("2019-04-29"), calendar }))

describe("an edition of the calendar that the district was opened on", () => {
  it("is kept, and explains what was reckoned on it when another is in use", async () => {
    const storage = memoryStorage()
    await keptCalendars({ storage }, first).keep()
    await keptCalendars({ storage }, first).keep()
    const later = keptCalendars({ storage }, other)
    await later.keep()
    const days = [first, other].map((edition) => deadlineOn(edition))
    expect(new Set(days.map(({ dueOn }) => dueOn)).size).toBe(2)
    for (const calendar of [first, other, undefined]) {
      const kept = keptCalendars({ storage }, calendar)
      for (const deadline of days)
        expect((await kept.explainDay(deadline))?.at(-1)?.date).toBe(deadline.dueOn)
    }
  })

  it("that was never kept explains nothing", async () => {
    const kept = keptCalendars({ storage: memoryStorage() }, first)
    expect(await kept.explainDay(deadlineOn(first))).not.toBeNull()
    expect(await kept.explainDay(deadlineOn(other))).toBeNull()
  })
})
