import { chinaCalendar } from "@onevisit/china"
import { addDays, computeDeadline, explainDeadline, plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"
import type { Bench } from "./bench.ts"

// Deadlines of twenty working days from days spread over 2018 to 2026, as cases open on them.

const calendar = chinaCalendar()
const term = workingDays(20)
const starts = Array.from({ length: 1000 }, (_, index) => addDays(plainDate("2018-01-02"), index * 3))

/** Measurements of core/time. */
export const benches: readonly Bench[] = [
  {
    id: "time.deadline.us",
    unit: "µs",
    goal: 5,
    better: "lower",
    run: () => ({
      value: medianMicroseconds((startsOn) => {
        const deadline = Result.getOrThrow(computeDeadline({ term, startsOn, calendar }))
        return explainDeadline(deadline, calendar).length
      }),
    }),
  },
  {
    id: "time.deadline.plain.us",
    unit: "µs",
    goal: 1,
    better: "lower",
    run: () => ({
      value: medianMicroseconds((startsOn) => {
        const deadline = Result.getOrThrow(computeDeadline({ term, startsOn, calendar }))
        return deadline.dueOn === null ? 0 : 1
      }),
    }),
  },
]

/** The median over batches of the time one call takes; the result is used, so that no call is optimised away. */
function medianMicroseconds(call: (start: (typeof starts)[number]) => number): number {
  const batches = Array.from({ length: 60 }, () => {
    let used = 0
    const began = performance.now()
    for (const start of starts) used += call(start)
    const took = ((performance.now() - began) * 1000) / starts.length
    if (used === 0) throw new Error("A batch computed nothing")
    return took
  })
  const measured = batches.slice(10).sort((a, b) => a - b)
  return measured[measured.length >> 1] ?? Number.NaN
}
