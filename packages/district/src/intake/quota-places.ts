/**
 * Where a case stands among those that want one of a limited number, from the rows of its item's edition. A place is
 * taken as a unique key, so that two decisions at once never grant one place twice. 行政许可法 art. 57.
 */
import { quotaStanding, type QuotaCase, type QuotaStanding } from "@onevisit/core/intake"
import type { Storage } from "@onevisit/core/ports"
import type { PlainDate } from "@onevisit/core/time"
import { CASE_VIEW, type CaseSummary } from "./case-rows.ts"
import { everyRow } from "./every-row.ts"

/** Within what a place is one case's alone. */
export const quotaScope = (edition: string): string => `quota:${edition}`

export interface QuotaQuestion {
  readonly storage: Storage
  /** `item@edition`. */
  readonly edition: string
  readonly limit: number
  readonly case: string
  readonly on: PlainDate
  /** Brings a case up to its day: whoever was accepted by silence stands in the order, though no timer ran yet. */
  readonly passTime: (id: string) => Promise<CaseSummary | null>
}

export async function quotaFor({
  case: id,
  edition,
  limit,
  on,
  passTime,
  storage,
}: QuotaQuestion): Promise<QuotaStanding> {
  const cases: QuotaCase[] = []
  for await (const row of everyRow<CaseSummary>(storage, { ...CASE_VIEW, where: { itemEdition: edition } })) {
    const isLapsed =
      row.case !== id && row.phase === "received" && row.workDueOn !== null && row.workDueOn < on
    cases.push(...quotaCase(isLapsed ? ((await passTime(row.case)) ?? row) : row))
  }
  return quotaStanding(cases, id, limit)
}

function quotaCase({ acceptedOn, case: id, phase, place, receivedAt }: CaseSummary): readonly QuotaCase[] {
  if (acceptedOn === null || receivedAt === null) return []
  const base = { case: id, acceptedOn, receivedAt }
  if (place !== null) return [{ ...base, standing: "granted", place }]
  return [{ ...base, standing: phase === "accepted" ? "open" : "ended" }]
}
