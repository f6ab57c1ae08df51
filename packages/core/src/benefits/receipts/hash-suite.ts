/**
 * What receipts are hashed with. Core does no hashing: the function is handed in, and the suite is named in the signed
 * root. Leaves, nodes, bases and roots each begin with words of their own, so that none can be passed off as another.
 */

/** The hashes that receipts may name: SHA-256, or SM3 (GB/T 32905). */
export type HashName = "sha-256" | "sm3"

export interface HashSuite {
  readonly name: HashName
  /** The hash of a text's UTF-8 bytes: 64 small hex digits. The text has no lone surrogate. */
  hash(text: string): string
}

/** The leaf of a determination: what the tree of a run holds of it. */
export function hashLeaf(suite: HashSuite, determination: string): string {
  return suite.hash(`onevisit:receipt-leaf:1:${determination}`)
}

/** Two neighbours of the tree, joined. */
export function hashNode(suite: HashSuite, left: string, right: string): string {
  return suite.hash(`onevisit:receipt-node:1:${left}${right}`)
}

/** The basis that a determination names. */
export function hashBasis(suite: HashSuite, basis: string): string {
  return suite.hash(`onevisit:receipt-basis:1:${basis}`)
}

/** The root of a tree without leaves. */
export function hashNothing(suite: HashSuite): string {
  return suite.hash("onevisit:receipt-node:1:")
}
