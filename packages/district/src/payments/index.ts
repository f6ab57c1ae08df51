export { type PaymentSummary } from "./payment-model.ts"
export {
  type PaymentAnswer,
  type PaymentFile,
  type PaymentFiles,
  type PaymentRuns,
  paymentRuns,
  type ReturnedLine,
  type ReturnsAnswer,
} from "./payment-runs.ts"
export type { OwedLine, OwedPage, PaymentSource, SettledLines } from "./payment-source.ts"
export { UnknownPayment } from "./payments.errors.ts"
