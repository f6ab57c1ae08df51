/** Ids that sort by the time they were made (RFC 9562, version 7), so that what is new lies together on disk. */
import { randomBytes } from "node:crypto"
import { type Instant, toEpochMillis } from "@onevisit/core/time"

/** A UUID of an instant; two of one instant differ and are in no order. */
export function uuidV7(at: Instant): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(Math.max(0, toEpochMillis(at)), 0, 6)
  randomBytes(10).copy(bytes, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
