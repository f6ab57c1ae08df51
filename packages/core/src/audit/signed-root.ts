/**
 * Signed roots: a tree over a stretch of the feed, its root signed with the authority's key, each root naming the one
 * before. Chains alone can be made anew by whoever writes into the storage; what was signed cannot, and what was
 * published of it (one line) shows even that the newest part of the log was cut off.
 *
 * Events are counted along the feed from 1 (their ordinal). Positions have gaps and are another storage's after an import,
 * so that nothing signed depends on them: they say only where to look.
 */
import { type HashName, type HashSuite, growTree } from "../proofs/index.ts"
import { canonicalJson, type DomainEvent } from "../events/index.ts"
import type { StoredEvent } from "../ports/index.ts"
import { chainOf, type HashSuites, UNCHAINED_HASH } from "./chain.ts"

/** What is signed of a stretch of the feed. */
export interface RootStatement {
  readonly v: 1
  /** From 1; the root's version in its stream. */
  readonly number: number
  /** The ordinal of the first event it covers. */
  readonly first: number
  /** How many it covers. */
  readonly count: number
  /** The positions of the first and the last of them in the storage where it was signed. */
  readonly from: number
  readonly to: number
  readonly root: string
  /** Of the marks, which are not signed themselves. */
  readonly marks: string
  readonly suite: HashName
  /** {@link hashRoot} of the root before; `null` for the first. */
  readonly previous: string | null
}

/** As it is published: whoever has it and the public key can hold the log to it. */
export interface SignedFeedRoot extends RootStatement {
  readonly signed: { readonly suite: string; readonly signature: string }
}

/** As it is kept: with eight hex digits of each leaf, by which the event that a root does not fit is found at once. */
export interface RootSignedData extends SignedFeedRoot {
  readonly leaves: string
}

export type RootSigned = DomainEvent<"RootSigned", RootSignedData>

export const ROOTS_STREAM = "audit:roots"

/** The text under the signature. */
export function rootText(root: RootStatement): string {
  return `onevisit:audit-root:1:${canonicalJson(statementOf(root))}`
}

/** What the next root names it by. */
export function hashRoot(suites: HashSuites, root: RootStatement): string {
  return suites[root.suite].hash(rootText(root))
}

function statementOf({ count, first, from, marks, number, previous, root, suite, to, v }: RootStatement) {
  return { count, first, from, marks, number, previous, root, suite, to, v }
}

/** The leaf of an event: its place, its stream and version, and its chain. */
export function leafOfEvent(
  suites: HashSuites,
  suite: HashName,
  ordinal: number,
  event: StoredEvent,
): string {
  const { chain, stream, version } = event
  // What has no chain is covered by itself; a chain taken off later is another leaf.
  const covered = chain ?? `none:${chainOf(suites[UNCHAINED_HASH], null, event)}`
  return suites[suite].hash(`onevisit:audit-leaf:1:${ordinal}:${canonicalJson([stream, version])}:${covered}`)
}

/** How many hex digits of a leaf its mark has. */
const MARK = 8

export function markOf(leaf: string): string {
  return leaf.slice(0, MARK)
}

/** The mark of the event `at` places into a root's stretch; empty beyond it. */
export function markAt({ leaves }: Pick<RootSignedData, "leaves">, at: number): string {
  return leaves.slice(at * MARK, (at + 1) * MARK)
}

/** The hash of marks that a root's statement has. */
export function hashMarks(suite: HashSuite, leaves: string): string {
  return suite.hash(`onevisit:audit-marks:1:${leaves}`)
}

/** A stretch of the feed that grows event by event until it is signed. */
export interface GrowingStretch {
  readonly count: number
  /** The ordinal of the next event. */
  readonly next: number
  add(event: StoredEvent): void
  /** What is to be signed of it, and its marks. Throws `RangeError` (a defect) for an empty one. */
  compose(
    number: number,
    previous: string | null,
  ): { readonly statement: RootStatement; readonly leaves: string }
}

/** A stretch that begins with the event of the ordinal `first`. */
export function growStretch(suites: HashSuites, suite: HashName, first: number): GrowingStretch {
  const tree = growTree(suites[suite])
  const marks: string[] = []
  let from = 0
  let to = 0
  return {
    get count() {
      return tree.count
    },
    get next() {
      return first + tree.count
    },
    add: (event) => {
      const leaf = leafOfEvent(suites, suite, first + tree.count, event)
      if (tree.count === 0) from = event.position
      to = event.position
      tree.add(leaf)
      marks.push(markOf(leaf))
    },
    compose: (number, previous) => {
      if (tree.count === 0) throw new RangeError("A root covers at least one event.")
      const leaves = marks.join("")
      const { count, root } = tree
      const of = { v: 1, number, first, count, from, to, root, suite, previous } as const
      return { statement: { ...of, marks: hashMarks(suites[suite], leaves) }, leaves }
    },
  }
}
