export { type ReceiptFault, type ReceiptRefused } from "./receipt-refused.errors.ts"
export {
  receiptVerifier,
  type ReceiptVerifier,
  type VerifiedReceipt,
  type VerifierParts,
} from "./verifier.ts"
