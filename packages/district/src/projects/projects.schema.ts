/** What a host hands in about funded projects. What is to be sealed comes open: only the district makes envelopes. */
import { contractTermsSchema } from "@onevisit/core/projects/schema"
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, words } from "../input/index.ts"
import type { ProjectApplication, ProjectCommandInput } from "./projects.ts"

const reasons = z.array(words).max(100)
const asked = (type: "withdraw" | "sign-contract" | "grant-amendment" | "revise-calendar") =>
  z.strictObject({ type: z.literal(type) })

export const applicationSchema: z.ZodType<ProjectApplication> = z.strictObject({
  rules: idText,
  undertaking: subjectIdSchema,
  recommendingUnit: idText,
  managingUnit: idText,
  title: words,
})

/** A UUID: what the district itself gives to a project. */
export const projectIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const projectCommandSchema: z.ZodType<ProjectCommandInput> = z.discriminatedUnion("type", [
  asked("withdraw"),
  asked("sign-contract"),
  asked("grant-amendment"),
  asked("revise-calendar"),
  z.strictObject({ type: z.literal("recommend"), opinion: words.exactOptional() }),
  z.strictObject({ type: z.literal("establish"), number: idText, contract: contractTermsSchema }),
  z.strictObject({ type: z.literal("report-progress"), report: words }),
  z.strictObject({ type: z.literal("pay-tranche"), tranche: idText }),
  z.strictObject({ type: z.literal("request-amendment"), endsOn: daySchema, reasons }),
  z.strictObject({
    type: z.literal("apply-for-acceptance"),
    receivedOn: daySchema.exactOptional(),
    postedOn: daySchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal("state-defence"), statement: words }),
  z.strictObject({ type: z.literal("conclude"), outcome: idText, reasons: reasons.exactOptional() }),
  z.strictObject({
    type: z.enum([
      "decline-recommendation",
      "decline",
      "refuse-amendment",
      "excuse-delay",
      "announce-default",
      "record-default",
      "lift-bar",
    ]),
    reasons,
  }),
])

export const projectQuerySchema = z.strictObject({
  phase: z
    .enum(["applied", "established", "executing", "acceptance", "concluded", "declined", "withdrawn"])
    .exactOptional(),
  undertaking: subjectIdSchema.exactOptional(),
  managingUnit: idText.exactOptional(),
  hasTask: z.boolean().exactOptional(),
  limit: z.int().min(1).max(1000).exactOptional(),
})
