/** Adds counts up: numbers add, lists join, and a key that only one of them has is taken over. */
import type { CaseCounts } from "./case-counts.ts"

type Tree = number | readonly object[] | { readonly [key: string]: Tree }

/** The counts of both together. */
export function sumCounts(a: CaseCounts, b: CaseCounts): CaseCounts {
  return sum(a as unknown as Tree, b as unknown as Tree) as unknown as CaseCounts
}

function sum(a: Tree, b: Tree): Tree {
  if (typeof a === "number") return a + (b as number)
  if (isList(a)) return [...a, ...(b as readonly object[])]
  const both: Record<string, Tree> = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const own = both[key]
    both[key] = own === undefined ? value : sum(own, value)
  }
  return both
}

function isList(tree: Tree): tree is readonly object[] {
  return Array.isArray(tree)
}
