/**
 * Decision diagrams over facts of many values: a node asks for one fact and has a child for each run of its values,
 * in rising order; a leaf holds a verdict or an amount. Facts are asked for in one fixed order, equal nodes are one
 * node and a node whose children are all equal is left out, so two conditions are the same exactly when their nodes
 * are the same number. What a rule says of all completions of what is known is read off without trying them.
 *
 * A part outside the decidable fragment is asked for like a fact: a level of its own, behind all facts.
 */
import { difference, hullOf, intersection, type IntSet, span } from "../facts/int-set.ts"
import { type Budget, budgetOf, MOST_NODES, spendNode } from "./limit.ts"
import type { OutsidePart } from "./outside.ts"

/** A node of one diagram, by number. */
export type Node = number

/** The leaf of what never holds. */
export const FALSE: Node = 0
/** The leaf of what always holds. */
export const TRUE: Node = 1

/** What nothing is known about but that it is one thing throughout: equal for equal keys and equal facts. */
export interface Opaque {
  readonly key: string
  /** The facts it depends on, by name. */
  readonly slots: readonly string[]
  /** The outside parts that make it opaque. */
  readonly parts: readonly OutsidePart[]
}

/** A verdict, fen or another whole number, or an opaque number. */
export type LeafValue = boolean | bigint | Opaque

/** What is asked for at one depth: a fact by its name, or an opaque condition (1 where it holds). */
export interface Level {
  readonly name: string
  readonly domain: IntSet
  readonly opaque: Opaque | null
}

/** `children[k]` is for the values from `cuts[k - 1]` (the least of all for 0) up to before `cuts[k]`. */
export interface Branch {
  readonly level: number
  readonly cuts: readonly number[]
  readonly children: readonly Node[]
}

interface Leaf {
  readonly level: typeof LEAF_LEVEL
  readonly value: LeafValue
}

/** Leaves stand below every level. */
export const LEAF_LEVEL = Number.MAX_SAFE_INTEGER

/** The nodes made so far. It grows with each operation and nothing in it changes. */
export interface Diagram {
  readonly levels: Level[]
  readonly nodes: (Branch | Leaf)[]
  readonly budget: Budget
  readonly leaves: Map<LeafValue, Node>
  /** Opaque things by key, so that equal keys are one thing. */
  readonly opaque: Map<string, Opaque>
  /** Branches by a hash of their parts. */
  readonly branches: Map<number, Node[]>
  /** What `if` gave, by its three operands. */
  readonly chosen: Map<number, Node>
  /** Where two nodes were found to differ. */
  readonly differing: Map<number, Node>
  /** Conditions that were found to have no case in common. */
  readonly apart: Set<string>
}

/** An empty diagram that asks for facts in the order given. */
export function createDiagram(
  facts: readonly { readonly name: string; readonly domain: IntSet }[],
  limit: number = MOST_NODES,
): Diagram {
  const diagram: Diagram = {
    levels: facts.map(({ domain, name }) => ({ name, domain, opaque: null })),
    nodes: [],
    budget: budgetOf(limit),
    leaves: new Map(),
    opaque: new Map(),
    branches: new Map(),
    chosen: new Map(),
    differing: new Map(),
    apart: new Set(),
  }
  leafOf(diagram, false)
  leafOf(diagram, true)
  return diagram
}

/** The leaf that holds a value. */
export function leafOf(diagram: Diagram, value: LeafValue): Node {
  const known = diagram.leaves.get(value)
  if (known !== undefined) return known
  const leaf = addNode(diagram, { level: LEAF_LEVEL, value })
  diagram.leaves.set(value, leaf)
  return leaf
}

/** The branch on a level with these children, or what it comes to where they are equal. Neighbours must differ. */
export function branchOf(
  diagram: Diagram,
  level: number,
  cuts: readonly number[],
  children: readonly Node[],
): Node {
  if (children.length === 1) return children[0] as Node
  const hash = hashOf(level, cuts, children)
  const alike = diagram.branches.get(hash) ?? []
  for (const node of alike) {
    const branch = diagram.nodes[node] as Branch
    if (branch.level === level && sameList(branch.children, children) && sameList(branch.cuts, cuts))
      return node
  }
  const node = addNode(diagram, { level, cuts, children })
  if (alike.push(node) === 1) diagram.branches.set(hash, alike)
  return node
}

