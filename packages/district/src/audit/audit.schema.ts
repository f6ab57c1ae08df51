/** What a host asks an audit for. */
import { signedFeedRootSchema } from "@onevisit/core/audit/schema"
import { z } from "zod"
import { actorSchema, idText } from "../input/index.ts"
import type { ArchiveRequest } from "./write-archive.ts"
import type { DossierCall } from "./audit.ts"
import type { SelfCheckQuery } from "./self-check.ts"
import type { VerifyQuery } from "./verify.ts"

const position = z.int().min(0)
const publicKey = z.strictObject({ suite: z.string(), key: z.string() })

export const verifyQuerySchema: z.ZodType<VerifyQuery> = z.strictObject({
  from: position.exactOptional(),
  to: position.exactOptional(),
  publicKey: z.union([publicKey, z.array(publicKey).min(1)]).exactOptional(),
  knownRoot: signedFeedRootSchema.exactOptional(),
})

export const archiveRequestSchema: z.ZodType<ArchiveRequest> = z.strictObject({
  case: idText.exactOptional(),
  openFor: z.string().trim().min(1).max(1000).exactOptional(),
  linesAPart: z.int().min(1).exactOptional(),
})

const purpose = z.string().trim().min(1).max(1000)

export const dossierCallSchema: z.ZodType<DossierCall> = z.strictObject({
  as: actorSchema,
  purpose: purpose.exactOptional(),
})

export const selfCheckSchema: z.ZodType<SelfCheckQuery> = z.strictObject({
  year: z.int().min(1949).max(9999).exactOptional(),
  case: idText.exactOptional(),
})
