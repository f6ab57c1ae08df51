/** Where the money of a payment run is owed: what the runs of allowances and of vouchers have in common. */
import type { PaymentAuthority, PaymentLine, PaymentOf } from "@onevisit/core/benefits"
import type { DomainEvent } from "@onevisit/core/events"
import type { Actor } from "@onevisit/core/identity"
import type { Refusal } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"

/** A line as it is owed, before a run gives it its number. */
export type OwedLine = Omit<PaymentLine, "line">

/** Some of those who are owed something, and how many more have no account to pay to. */
export interface OwedPage {
  readonly lines: readonly OwedLine[]
  readonly withoutAccount: number
}

export interface SettledLines {
  readonly paid: readonly string[]
  /** Not owed any more, or kept by another. */
  readonly dropped: readonly string[]
}

export interface PaymentSource<Of extends PaymentOf> {
  readonly kind: Of["kind"]
  authorityOf(of: Of): Promise<PaymentAuthority>
  payOn(of: Of): PlainDate
  /** Why a run may not be opened yet, where it may not. */
  refuseToOpen(of: Of): Promise<Refusal | null>
  /** Everything that is owed now, in pages: what was paid is owed no more. */
  owed(of: Of, as: Actor): AsyncIterable<OwedPage>
  /** Pays lines on the records of the people; the same line again is paid already. */
  settle(of: Of, payment: string, lines: readonly PaymentLine[], as: Actor): Promise<SettledLines>
  /** Notes on the record that a line came back; whether it was not noted there before. */
  takeBack(
    of: Of,
    payment: string,
    line: PaymentLine,
    returned: { readonly reason: string; readonly as: Actor },
  ): Promise<boolean>
  /** The stream of a line's record, and the event in it that paid the line. */
  recordOf(
    of: Of,
    payment: string,
    line: PaymentLine,
  ): { readonly stream: string; readonly isPayment: (event: DomainEvent) => boolean }
}
