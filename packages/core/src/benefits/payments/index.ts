export {
  decidePayment,
  type PaymentCommand,
  type PaymentContext,
  type PaymentRefusal,
  totalsOf,
} from "./decide-payment.ts"
export type {
  ControlTotals,
  PaymentEvent,
  PaymentEventData,
  PaymentEventType,
  PaymentLine,
} from "./payment-events.ts"
export { composePaymentRows, type OpenPayee, paymentHeader, payingText } from "./payment-rows.ts"
export {
  amountOf,
  evolvePayment,
  type LineStatus,
  linesWith,
  noPayment,
  type PaymentState,
} from "./payment-state.ts"
