/** What is known of a message that went out, and why one could not. */
import type { Instant } from "../../time/index.ts"

/**
 * `queued` at the district or the provider, `sent` on by the provider, `delivered` to the device or box, `read` by the
 * person; `failed`; or `unknown`: nobody can say. That no report came is no failure.
 */
export const deliveryStatuses = ["queued", "sent", "delivered", "read", "failed", "unknown"] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/**
 * Why a channel did not send. The set is closed: it decides whether and when to try again, and by which way.
 */
export const sendTroubles = [
  /** No connection: nothing was sent. */
  "unreachable",
  /** No answer, or none that can be read: it may have been sent. */
  "no-answer",
  /** Too many in too short a time: nothing was sent. */
  "throttled",
  /** The budget of the day, or of the account, is used up: nothing was sent. */
  "used-up",
  /** The provider has an error of its own, and says that nothing was sent. */
  "provider",
  /** There is no such address, or it takes no messages. */
  "address",
  /** The person has not agreed to be reached in this way, or has taken it back. */
  "consent",
  /** What it says is not what the channel carries: too long, a sign that is not allowed. */
  "content",
  /** The district's own account, signature or template is not in order. */
  "configuration",
] as const
export type SendTrouble = (typeof sendTroubles)[number]

/** What a provider says of a message later. */
export interface DeliveryReport {
  /** The key under which it was sent. */
  readonly key: string
  readonly status: DeliveryStatus
  /** When that was, as the provider says. */
  readonly at?: Instant
  /** Of a failure. */
  readonly trouble?: SendTrouble
  /** The provider's own code of a failure: letters and digits, never a text of theirs. */
  readonly code?: string
}
