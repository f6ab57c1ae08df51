/** The shapes of the access log's events, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../events/index.ts"
import { defineEvent } from "../events/schema.ts"
import type { AccessEventType } from "./access-events.ts"

const id = z.string().min(1)
const looked = { purpose: id, subjects: z.array(id) }

const shapes: Readonly<Record<AccessEventType, z.ZodType>> = {
  SealedValuesOpened: z.strictObject({ ...looked, stream: id, values: z.int().min(1) }),
  SubjectsSearched: z.strictObject({
    ...looked,
    key: z.enum(["identifier", "phone", "name-and-last-four"]),
    tooMany: z.boolean(),
  }),
}

/** Every version of every event of the access log. */
export const accessEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of the access log as they were stored. */
export const accessEventReader: EventReader = eventReader(accessEventDefinitions)
