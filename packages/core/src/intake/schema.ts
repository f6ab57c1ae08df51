/** The shapes of a case's events, (type, v) by (type, v). A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { defineEvent, sealable } from "../events/schema.ts"
import type { EventDefinition, EventReader } from "../events/index.ts"
import { eventReader } from "../events/index.ts"
import type { CaseEventType } from "./case-events.ts"

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date YYYY-MM-DD")
const label = z.strictObject({ zh: z.string(), en: z.string() })
const whole = z.int().min(0)
const citation = z.strictObject({
  statute: z.string(),
  title: label,
  article: z.string().optional(),
  paragraph: z.string().optional(),
  edition: z.string().optional(),
  sample: z.boolean().optional(),
})
const pin = z.strictObject({
  id: z.string().min(1),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hex digits"),
})
const reasons = z.array(sealable(z.string()))
const term = z.strictObject({
  length: z.int().min(1),
  unit: z.enum(["working-day", "calendar-day", "month"]),
  excludeStartDay: z.boolean().optional(),
  rollForward: z.boolean().optional(),
  clause: citation.optional(),
})
const deadline = z.strictObject({
  term,
  startsOn: date,
  dueOn: date.nullable(),
  certainty: z.enum(["official", "provisional"]),
  calendar: z.strictObject({ id: z.string(), version: z.string() }),
  suspensions: z.array(
    z.strictObject({ reason: z.string(), from: date, to: date.nullable(), toldInWritingOn: date }),
  ),
  extensions: z.array(
    z.strictObject({
      term,
      approvedBy: z.string(),
      approvedOn: date,
      reasonToldOn: date,
      clause: citation.optional(),
    }),
  ),
  imported: z
    .strictObject({
      system: z.string(),
      asOf: date,
      used: whole,
      statedDueOn: date.optional(),
      counted: whole,
    })
    .optional(),
})
const visit = z.strictObject({ on: date, outlet: z.string() })
const receipt = z.strictObject({
  channel: z.enum(["window", "registered-mail", "courier", "mail", "fax", "online", "email"]),
  receivedOn: date,
  postedOn: date.optional(),
  visit: visit.optional(),
})
const material = z.strictObject({
  requirement: z.string(),
  copyKind: z.enum(["original", "copy"]),
  medium: z.enum(["paper", "electronic"]),
  number: whole,
  sealed: z.boolean(),
  receiptInLieu: z.boolean().optional(),
  file: z
    .strictObject({
      hash: z.string(),
      size: whole,
      mediaType: z.string(),
      name: sealable(z.string()),
      key: z.string().optional(),
    })
    .optional(),
  defect: sealable(label).optional(),
})
const materials = z.array(material)
const shortfall = z.strictObject({
  requirement: z.string(),
  code: z.enum([
    "missing",
    "copy-for-original",
    "missing-seal",
    "receipt-in-lieu",
    "wrong-medium",
    "too-few",
    "content-wrong",
  ]),
  necessity: z.enum(["key", "secondary"]),
  deferrable: z.boolean(),
  remedy: label,
  note: sealable(label).optional(),
})
const shortfalls = z.array(shortfall)
const remedy = z.strictObject({
  kind: z.enum(["reconsideration", "litigation", "complaint"]),
  title: label,
  body: label,
  within: label.nullable(),
  clause: citation,
})
const adverse = { reasons, remedies: z.array(remedy), number: z.string() }
const clocks = z.strictObject({ statutory: deadline.nullable(), promised: deadline.nullable() })
const clock = z.enum(["statutory", "promised"])
const mode = z.enum(["posted", "arrived"])
const factValue = z.union([z.string(), z.number(), z.boolean()])
const externalId = z.strictObject({ scheme: z.string(), value: z.string() })
const outsideClocks = z.strictObject({ decision: clocks.nullable(), delivery: deadline.nullable() })
const reported = { system: z.string(), messageId: z.string(), externalId, on: date }
const outsideFact = z.discriminatedUnion("stage", [
  z.strictObject({
    ...reported,
    stage: z.enum([
      "received",
      "correction-notified",
      "supplemented",
      "accepted",
      "special-procedure-ended",
      "withdrawn",
      "terminated",
    ]),
  }),
  z.strictObject({
    ...reported,
    stage: z.literal("special-procedure-started"),
    procedure: z.string(),
    toldInWritingOn: date.nullable(),
  }),
  z.strictObject({ ...reported, stage: z.literal("decided"), favourable: z.boolean() }),
  z.strictObject({
    ...reported,
    stage: z.literal("delivered"),
    method: z.enum(["by-hand", "courier", "electronic"]).nullable(),
  }),
])

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
  }),
  MaterialsReceived: z.strictObject({
    receipt,
    number: z.string(),
    materials,
    noticeDue: deadline.nullable(),
  }),
  CorrectedOnSpot: z.strictObject({ materials }),
  DefectsFound: z.strictObject({
    defects: z.array(z.strictObject({ requirement: z.string(), note: sealable(label) })),
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
    commitment: z
      .strictObject({
        clauses: z.array(z.string()),
        hash: z.string(),
        signedOn: date,
        signature: sealable(z.string()),
      })
      .nullable(),
    clocks,
  }),
  SupplementReceived: z.strictObject({ receipt, materials, inTime: z.boolean(), open: shortfalls }),
  SupplementExtended: z.strictObject({ deadline, reasons }),
  DelayExcused: z.strictObject({ reasons }),
  ApplicationDeemedWithdrawn: z.strictObject({ dueOn: date, clause: citation }),
  ApplicationReinstated: z.strictObject({ postedOn: date }),
  ApplicationWithdrawn: z.strictObject({}),
  NotAccepted: z.strictObject({
    ...adverse,
    ground: z.enum(["not-required", "wrong-authority", "still-incomplete"]),
    referredTo: z.string().optional(),
  }),
  AcceptanceRevoked: z.strictObject({ ...adverse, owed: shortfalls }),
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
    clock: z.enum(["statutory", "promised", "notice", "correction", "supplement", "delivery"]),
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
  }),
  ResultDispatched: z.strictObject({ waybill: sealable(z.string()) }),
  ResultDelivered: z.strictObject({
    method: z.enum(["by-hand", "courier", "electronic"]),
    by: z.enum(["self", "agent", "locker"]),
    visit: visit.optional(),
  }),
  ExternalIdAdded: z.strictObject({ externalId }),
  CaseImported: z.strictObject({
    system: z.string(),
    asOf: date,
    stage: z.enum(["received", "correcting", "accepted", "decided"]),
    receipt,
    materials,
    noticeDue: deadline.nullable(),
    asked: z.strictObject({ shortfalls, deadline, mode }).nullable(),
    acceptedOn: date.nullable(),
    clocks: clocks.nullable(),
    decision: z.strictObject({ act: z.string(), favourable: z.boolean(), on: date }).nullable(),
    delivery: deadline.nullable(),
    differences: z.array(
      z.strictObject({
        clock: z.enum(["statutory", "promised", "notice", "correction", "supplement", "delivery"]),
        stated: date,
        reckoned: date,
      }),
    ),
  }),
  OutsideFactAdopted: z.strictObject({
    fact: outsideFact,
    recordedBy: sealable(z.string()).optional(),
    detail: sealable(z.string()).optional(),
    clocks: outsideClocks,
  }),
  ConflictSettled: z.strictObject({
    conflict: z.string(),
    kind: z.enum([
      "message-changed",
      "outside-disagrees",
      "acceptance-date",
      "accepted-after-end",
      "decided-otherwise",
      "decided-while-owed",
      "decided-after-end",
      "ended-after-decision",
      "supplemented-after-withdrawal",
    ]),
    keep: z.enum(["ours", "theirs"]),
    chosen: whole.optional(),
    reasons,
    clocks: outsideClocks,
  }),
  TaskOpened: z.strictObject({
    task: z.enum([
      "accept-or-refuse",
      "decide-on-lapsed-supplement",
      "decide-on-revocation",
      "explain-overdue",
      "resolve-conflict",
    ]),
    clause: citation.nullable(),
  }),
}

/** Every version of every event of a case. */
export const caseEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(([type, schema]) =>
  defineEvent(type, 1, schema),
)

/** Reads the events of a case as they were stored. */
export const caseEventReader: EventReader = eventReader(caseEventDefinitions)
