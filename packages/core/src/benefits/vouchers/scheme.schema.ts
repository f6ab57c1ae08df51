/** The file form of a scheme of vouchers and of the list of providers. */
import { z } from "zod"
import { roundings, type Rounding } from "../../money/index.ts"
import { idSchema } from "../../reasons/schema.ts"
import {
  clause,
  date,
  evidenceKind,
  exclusionKind,
  fen,
  holderKind,
  id,
  key,
  label,
  listing,
  plainTerm,
  rate,
  remedy,
  term,
  words,
} from "./parts.schema.ts"
import type { VoucherProvider } from "./providers.ts"
import type { VoucherScheme, VoucherShare } from "./voucher-scheme.ts"

const noTwo = (ids: readonly string[]): boolean => new Set(ids).size === ids.length
const amount = fen.refine((value) => value > 0, "an amount above zero")
const length = z.strictObject({ term: plainTerm, clause })

const fields: z.ZodType<VoucherScheme> = z.strictObject({
  id: idSchema,
  version: words,
  title: label,
  source: clause,
  validFrom: date,
  validTo: date.nullable(),
  unit: words,
  roles: z.strictObject({
    issuing: words,
    receiving: words,
    examining: words,
    settling: words,
    paying: words,
  }),
  item: idSchema.nullable(),
  services: z
    .array(z.strictObject({ id: key, title: label, clause }))
    .min(1, "one service at least")
    .refine((services) => noTwo(services.map((each) => each.id)), "services whose ids differ"),
  shares: z
    .array(
      z.strictObject({
        services: z.array(key).min(1, "one service at least"),
        holders: z.array(holderKind).min(1, "one kind of holder at least"),
        share: rate,
        clause,
      }),
    )
    .min(1, "one share at least"),
  smallService: z.strictObject({ upTo: amount, share: rate, clause }).nullable(),
  perIssue: z.strictObject({ most: amount, clause }).nullable(),
  perYear: z
    .strictObject({ most: amount, by: z.enum(["issue", "service", "invoice", "claim"]), clause })
    .nullable(),
  validity: length,
  claimWithin: length.nullable(),
  rounding: z.enum(roundings as readonly [Rounding, ...Rounding[]]),
  evidence: z.strictObject({ kinds: z.array(evidenceKind), clause }),
  listing: clause,
  doubleFunding: clause.nullable(),
  exclusions: z.array(z.strictObject({ kind: exclusionKind, clause })),
  whenShort: z.strictObject({ how: z.enum(["in-order", "pro-rata"]), clause }),
  priorNotice: z.strictObject({ term, clause }).nullable(),
  remedies: z.array(remedy).min(1, "one remedy at least: acts to someone's disadvantage name where to turn"),
})

/** One edition of a scheme. */
export const voucherSchemeSchema: z.ZodType<VoucherScheme> = fields
  .refine(({ validFrom, validTo }) => validTo === null || validFrom < validTo, {
    path: ["validTo"],
    error: "a day after validFrom",
  })
  .refine(({ services, shares }) => sharesOf(shares).every(([service]) => isAmong(services, service)), {
    path: ["shares"],
    error: "services that the scheme names",
  })
  .refine(({ shares }) => noTwo(sharesOf(shares).map((pair) => pair.join(" "))), {
    path: ["shares"],
    error: "one share at most for a service and a kind of holder",
  })
  .refine(
    ({ services, shares }) =>
      services.every((each) => sharesOf(shares).some(([service]) => service === each.id)),
    { path: ["shares"], error: "a share for every service" },
  )

/** A provider with the times it was listed. */
export const voucherProviderSchema: z.ZodType<VoucherProvider> = z.strictObject({
  id,
  title: label,
  region: words,
  listings: z.array(listing),
})

const sharesOf = (shares: readonly VoucherShare[]): readonly (readonly [string, string])[] =>
  shares.flatMap(({ holders, services }) =>
    services.flatMap((service) => holders.map((holder) => [service, holder] as const)),
  )

const isAmong = (services: VoucherScheme["services"], id: string): boolean =>
  services.some((each) => each.id === id)
