/** How a payment run is stored: one stream, and a summary row. */
import {
  decidePayment,
  evolvePayment,
  noPayment,
  type PaymentCommand,
  type PaymentContext,
  type PaymentEvent,
  type PaymentOf,
  type PaymentState,
  totalsOf,
} from "@onevisit/core/benefits"
import { paymentEventReader } from "@onevisit/core/benefits/schema"
import type { PlainDate } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"

export const PAYMENT_VIEW = { view: "payment", version: 1 } as const

export const paymentStream = (id: string): string => `payment:${id}`

export interface PaymentSummary {
  readonly payment: string
  readonly of: PaymentOf | null
  readonly payOn: PlainDate | null
  readonly phase: PaymentState["phase"]
  /** Those that are sent to the bank. */
  readonly lines: number
  /** Fen. */
  readonly amount: number
}

export function paymentModel(
  id: string,
): DecisionModel<PaymentState, PaymentEvent, PaymentCommand, PaymentContext> {
  return {
    initial: noPayment,
    reader: paymentEventReader,
    evolve: evolvePayment,
    decide: decidePayment,
    // What the bank writes of a line is sealed under the key of whoever it was for.
    subjectOf: (event, { lines }) =>
      event.type === "LineReturned" ? (lines.get(event.data.line)?.subject ?? "") : "",
    viewsOf: ({ after }) => {
      const doc = paymentSummaryOf(id, after)
      const index = { kind: doc.of?.kind ?? null, phase: doc.phase }
      return [{ ...PAYMENT_VIEW, key: id, doc, index }]
    },
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}

export function paymentSummaryOf(id: string, { of, payOn, phase, ...state }: PaymentState): PaymentSummary {
  return { payment: id, of, payOn, phase, ...totalsOf({ of, payOn, phase, ...state }) }
}
