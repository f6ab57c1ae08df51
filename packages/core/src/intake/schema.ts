/** The shapes of a case's events, (type, v) by (type, v). A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { defineEvent, sealable } from "../events/schema.ts"
import type { EventDefinition, EventReader } from "../events/index.ts"
import { eventReader } from "../events/index.ts"
import type { CaseEventType } from "./case-events.ts"
import { attestedRecommendationSchema } from "./recommendation/attested-recommendation.schema.ts"
import { outsideShapes } from "./outside.schema.ts"
import { recordShapes } from "./records.schema.ts"
import { partyRoles } from "./party.ts"
import { serviceShapes } from "./service.schema.ts"
import {
  adverse,
  bar,
  citation,
  clock,
  clocks,
  date,
  deadline,
  deadlineName,
  heardAct,
  label,
  materials,
  mode,
  pin,
  reasons,
  receipt,
  remedy,
  shortfalls,
  signedText,
  term,
  visit,
} from "./terms.schema.ts"

const factValue = z.union([z.string(), z.number(), z.boolean()])
const parties = z.array(
  z.strictObject({
    role: z.enum(partyRoles),
    subject: z.string(),
    scope: z.array(z.enum(["submit", "supplement", "withdraw", "commit", "choose", "receive"])).optional(),
    validFrom: date,
    validTo: date.optional(),
    evidence: z.string().optional(),
  }),
)
const choices = z.strictObject({
  channel: z.enum(["letter", "phone", "electronic"]).optional(),
  collection: z.enum(["by-hand", "courier", "electronic"]).optional(),
  address: sealable(z.string()).optional(),
  optIns: z
    .strictObject({
      tolerantIntake: z.boolean().optional(),
      commitment: z.boolean().optional(),
      electronicService: z.boolean().optional(),
      paperDocuments: z.boolean().optional(),
    })
    .optional(),
})

const shapes: Readonly<Record<CaseEventType, z.ZodType>> = {
  CaseOpened: z.strictObject({
    item: pin,
    ruleSet: pin,
    calendar: pin,
    regions: pin.nullable(),
    itemType: z.enum([
      "licence",
      "benefit-payment",
      "confirmation",
      "award",
      "filing",
      "public-service",
      "other-power",
      "non-administrative",
    ]),
    applicant: z.string(),
    scenario: z.record(z.string(), factValue),
    externalIds: z.array(z.strictObject({ scheme: z.string(), value: z.string() })),
    parties: parties.optional(),
    choices: choices.optional(),
    renewal: z.strictObject({ expiresOn: date, lead: deadline.nullable() }).optional(),
    recommendation: attestedRecommendationSchema.exactOptional(),
  }),
  PartiesChanged: z.strictObject({ parties }),
  ChoicesMade: z.strictObject({ choices }),
  MaterialsReceived: z.strictObject({
    receipt,
    number: z.string(),
    materials,
    noticeDue: deadline.nullable(),
  }),
  CorrectedOnSpot: z.strictObject({ materials }),
  DefectsFound: z.strictObject({
    defects: z.array(z.strictObject({ requirement: z.string(), note: sealable(label) })),
    open: shortfalls.optional(),
  }),
  CorrectionNotified: z.strictObject({ shortfalls, deadline, mode, number: z.string() }),
  Accepted: z.strictObject({ acceptedOn: date, number: z.string(), clocks }),
  DeemedAccepted: z.strictObject({ acceptedOn: date, lapsedOn: date, clocks }),
  TolerantlyAccepted: z.strictObject({
    acceptedOn: date,
    number: z.string(),
    owed: shortfalls,
    deadline,
    mode,
    commitment: signedText.extend({ within: term.optional() }).nullable(),
    clocks,
  }),
  SupplementReceived: z.strictObject({ receipt, materials, inTime: z.boolean(), open: shortfalls }),
  SupplementExtended: z.strictObject({ deadline, reasons }),
  DelayExcused: z.strictObject({ reasons }),
  ApplicationDeemedWithdrawn: z.strictObject({ dueOn: date, clause: citation }),
  ApplicationReinstated: z.strictObject({ postedOn: date }),
  ApplicationWithdrawn: z.strictObject({}),
  NotAccepted: z.strictObject({
    enquiry: z.string().optional(),
    ...adverse,
    ground: z.enum(["not-required", "wrong-authority", "still-incomplete", "false-material"]),
    referredTo: z.string().optional(),
    bar: bar.optional(),
  }),
  AcceptanceRevoked: z.strictObject({ ...adverse, owed: shortfalls }),
  CaseTerminated: z.strictObject({ ...adverse, owed: shortfalls }),
  OwedNotified: z.strictObject({ owed: shortfalls, deadline, mode, number: z.string() }),
  LookUpRequested: z.strictObject({ requirement: z.string(), registry: z.string(), record: z.string() }),
  LookUpFailed: z.strictObject({ requirement: z.string(), attempt: z.int().min(1), willRetry: z.boolean() }),
  LookUpAnswered: z.strictObject({
    requirement: z.string(),
    outcome: z.enum(["found", "not-found"]),
    asOf: date,
    reference: z.string().nullable(),
  }),
  ClockSuspended: z.strictObject({ clock, reason: z.string(), toldInWritingOn: date, deadline }),
  ClockResumed: z.strictObject({ clock, deadline }),
  ClockExtended: z.strictObject({ clock, deadline }),
  CalendarRevised: z.strictObject({ calendar: pin }),
  DeadlineMoved: z.strictObject({
    clock: deadlineName,
    from: date.nullable(),
    to: date.nullable(),
    deadline,
  }),
  DecisionMade: z.strictObject({
    act: z.string(),
    favourable: z.boolean(),
    number: z.string(),
    reasons,
    remedies: z.array(remedy),
    delivery: deadline.nullable(),
    bar: bar.optional(),
    place: z.int().min(1).optional(),
    spares: z.strictObject({ document: z.string(), clause: citation }).optional(),
  }),
  DeemedRenewed: z.strictObject({ expiresOn: date, act: z.string(), delivery: deadline.nullable() }),
  ResultDispatched: z.strictObject({ waybill: sealable(z.string()) }),
  ResultDelivered: z.strictObject({
    method: z.enum(["by-hand", "courier", "electronic"]),
    by: z.enum(["self", "agent", "locker"]),
    visit: visit.optional(),
  }),
  ...outsideShapes,
  TaskOpened: z.strictObject({
    task: z.enum([
      "accept-or-refuse",
      "decide-on-lapsed-supplement",
      "decide-on-revocation",
      "explain-overdue",
      "hand-over-to-authority",
      "urge-part",
      "hand-over-result",
      "check-source",
      "verify-commitment",
      "decide-on-broken-commitment",
      "resolve-conflict",
    ]),
    clause: citation.nullable(),
  }),
  ...recordShapes,
  ...serviceShapes,
  AdverseActAnnounced: z.strictObject({
    act: heardAct,
    reasons,
    respondBy: deadline,
    clause: citation,
    number: z.string(),
  }),
  DefenceStated: z.strictObject({ act: heardAct, statement: sealable(z.string()) }),
}

/** Every version of every event of a case. */
export const caseEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)

/** Reads the events of a case as they were stored. */
export const caseEventReader: EventReader = eventReader(caseEventDefinitions)
