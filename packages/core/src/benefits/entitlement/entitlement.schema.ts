/** The shapes of an entitlement's events. A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import { type EventDefinition, type EventReader, eventReader } from "../../events/index.ts"
import { defineEvent, sealable } from "../../events/schema.ts"
import { date, deadline, label, citation, month, payee, whole } from "../parts.schema.ts"
import { DIFFERENCE_KINDS } from "../sweep/index.ts"
import type { EntitlementEventType } from "./entitlement-events.ts"

const id = z.string().min(1)
const said = sealable(z.string())
const reasons = z.array(said)
const act = z.enum(["refuse", "stop", "lower", "recover"])
const telling = z.enum(["start", "change", "hold", "refuse", "stop", "lower", "recover"])
const outcome = { status: z.int().min(0).max(255), reasons: whole, amount: whole }
const remedies = z.array(
  z.strictObject({
    kind: z.enum(["reconsideration", "litigation", "complaint"]),
    title: label,
    body: label,
    within: label.nullable(),
    clause: citation,
  }),
)
const money = z.int().min(1)
const paidMonths = z.array(z.strictObject({ month, amount: money }))

const shapes: Readonly<Record<EntitlementEventType, z.ZodType>> = {
  PersonLinked: z.strictObject({ population: id, person: said, index: id }),
  DifferenceFound: z.strictObject({
    run: id,
    month,
    kind: z.enum(DIFFERENCE_KINDS as [string, ...string[]]),
    before: z.strictObject(outcome),
    after: z.strictObject(outcome),
    receipt: z.strictObject({ leaf: id, determination: said }).nullable(),
  }),
  StatementMade: z.strictObject({
    id,
    fact: id,
    value: sealable(z.json()),
    from: date.nullable(),
    asOf: date,
    source: id,
    settles: z.literal(true).optional(),
  }),
  Determined: z.strictObject({
    by: id,
    segments: z.array(z.strictObject({ from: month, to: month, ...outcome })),
  }),
  VisitAsked: z.strictObject({
    visit: whole,
    facts: z.array(id),
    why: z.enum(["gap", "conflict", "asked"]),
  }),
  VisitRecorded: z.strictObject({
    visit: whole,
    on: date,
    outcome: z.enum(["met", "absent", "declined"]),
    evidence: said.nullable(),
  }),
  Verified: z.strictObject({ from: month, amount: whole }),
  Told: z.strictObject({
    about: telling,
    on: date,
    how: z.enum(["letter", "call", "visit", "message"]),
    objectUntil: deadline.nullable(),
  }),
  Enrolled: z.strictObject({ from: month }),
  PayeeSet: z.strictObject({ payee }),
  Objected: z.strictObject({ objection: whole, about: telling, statement: said }),
  ObjectionAnswered: z.strictObject({ objection: whole, upheld: z.boolean(), reasons }),
  HumanAsked: z.strictObject({ statement: said }),
  HumanAnswered: z.strictObject({ reasons }),
  Held: z.strictObject({ from: month, reasons, until: deadline }),
  HoldEnded: z.strictObject({ how: z.enum(["lapsed", "lifted", "stopped"]), reasons }),
  AdverseAnnounced: z.strictObject({ act, from: month, reasons, answerUntil: deadline }),
  AnswerGiven: z.strictObject({ statement: said }),
  AdverseDropped: z.strictObject({ reasons }),
  CandidateRefused: z.strictObject({ reasons, remedies }),
  Stopped: z.strictObject({ from: month, reasons, remedies }),
  Lowered: z.strictObject({ from: month, amount: whole, reasons, remedies }),
  Resumed: z.strictObject({ from: month, reasons }),
  MonthsPaid: z.strictObject({
    payment: id,
    line: id,
    months: paidMonths,
    setOff: whole,
    refund: whole,
  }),
  PaymentReturned: z.strictObject({ payment: id, line: id, reason: said }),
  GroupNoted: z.strictObject({ taken: z.record(month, id) }),
  OpeningImported: z.strictObject({
    roll: id,
    cutOver: month,
    firstMonth: month,
    paidThrough: month.nullable(),
    amount: whole,
    owed: whole,
    overpaid: whole,
  }),
  RecoveryDecided: z.strictObject({
    by: z.enum(["repayment", "set-off"]),
    months: paidMonths,
    instalments: z.array(z.strictObject({ dueOn: date, amount: money })),
    reasons,
    remedies,
  }),
  RecoveryReceived: z.strictObject({ amount: money, on: date }),
  RecoveryWaived: z.strictObject({ amount: money, reasons }),
}

/** Every version of every event of an entitlement. */
export const entitlementEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of an entitlement as they were stored. */
export const entitlementEventReader: EventReader = eventReader(entitlementEventDefinitions)
