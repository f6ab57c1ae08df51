/** What a host hands in about enquiries. What is to be sealed comes open: only the district makes envelopes. */
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, uuidSchema, words } from "../input/index.ts"
import type { EnquiryInput, EnquiryQuery, Misdirected, PlainEnquiryCommand } from "./enquiries.ts"

export const enquirySchema: z.ZodType<EnquiryInput> = z.strictObject({
  channel: z.enum(["in-person", "phone", "letter", "online"]),
  askedOn: daySchema.exactOptional(),
  items: z.array(idText).max(100).exactOptional(),
  subject: subjectIdSchema.exactOptional(),
  question: words,
  contact: words.exactOptional(),
  case: uuidSchema.exactOptional(),
})

export const misdirectedSchema: z.ZodType<Misdirected> = z.strictObject({
  case: uuidSchema,
})

export const enquiryCommandSchema: z.ZodType<PlainEnquiryCommand> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("link-case"), case: uuidSchema }),
  z.strictObject({
    type: z.literal("open-hand-over"),
    to: z.strictObject({ authority: idText, officer: idText.exactOptional() }),
    reason: words,
  }),
  z.strictObject({ type: z.literal("accept-hand-over") }),
  z.strictObject({ type: z.literal("decline-hand-over"), reason: words }),
  z.strictObject({ type: z.literal("withdraw-hand-over") }),
  z.strictObject({ type: z.literal("answer"), answer: words }),
  z.strictObject({
    type: z.literal("close"),
    outcome: z.enum(["answered", "case-opened", "referred", "withdrawn"]),
    referredTo: idText.exactOptional(),
    note: words.exactOptional(),
  }),
])

export const enquiryQuerySchema: z.ZodType<EnquiryQuery> = z.strictObject({
  phase: z.enum(["open", "closed"]).exactOptional(),
  answerable: idText.exactOptional(),
  firstAsked: idText.exactOptional(),
  unit: idText.exactOptional(),
  offeredTo: idText.exactOptional(),
  hasTask: z.boolean().exactOptional(),
  limit: z.int().min(1).max(10_000).exactOptional(),
})
