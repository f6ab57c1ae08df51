/**
 * The way from a leaf to a root, with the top of the tree remembered from receipts that held: the many receipts of a run
 * share it, so that each is hashed only as far as the first node that is known. What lies above is compared.
 */
import { hashNode, type HashSuite } from "./hash-suite.ts"
import type { HashPath } from "./tree.ts"

/** Whether the leaf stands in the tree where its path says. */
export type Climb = (leaf: string, path: HashPath) => boolean

/** Levels of at most so many nodes are remembered. */
const MOST_NODES = 2048

export function climberTo(root: string, count: number, suite: HashSuite): Climb {
  /** By level from the leaves, then by place: nodes that lead to the root. */
  const known = new Map<number, Map<number, string>>()
  const nodeAt = (level: number, at: number) => known.get(level)?.get(at)

  return (leaf, { index, siblings }) => {
    if (!(index >= 0 && index < count)) return false
    const passed: Passed[] = []
    let node = leaf
    let used = 0
    let isKnown = false
    for (let level = 0, at = index, last = count - 1; last > 0; level += 1) {
      const kept = last < MOST_NODES
      if (kept && !isKnown) {
        const same = nodeAt(level, at)
        if (same !== undefined && same !== node) return false
        isKnown = same !== undefined
      }
      if (at !== last || at % 2 === 1) {
        const sibling = siblings[used]
        if (sibling === undefined) return false
        used += 1
        if (isKnown) {
          if (nodeAt(level, at ^ 1) !== sibling) return false
        } else {
          if (kept) passed.push({ level, at, node }, { level, at: at ^ 1, node: sibling })
          node = at % 2 === 0 ? hashNode(suite, node, sibling) : hashNode(suite, sibling, node)
        }
      }
      at = Math.floor(at / 2)
      last = Math.floor(last / 2)
    }
    if (used !== siblings.length || !(isKnown || node === root)) return false
    for (const { at, level, node: held } of passed) {
      const nodes = known.get(level) ?? new Map<number, string>()
      known.set(level, nodes.set(at, held))
    }
    return true
  }
}

interface Passed {
  readonly level: number
  readonly at: number
  readonly node: string
}
