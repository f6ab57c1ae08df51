import { defineEvent } from "@onevisit/core/events/schema"
import { z } from "zod"

/** The keys a storage belongs to, by a fingerprint that says nothing about them. */
export const keysPinned = defineEvent(
  "KeysPinned",
  1,
  z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
)
