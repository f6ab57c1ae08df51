/** What a host hands in about ratings and complaints. No shape has a place for a figure. */
import type { ComplaintAbout } from "@onevisit/core/intake/feedback"
import { z } from "zod"
import { daySchema, idText, subjectIdSchema, words } from "../input/index.ts"
import type {
  ComplaintInput,
  FeedbackCommandInput,
  FeedbackQuery,
  RatingInput,
  ServiceClaim,
} from "./feedback-input.ts"

const texts = z.array(words).max(100)
const officers = z.array(idText).max(100)

const claim: z.ZodType<ServiceClaim> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("case"),
    case: idText,
    handling: idText.exactOptional(),
    code: idText.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("visit"), outlet: idText, on: daySchema, ticket: idText }),
])

export const ratingSchema: z.ZodType<RatingInput> = z.strictObject({
  service: claim,
  grade: z.enum(["very-satisfied", "satisfied", "fairly-satisfied", "dissatisfied", "very-dissatisfied"]),
  reasons: z.array(idText).max(100).exactOptional(),
  text: words.exactOptional(),
  contact: words.exactOptional(),
})

const about: z.ZodType<ComplaintAbout> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("case"), case: idText }),
  z.strictObject({ kind: z.literal("item"), item: idText }),
  z.strictObject({ kind: z.literal("outlet"), outlet: idText }),
  z.strictObject({ kind: z.literal("officer"), officer: idText }),
  z.strictObject({ kind: z.literal("other") }),
])

export const complaintSchema: z.ZodType<ComplaintInput> = z.strictObject({
  channel: z.enum(["window", "phone", "online", "wechat", "mail", "other"]),
  about,
  complainant: subjectIdSchema.nullable(),
  unit: idText,
  text: words,
  contact: words.exactOptional(),
})

export const feedbackCommandSchema: z.ZodType<FeedbackCommandInput> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("acknowledge"), officers: officers.exactOptional() }),
  z.strictObject({ type: z.literal("transfer"), to: idText, reasons: texts }),
  z.strictObject({ type: z.literal("accept-transfer") }),
  z.strictObject({ type: z.literal("decline-transfer"), reasons: texts }),
  z.strictObject({
    type: z.literal("verify"),
    outcome: z.enum(["founded", "partly-founded", "not-founded"]),
    ground: z.enum(["mistaken", "malicious"]).exactOptional(),
    evidence: texts,
    reasons: texts,
  }),
  z.strictObject({ type: z.literal("set-aside"), reasons: texts }),
  z.strictObject({ type: z.literal("rectify"), measures: texts }),
  z.strictObject({ type: z.literal("answer"), text: words }),
  z.discriminatedUnion("reached", [
    z.strictObject({ type: z.literal("revisit"), reached: z.literal(false), note: words.exactOptional() }),
    z.strictObject({
      type: z.literal("revisit"),
      reached: z.literal(true),
      satisfied: z.boolean(),
      note: words.exactOptional(),
    }),
  ]),
  z.strictObject({ type: z.literal("close"), reasons: texts.exactOptional() }),
  z.strictObject({ type: z.literal("reopen"), text: words }),
])

/** A UUID: what the district itself gives to a rating or complaint. */
export const feedbackIdSchema = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

export const querySchema: z.ZodType<FeedbackQuery> = z.strictObject({
  kind: z.enum(["rating", "complaint"]).exactOptional(),
  phase: z
    .enum(["none", "settled", "received", "verifying", "rectifying", "answering", "revisiting", "closed"])
    .exactOptional(),
  item: idText.exactOptional(),
  outlet: idText.exactOptional(),
  unit: idText.exactOptional(),
  hasTask: z.boolean().exactOptional(),
  limit: z.int().min(1).max(1000).exactOptional(),
  after: z.string().max(4096).exactOptional(),
})

export const periodSchema = z.strictObject({ from: daySchema, to: daySchema.nullable() })
