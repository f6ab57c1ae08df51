/**
 * Which waybills were asked for lately: kuaidi100 locks one that is asked for too often, and then tells nothing new of
 * it for a day without saying so. Kept in this program alone, as salted hashes, until the time is over.
 */
import { createHmac, randomBytes } from "node:crypto"
import { CourierError } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"

export interface AskedBefore {
  /** Takes the turn and says when the next one is; throws `CourierError` with that instant before it has come. */
  take(question: { readonly carrier: string; readonly waybill: string }, now: Instant): Instant
}

export function askedBefore(pauseMs: number): AskedBefore {
  const salt = randomBytes(16)
  const next = new Map<string, Instant>()
  return {
    take: ({ carrier, waybill }, now) => {
      for (const [key, from] of next) if (from <= now) next.delete(key)
      const key = createHmac("sha256", salt)
        .update(JSON.stringify([carrier, waybill]))
        .digest("base64")
      const from = next.get(key)
      if (from !== undefined)
        throw new CourierError(
          "Unavailable",
          "This waybill was asked for a short while ago. Ask again later.",
          {
            notBefore: from,
          },
        )
      const notBefore = fromEpochMillis(toEpochMillis(now) + pauseMs)
      next.set(key, notBefore)
      return notBefore
    },
  }
}
