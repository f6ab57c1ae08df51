/** The shapes of what outside systems bring to a case: their numbers, their facts, cases taken over, conflicts settled. */
import { z } from "zod"
import { sealable } from "../events/schema.ts"
import {
  date,
  whole,
  reasons,
  deadline,
  receipt,
  materials,
  shortfalls,
  clocks,
  mode,
} from "./terms.schema.ts"

const externalId = z.strictObject({ scheme: z.string(), value: z.string() })
const outsideClocks = z.strictObject({
  decision: clocks.nullable(),
  delivery: deadline.nullable(),
  parts: z.array(
    z.strictObject({
      part: z.string(),
      authority: z.string(),
      after: z.array(z.string()),
      receivedOn: date.nullable(),
      deadline: deadline.nullable(),
    }),
  ),
})
const reported = { system: z.string(), messageId: z.string(), externalId, on: date }
const outsideFact = z.discriminatedUnion("stage", [
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
    asked: z.array(z.string()).optional(),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("extended"),
    approvedBy: z.string(),
    reasonToldOn: date.nullable(),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("special-procedure-started"),
    procedure: z.string(),
    toldInWritingOn: date.nullable(),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("part-finished"),
    part: z.string(),
    outcome: z.enum(["agreed", "objected"]),
  }),
  z.strictObject({ ...reported, stage: z.literal("decided"), favourable: z.boolean() }),
  z.strictObject({
    ...reported,
    stage: z.literal("delivered"),
    method: z.enum(["by-hand", "courier", "electronic"]).nullable(),
  }),
])

export const outsideShapes = {
  ExternalIdAdded: z.strictObject({ externalId }),
  CaseImported: z.strictObject({
    system: z.string(),
    asOf: date,
    stage: z.enum(["received", "correcting", "accepted", "decided"]),
    receipt,
    materials,
    noticeDue: deadline.nullable(),
    asked: z.strictObject({ shortfalls, deadline, mode }).nullable(),
    acceptedOn: date.nullable(),
    clocks: clocks.nullable(),
    decision: z.strictObject({ act: z.string(), favourable: z.boolean(), on: date }).nullable(),
    delivery: deadline.nullable(),
    differences: z.array(
      z.strictObject({
        clock: z.enum(["statutory", "promised", "notice", "correction", "supplement", "delivery"]),
        stated: date,
        reckoned: date,
      }),
    ),
  }),
  OutsideFactAdopted: z.strictObject({
    fact: outsideFact,
    recordedBy: sealable(z.string()).optional(),
    detail: sealable(z.string()).optional(),
    clocks: outsideClocks,
  }),
  ConflictSettled: z.strictObject({
    conflict: z.string(),
    kind: z.enum([
      "message-changed",
      "outside-disagrees",
      "acceptance-date",
      "accepted-after-end",
      "decided-otherwise",
      "decided-while-owed",
      "decided-after-end",
      "part-finished-otherwise",
      "ended-after-decision",
      "supplemented-after-withdrawal",
    ]),
    keep: z.enum(["ours", "theirs"]),
    chosen: whole.optional(),
    reasons,
    clocks: outsideClocks,
  }),
} as const
