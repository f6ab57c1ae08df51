/** The shapes of the events of ratings and complaints, (type, v) by (type, v). A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import type { EventDefinition, EventReader } from "../../events/index.ts"
import { eventReader } from "../../events/index.ts"
import { defineEvent, sealable } from "../../events/schema.ts"
import { date, deadline } from "../terms.schema.ts"
import type { FeedbackEventType } from "./feedback-events.ts"

const said = sealable(z.string())
const texts = z.array(said)
const clock = z.enum(["acknowledge", "answer", "verify", "rectify", "revisit", "accept-transfer"])
const starts = z.array(z.strictObject({ name: clock, deadline }))
const grade = z.enum(["very-satisfied", "satisfied", "fairly-satisfied", "dissatisfied", "very-dissatisfied"])
const ground = z.enum(["mistaken", "malicious"])
const service = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("case"), case: z.string(), handling: z.string() }),
  z.strictObject({ kind: z.literal("visit"), outlet: z.string(), on: date, ticket: z.string() }),
])
const about = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("case"), case: z.string() }),
  z.strictObject({ kind: z.literal("item"), item: z.string() }),
  z.strictObject({ kind: z.literal("outlet"), outlet: z.string() }),
  z.strictObject({ kind: z.literal("officer"), officer: z.string() }),
  z.strictObject({ kind: z.literal("other") }),
])
const opened = {
  item: z.string().nullable(),
  outlet: z.string().nullable(),
  concerned: z.strictObject({ unit: z.string().nullable(), officers: z.array(z.string()) }),
  contact: said.optional(),
  reachable: z.boolean(),
  keptFor: z.string(),
  starts,
}

const shapes: Readonly<Record<FeedbackEventType, z.ZodType>> = {
  ServiceRated: z.strictObject({
    ...opened,
    service,
    rater: z.string().nullable(),
    grade,
    reasons: z.array(z.string()),
    changeable: deadline,
    text: said.optional(),
  }),
  RatingChanged: z.strictObject({
    grade,
    reasons: z.array(z.string()),
    text: said.optional(),
    contact: said.optional(),
    reachable: z.boolean(),
    starts,
  }),
  ComplaintReceived: z.strictObject({
    ...opened,
    number: z.string(),
    channel: z.enum(["window", "phone", "online", "wechat", "mail", "other"]),
    about,
    complainant: z.string().nullable(),
    unit: z.string(),
    text: said,
  }),
  ComplaintAcknowledged: z.strictObject({ officers: z.array(z.string()) }),
  ComplaintTransferOffered: z.strictObject({ to: z.string(), reasons: texts, starts }),
  ComplaintTransferAccepted: z.strictObject({ unit: z.string() }),
  ComplaintTransferDeclined: z.strictObject({ reasons: texts }),
  FeedbackVerified: z.strictObject({
    outcome: z.enum(["founded", "partly-founded", "not-founded"]),
    ground: ground.nullable(),
    evidence: texts,
    reasons: texts,
    starts,
  }),
  RatingSetAside: z.strictObject({ ground, reasons: texts }),
  FeedbackRectified: z.strictObject({ measures: texts, starts }),
  ComplaintAnswered: z.strictObject({ text: said, starts }),
  FeedbackRevisited: z.strictObject({
    reached: z.boolean(),
    satisfied: z.boolean().nullable(),
    note: said.optional(),
  }),
  FeedbackClosed: z.strictObject({
    after: z.enum(["satisfied", "dissatisfied", "not-reached", "not-reachable"]),
    reasons: texts,
    reopenable: deadline.nullable(),
  }),
  ComplaintReopened: z.strictObject({ text: said.optional(), starts }),
  FeedbackTaskOpened: z.strictObject({ task: clock, dueOn: date }),
}

/** Every version of every event of ratings and complaints. */
export const feedbackEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of ratings and complaints as they were stored. */
export const feedbackEventReader: EventReader = eventReader(feedbackEventDefinitions)
