/** The root of a run's receipts, signed: the one thing of a run that is published. */
import { canonicalJson } from "../../events/index.ts"
import type { HashName, HashSuite, HashTree } from "../../proofs/index.ts"

/** What is signed. */
export interface RootStatement {
  readonly v: 1
  readonly run: string
  readonly root: string
  readonly count: number
  readonly suite: HashName
}

export interface SignedRoot extends RootStatement {
  readonly signed: { readonly suite: string; readonly signature: string }
}

/** What a tree's root says of its run. */
export function rootStatement(run: string, { count, root }: HashTree, { name }: HashSuite): RootStatement {
  return { v: 1, run, root, count, suite: name }
}

/** The text under the signature. */
export function signedText({ count, root, run, suite, v }: RootStatement): string {
  return `onevisit:receipt-root:1:${canonicalJson({ count, root, run, suite, v })}`
}

/** The signed root as it is published: canonical JSON. */
export function writeSignedRoot({ count, root, run, signed, suite, v }: SignedRoot): string {
  return canonicalJson({ count, root, run, signed, suite, v })
}
