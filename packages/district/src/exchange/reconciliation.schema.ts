/** The event of a reconciliation, and what a host hands in. */
import { defineEvent } from "@onevisit/core/events/schema"
import type { OutsideMessage } from "@onevisit/core/intake"
import { z } from "zod"
import { daySchema, idText, words } from "../input/index.ts"

const ids = z.array(z.string())

export const exchangeReconciled = defineEvent(
  "ExchangeReconciled",
  1,
  z.strictObject({
    exchange: z.string(),
    day: z.string(),
    matched: z.int().min(0),
    onlyOurs: ids,
    onlyTheirs: z.array(
      z.strictObject({
        id: z.string(),
        origin: z.enum(["emitted", "own"]),
        stage: z.string(),
        on: z.string(),
        case: z.string().nullable(),
      }),
    ),
    differing: ids,
    doubled: ids,
  }),
)

const externalIdSchema = z.strictObject({ scheme: idText, value: idText })

const reported = {
  system: idText,
  messageId: idText,
  externalId: externalIdSchema,
  on: daySchema,
  recordedBy: words.exactOptional(),
  detail: words.exactOptional(),
}

/** A message as the platform pushes it; what is sensitive in it comes open and is sealed here. */
export const outsideMessageSchema: z.ZodType<OutsideMessage> = z.discriminatedUnion("stage", [
  z.strictObject({
    ...reported,
    stage: z.enum([
      "received",
      "supplemented",
      "accepted",
      "special-procedure-ended",
      "withdrawn",
      "terminated",
    ]),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("correction-notified"),
    asked: z.array(idText).max(1000).exactOptional(),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("extended"),
    approvedBy: idText,
    reasonToldOn: daySchema.nullable(),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("special-procedure-started"),
    procedure: idText,
    toldInWritingOn: daySchema.nullable(),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("part-finished"),
    part: idText,
    outcome: z.enum(["agreed", "objected"]),
  }),
  z.strictObject({ ...reported, stage: z.literal("decided"), favourable: z.boolean() }),
  z.strictObject({
    ...reported,
    stage: z.literal("delivered"),
    method: z.enum(["by-hand", "courier", "electronic"]).nullable(),
  }),
])

export const reconcileSchema = z.strictObject({ exchange: idText, day: daySchema })
