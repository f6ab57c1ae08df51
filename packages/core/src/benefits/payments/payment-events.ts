/**
 * What can happen to a payment run (发放批次): one stream for the money of one programme in one month, or of one round of
 * vouchers. A line is planned first, then paid on the record of the person, and only what was paid there stands in the
 * file; so that a run that breaks off is taken up where it was, and no line is in a file that no record knows of.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Month, PlainDate } from "../../time/index.ts"
import type { PaidMonth } from "../entitlement/index.ts"

/** Whose money a run pays. */
export type PaymentOf =
  | { readonly kind: "programme"; readonly programme: string; readonly month: Month }
  | { readonly kind: "voucher-round"; readonly scheme: string; readonly round: string }

/** What a round of vouchers set aside for a claim. */
export interface PaidClaim {
  /** The voucher account that the claim is on. */
  readonly account: string
  readonly claim: string
  /** The round that set it aside, which may be an earlier one. */
  readonly round: string
  /** Fen. */
  readonly amount: number
}

/** What a line pays to a person: months of an allowance, or one claim on a voucher. */
export interface PaymentLine {
  /** Within the run, from 1 on as text; the same after a repetition. */
  readonly line: string
  readonly subject: SubjectId
  readonly items: readonly (PaidMonth | PaidClaim)[]
  /** What is set off against a recovery and so not sent; fen. */
  readonly setOff: number
  /** What is given back beside the items; fen. */
  readonly refund: number
}

/** What a file is checked against by whoever gets it. */
export interface ControlTotals {
  readonly lines: number
  /** Fen. */
  readonly amount: number
  /** Of the file's bytes, named by its algorithm. */
  readonly hash: string
}

export interface PaymentEventData {
  PaymentOpened: { readonly of: PaymentOf; readonly payOn: PlainDate }
  LinesPlanned: { readonly lines: readonly PaymentLine[] }
  /** Lines that stand on their records, and those that were not owed any more. */
  LinesPaid: { readonly paid: readonly string[]; readonly dropped: readonly string[] }
  PaymentClosed: ControlTotals
  /** What the bank writes of it may name the person. */
  LineReturned: { readonly line: string; readonly reason: Sealable<string>; readonly on: PlainDate }
}

export type PaymentEventType = keyof PaymentEventData
export type PaymentEvent = {
  readonly [Type in PaymentEventType]: DomainEvent<Type, PaymentEventData[Type]>
}[PaymentEventType]
