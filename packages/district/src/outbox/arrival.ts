/** That a message is on record as arrived, where a channel leads into a system that keeps such a record. */
import type { ArrivedIn } from "@onevisit/core/notices/outbox"
import type { Channel } from "@onevisit/core/ports"
import type { Instant, Now } from "@onevisit/core/time"
import { dayOf } from "../clock/index.ts"

/** For an event; empty for what a network or gateway says, and for what has not arrived. */
export function arrivalOf(
  channel: Pick<Channel, "can"> | undefined,
  { at, status }: { readonly at?: Instant | undefined; readonly status: string },
  now: Now,
): { readonly arrived?: ArrivedIn } {
  const system = channel?.can.arrivesIn
  if (system === undefined || (status !== "delivered" && status !== "read")) return {}
  return { arrived: { system, on: dayOf(at ?? now.at, now) } }
}
