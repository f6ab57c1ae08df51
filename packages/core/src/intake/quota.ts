/**
 * Who comes first where the number of licences is limited: whoever was accepted first, whenever the acceptance was
 * written down. Acceptance by silence is as of the day of receipt and may go before others. 行政许可法 art. 57.
 */
import { compareDates, type Instant, type PlainDate } from "../time/index.ts"

/** A case of an item whose number is limited, as the log tells it. */
export interface QuotaCase {
  readonly case: string
  readonly acceptedOn: PlainDate
  /** When the application came in, to tell those of one day apart. */
  readonly receivedAt: Instant
  readonly standing: "open" | "granted" | "ended"
  /** Which of the number it was granted; of a granted case alone. */
  readonly place?: number
}

/** Where one case stands among those that want the same. */
export interface QuotaStanding {
  readonly limit: number
  readonly granted: number
  /** How many that are still open were accepted before. */
  readonly before: number
  /** The first place that nobody holds; a revoked decision gives its own back. */
  readonly place: number
}

/** The cases in the order of acceptance; those of one day as they came in. */
export function orderOfAcceptance(cases: readonly QuotaCase[]): readonly QuotaCase[] {
  return cases.toSorted(
    (a, b) =>
      compareDates(a.acceptedOn, b.acceptedOn) ||
      compareText(a.receivedAt, b.receivedAt) ||
      compareText(a.case, b.case),
  )
}

/**
 * Where a case stands in that order.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { quotaStanding } from "@onevisit/core/intake"
 * import { instant, plainDate } from "@onevisit/core/time"
 *
 * const open = (id: string, day: string) => ({
 *   case: id,
 *   acceptedOn: plainDate(day),
 *   receivedAt: instant(`${day}T01:00:00.000Z`),
 *   standing: "open" as const,
 * })
 * const cases = [open("late", "2019-03-05"), open("early", "2019-03-04")]
 * assert.deepEqual(quotaStanding(cases, "late", 1), { limit: 1, granted: 0, before: 1, place: 1 })
 * ```
 */
export function quotaStanding(cases: readonly QuotaCase[], id: string, limit: number): QuotaStanding {
  const order = orderOfAcceptance(cases)
  const at = order.findIndex((each) => each.case === id)
  return {
    limit,
    granted: order.filter(({ standing }) => standing === "granted").length,
    before: order.slice(0, Math.max(at, 0)).filter(({ standing }) => standing === "open").length,
    place: firstFree(order),
  }
}

function firstFree(cases: readonly QuotaCase[]): number {
  const held = new Set(cases.flatMap(({ place, standing }) => (standing === "granted" ? (place ?? []) : [])))
  let place = 1
  while (held.has(place)) place += 1
  return place
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
