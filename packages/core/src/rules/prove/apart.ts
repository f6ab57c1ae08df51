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
    if (nodes.length === 0) return false
    const key = nodes.join()
    if (apart.has(key)) return true
    spendStep(diagram.budget)
    const branches = nodes.map((node) => asBranch(diagram, node) as Branch)
    const level = Math.min(...branches.map((branch) => branch.level))
    const asking = branches.filter((branch) => branch.level === level)
    const resting = nodes.filter((_, at) => branches[at]?.level !== level)
    for (const start of startsOf(asking)) {
      const next = allButTrue([...resting, ...asking.map((branch) => childAt(branch, start))])
      if (next !== null && !visit(next)) return false
    }
    apart.add(key)
    return true
  }
  const first = allButTrue(conditions)
  return first === null || visit(first)
}

/** Where the runs begin that none of the branches, all of one level, parts. */
function startsOf(branches: readonly Branch[]): Iterable<number> {
  const starts = new Set([Number.NEGATIVE_INFINITY])
  for (const { cuts } of branches) for (const cut of cuts) starts.add(cut)
  return starts
}

function childAt({ children, cuts }: Branch, value: number): Node {
  let at = 0
  while (at < cuts.length && (cuts[at] as number) <= value) at += 1
  return children[at] as Node
}

/** The conditions that ask for something, in order and each once; `null` when one of them never holds. */
function allButTrue(conditions: readonly Node[]): readonly Node[] | null {
  if (conditions.includes(FALSE)) return null
  const asking = conditions.filter((node) => node !== TRUE).sort((a, b) => a - b)
  return asking.filter((node, at) => node !== asking[at - 1])
}
