import { hash } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { climberTo, composeTree, growTree, pathOf, type HashPath, type HashSuite } from "./index.ts"

const suite: HashSuite = { name: "sha-256", hash: (text) => hash("sha256", text) }
const leaves = (count: number) => Array.from({ length: count }, (_, at) => suite.hash(`leaf ${at}`))
/** The root by the definition of RFC 6962: split at the largest power of two below the count. */
const byDefinition = (some: readonly string[]): string => {
  if (some.length === 1) return some[0] as string
  let half = 1
  while (half * 2 < some.length) half *= 2
  const [left, right] = [byDefinition(some.slice(0, half)), byDefinition(some.slice(half))]
  return suite.hash(`onevisit:receipt-node:1:${left}${right}`)
}

/** Afresh, with nothing remembered. */
const leads = (leaf: string, path: HashPath, { count, root }: { count: number; root: string }) =>
  climberTo(root, count, suite)(leaf, path)

describe("the tree of a run's receipts", () => {
  it("has the root of RFC 6962's shape, and a path to it from every leaf, for every count", () => {
    for (let count = 1; count <= 70; count += 1) {
      const all = leaves(count)
      const tree = composeTree(all, suite)
      expect(tree.root).toBe(byDefinition(all))
      all.forEach((leaf, at) => expect(leads(leaf, pathOf(tree, at), tree)).toBe(true))
    }
  })

  it("has the same root when it is grown leaf by leaf, at every count", () => {
    const tree = growTree(suite)
    expect(tree.root).toBe(composeTree([], suite).root)
    for (const [at, leaf] of leaves(300).entries()) {
      tree.add(leaf)
      expect([tree.count, tree.root]).toEqual([at + 1, composeTree(leaves(at + 1), suite).root])
    }
  })

  it("leads nowhere from another leaf, place, count, or neighbour", () => {
    const place = fc
      .integer({ min: 2, max: 200 })
      .chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1), fc.nat(count - 1), fc.nat(400)))
    fc.assert(
      fc.property(place, ([count, at, other, otherCount]) => {
        const all = leaves(count)
        const tree = composeTree(all, suite)
        const path = pathOf(tree, at)
        const leaf = all[at] as string
        // Fresh, and with the whole of the tree remembered.
        const knowing = climberTo(tree.root, count, suite)
        all.forEach((each, place) => expect(knowing(each, pathOf(tree, place))).toBe(true))
        for (const climb of [knowing, climberTo(tree.root, count, suite)]) {
          const changed = (more: Partial<HashPath>, instead = leaf) => climb(instead, { ...path, ...more })
          if (other !== at) {
            expect(changed({ index: other })).toBe(false)
            expect(changed({}, all[other])).toBe(false)
          }
          expect(changed({ index: count })).toBe(false)
          path.siblings.forEach((_, step) => {
            expect(changed({ siblings: path.siblings.with(step, leaf) })).toBe(false)
            expect(changed({ siblings: path.siblings.toSpliced(step, 1) })).toBe(false)
          })
          expect(changed({ siblings: [...path.siblings, leaf] })).toBe(false)
        }
        // A leaf's path may fit another count; the count is signed with the root, so that it is never another.
        if (otherCount <= at) expect(leads(leaf, path, { ...tree, count: otherCount })).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it("never takes a node for a leaf", () => {
    const [one = "", two = "", three = ""] = leaves(3)
    const inner = composeTree([one, two], suite).root
    const tree = composeTree([one, two, three], suite)
    // As hashes they are alike; that a leaf's text can be no node's is in the words each begins with.
    expect(composeTree([inner, three], suite).root).toBe(tree.root)
    expect(suite.hash(`onevisit:receipt-leaf:1:${one}${two}`)).not.toBe(inner)
  })

  it("of no receipts has a root too, and no path", () => {
    const tree = composeTree([], suite)
    expect([tree.count, tree.root]).toEqual([0, suite.hash("onevisit:receipt-node:1:")])
    expect(() => pathOf(tree, 0)).toThrow(RangeError)
    expect(leads(tree.root, { index: 0, siblings: [] }, tree)).toBe(false)
  })
})
