/**
 * Courier: where a parcel is, as the carrier says it, through a provider that asks the carriers.
 *
 * Guarantees:
 *
 * 1. **Of that waybill.** A report is of the waybill and carrier that were asked for, and of no other: an answer about
 *    another one rejects as `Corrupt`.
 * 2. **All of it.** A report holds every track that the provider told, each once, in order of time. The order of the
 *    answer and its repetitions make no difference. What cannot be read in full rejects; nothing is left out.
 * 3. **Stages are ours.** A provider's stages are translated one by one. What is not known is `unknown`, and no
 *    provider's numbers stand for another's. `delivered` is only what the provider calls signed for; a hand-over to the
 *    courier, a locker that waits and a stage that cannot be read are not. Who signed is `null` where it does not say.
 * 4. **Time.** `at` is an instant in UTC; `on` is the day on which it happened by the time that people keep there.
 * 5. **Not before.** A waybill is not asked for again before `notBefore` of its last report; asked too early the adapter
 *    rejects as `Unavailable`, with the instant, and asks nobody. That holds in one program: who asks from several
 *    machines sees to it that one of them does (the district takes a lease in its storage for it).
 * 6. **Nothing yet is an answer.** `nothing-yet` is the provider's own word that it knows of no track. A failure is
 *    never told as one: what was not answered rejects.
 * 7. **Nothing is kept.** A telephone number goes to the provider for the carriers that ask for one and for no other;
 *    no address does. Neither stays in the adapter, and no waybill, number, word of a track or body of an answer
 *    stands in an error.
 */
import type { SignedBy, TrackStage } from "../intake/index.ts"
import type { Instant, PlainDate } from "../time/index.ts"

/** A waybill that is asked for; personal data, to be kept by no one. */
export interface TrackQuestion {
  /** The carrier, by the name the courier has for it: `ems`. */
  readonly carrier: string
  readonly waybill: string
  /** The sender's or the addressee's, where the carrier tells nobody else; see {@link Courier.needsPhone}. */
  readonly phone?: string
}

/** One thing that happened, as the courier says. The words may hold names and telephone numbers. */
export type TrackEvent = {
  readonly at: Instant
  readonly on: PlainDate
  readonly text: string
} & (
  | { readonly stage: "delivered"; readonly by: SignedBy | null }
  | { readonly stage: Exclude<TrackStage, "delivered"> }
)

export interface TrackReport {
  readonly outcome: "tracked" | "nothing-yet"
  readonly carrier: string
  readonly waybill: string
  /** In order of time; none with `nothing-yet`. */
  readonly events: readonly TrackEvent[]
  /** The earliest instant at which the same waybill may be asked for again. */
  readonly notBefore: Instant
}

/** What a provider tells by itself, checked to be from it. */
export type PushedReport = Omit<TrackReport, "notBefore">

export interface Courier {
  readonly id: string
  /** Whether the carrier tells nothing without a telephone number. */
  needsPhone(carrier: string): boolean
  /** Rejects with `CourierError`. */
  track(question: TrackQuestion): Promise<TrackReport>
  /**
   * Reads what the provider sent by itself, as its body came. Rejects with `CourierError` `Rejected` where it is not
   * proven to be the provider's. For providers that send.
   */
  readPush?(body: string): Promise<PushedReport>
}

/**
 * Says that `courier` means to be a Courier; the types check the shape, `courierContract` of the testkit the guarantees.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { type Courier, CourierError, defineCourier } from "@onevisit/core/ports"
 *
 * const closed: Courier = defineCourier({
 *   id: "closed",
 *   needsPhone: () => false,
 *   track: async () => {
 *     throw new CourierError("Unavailable", "The sample courier is closed. Ask again tomorrow.")
 *   },
 * })
 * await assert.rejects(closed.track({ carrier: "ems", waybill: "SAMPLE000001" }), { _tag: "CourierError" })
 * ```
 */
export function defineCourier<C extends Courier>(courier: C): C {
  return courier
}
