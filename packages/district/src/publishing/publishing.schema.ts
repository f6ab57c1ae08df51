/** What a host hands in about postings, and asks about how guides stand. */
import { z } from "zod"
import { daySchema, idText } from "../input/index.ts"
import type { ConfirmedPosting, PublishingQuery } from "./publishing.ts"

export const confirmedPostingSchema: z.ZodType<ConfirmedPosting> = z.strictObject({
  channel: idText,
  item: idText,
  place: z.string().max(200),
  on: daySchema,
})

export const publishingQuerySchema: z.ZodType<PublishingQuery> = z.strictObject({
  channel: idText.exactOptional(),
  item: idText.exactOptional(),
  status: z.enum(["published", "in-brief", "waiting", "failed", "withdrawn"]).exactOptional(),
})
