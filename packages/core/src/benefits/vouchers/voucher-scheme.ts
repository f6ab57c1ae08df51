/**
 * What a district's measures on innovation vouchers (创新券) say, as data with dates: what they buy, for whom, at
 * which share, up to which caps, how long they hold, and what is left when a round's budget runs out. No number of it
 * stands in code; what a district has not published is given as a sample and marked so in its clause.
 */
import type { SubjectKind } from "../../identity/index.ts"
import type { Remedy } from "../../law/index.ts"
import type { Fen, Rate, Rounding } from "../../money/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import type { PlainDate, Term } from "../../time/index.ts"

/** The roles an officer of the voucher office must hold, by the host's ids. */
export interface VoucherRoles {
  /** Grants or refuses quota. */
  readonly issuing: string
  /** Takes in paper at the window. */
  readonly receiving: string
  /** Examines claims. */
  readonly examining: string
  /** Opens rounds and allocates their budgets. */
  readonly settling: string
  /** Runs payments, and notes what the bank sends back. */
  readonly paying: string
}

/** A kind of service that vouchers buy. */
export interface EligibleService {
  readonly id: string
  readonly title: Text
  readonly clause: Citation
}

/** Which share of a paid invoice a voucher bears, for some services and some kinds of holder. */
export interface VoucherShare {
  readonly services: readonly string[]
  readonly holders: readonly SubjectKind[]
  readonly share: Rate
  readonly clause: Citation
}

/** A service whose price is no more than this may be borne at another share, up to the whole. */
export interface SmallServiceRule {
  readonly upTo: Fen
  readonly share: Rate
  readonly clause: Citation
}

export interface VoucherCap {
  readonly most: Fen
  readonly clause: Citation
}

/** Which date of a claim says to what year's cap it counts. */
export type CapYear = "issue" | "service" | "invoice" | "claim"

export interface AnnualCap extends VoucherCap {
  readonly by: CapYear
}

/** What proves a claim: contract, invoice, proof of payment, report on the service. */
export type EvidenceKind = "contract" | "invoice" | "payment" | "report"

/** Spends that measures may shut out: dealings between related parties, tests that a law demands, tests in mass production. */
export type ExclusionKind = "related-party" | "mandatory-testing" | "mass-production-testing"

/** A length in months or calendar days, from whatever it is counted. */
export interface VoucherTerm {
  readonly term: Term
  readonly clause: Citation
}

/** One edition of the measures; a voucher keeps the edition its quota was asked for under. */
export interface VoucherScheme {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly source: Citation
  readonly validFrom: PlainDate
  /** The first day it no longer holds for new quota; `null` while none is known. */
  readonly validTo: PlainDate | null
  /** The unit whose officers act, by the host's id. */
  readonly unit: string
  readonly roles: VoucherRoles
  /** The service item by which claims come in at the window; `null` where they come online alone. */
  readonly item: string | null
  readonly services: readonly EligibleService[]
  /** Whoever and whatever is in none of them has no voucher. */
  readonly shares: readonly VoucherShare[]
  readonly smallService: SmallServiceRule | null
  /** The most that one voucher may be of. */
  readonly perIssue: VoucherCap | null
  /** The most that one holder may be paid for one calendar year. */
  readonly perYear: AnnualCap | null
  /** From its issue until its last day, a voucher may be used. */
  readonly validity: VoucherTerm
  /** How long after its last day what was used in time may be claimed; `null` for not at all. */
  readonly claimWithin: VoucherTerm | null
  /** How the share of an invoice is rounded, once. */
  readonly rounding: Rounding
  readonly evidence: { readonly kinds: readonly EvidenceKind[]; readonly clause: Citation }
  /** Where it stands that the service falls into the time its provider is listed. */
  readonly listing: Citation
  /** Where it stands that a spend funded by a project is not borne again; `null` where nothing says so. */
  readonly doubleFunding: Citation | null
  /** Each must be declared not to be the case; none unless the measures say so. */
  readonly exclusions: readonly { readonly kind: ExclusionKind; readonly clause: Citation }[]
  /** What a round's budget does not reach waits for the next one: the later received, or an equal part of each. */
  readonly whenShort: { readonly how: "in-order" | "pro-rata"; readonly clause: Citation }
  /** The time to answer before a refusal or a lowering (陈述申辩); `null` where the measures ask for none. */
  readonly priorNotice: VoucherTerm | null
  /** Told with every act to the holder's disadvantage. */
  readonly remedies: readonly Remedy[]
}

/** The edition of a scheme that is in force on a day. */
export function schemeInForce(
  editions: readonly VoucherScheme[],
  id: string,
  on: PlainDate,
): VoucherScheme | undefined {
  return editions.find(
    (scheme) =>
      scheme.id === id && scheme.validFrom <= on && (scheme.validTo === null || on < scheme.validTo),
  )
}

/** The share for a service to a holder, at a price; `undefined` where the scheme bears none of it. */
export function shareFor(
  { shares, smallService }: VoucherScheme,
  { holder, price, service }: { readonly service: string; readonly holder: SubjectKind; readonly price: Fen },
): { readonly share: Rate; readonly clause: Citation } | undefined {
  const row = shares.find(({ holders, services }) => services.includes(service) && holders.includes(holder))
  if (row === undefined || smallService === null || price > smallService.upTo) return row
  return smallService
}
