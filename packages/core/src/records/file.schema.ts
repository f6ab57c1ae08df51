/** The shapes of the events of a subject's records as a whole, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../events/index.ts"
import { date, defineEvent, sealable } from "../events/schema.ts"
import type { FileEventType } from "./file-events.ts"

const id = z.string().min(1)
const reason = sealable(z.string())
const reviewOn = date.nullable()
const noted = z.strictObject({
  stream: id,
  phase: z.enum(["live", "retained", "restricted", "due"]),
  keptBy: z.array(z.enum(["open", "no-class", "no-term", "term", "hold"])),
  until: date.nullable(),
})

const shapes: Readonly<Record<FileEventType, z.ZodType>> = {
  HoldSet: z.strictObject({
    hold: id,
    kind: z.enum(["litigation", "audit", "complaint"]),
    stream: id.nullable(),
    reason,
  }),
  HoldLifted: z.strictObject({ hold: id, reason }),
  RecordsRestricted: z.strictObject({ asked: z.array(noted), streams: z.array(id), reason, reviewOn }),
  RestrictionLifted: z.strictObject({ streams: z.array(id), reason }),
  RecordsReviewed: z.strictObject({ reviewOn }),
  DisposalDue: z.strictObject({ records: z.array(noted) }),
  DisposalWithdrawn: z.strictObject({ reviewOn }),
  DisposalConfirmed: z.strictObject({ records: z.array(noted) }),
  KeyDestroyed: z.strictObject({}),
}

/** Every version of every event of a subject's records as a whole. */
export const fileEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)

/** Reads those events as they were stored. */
export const fileEventReader: EventReader = eventReader(fileEventDefinitions)
