/** The shape of an attested recommendation, in a case's events and wherever a host hands one in. */
import { z } from "zod"
import { dateSchema } from "../../time/schema.ts"
import type { AttestedRecommendation } from "./attested-recommendation.ts"

export const attestedRecommendationSchema: z.ZodType<AttestedRecommendation> = z.strictObject({
  call: z.string().min(1).max(200),
  township: z.string().min(1).max(200),
  rank: z.int().min(1),
  quota: z.int().min(0),
  effectiveOn: dateSchema,
  preReviewers: z.array(z.string().min(1).max(200)).max(100).exactOptional(),
})
