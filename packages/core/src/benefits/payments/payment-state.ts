/** Where a payment run stands. */
import type { PlainDate } from "../../time/index.ts"
import type { ControlTotals, PaymentEvent, PaymentLine, PaymentOf } from "./payment-events.ts"

export type LineStatus = "planned" | "paid" | "dropped" | "returned"

export interface PaymentState {
  readonly phase: "none" | "open" | "closed"
  readonly of: PaymentOf | null
  readonly payOn: PlainDate | null
  readonly lines: ReadonlyMap<string, PaymentLine & { readonly status: LineStatus }>
  readonly totals: ControlTotals | null
}

export const noPayment: PaymentState = {
  phase: "none",
  of: null,
  payOn: null,
  lines: new Map(),
  totals: null,
}

export function evolvePayment(state: PaymentState, event: PaymentEvent): PaymentState {
  switch (event.type) {
    case "PaymentOpened":
      return { ...state, phase: "open", ...event.data }
    case "LinesPlanned": {
      const lines = new Map(state.lines)
      for (const line of event.data.lines) lines.set(line.line, { ...line, status: "planned" })
      return { ...state, lines }
    }
    case "LinesPaid":
      return withStatus(withStatus(state, event.data.paid, "paid"), event.data.dropped, "dropped")
    case "PaymentClosed":
      return { ...state, phase: "closed", totals: event.data }
    case "LineReturned":
      return withStatus(state, [event.data.line], "returned")
    default:
      return event satisfies never
  }
}

function withStatus(state: PaymentState, ids: readonly string[], status: LineStatus): PaymentState {
  const lines = new Map(state.lines)
  for (const id of ids) {
    const line = lines.get(id)
    if (line !== undefined) lines.set(id, { ...line, status })
  }
  return { ...state, lines }
}

/** The lines that are in the file: paid, sent back or not, with anything to send. */
export function linesSent(state: PaymentState): readonly PaymentLine[] {
  return linesWith(state, "paid", "returned").filter((line) => amountOf(line) > 0)
}

/** The lines with one of the statuses, in the order in which they were planned. */
export function linesWith(
  { lines }: PaymentState,
  ...statuses: readonly LineStatus[]
): readonly (PaymentLine & { readonly status: LineStatus })[] {
  return [...lines.values()].filter(({ status }) => statuses.includes(status))
}

/** Fen that one line sends. */
export function amountOf({
  items,
  refund,
  setOff,
}: Pick<PaymentLine, "items" | "setOff" | "refund">): number {
  return items.reduce((sum, { amount }) => sum + amount, refund) - setOff
}
