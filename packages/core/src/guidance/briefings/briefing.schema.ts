/** The shapes of a briefing's events, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { date, defineEvent, label, sealable } from "../../events/schema.ts"
import type { BriefingEventType } from "./briefing-events.ts"

const id = z.string().min(1)
const attendee = z.union([
  z.strictObject({ subject: id }),
  // A fingerprint, never what it was taken of.
  z.strictObject({ scheme: id, fingerprint: z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits") }),
])
const attendance = {
  heads: z.int().min(0),
  persons: z.array(attendee),
  organisations: z.array(id),
}
const said = sealable(z.string())

const shapes: Readonly<Record<BriefingEventType, z.ZodType>> = {
  BriefingPlanned: z.strictObject({
    title: label,
    host: id,
    coOrganisers: z.array(id),
    area: id,
    items: z.array(id),
    on: date,
    series: id.optional(),
  }),
  BriefingCancelled: z.strictObject({ reason: said }),
  BriefingHeld: z.strictObject({ ...attendance, on: date }),
  AttendanceCorrected: z.strictObject({ ...attendance, reason: said }),
}

/** Every version of every event of a briefing. */
export const briefingEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of a briefing as they were stored. */
export const briefingEventReader: EventReader = eventReader(briefingEventDefinitions)
