/** What a host hands in about records. What is to be sealed comes open: only the district makes envelopes. */
import { z } from "zod"
import { callSchema, idText, subjectIdSchema, uuidSchema, words } from "../input/index.ts"
import type { DecisionInput, HoldInput, RequestInput } from "./records-input.ts"

const streams = z.array(idText).min(1).max(1000)

export const holdSchema: z.ZodType<HoldInput> = z.strictObject({
  hold: idText,
  kind: z.enum(["litigation", "audit", "complaint"]),
  stream: idText.exactOptional(),
  reason: words,
})
export const liftSchema = z.strictObject({ hold: idText, reason: words })
export const restrictSchema = z.strictObject({
  streams: z.union([z.literal("all"), streams]),
  reason: words,
})
export const unrestrictSchema = z.strictObject({ streams, reason: words })
export const pageSchema = z.strictObject({
  limit: z.int().min(1).max(1000).exactOptional(),
  after: z.string().max(1000).exactOptional(),
})
export const requestSchema: z.ZodType<RequestInput> = z.strictObject({
  kind: z.enum(["access", "copy", "correct", "delete", "explain"]),
  subject: subjectIdSchema,
  requester: z.enum(["self", "agent", "near-relative"]),
  streams: z.union([z.literal("all"), streams]).exactOptional(),
  words,
})
export const decisionSchema: z.ZodType<DecisionInput> = z.strictObject({
  outcome: z.enum(["granted", "partly", "refused"]),
  reasons: z.array(words).max(20).exactOptional(),
  dispute: z.strictObject({ streams, statement: words }).exactOptional(),
})
export const requestIdSchema = uuidSchema
export const openingCallSchema = callSchema.extend({ purpose: idText })
export const requestQuerySchema = pageSchema.extend({
  subject: subjectIdSchema.exactOptional(),
  isOverdue: z.boolean().exactOptional(),
})
