/** The shapes of a collection's events, (type, v) by (type, v). A shape that changes gets a new version and an upcaster. */
import { z } from "zod"
import type { EventDefinition, EventReader } from "../../events/index.ts"
import { eventReader } from "../../events/index.ts"
import { defineEvent, sealable } from "../../events/schema.ts"
import {
  date,
  material,
  mode,
  receipt,
  shortfall as noted,
  signedText,
  term,
  visit,
  whole,
} from "../terms.schema.ts"
import type { CollectionEventType } from "./collection-events.ts"

const from1 = z.int().min(1)
const member = z.string()
const members = z.array(member)
const mandate = z.strictObject({
  agent: z.string(),
  principal: z.string(),
  capacity: z.enum(["authorised-agent", "guardian", "handling-staff", "legal-representative"]),
  validFrom: date,
  validTo: date,
  scope: z.array(z.enum(["hand-in", "supplement", "commit", "collect"])),
  letter: z.strictObject({ hash: z.string(), signedOn: date, signature: sealable(z.string()) }),
})
const commitment = z.strictObject({
  by: z.enum(["member", "collector"]),
  commitment: signedText.extend({ within: term.optional() }),
})
/** What an officer wrote about the content stays in the case. */
const shortfall = noted.omit({ note: true })
const vouched = z.enum(["member", "officer"])

const shapes: Readonly<Record<CollectionEventType, z.ZodType>> = {
  CollectionOpened: z.strictObject({
    item: z.string(),
    collector: z.string(),
    issuing: z.strictObject({ together: z.enum(["whole", "lot"]), leadWorkingDays: whole }),
  }),
  MemberAdded: z.strictObject({ member, lot: from1 }),
  MandateGiven: z.strictObject({ member, mandate, confirmedBy: vouched.nullable() }),
  MandateConfirmed: z.strictObject({ member, by: vouched }),
  PapersGathered: z.strictObject({
    member,
    scenario: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    materials: z.array(material),
    commitment: commitment.nullable(),
  }),
  LotHandedIn: z.strictObject({ lot: from1, receipt, number: z.string(), members }),
  MemberAnswered: z.strictObject({
    member,
    case: z.string(),
    outcome: z.enum([
      "received",
      "accepted",
      "tolerantly-accepted",
      "deemed-accepted",
      "correction-notified",
    ]),
    shortfalls: z.array(shortfall),
  }),
  ParcelReceived: z.strictObject({ parcel: z.string(), waybill: sealable(z.string()), receipt, members }),
  ParcelDistributed: z.strictObject({
    parcel: z.string(),
    member,
    requirements: z.array(z.string()),
    open: whole,
  }),
  ShortfallsListed: z.strictObject({
    list: from1,
    number: z.string(),
    members: z.array(
      z.strictObject({
        member,
        asked: z.enum(["correction", "owed"]),
        shortfalls: z.array(shortfall),
        dueOn: date.nullable(),
        mode,
      }),
    ),
  }),
  MemberLeft: z.strictObject({ member, application: z.enum(["kept", "withdrawn"]) }),
  IssueDeferred: z.strictObject({ members, waitingFor: members, until: date.nullable() }),
  ResultsIssued: z.strictObject({
    list: from1,
    number: z.string(),
    handOver: z.union([
      z.strictObject({ method: z.literal("by-hand"), visit: visit.optional() }),
      z.strictObject({ method: z.literal("courier"), waybill: sealable(z.string()) }),
    ]),
    members,
    because: z.enum(["complete", "due"]),
  }),
  ResultHandedOver: z.strictObject({ list: from1, member }),
  TakenUpAgain: z.strictObject({ what: z.enum(["hand-in", "issue"]) }),
  CollectionTaskOpened: z.strictObject({ task: z.literal("hand-over-due") }),
}

/** Every version of every event of a collection. */
export const collectionEventDefinitions: readonly EventDefinition[] = Object.entries(shapes).map(
  ([type, schema]) => defineEvent(type, 1, schema),
)

/** Reads the events of a collection as they were stored. */
export const collectionEventReader: EventReader = eventReader(collectionEventDefinitions)
