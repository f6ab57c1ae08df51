/** The forms of calls about notices. */
import type { Instant } from "@onevisit/core/time"
import { deliveryStatuses, sendTroubles } from "@onevisit/core/notices"
import { parseInstant } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { z } from "zod"
import { citationSchema, idText, subjectIdSchema, words } from "../input/index.ts"

const instantSchema = z
  .custom<Instant>((value) => Result.isSuccess(parseInstant(value)), "an instant, as 2018-07-20T01:00:00Z")
  .transform((value) => Result.getOrThrow(parseInstant(value)))

export const owedSchema = z.strictObject({
  obligation: idText,
  kind: idText,
  about: idText,
  recipient: subjectIdSchema,
  values: z.record(idText, z.unknown()),
  ladder: idText.exactOptional(),
  until: z.enum(["sent", "delivered", "acknowledged"]).exactOptional(),
  urgent: citationSchema.exactOptional(),
  lapsesAt: instantSchema.exactOptional(),
})

export const preferencesSchema = z.strictObject({
  language: z.enum(["zh", "en"]).exactOptional(),
  notBy: z.array(idText).max(20).exactOptional(),
  onPaper: z.boolean().exactOptional(),
})

export const taskDoneSchema = z.strictObject({
  outcome: z.enum(["reached", "not-reached", "posted"]),
  note: z.string().max(10_000).exactOptional(),
})

export const withdrawnSchema = z.enum(["settled", "replaced", "mistaken"])

export const noticeServiceSchema = z.strictObject({
  document: idText,
  number: idText.exactOptional(),
  role: z.enum(["applicant", "agent", "guardian", "handling-staff"]).exactOptional(),
  servers: z.array(words).max(20),
})

const page = { after: z.string().exactOptional(), limit: z.int().min(1).max(1000).exactOptional() }

export const noticeQuerySchema = z.strictObject({
  about: idText.exactOptional(),
  recipient: subjectIdSchema.exactOptional(),
  phase: z.enum(["open", "stuck", "discharged", "withdrawn", "lapsed"]).exactOptional(),
  task: z.enum(["letter", "call", "visit"]).exactOptional(),
  paper: z.enum(["due", "posted"]).exactOptional(),
  channel: idText.exactOptional(),
  status: z.enum(deliveryStatuses).exactOptional(),
  ...page,
})

const report = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{32}$/, "a key of 32 letters and digits"),
  status: z.enum(deliveryStatuses),
  at: instantSchema.exactOptional(),
  trouble: z.enum(sendTroubles).exactOptional(),
  code: z
    .string()
    .regex(/^[\w.-]{1,60}$/, "letters, digits, dots and hyphens, at most 60")
    .exactOptional(),
})
export const reportsSchema = z.array(report).max(10_000)
