/** What a host hands in about briefings. Identifiers of those who came go no further than their fingerprints. */
import type { BriefingPlan } from "@onevisit/core/guidance"
import { z } from "zod"
import { daySchema, idText, labelSchema, subjectIdSchema, words } from "../input/index.ts"
import type { AttendanceInput, BriefingQuery } from "./briefings.ts"

export const briefingPlanSchema: z.ZodType<BriefingPlan> = z.strictObject({
  title: labelSchema,
  host: idText,
  coOrganisers: z.array(idText).max(100),
  area: idText,
  items: z.array(idText).max(1000),
  on: daySchema,
  series: idText.exactOptional(),
})

const attendance = {
  heads: z.int().min(0).max(1_000_000),
  persons: z
    .array(
      z.union([
        z.strictObject({ subject: subjectIdSchema }),
        z.strictObject({ scheme: idText, value: idText }),
      ]),
    )
    .max(10_000)
    .exactOptional(),
  organisations: z.array(subjectIdSchema).max(10_000).exactOptional(),
}

export const attendanceSchema: z.ZodType<AttendanceInput> = z.strictObject(attendance)
export const heldSchema: z.ZodType<AttendanceInput & { readonly on?: BriefingPlan["on"] }> = z.strictObject({
  ...attendance,
  on: daySchema.exactOptional(),
})
export const reasonSchema = words

export const briefingQuerySchema: z.ZodType<BriefingQuery> = z.strictObject({
  phase: z.enum(["planned", "held", "cancelled"]).exactOptional(),
  area: idText.exactOptional(),
  host: idText.exactOptional(),
  series: idText.exactOptional(),
  limit: z.int().min(1).max(10_000).exactOptional(),
})
