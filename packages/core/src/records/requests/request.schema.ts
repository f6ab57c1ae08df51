/** The shapes of a request's events, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { defineEvent, label, plainDeadline, sealable } from "../../events/schema.ts"
import type { RequestEventType } from "./request-events.ts"

const id = z.string().min(1)
const said = sealable(z.string())

const shapes: Readonly<Record<RequestEventType, z.ZodType>> = {
  RequestReceived: z.strictObject({
    kind: z.enum(["access", "copy", "correct", "delete", "explain"]),
    subject: id,
    requester: z.enum(["self", "agent", "near-relative"]),
    streams: z.union([z.literal("all"), z.array(id)]),
    words: said,
    deadline: plainDeadline,
  }),
  RequesterIdentified: z.strictObject({ evidence: said }),
  RequestDecided: z.strictObject({
    outcome: z.enum(["granted", "partly", "refused"]),
    reasons: z.array(said),
    remedies: z.array(label),
    dispute: z.strictObject({ streams: z.array(id), statement: said }).nullable(),
  }),
  CopyHandedOut: z.strictObject({
    hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hex digits"),
    records: z.int().min(0),
  }),
  RequestOverdue: z.strictObject({}),
}

/** Every version of every event of a request. */
export const requestEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of a request as they were stored. */
export const requestEventReader: EventReader = eventReader(requestEventDefinitions)
