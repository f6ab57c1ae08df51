/**
 * A tree over leaves: its root is signed once, and each leaf comes with the few hashes that lead there.
 * The shape is that of RFC 6962: what has no neighbour at a level rises as it is.
 */
import { hashNode, hashNothing, type HashSuite } from "./hash-suite.ts"

export interface HashTree {
  readonly root: string
  readonly count: number
  /** From the leaves up to the root; each level about half of the one below. */
  readonly levels: readonly (readonly string[])[]
}

/** Where a leaf stands, and its neighbours on the way up. */
export interface HashPath {
  /** From 0. */
  readonly index: number
  readonly siblings: readonly string[]
}

/**
 * The tree over leaves in their order. It keeps about two hashes a leaf; who does not want to hold it
 * keeps its leaves and composes it again, for the same leaves give the same tree.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { hash } from "node:crypto"
 * import { composeTree, type HashSuite, pathOf } from "@onevisit/core/benefits/receipts"
 *
 * const sha256: HashSuite = { name: "sha-256", hash: (text) => hash("sha256", text) }
 * const tree = composeTree(["one", "two", "three"].map(sha256.hash), sha256)
 * const [first, second] = tree.levels[0] ?? []
 * // The third has no neighbour and rises: one hash beside it leads to the root.
 * assert.deepEqual(pathOf(tree, 2), { index: 2, siblings: [sha256.hash(`onevisit:receipt-node:1:${first}${second}`)] })
 * ```
 */
export function composeTree(leaves: readonly string[], suite: HashSuite): HashTree {
  const levels: (readonly string[])[] = [leaves]
  let level = leaves
  while (level.length > 1) {
    level = joined(level, suite)
    levels.push(level)
  }
  return { root: level[0] ?? hashNothing(suite), count: leaves.length, levels }
}

/** A tree of which only the root is wanted, grown leaf by leaf: it keeps one hash a level. */
export interface GrowingTree {
  readonly count: number
  readonly root: string
  add(leaf: string): void
}

/** The same root as {@link composeTree} gives for the same leaves. */
export function growTree(suite: HashSuite): GrowingTree {
  /** Whole subtrees from the largest, and how many leaves each has: a power of two. */
  const whole: { readonly hash: string; readonly size: number }[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    get root() {
      const [last, ...larger] = whole.toReversed()
      if (last === undefined) return hashNothing(suite)
      return larger.reduce((right, { hash }) => hashNode(suite, hash, right), last.hash)
    },
    add: (leaf) => {
      count += 1
      let grown = { hash: leaf, size: 1 }
      for (let left = whole.at(-1); left?.size === grown.size; left = whole.at(-1)) {
        whole.pop()
        grown = { hash: hashNode(suite, left.hash, grown.hash), size: grown.size * 2 }
      }
      whole.push(grown)
    },
  }
}

/** The way of a leaf to the root. Throws `RangeError` (a defect) for an index that the tree does not have. */
export function pathOf({ count, levels }: HashTree, index: number): HashPath {
  if (!(Number.isInteger(index) && index >= 0 && index < count))
    throw new RangeError(`The tree has leaves 0 to ${count - 1}.`)
  const siblings: string[] = []
  let at = index
  for (const level of levels) {
    const sibling = level[at ^ 1]
    if (sibling !== undefined && level.length > 1) siblings.push(sibling)
    at >>>= 1
  }
  return { index, siblings }
}

function joined(level: readonly string[], suite: HashSuite): readonly string[] {
  const above: string[] = []
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at] as string, level[at + 1]]
    above.push(right === undefined ? left : hashNode(suite, left, right))
  }
  return above
}
