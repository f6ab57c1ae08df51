/** How the leaves and bases of receipts are hashed: each begins with words of its own. */
import type { HashSuite } from "../../proofs/index.ts"

/** The leaf of a determination: what the tree of a run holds of it. */
export function hashLeaf(suite: HashSuite, determination: string): string {
  return suite.hash(`onevisit:receipt-leaf:1:${determination}`)
}

/** The basis that a determination names. */
export function hashBasis(suite: HashSuite, basis: string): string {
  return suite.hash(`onevisit:receipt-basis:1:${basis}`)
}
