/** The shapes of a run's events. A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../../events/index.ts"
import { defineEvent, sealable } from "../../../events/schema.ts"
import { citation, date, label, month, pin, whole } from "../../parts.schema.ts"
import { DIFFERENCE_KINDS, type DifferenceKind } from "../difference.ts"
import type { RunEventType } from "./run-events.ts"

const totals = z.strictObject({
  subjects: whole,
  entitled: whole,
  notEntitled: whole,
  undetermined: whole,
  amount: whole,
})
const finding = z.strictObject({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  severity: z.enum(["error", "warning", "note"]),
  message: label,
  source: citation.optional(),
})
const outcome = z.strictObject({ status: z.int().min(0).max(255), reasons: whole, amount: whole })
const kind = z.enum(DIFFERENCE_KINDS as [DifferenceKind, ...DifferenceKind[]])
const reason = z.strictObject({ reason: sealable(z.string()) })

const shapes: Readonly<Record<RunEventType, z.ZodType>> = {
  RunOpened: z.strictObject({
    month,
    programme: pin.extend({ edition: z.string() }),
    parameters: z.record(z.string(), date),
    calendar: pin,
    population: z.string(),
    facts: z.array(z.string()),
    purpose: z.string(),
    scope: z.enum(["all", "changed"]),
  }),
  RunDetermined: z.strictObject({
    feed: z.strictObject({ asOf: date, version: z.string(), subjects: whole }),
    previous: z.strictObject({ run: z.string(), month }).nullable(),
    before: totals,
    totals,
    differences: z.strictObject(Object.fromEntries(DIFFERENCE_KINDS.map((kind) => [kind, whole]))),
    touched: whole,
  }),
  RunStopped: z.strictObject({ findings: z.array(finding) }),
  RunReleased: reason,
  RunDiscarded: reason,
  DifferencesApplied: z.strictObject({
    count: whole,
    cursor: z.string().nullable(),
    leaves: z.array(z.string()),
    kept: z.array(z.strictObject({ person: sealable(z.string()), kind, before: outcome, after: outcome })),
  }),
  RunClosed: z.strictObject({ root: z.string().nullable() }),
}

/** Every version of every event of a run. */
export const runEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)

/** Reads the events of a run as they were stored. */
export const runEventReader: EventReader = eventReader(runEventDefinitions)
