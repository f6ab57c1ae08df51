/** The shapes of what is put on record of seals and services. Addresses, names and evidence are sealed. */
import { z } from "zod"
import { sealable } from "../events/schema.ts"
import { servedKinds } from "./case-documents.ts"
import type { ServiceEventData } from "./service-events.ts"
import { citation, date } from "./terms.schema.ts"

const words = sealable(z.string())
const way = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("direct"),
    signedOn: date,
    place: words,
    takenBy: z.strictObject({ name: words, relation: words }).optional(),
  }),
  z.strictObject({
    method: z.literal("left"),
    leftOn: date,
    place: words,
    refusal: words,
    witnesses: z.array(z.strictObject({ name: words, unit: words })),
    recording: words.optional(),
  }),
  z.strictObject({
    method: z.literal("posted"),
    postedOn: date,
    waybill: words,
    signedOn: date.nullable(),
    signedBy: z.enum(["self", "agent", "locker"]),
  }),
  z.strictObject({
    method: z.literal("entrusted"),
    entrusted: z.string(),
    letterNumber: z.string(),
    signedOn: date,
  }),
  z.strictObject({ method: z.literal("public"), publishedOn: date, where: z.string(), because: words }),
  z.strictObject({
    method: z.literal("electronic"),
    system: z.string(),
    arrivedOn: date.nullable(),
    reference: words,
  }),
])

export const serviceShapes: Readonly<Record<keyof ServiceEventData, z.ZodType>> = {
  DocumentSealed: z.strictObject({ document: z.string() }),
  ServiceAddressConfirmed: z.strictObject({
    confirmedOn: date,
    letters: words.nullable(),
    electronic: z.strictObject({ system: z.string(), address: words }).nullable(),
    evidence: words,
  }),
  DocumentServed: z.strictObject({
    document: z.strictObject({ id: z.string(), kind: z.enum(servedKinds), number: z.string() }),
    addressee: z.strictObject({
      role: z.enum(["applicant", "agent", "guardian", "handling-staff"]),
      subject: z.string(),
    }),
    way,
    servers: z.array(words),
    servedOn: date,
    consentedOn: date.optional(),
    clause: citation.optional(),
    counts: z.boolean(),
  }),
}
