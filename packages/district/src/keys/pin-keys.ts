/**
 * Ties a storage to the keys it was sealed under: a district that is started with another key file, or a new
 * one made by mistake, stops before it seals anything that the right keys could not open.
 */
import { eventReader, type DomainEvent } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import { type Keys, KeysError, type Storage } from "@onevisit/core/ports"
import type { Now } from "@onevisit/core/time"
import { keysPinned } from "./keys-pinned.schema.ts"

/** Checks the keys against the storage, or notes them in a new one. Throws `KeysError` `Rejected` for other keys. */
export async function pinKeys(storage: Storage, keys: Keys, now: Now): Promise<void> {
  const fingerprint = await keys.blindIndex("onevisit:keys", "fingerprint")
  const event: DomainEvent = {
    type: "KeysPinned",
    v: 1,
    occurredOn: now.on,
    recordedAt: now.at,
    actor: system("district"),
    data: { fingerprint },
  }
  const [pinned] = await storage.readStream({ stream: STREAM, limit: 1 })
  if (pinned !== undefined) return check(pinned.data, fingerprint)
  const [outcome] = await storage.commit([
    {
      commandId: "district:pin-keys",
      digest: fingerprint,
      append: [{ stream: STREAM, expectedVersion: 0, events: [event] }],
      result: null,
    },
  ])
  if (outcome?.outcome === "committed") return
  const [first] = await storage.readStream({ stream: STREAM, limit: 1 })
  check(first?.data, fingerprint)
}

export const keysReader = eventReader([keysPinned])

const STREAM = "district:keys"

function check(data: unknown, fingerprint: string): void {
  const same =
    typeof data === "object" && data !== null && "fingerprint" in data && data.fingerprint === fingerprint
  if (!same) {
    throw new KeysError(
      "Rejected",
      "The data was sealed under other keys. Give the key file that belongs to it.",
    )
  }
}
