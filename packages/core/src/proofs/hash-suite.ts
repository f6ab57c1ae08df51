/**
 * What proofs are hashed with. Core does no hashing: the function is handed in, and the suite is named in what is signed.
 * Leaves of every kind begin with words of their own, and so do nodes, so that none can be passed off as another.
 */

/** The hashes that proofs may name: SHA-256, or SM3 (GB/T 32905). */
export type HashName = "sha-256" | "sm3"

export interface HashSuite {
  readonly name: HashName
  /** The hash of a text's UTF-8 bytes: 64 small hex digits. The text has no lone surrogate. */
  hash(text: string): string
}

/** Two neighbours of a tree, joined. The words are those of the first trees that were signed, which were of receipts. */
export function hashNode(suite: HashSuite, left: string, right: string): string {
  return suite.hash(`onevisit:receipt-node:1:${left}${right}`)
}

/** The root of a tree without leaves. */
export function hashNothing(suite: HashSuite): string {
  return suite.hash("onevisit:receipt-node:1:")
}
