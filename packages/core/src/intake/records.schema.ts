/** The shapes of what is put on record in a case: parts of authorities, records, promises. */
import { z } from "zod"
import { sealable } from "../events/schema.ts"
import type { CommitmentEventData } from "./commitment-events.ts"
import type { JointEventData } from "./joint-events.ts"
import type { RecordEventData } from "./record-events.ts"
import {
  adverse,
  bar,
  citation,
  clock,
  clocks,
  date,
  deadline,
  deadlineName,
  label,
  material,
  reasons,
  receipt,
  shortfalls,
  signedText,
} from "./terms.schema.ts"

type RecordedType = keyof JointEventData | keyof RecordEventData | keyof CommitmentEventData

const words = sealable(z.string())
const count = z.int().min(1)
const commitment = (kind: "licence-condition" | "proof") =>
  z.strictObject({ kind: z.literal(kind), option: z.string(), text: signedText })

const officer = z.strictObject({
  kind: z.literal("officer"),
  externalId: z.string(),
  unit: z.string(),
  roles: z.array(z.string()),
  validAt: date,
  validTo: date.optional(),
  delegation: z
    .strictObject({
      from: z.string(),
      unit: z.string().optional(),
      acts: z.array(z.string()).optional(),
      validFrom: date,
      validTo: date.optional(),
    })
    .optional(),
  jurisdiction: z.array(z.string()).optional(),
})

export const recordShapes: Readonly<Record<RecordedType, z.ZodType>> = {
  PartOpened: z.strictObject({
    part: z.string(),
    authority: z.string(),
    receivedOn: date,
    deadline: deadline.nullable(),
  }),
  HandedToReviewer: z.strictObject({ part: z.string() }),
  PartFinished: z.strictObject({
    part: z.string(),
    outcome: z.enum(["agreed", "objected"]),
    opinion: words.nullable(),
    toldOn: date,
    preliminary: z.boolean().optional(),
  }),
  HandedToAuthority: z.strictObject({ authority: z.string(), takenOn: date }),
  EnteredLate: z.strictObject({ act: z.string(), statedOn: date, reason: words }),
  CorrectionReopened: z.strictObject({ deadline, reasons, reinstates: z.boolean() }),
  CaseAssigned: z.strictObject({ officer: z.string() }),
  DocumentsHeld: z.strictObject({ note: words.nullable() }),
  MaterialWaived: z.strictObject({
    requirement: z.string(),
    evidence: words,
    note: words,
    clause: citation,
  }),
  IdentityShown: z.strictObject({
    of: z.enum(["applicant", "agent"]),
    means: z.enum([
      "citizen-card",
      "household-register",
      "residence-permit",
      "driving-licence",
      "social-security-card",
      "citizen-service-card",
      "senior-card",
      "face-recognition",
    ]),
    reference: words.nullable(),
    clause: citation,
  }),
  PlatformDataDisputed: z.strictObject({
    requirement: z.string(),
    material,
    statement: words,
    facts: z.array(z.string()),
    clause: citation,
  }),
  SourceChecked: z.strictObject({
    requirement: z.string(),
    outcome: z.enum(["corrected", "upheld", "unanswered"]),
  }),
  OverdueExplained: z.strictObject({ clock, explanation: label, publishedOn: date }),
  SiteChecked: z.strictObject({
    officers: z.array(officer),
    outcome: z.enum(["fits", "does-not-fit"]),
    findings: words,
  }),
  CorrectionProposed: z.strictObject({ proposal: count, entry: entry(), reason: words }),
  EntryCorrected: z.strictObject({
    proposal: count,
    entry: entry(),
    proposedBy: z.string(),
    moved: z.array(
      z.strictObject({ clock: deadlineName, from: date.nullable(), to: date.nullable(), deadline }),
    ),
    acceptance: z.strictObject({ on: date, clocks, lapsedOn: date.optional() }).nullable(),
    parts: z.array(z.strictObject({ part: z.string(), receivedOn: date })).optional(),
    lead: deadline.nullable().optional(),
    settles: z.array(z.string()).optional(),
    wanting: shortfalls.optional(),
  }),
  CommitmentGiven: z.strictObject({
    commitment: z.discriminatedUnion("kind", [commitment("licence-condition"), commitment("proof")]),
    replaces: z.array(z.string()),
    verifyBy: deadline.nullable(),
  }),
  VerificationDue: z.strictObject({ option: z.string(), deadline }),
  CommitmentVerified: z.strictObject({
    option: z.string(),
    outcome: z.enum(["kept", "broken", "put-right"]),
    note: words.nullable(),
  }),
  RectificationOrdered: z.strictObject({ option: z.string(), deadline, reasons, number: z.string() }),
  DecisionRevoked: z.strictObject({ ...adverse, option: z.string().nullable(), bar: bar.optional() }),
}

function entry() {
  return z.discriminatedUnion("field", [
    z.strictObject({ field: z.literal("receipt"), before: receipt, after: receipt }),
    z.strictObject({ field: z.literal("material"), before: material, after: material }),
  ])
}
