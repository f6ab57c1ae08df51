/** The shapes of an enquiry's events, (type, v) by (type, v). */
import { z } from "zod"
import { citation, date, defineEvent, plainDeadline, sealable } from "../../events/schema.ts"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import type { EnquiryEventType } from "./enquiry-events.ts"

const officer = z.strictObject({ externalId: z.string().min(1), unit: z.string().min(1) })
const items = z.array(z.string().min(1))
const said = sealable(z.string())

const shapes: Readonly<Record<EnquiryEventType, z.ZodType>> = {
  EnquiryReceived: z.strictObject({
    firstAsked: officer,
    askedOn: date,
    channel: z.enum(["in-person", "phone", "letter", "online"]),
    items,
    subject: z.string().nullable(),
    question: said.optional(),
    contact: said.optional(),
    due: plainDeadline.nullable(),
  }),
  MisdirectedCaseTakenUp: z.strictObject({
    firstAsked: officer,
    case: z.string().min(1),
    subject: z.string().nullable(),
    items,
    fromAuthority: z.string().min(1),
    toAuthority: z.string().min(1),
    due: plainDeadline.nullable(),
  }),
  CaseLinked: z.strictObject({ case: z.string().min(1) }),
  HandOverOpened: z.strictObject({
    to: z.strictObject({ authority: z.string().min(1), officer: z.string().min(1).optional() }),
    reason: said.optional(),
  }),
  HandOverAccepted: z.strictObject({ by: officer }),
  HandOverDeclined: z.strictObject({ reason: said }),
  HandOverWithdrawn: z.strictObject({}),
  EnquiryAnswered: z.strictObject({ answer: said }),
  MisdirectedCaseTakenOver: z.strictObject({ authority: z.string().min(1), takenOn: date }),
  EnquiryClosed: z.strictObject({
    outcome: z.enum(["answered", "case-opened", "referred", "withdrawn"]),
    referredTo: z.string().min(1).optional(),
    note: said.optional(),
  }),
  EnquiryTaskOpened: z.strictObject({ task: z.enum(["answer-overdue"]), clause: citation.nullable() }),
}

/** Every version of every event of an enquiry. */
export const enquiryEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of an enquiry as they were stored. */
export const enquiryEventReader: EventReader = eventReader(enquiryEventDefinitions)
