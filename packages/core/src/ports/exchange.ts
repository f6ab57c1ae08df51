/**
 * Exchange: stage changes of cases, told to a platform of the city or the province (统一受理平台).
 *
 * Guarantees:
 *
 * 1. **Once.** `emit` is idempotent by the change's id: the same change again is `known` and held once. Another
 *    content under a known id rejects as `Conflict` and changes nothing.
 * 2. **On record.** When `emit` resolves, `list` of the change's day shows the change, with the content that was emitted.
 * 3. **Doubt.** After `Unavailable` the platform may have recorded the change or not; the caller emits the same
 *    change again. `Rejected` means that the platform does not and will not hold it.
 * 4. **List.** `list` answers with all the platform holds for a day and nothing else: what was emitted to it, and what
 *    it recorded itself. It changes nothing. What it cannot answer in full rejects; it never leaves anything out.
 *
 * No personal data but what {@link StageChange} documents: ids without meaning, codes of items, days.
 */
import type { ExternalId, OutsideStage, ToldStage } from "../intake/index.ts"
import type { ClockName } from "../law/index.ts"
import type { PlainDate } from "../time/index.ts"

/** One change of stage of one case. */
export interface StageChange {
  /** From the case, its version and the stage: the same change has the same id for ever. */
  readonly id: string
  /** The case by the district's random id. */
  readonly case: string
  /** The numbers other systems know it by; numbers of cases, never of persons. */
  readonly externalIds: readonly ExternalId[]
  /** The item and its edition, for example `technology-centre@2018-07`. */
  readonly item: string
  readonly stage: ToldStage
  /** The legal day of the change. */
  readonly on: PlainDate
  /** The day the district recorded it: by this day the two sides are reconciled. */
  readonly day: PlainDate
  /** Of a decision. */
  readonly favourable?: boolean
  /** Of a special procedure: which clock stands still. */
  readonly clock?: ClockName
  /** The other system from which the district adopted it. */
  readonly from?: string
}

export interface ExchangeReceipt {
  readonly outcome: "recorded" | "known"
  /** The platform's own reference of what it holds. */
  readonly reference: string
}

/** A stage change that the platform recorded itself. */
export interface PlatformStage {
  /** The id of its message. */
  readonly messageId: string
  readonly externalId: ExternalId
  readonly stage: ToldStage | OutsideStage
  readonly on: PlainDate
}

export interface HeldForDay {
  readonly emitted: readonly StageChange[]
  readonly own: readonly PlatformStage[]
}

export interface Exchange {
  /** The platform, by the name under which its messages are adopted. */
  readonly id: string
  emit(change: StageChange): Promise<ExchangeReceipt>
  list(query: { readonly day: PlainDate }): Promise<HeldForDay>
}

export function defineExchange<E extends Exchange>(exchange: E): E {
  return exchange
}
