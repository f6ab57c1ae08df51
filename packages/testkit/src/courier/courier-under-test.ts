/** What the contract of a courier is given: the courier, and a hand on what its provider knows and when. */
import type { Courier, TrackEvent } from "@onevisit/core/ports"
import type { SignedBy, TrackStage } from "@onevisit/core/intake/parcels"
import {
  fromEpochMillis,
  type Instant,
  instant,
  plainDate,
  type PlainDate,
  toEpochMillis,
} from "@onevisit/core/time"

/** One thing that the provider knows of a parcel, to be told in the provider's own way. */
export interface KnownTrack {
  readonly at: Instant
  readonly stage: TrackStage
  readonly by: SignedBy | null
  readonly text: string
}

/** What is wrong with the provider. */
export type CourierFault =
  /** It cannot be reached. */
  | "down"
  /** It is reached and says that it is overloaded. */
  | "busy"
  /** It takes the question and never answers. */
  | "hangs"
  /** It answers with something that nobody can read. */
  | "garbled"
  /** It will not answer for this account. */
  | "refuses"

export interface CourierUnderTest {
  readonly courier: Courier
  /** A carrier that the provider knows and that asks for no telephone number. */
  readonly carrier: string
  /** What the provider knows of a waybill from now on, in the order in which it says it. */
  tell(waybill: string, tracks: readonly KnownTrack[]): void
  /** Lets time pass for the courier and its provider. */
  advance(minutes: number): void
  now(): Instant
  /** How often the provider was asked. */
  asked(): number
  close?(): Promise<void>
}

export const WAYBILL = "SAMPLE000001"

/** Sample tracks of one parcel, from made out to signed for; every stage that a courier may tell is in one of them. */
export const courseOf = (
  ...stages: readonly (readonly [TrackStage, (SignedBy | null)?])[]
): readonly KnownTrack[] =>
  stages.map(([stage, by = null], at) => ({
    at: instant(
      `2018-07-${String(18 + Math.floor(at / 12)).padStart(2, "0")}T${String(at % 12).padStart(2, "0")}:05:00.000Z`,
    ),
    stage,
    by,
    text: `样例记录${at + 1}：${stage}`,
  }))

/** The day of an instant in China, since 1992. */
export function chinaDay(at: Instant): PlainDate {
  return plainDate(fromEpochMillis(toEpochMillis(at) + 8 * 3_600_000).slice(0, 10))
}

/** What the courier should tell of what the provider knows. */
export function expected(known: readonly KnownTrack[]): readonly TrackEvent[] {
  return known.map(({ at, by, stage, text: said }) => {
    const event = { at, on: chinaDay(at), text: said }
    return stage === "delivered" ? { ...event, stage, by } : { ...event, stage }
  })
}