/** The branch that has each child where the fact is inside its set; the sets part the level's domain. */
export function branchBySets(
  diagram: Diagram,
  level: number,
  parts: readonly { readonly inside: IntSet; readonly child: Node }[],
): Node {
  const { domain } = levelAt(diagram, level)
  const runs = parts
    .flatMap(({ child, inside }) => intersection(inside, domain).map(({ from }) => ({ from, child })))
    .sort((a, b) => a.from - b.from)
  const cuts: number[] = []
  const children: Node[] = []
  for (const { child, from } of runs) {
    if (children.at(-1) === child) continue
    if (children.push(child) > 1) cuts.push(from)
  }
  if (children.length === 0) throw new RangeError("A fact without values cannot be asked for.")
  return branchOf(diagram, level, cuts, children)
}

/** The condition that the fact of a level is inside a set. */
export function atomOf(diagram: Diagram, level: number, inside: IntSet): Node {
  const { domain } = levelAt(diagram, level)
  return branchBySets(diagram, level, [
    { inside, child: TRUE },
    { inside: difference(domain, inside), child: FALSE },
  ])
}

/** The one opaque thing of a key. */
export function opaqueOf(diagram: Diagram, opaque: Opaque): Opaque {
  const known = diagram.opaque.get(opaque.key)
  if (known !== undefined) return known
  diagram.opaque.set(opaque.key, opaque)
  return opaque
}

/** An opaque condition: asked for behind all facts, and behind the opaque conditions before it. */
export function opaqueCondition(diagram: Diagram, opaque: Opaque): Node {
  let level = diagram.levels.findIndex((each) => each.opaque === opaque)
  if (level < 0) level = diagram.levels.push({ name: opaque.key, domain: span(0, 1), opaque }) - 1
  return branchOf(diagram, level, [1], [FALSE, TRUE])
}

/** What a level asks for. */
export function levelAt(diagram: Diagram, level: number): Level {
  const found = diagram.levels[level]
  if (found === undefined) throw new RangeError("The diagram asks for no such fact.")
  return found
}

/** The value of a leaf; `undefined` for a branch. */
export function valueOf(diagram: Diagram, node: Node): LeafValue | undefined {
  const found = nodeAt(diagram, node)
  return found.level === LEAF_LEVEL ? (found as Leaf).value : undefined
}

/** The branch of a node; `null` for a leaf. */
export function asBranch(diagram: Diagram, node: Node): Branch | null {
  const found = nodeAt(diagram, node)
  return found.level === LEAF_LEVEL ? null : (found as Branch)
}

/** The values of a fact that lead to each run of children, in rising order. */
export function runsOf(diagram: Diagram, branch: Branch): readonly { inside: IntSet; child: Node }[] {
  const { domain } = levelAt(diagram, branch.level)
  const { from: least, to: greatest } = hullOf(domain)
  return branch.children.map((child, at) => ({
    inside: intersection(domain, span(branch.cuts[at - 1] ?? least, (branch.cuts[at] ?? greatest + 1) - 1)),
    child,
  }))
}

function addNode(diagram: Diagram, node: Branch | Leaf): Node {
  spendNode(diagram.budget, diagram.nodes.length)
  return diagram.nodes.push(node) - 1
}

function nodeAt(diagram: Diagram, node: Node): Branch | Leaf {
  return diagram.nodes[node] as Branch | Leaf
}

function hashOf(level: number, cuts: readonly number[], children: readonly Node[]): number {
  let hash = level
  for (const cut of cuts) hash = (Math.imul(hash, 31) + cut) | 0
  for (const child of children) hash = (Math.imul(hash, 65_599) + child) | 0
  return hash
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
