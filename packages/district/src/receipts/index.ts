export { anySignatureCheck, type SignatureCheck, signatureCheck } from "./published-key.ts"
export { freshSalt, hashSuites, sha256, signRoot, sm3 } from "./sign-root.ts"
export { type ReceiptCheck, verifyReceipt } from "./verify-receipt.ts"
