export {
  decidePayment,
  mayPay,
  type PaymentAuthority,
  type PaymentCommand,
  type PaymentContext,
  type PaymentRefusal,
  totalsOf,
} from "./decide-payment.ts"
export type {
  ControlTotals,
  PaymentEvent,
  PaymentEventData,
  PaidClaim,
  PaymentEventType,
  PaymentLine,
  PaymentOf,
} from "./payment-events.ts"
export { composePaymentRows, type OpenPayee, paymentHeader, payingText } from "./payment-rows.ts"
export {
  amountOf,
  evolvePayment,
  linesSent,
  type LineStatus,
  linesWith,
  noPayment,
  type PaymentState,
} from "./payment-state.ts"
