/** The parts that a scheme's file form and the events of vouchers share. */
import { z } from "zod"
import { subjectKindList, type SubjectKind } from "../../identity/index.ts"
import type { Remedy } from "../../law/index.ts"
import { type Fen, isFen, isRate, type Rate } from "../../money/index.ts"
import { citationSchema, idSchema, textSchema, words } from "../../reasons/schema.ts"
import { dateSchema } from "../../time/schema.ts"
import type { Term } from "../../time/index.ts"
import type { PaidInvoice, Evidence, ServiceContract } from "./account-events.ts"
import type { ProviderListing } from "./providers.ts"

export const clause = citationSchema
export const label = textSchema
export const key = idSchema
export const id = z.string().min(1).max(200)
export const date = dateSchema
export const fen = z
  .int({ error: "an amount in whole fen" })
  .refine((value): value is Fen => isFen(value) && value >= 0, "an amount in whole fen, not below zero")
export const rate = z.custom<Rate>(isRate, "a rate such as 0.3, 30% or 1/3").meta({ type: "string" })
export const holderKind = z.enum(subjectKindList as readonly [SubjectKind, ...SubjectKind[]])
export const evidenceKind = z.enum(["contract", "invoice", "payment", "report"])
export const exclusionKind = z.enum(["related-party", "mandatory-testing", "mass-production-testing"])

export const term: z.ZodType<Term> = z.strictObject({
  length: z.int().min(1),
  unit: z.enum(["working-day", "calendar-day", "month"]),
  excludeStartDay: z.boolean().exactOptional(),
  rollForward: z.boolean().exactOptional(),
  clause: clause.exactOptional(),
})

/** A length that ends on its day, whatever day that is. */
export const plainTerm: z.ZodType<Term> = z.strictObject({
  length: z.int().min(1),
  unit: z.enum(["calendar-day", "month"]),
  clause: clause.exactOptional(),
})

export const remedy: z.ZodType<Remedy> = z.strictObject({
  kind: z.enum(["reconsideration", "litigation", "complaint"]),
  title: label,
  body: label,
  within: label.nullable(),
  clause,
})

export const listing: z.ZodType<ProviderListing> = z
  .strictObject({
    from: date,
    to: date.nullable(),
    services: z.array(key).min(1, "one service at least"),
    source: clause,
  })
  .refine(({ from, to }) => to === null || from < to, { path: ["to"], error: "a day after from" })

/** The contract with a provider, as its holder declares it. */
export const contractSchema: z.ZodType<ServiceContract> = z.strictObject({
  number: id,
  provider: id,
  service: key,
  price: fen,
  signedOn: date,
  declared: z
    .strictObject({
      "related-party": z.boolean().exactOptional(),
      "mandatory-testing": z.boolean().exactOptional(),
      "mass-production-testing": z.boolean().exactOptional(),
    })
    .exactOptional(),
})

/** An invoice and what was paid of it. */
export const invoiceSchema: z.ZodType<PaidInvoice> = z.strictObject({
  number: id,
  on: date,
  amount: fen,
  paid: fen,
  paidOn: date,
  fundedBy: id.exactOptional(),
})

/** The papers that prove a claim. */
export const evidenceSchema: z.ZodType<readonly Evidence[]> = z
  .array(z.strictObject({ kind: evidenceKind, ref: id }))
  .max(100)

export { words }
