/** A district of a story's own, in memory: for what must not be mixed with the cases of the other stories. */
import { chinaCalendarAsOf, chinaLaw } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { defineNumbering, defineRegistry, type Numbering, type Registry } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { createDistrict, type District, type DistrictOptions, simulatedClock } from "@onevisit/district"
import { memoryStorage } from "@onevisit/storage-memory"
import { feedbackOf } from "../feedback-rules.ts"
import type { Stage } from "../stage.ts"

/** Plays on a district and a clock of its own, and closes it whatever happens. */
export async function playApart(
  stage: Stage,
  options: Partial<DistrictOptions>,
  play: (apart: Stage) => Promise<void>,
): Promise<void> {
  const clock = simulatedClock(instant("2018-01-02T01:00:00.000Z"))
  const opened: District = await createDistrict({
    storage: memoryStorage(),
    clock,
    law: chinaLaw,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    feedback: feedbackOf(() => opened),
    ...options,
  })
  try {
    await play({ ...stage, district: opened, clock })
  } finally {
    await opened.close()
  }
}

/** The registers that the items look things up in, each of which finds what it is asked for. */
export function registersOf(items: readonly ServiceItem[]): readonly Registry[] {
  const ids = new Set(
    items.flatMap(({ materials }) => materials.flatMap(({ lookUp }) => lookUp?.registry ?? [])),
  )
  const asOf = plainDate("2018-01-01")
  const found = { outcome: "found", asOf, reference: "sample-record", facts: {} } as const
  return [...ids].map((id) => defineRegistry({ id, lookUp: async () => found }))
}

/** Document numbers counted in memory: quick, and gone with the district. */
export function countedNumbers(): Numbering {
  const counts = new Map<string, number>()
  const given = new Map<string, string>()
  return defineNumbering({
    next: async ({ authority, kind, requestId, year }) => {
      const series = `${authority}〔${year}〕${kind}`
      const request = JSON.stringify([series, requestId])
      const count = (counts.get(series) ?? 0) + 1
      const number = given.get(request) ?? `${series}-${count}`
      if (!given.has(request)) counts.set(series, count)
      given.set(request, number)
      return number
    },
  })
}
