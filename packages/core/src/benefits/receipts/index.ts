export { composeBasis, type ReceiptBasis } from "./basis.ts"
export {
  composeTree,
  type HashName,
  type HashPath as ReceiptPath,
  type HashSuite,
  type HashTree as ReceiptTree,
  pathOf,
} from "../../proofs/index.ts"
export { composeReceipt, type Determination, leafOf, type Receipt, writeReceipt } from "./receipt.ts"
export { type ReceiptResult, resultOfDecision, resultOfOutcome } from "./result.ts"
export {
  rootStatement,
  type RootStatement,
  type SignedRoot,
  signedText,
  writeSignedRoot,
} from "./signed-root.ts"
