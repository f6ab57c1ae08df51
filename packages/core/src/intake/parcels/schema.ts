/** The shapes of a parcel's events, (type, v) by (type, v). A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { date, defineEvent, sealable } from "../../events/schema.ts"
import { type ParcelEventType, parcelTaskKinds } from "./parcel-events.ts"
import { trackStages } from "./track.ts"

const name = z.string().min(1)
const said = sealable(z.string())
const at = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "a UTC instant")
const payer = z.enum(["sender", "addressee", "government"])
const waybill = { carrier: name, waybill: said, mark: name }
const track = z.strictObject({
  at,
  on: date,
  stage: z.enum(trackStages),
  by: z.enum(["self", "agent", "locker"]).nullable(),
  mark: name,
  text: said,
})
const task = z.enum(parcelTaskKinds)

const shapes: Readonly<Record<ParcelEventType, z.ZodType>> = {
  ParcelRecorded: z.strictObject({
    ...waybill,
    case: name,
    subject: name,
    direction: z.enum(["to-authority", "to-applicant"]),
    courier: name.nullable(),
    phone: said.optional(),
    contents: z.strictObject({
      materials: z.array(name),
      documents: z.array(name),
      originals: z.array(name),
    }),
    payer,
    dispatchedOn: date,
    returnOriginals: z.strictObject({ payer, waybill: z.strictObject(waybill).nullable() }).nullable(),
    returns: name.nullable(),
    nextAsk: at.nullable(),
  }),
  TracksReported: z.strictObject({
    source: z.enum(["asked", "pushed", "person"]),
    tracks: z.array(track).min(1),
  }),
  CourierAsked: z.strictObject({
    outcome: z.enum(["news", "no-news", "nothing-yet", "unavailable", "rejected"]),
    nextAsk: at.nullable(),
  }),
  ParcelReceived: z.strictObject({ receivedOn: date, note: said.optional() }),
  ParcelVoided: z.strictObject({ reason: said }),
  ParcelTaskOpened: z.strictObject({ task: z.enum(["silent", "courier-rejects"]) }),
  ParcelTaskSettled: z.strictObject({ task, note: said, about: z.string().nullable() }),
}

/** Every version of every event of a parcel. */
export const parcelEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of a parcel as they were stored. */
export const parcelEventReader: EventReader = eventReader(parcelEventDefinitions)
