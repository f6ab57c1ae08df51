/** Trees of hashes (RFC 6962's shape): one root over many leaves, and the way of each leaf to it. */
export { climberTo, type Climb } from "./climb.ts"
export type { HashName, HashSuite } from "./hash-suite.ts"
export { composeTree, type GrowingTree, growTree, type HashPath, type HashTree, pathOf } from "./tree.ts"
