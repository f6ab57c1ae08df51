/** The shapes of the events of a roll's import. A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../../events/index.ts"
import { defineEvent } from "../../../events/schema.ts"
import { date, month, pin, whole } from "../../parts.schema.ts"
import { ROLL_STANDINGS, type RollStanding } from "../compare-roll.ts"
import { ROLL_DIFFERENCES } from "../field-differences.ts"
import type { RollEventType } from "./roll-events.ts"

const fingerprint = z.string().regex(/^[0-9a-f]{32,}$/, "a fingerprint in hex")
const from1 = z.int().min(1)
const place = { sheet: from1, row: from1 }
const countsOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, whole])))
const field = z.enum(ROLL_DIFFERENCES)

const shapes: Readonly<Record<RollEventType, z.ZodType>> = {
  RollCompared: z.strictObject({
    content: fingerprint,
    comparison: fingerprint,
    rows: whole,
    cutOver: month,
    programme: pin.extend({ edition: z.string() }),
    population: z.string(),
    feed: z.strictObject({ asOf: date, version: z.string(), subjects: whole }),
    purpose: z.string(),
    counts: countsOf(ROLL_STANDINGS),
    differences: countsOf(ROLL_DIFFERENCES),
  }),
  RollConfirmed: z.strictObject({ comparison: fingerprint, run: z.string().min(1) }),
  RollRowsImported: z.strictObject({
    comparison: fingerprint,
    rows: from1,
    imported: whole,
    unchanged: whole,
    conflicts: z.array(z.strictObject({ ...place, rule: z.string() })),
  }),
  RollImported: z.strictObject({ comparison: fingerprint }),
}

const entriesKept = z.strictObject({
  entries: z.array(
    z.strictObject({
      standing: z.enum(ROLL_STANDINGS as [RollStanding, ...RollStanding[]]),
      person: fingerprint,
      rows: z.array(z.strictObject(place)),
      outcome: z.strictObject({ status: z.int().min(0).max(255), reasons: whole, amount: whole }),
      differences: z.array(field),
    }),
  ),
})

/** Every version of every event of a roll's import. */
export const rollEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)
/** Those of the streams that keep the entries of dry runs. */
export const rollEntriesDefinitions: readonly EventDefinition[] = [
  defineEvent("RollEntriesKept", 1, entriesKept),
]

/** Reads the events of a roll's import as they were stored. */
export const rollEventReader: EventReader = eventReader(rollEventDefinitions)
/** Reads the entries of a dry run as they were stored. */
export const rollEntriesReader: EventReader = eventReader(rollEntriesDefinitions)
