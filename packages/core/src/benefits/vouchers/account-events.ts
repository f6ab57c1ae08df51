/**
 * What can happen to the vouchers of one holder under one scheme. Each event holds what was reckoned when it
 * happened, so that folding a stream needs nothing else. Free texts are sealable.
 */
import type { DomainEvent, Pin, Sealable } from "../../events/index.ts"
import type { SubjectId, SubjectKind } from "../../identity/index.ts"
import type { Remedy } from "../../law/index.ts"
import type { Fen, Rate } from "../../money/index.ts"
import type { Citation } from "../../reasons/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import type { Payee } from "../entitlement/index.ts"
import type { ProviderListing } from "./providers.ts"
import type { EvidenceKind, ExclusionKind } from "./voucher-scheme.ts"

export type Reasons = readonly Sealable<string>[]

/** The contract with a provider, as its holder declares it. */
export interface ServiceContract {
  readonly number: string
  readonly provider: string
  readonly service: string
  readonly price: Fen
  readonly signedOn: PlainDate
  /** What the holder says of each exclusion: whether it is the case. */
  readonly declared?: Partial<Readonly<Record<ExclusionKind, boolean>>>
}

/** An invoice, and how much of it was paid. A contract may be invoiced in parts, each a claim of its own. */
export interface PaidInvoice {
  readonly number: string
  readonly on: PlainDate
  readonly amount: Fen
  readonly paid: Fen
  readonly paidOn: PlainDate
  /** The project that bears this spend already, where the holder says that one does. */
  readonly fundedBy?: string
}

/** A paper that proves a claim, by its content hash or by where it lies. */
export interface Evidence {
  readonly kind: EvidenceKind
  readonly ref: string
}

/** How a claim came in: online on its day, or at the window in a case that was accepted on some day. */
export type ClaimedVia =
  | { readonly channel: "online" }
  | { readonly channel: "window"; readonly case: string; readonly acceptedOn: PlainDate }

/** What an act to the holder's disadvantage would be about. */
export interface Matter {
  readonly of: "request" | "claim"
  readonly id: string
}

/** What a claim comes to, and by what it was bounded. */
export interface Reckoning {
  /** What was invoiced, paid and allowed, up to the price that is left of the contract. */
  readonly spend: Fen
  readonly share: Rate
  readonly byShare: Fen
  /** What the voucher has for this contract. */
  readonly balance: Fen
  /** What is left of the year's cap; `null` without one. */
  readonly annual: Fen | null
  readonly year: number
  readonly entitled: Fen
  readonly boundBy: "share" | "balance" | "annual-cap"
}

interface Adverse {
  readonly reasons: Reasons
  readonly remedies: readonly Remedy[]
}

export interface AccountEventData {
  /** 申领额度. */
  QuotaRequested: {
    readonly request: string
    readonly scheme: Pin
    readonly schemeId: string
    readonly holder: SubjectId
    readonly holderKind: SubjectKind
    readonly amount: Fen
    readonly purpose: Sealable<string>
  }
  RequestWithdrawn: { readonly request: string }
  /** Reasons and remedies where it is of less than was asked for. */
  VoucherIssued: Adverse & {
    readonly request: string
    readonly voucher: string
    readonly amount: Fen
    /** The last day to use it, and the last day to claim. */
    readonly validUntil: PlainDate
    readonly claimUntil: PlainDate
  }
  RequestRefused: Adverse & { readonly request: string }
  AdverseActAnnounced: { readonly matter: Matter; readonly reasons: Reasons; readonly respondBy: Deadline }
  DefenceStated: { readonly matter: Matter; readonly statement: Sealable<string> }
  /** 申请使用. */
  ContractReserved: {
    readonly use: string
    readonly voucher: string
    readonly contract: ServiceContract
    readonly region: string
    readonly listings: readonly ProviderListing[]
    readonly share: Rate
    readonly clause: Citation
    readonly reserved: Fen
  }
  ReservationReleased: { readonly use: string }
  /** 申请兑付. */
  ClaimMade: {
    readonly claim: string
    readonly use: string
    readonly claimedOn: PlainDate
    readonly servedOn: PlainDate
    readonly invoice: PaidInvoice
    readonly evidence: readonly Evidence[]
    readonly via: ClaimedVia
  }
  ClaimWithdrawn: { readonly claim: string }
  /** Reasons and remedies where less was allowed than was paid. */
  ClaimApproved: Adverse & { readonly claim: string; readonly reckoning: Reckoning }
  ClaimRefused: Adverse & { readonly claim: string }
  /** The account that money goes to from now on. */
  PayeeSet: { readonly payee: Payee }
  /** A round set an amount aside for it. */
  ClaimAllotted: { readonly claim: string; readonly round: string; readonly amount: Fen }
  /** It stands as a line in a payment run. */
  ClaimPaid: {
    readonly claim: string
    readonly round: string
    readonly amount: Fen
    readonly payment: string
    readonly line: string
  }
  /** 退票: the bank sent the money of a line back; what the round set aside is unpaid again. */
  ClaimReturned: {
    readonly claim: string
    readonly round: string
    readonly payment: string
    readonly line: string
    readonly reason: Sealable<string>
  }
}

export type AccountEventType = keyof AccountEventData

export type AccountEvent = {
  [Type in AccountEventType]: DomainEvent<Type, AccountEventData[Type]>
}[AccountEventType]
