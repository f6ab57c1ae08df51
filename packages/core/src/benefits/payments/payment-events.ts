/**
 * What can happen to a payment run (发放批次): one stream for the money of one programme in one month. A line is planned
 * first, then paid on the entitlement, and only what was paid there stands in the file; so that a run that breaks off is
 * taken up where it was, and no line is in a file that no entitlement knows of.
 */
import type { DomainEvent } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Month, PlainDate } from "../../time/index.ts"
import type { PaidMonth } from "../entitlement/index.ts"

export interface PaymentLine {
  /** Within the run, from 1 on as text; the same after a repetition. */
  readonly line: string
  readonly subject: SubjectId
  readonly months: readonly PaidMonth[]
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
  PaymentOpened: { readonly programme: string; readonly month: Month; readonly payOn: PlainDate }
  LinesPlanned: { readonly lines: readonly PaymentLine[] }
  /** Lines that stand on their entitlements, and those that were not owed any more. */
  LinesPaid: { readonly paid: readonly string[]; readonly dropped: readonly string[] }
  PaymentClosed: ControlTotals
  LineReturned: { readonly line: string; readonly reason: string; readonly on: PlainDate }
}

export type PaymentEventType = keyof PaymentEventData
export type PaymentEvent = {
  readonly [Type in PaymentEventType]: DomainEvent<Type, PaymentEventData[Type]>
}[PaymentEventType]
