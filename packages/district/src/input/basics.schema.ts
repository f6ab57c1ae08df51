/** The small parts of what a host hands in: days, terms, citations, labels. */
import { isSubjectId, type SubjectId } from "@onevisit/core/identity"
import type { Citation, Text } from "@onevisit/core/reasons"
import { parsePlainDate, type Period, type PlainDate, type Term } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { z } from "zod"

export const idText = z.string().min(1).max(200)
/** Text that is read by people. */
export const words = z.string().min(1).max(10_000)

/** A UUID: what the district itself gives to a case, an enquiry, a duty or a briefing. */
export const uuidSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "a UUID")

export const daySchema = z.custom<PlainDate>(
  (value) => Result.isSuccess(parsePlainDate(value)),
  "a day that exists, as YYYY-MM-DD",
)
/** From a day on, up to but not including another. */
export const periodSchema: z.ZodType<Period> = z.strictObject({ from: daySchema, to: daySchema.nullable() })

export const subjectIdSchema = z.custom<SubjectId>(isSubjectId, "a subject id: sub_ and a UUID in lower case")

export const labelSchema: z.ZodType<Text> = z.strictObject({
  zh: z.string().max(10_000),
  en: z.string().max(10_000),
})

export const citationSchema: z.ZodType<Citation> = z.strictObject({
  statute: idText,
  title: labelSchema,
  article: idText.exactOptional(),
  paragraph: idText.exactOptional(),
  edition: idText.exactOptional(),
  sample: z.boolean().exactOptional(),
})

export const termSchema: z.ZodType<Term> = z.strictObject({
  length: z.int().min(1).max(9999),
  unit: z.enum(["working-day", "calendar-day", "month"]),
  excludeStartDay: z.boolean().exactOptional(),
  rollForward: z.boolean().exactOptional(),
  clause: citationSchema.exactOptional(),
})
