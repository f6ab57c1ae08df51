/**
 * Whether conditions have a case in common. Joining them would answer it too; this stops at the first case it meets,
 * and one small condition among large ones leaves little to look at.
 */
import { asBranch, type Branch, type Diagram, FALSE, type Node, TRUE } from "./diagram.ts"
import { spendStep } from "./limit.ts"

/** Whether no case meets all of the conditions. Makes no nodes. */
export function areApart(diagram: Diagram, conditions: readonly Node[]): boolean {
  const { apart } = diagram
  const visit = (nodes: readonly Node[]): boolean => {
    // What can come to a leaf other than FALSE holds for somebody.
    if (nodes.length < 2) return false
    const key = nodes.join()
    if (apart.has(key)) return true
    spendStep(diagram.budget)
    const asking = firstAsking(diagram, nodes)
    const resting = nodes.filter((_, at) => asking[at] === null)
    for (const start of startsOf(asking)) {
      const next = [...resting]
      for (const branch of asking) if (branch !== null) next.push(childAt(branch, start))
      if (next.includes(FALSE)) continue
      if (!visit(onceInOrder(next))) return false
    }
    apart.add(key)
    return true
  }
  return conditions.includes(FALSE) || visit(onceInOrder(conditions))
}

/** The branches of the nodes that ask for the first fact of all, `null` for the others. */
function firstAsking(diagram: Diagram, nodes: readonly Node[]): readonly (Branch | null)[] {
  const branches = nodes.map((node) => asBranch(diagram, node))
  let level = Number.POSITIVE_INFINITY
  for (const branch of branches) if (branch !== null && branch.level < level) level = branch.level
  return branches.map((branch) => (branch?.level === level ? branch : null))
}

/** Where the runs begin that none of the branches parts. */
function startsOf(branches: readonly (Branch | null)[]): Iterable<number> {
  const starts = new Set([Number.NEGATIVE_INFINITY])
  for (const branch of branches) for (const cut of branch?.cuts ?? []) starts.add(cut)
  return starts
}

function childAt({ children, cuts }: Branch, value: number): Node {
  let at = 0
  while (at < cuts.length && (cuts[at] as number) <= value) at += 1
  return children[at] as Node
}

/** The conditions without those that always hold, in order and each once. */
function onceInOrder(conditions: readonly Node[]): readonly Node[] {
  const ordered: Node[] = []
  for (const node of conditions) {
    if (node === TRUE || ordered.includes(node)) continue
    let at = ordered.push(node) - 1
    for (; at > 0 && (ordered[at - 1] as Node) > node; at -= 1) ordered[at] = ordered[at - 1] as Node
    ordered[at] = node
  }
  return ordered
}
