/** What a host asks an audit for. */
import { signedFeedRootSchema } from "@onevisit/core/audit/schema"
import { z } from "zod"
import type { VerifyQuery } from "./verify.ts"

const position = z.int().min(0)

export const verifyQuerySchema: z.ZodType<VerifyQuery> = z.strictObject({
  from: position.exactOptional(),
  to: position.exactOptional(),
  publicKey: z.strictObject({ suite: z.string(), key: z.string() }).exactOptional(),
  knownRoot: signedFeedRootSchema.exactOptional(),
})
