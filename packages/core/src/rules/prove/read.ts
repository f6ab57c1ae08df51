/** What a diagram says: which values a node can come to, what it depends on, one way there, and how facts split. */
import { intersection, type IntSet, span, union } from "../facts/int-set.ts"
import {
  asBranch,
  type Diagram,
  type LeafValue,
  levelAt,
  type Node,
  type Opaque,
  runsOf,
  valueOf,
} from "./diagram.ts"

/** What may be true of the fact of a level; `null` for any value of its domain. */
export type KnownAt = (level: number) => IntSet | null

/** Nothing is known. */
export const anything: KnownAt = () => null

/** What a node asks for first: the name of the fact, `null` at a leaf. Of an opaque condition, its key. */
export function askedBy(diagram: Diagram, node: Node): string | null {
  const branch = asBranch(diagram, node)
  return branch === null ? null : levelAt(diagram, branch.level).name
}

/**
 * The children of a branch, each once, with the values that lead there: the cells that this node tells apart. Only
 * children that some value in `known` leads to. Empty at a leaf.
 */
export function childrenOf(
  diagram: Diagram,
  node: Node,
  known: IntSet | null = null,
): readonly { readonly inside: IntSet; readonly child: Node }[] {
  const branch = asBranch(diagram, node)
  if (branch === null) return []
  const cells = new Map<Node, IntSet>()
  for (const { child, inside } of runsOf(diagram, branch)) {
    const left = known === null ? inside : intersection(inside, known)
    if (left.length > 0) cells.set(child, union(cells.get(child) ?? [], left))
  }
  return [...cells].map(([child, inside]) => ({ inside, child }))
}

/** Every node that can be reached, itself included, once; each before its children on some way. */
export function reach(
  diagram: Diagram,
  nodes: readonly Node[],
  known: KnownAt = anything,
): ReadonlySet<Node> {
  const found = new Set(nodes)
  for (const node of found) {
    const branch = asBranch(diagram, node)
    if (branch === null) continue
    const set = known(branch.level)
    if (set === null) for (const child of branch.children) found.add(child)
    else for (const { child } of childrenOf(diagram, node, set)) found.add(child)
  }
  return found
}

/** Every value that the node comes to for some completion of what is known. */
export function valuesOf(diagram: Diagram, node: Node, known: KnownAt = anything): readonly LeafValue[] {
  return [...reach(diagram, [node], known)].flatMap((each) => valueOf(diagram, each) ?? [])
}

/** The levels that the nodes depend on, in order. Nothing else can matter to them. */
export function levelsOf(
  diagram: Diagram,
  nodes: readonly Node[],
  known: KnownAt = anything,
): readonly number[] {
  const levels = new Set<number>()
  for (const node of reach(diagram, nodes, known)) {
    const branch = asBranch(diagram, node)
    if (branch !== null) levels.add(branch.level)
  }
  return [...levels].sort((a, b) => a - b)
}

/** The names of the facts that the nodes depend on for certain; those that opaque parts read are apart, see {@link opaqueIn}. */
export function supportOf(diagram: Diagram, nodes: readonly Node[]): readonly string[] {
  return levelsOf(diagram, nodes)
    .map((level) => levelAt(diagram, level))
    .flatMap(({ name, opaque }) => (opaque === null ? name : []))
}

/** The opaque conditions and numbers that the nodes come to for some completion of what is known. */
export function opaqueIn(
  diagram: Diagram,
  nodes: readonly Node[],
  known: KnownAt = anything,
): readonly Opaque[] {
  const conditions = levelsOf(diagram, nodes, known).flatMap((level) => levelAt(diagram, level).opaque ?? [])
  const numbers = [...reach(diagram, nodes, known)].flatMap((node) => {
    const value = valueOf(diagram, node)
    return typeof value === "object" ? value : []
  })
  return [...conditions, ...numbers]
}

/** How many nodes the diagram of these nodes has, leaves included. */
export function countNodes(diagram: Diagram, nodes: readonly Node[]): number {
  return reach(diagram, nodes).size
}

/**
 * A way from the node to a leaf that is wanted, as the values of each fact that keep to it; `null` when there is none.
 * Facts it does not name may have any value.
 */
export function wayTo(
  diagram: Diagram,
  node: Node,
  isWanted: (value: LeafValue) => boolean,
  known: KnownAt = anything,
): ReadonlyMap<number, IntSet> | null {
  const way = new Map<number, IntSet>()
  const hopeless = new Set<Node>()
  const visit = (at: Node): boolean => {
    const branch = asBranch(diagram, at)
    if (branch === null) return isWanted(valueOf(diagram, at) as LeafValue)
    if (hopeless.has(at)) return false
    for (const { child, inside } of childrenOf(diagram, at, known(branch.level))) {
      if (!visit(child)) continue
      way.set(branch.level, inside)
      return true
    }
    hopeless.add(at)
    return false
  }
  return visit(node) ? way : null
}

/** Every way from a condition to where it holds, as the values of each fact that keep to it; no two have a case in common. */
export function* waysTo(diagram: Diagram, condition: Node): Iterable<ReadonlyMap<number, IntSet>> {
  const branch = asBranch(diagram, condition)
  if (branch === null) {
    if (valueOf(diagram, condition) === true) yield new Map()
    return
  }
  for (const { child, inside } of childrenOf(diagram, condition))
    for (const way of waysTo(diagram, child)) yield new Map([[branch.level, inside], ...way])
}

/**
 * The runs of a level's values that none of the nodes tells apart, in rising order.
 */
export function runsOfLevel(diagram: Diagram, nodes: readonly Node[], level: number): readonly IntSet[] {
  const cuts = new Set<number>()
  for (const node of reach(diagram, nodes)) {
    const branch = asBranch(diagram, node)
    if (branch?.level === level) for (const cut of branch.cuts) cuts.add(cut)
  }
  const starts = [Number.MIN_SAFE_INTEGER, ...[...cuts].sort((a, b) => a - b)]
  const { domain } = levelAt(diagram, level)
  return starts
    .map((from, at) => intersection(domain, span(from, (starts[at + 1] ?? Number.MAX_SAFE_INTEGER) - 1)))
    .filter((run) => run.length > 0)
}

/** The cells of a fact: the classes of its values that no node tells apart, each possibly of several runs. */
export function cellsOf(diagram: Diagram, nodes: readonly Node[], level: number): readonly IntSet[] {
  const asking = [...reach(diagram, nodes)]
    .map((node) => asBranch(diagram, node))
    .filter((branch) => branch?.level === level)
  const cells = new Map<string, IntSet>()
  for (const run of runsOfLevel(diagram, nodes, level)) {
    const value = run[0]?.from ?? 0
    const signature = asking
      .map((branch) => branch?.children[branch.cuts.filter((cut) => cut <= value).length])
      .join()
    cells.set(signature, union(cells.get(signature) ?? [], run))
  }
  return [...cells.values()]
}
