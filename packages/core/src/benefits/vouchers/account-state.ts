/** The vouchers of one holder under one scheme, as events have made them, and what is left of each. */
import type { Pin } from "../../events/index.ts"
import type { SubjectId, SubjectKind } from "../../identity/index.ts"
import { type Fen, fen, greatest, least, noMoney, type Rate } from "../../money/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type { ClaimedVia, Evidence, PaidInvoice, Reckoning, ServiceContract } from "./account-events.ts"
import type { ProviderListing } from "./providers.ts"

/** What is about to be done to the holder's disadvantage, told before, with a time to answer. */
export interface Announced {
  readonly respondBy: Deadline
  readonly answered: boolean
}

export interface QuotaRequest {
  readonly request: string
  readonly scheme: Pin
  readonly amount: Fen
  readonly requestedOn: PlainDate
  readonly standing: "open" | "issued" | "refused" | "withdrawn"
  readonly announced: Announced | null
}

export interface Voucher {
  readonly voucher: string
  readonly request: string
  readonly scheme: Pin
  readonly amount: Fen
  readonly issuedOn: PlainDate
  readonly validUntil: PlainDate
  readonly claimUntil: PlainDate
}

export interface VoucherUse {
  readonly use: string
  readonly voucher: string
  readonly contract: ServiceContract
  readonly listings: readonly ProviderListing[]
  readonly share: Rate
  readonly reserved: Fen
  readonly released: boolean
}

/** A line of a payment run, and whether the bank sent its money back. */
export interface ClaimPayment {
  readonly payment: string
  readonly line: string
  readonly returned: boolean
}

/** What a round set aside for a claim, and the lines by which it was paid: of them one stands at most. */
export interface Allotment {
  readonly round: string
  readonly amount: Fen
  readonly payments: readonly ClaimPayment[]
}

export interface VoucherClaim {
  readonly claim: string
  readonly use: string
  readonly voucher: string
  readonly claimedOn: PlainDate
  readonly servedOn: PlainDate
  readonly invoice: PaidInvoice
  readonly evidence: readonly Evidence[]
  readonly via: ClaimedVia
  readonly standing: "open" | "approved" | "refused" | "withdrawn"
  readonly announced: Announced | null
  readonly reckoning: Reckoning | null
  readonly allotments: readonly Allotment[]
}

export interface VoucherAccount {
  readonly schemeId: string | null
  readonly holder: SubjectId | null
  readonly holderKind: SubjectKind | null
  readonly hasPayee: boolean
  readonly requests: readonly QuotaRequest[]
  readonly vouchers: readonly Voucher[]
  readonly uses: readonly VoucherUse[]
  readonly claims: readonly VoucherClaim[]
}

export const noAccount: VoucherAccount = {
  schemeId: null,
  holder: null,
  holderKind: null,
  hasPayee: false,
  requests: [],
  vouchers: [],
  uses: [],
  claims: [],
}

/** What rounds have still to set aside for a claim. */
export function outstandingOf({ allotments, reckoning }: VoucherClaim): Fen {
  return less(reckoning?.entitled ?? noMoney, sum(allotments.map(({ amount }) => amount)))
}

/** What was paid on a claim so far. */
export function paidOn({ allotments }: VoucherClaim): Fen {
  return sum(allotments.filter(isPaid).map(({ amount }) => amount))
}

/** Whether what a round set aside was paid, and not sent back by the bank. */
export function isPaid({ payments }: Allotment): boolean {
  return payments.some(({ returned }) => !returned)
}

/**
 * What a voucher has left for one use of it, or for a new one: its amount, less what claims were approved of, less
 * what is kept for its other contracts.
 */
export function balanceOf(
  { claims, uses }: VoucherAccount,
  { amount, voucher }: Voucher,
  use: string | null = null,
): Fen {
  const spentOn = (id: string) =>
    sum(approved(claims).map((each) => (each.use === id ? entitled(each) : noMoney)))
  const kept = uses
    .filter((each) => each.voucher === voucher)
    .map((each) => {
      const spent = spentOn(each.use)
      return each.released || each.use === use ? spent : greatest(spent, each.reserved)
    })
  return greatest(noMoney, less(amount, sum(kept)))
}

/** What was approved so far that counts to a year. */
export function countedIn({ claims }: VoucherAccount, year: number): Fen {
  return sum(approved(claims).map((claim) => (claim.reckoning?.year === year ? entitled(claim) : noMoney)))
}

/** How much of a contract's price no approved claim was made of. */
export function priceLeft({ claims }: VoucherAccount, { contract, use }: VoucherUse): Fen {
  const spends = approved(claims).map((claim) =>
    claim.use === use ? (claim.reckoning?.spend ?? noMoney) : noMoney,
  )
  return greatest(noMoney, less(contract.price, sum(spends)))
}

/** The smallest of some bounds, and which it was; of equal ones the first. */
export function tightest<Name>(bounds: readonly (readonly [Name, Fen])[]): readonly [Name, Fen] {
  const smallest = least(...(bounds.map(([, amount]) => amount) as [Fen, ...Fen[]]))
  return bounds.find(([, amount]) => amount === smallest) as readonly [Name, Fen]
}

/** All of these are parts of amounts that are in range: so are their sums. */
function sum(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((total, amount) => total + amount, 0))
}

function less(from: Fen, amount: Fen): Fen {
  return fen(from - amount)
}

function approved(claims: readonly VoucherClaim[]): readonly VoucherClaim[] {
  return claims.filter(({ standing }) => standing === "approved")
}

function entitled({ reckoning }: VoucherClaim): Fen {
  return reckoning?.entitled ?? noMoney
}
