/** The shapes of a duty's events, (type, v) by (type, v). */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { date, defineEvent, sealable } from "../../events/schema.ts"
import type { DutyEventType } from "./duty-events.ts"

const id = z.string().min(1)
const ids = z.array(id)
const said = sealable(z.string())
const plan = { leader: id, outlet: id, on: date }
const matter = { matter: id, subject: z.string().nullable(), enquiries: ids, cases: ids }

const shapes: Readonly<Record<DutyEventType, z.ZodType>> = {
  DutyPlanned: z.strictObject(plan),
  DutyReplanned: z.strictObject({ ...plan, reason: said }),
  DutyCancelled: z.strictObject({ reason: said }),
  DutyHeld: z.strictObject({}),
  DutyMissed: z.strictObject({ reason: said }),
  MatterBrought: z.strictObject({ ...matter, items: ids, about: said }),
  MatterSettled: z.strictObject({ ...matter, how: said }),
}

/** Every version of every event of a duty. */
export const dutyEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)

/** Reads the events of a duty as they were stored. */
export const dutyEventReader: EventReader = eventReader(dutyEventDefinitions)
