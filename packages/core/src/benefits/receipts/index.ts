export { composeBasis, type ReceiptBasis } from "./basis.ts"
export type { HashName, HashSuite } from "./hash-suite.ts"
export { composeReceipt, type Determination, leafOf, type Receipt, writeReceipt } from "./receipt.ts"
export { type ReceiptResult, resultOfDecision, resultOfOutcome } from "./result.ts"
export {
  rootStatement,
  type RootStatement,
  type SignedRoot,
  signedText,
  writeSignedRoot,
} from "./signed-root.ts"
export {
  composeTree,
  type GrowingTree,
  growTree,
  pathOf,
  type ReceiptPath,
  type ReceiptTree,
} from "./tree.ts"
