import { z } from "zod"
import { defineEvent } from "../input/index.ts"

/** The keys a storage belongs to, by a fingerprint that says nothing about them. */
export const keysPinned = defineEvent({
  type: "KeysPinned",
  v: 1,
  data: z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
  sensitive: [],
})
