/**
 * Operations on the nodes of one diagram: joining conditions, reckoning with amounts, keeping to what is known, and
 * taking a fact out. Each costs at most the product of the sizes of its operands, whatever the number of facts.
 */
import { intersection, type IntSet, single } from "../facts/int-set.ts"
import {
  asBranch,
  type Branch,
  branchBySets,
  branchOf,
  type Diagram,
  FALSE,
  LEAF_LEVEL,
  leafOf,
  type LeafValue,
  type Node,
  runsOf,
  TRUE,
  valueOf,
} from "./diagram.ts"
import { spendStep } from "./limit.ts"

/** Where `test` holds `then`, elsewhere `other`; both may be conditions or amounts. */
export function choose(diagram: Diagram, test: Node, then: Node, other: Node): Node {
  return join(diagram, test, then, other, chosenAtOnce, diagram.chosen)
}

/** Where the condition does not hold. */
export function not(diagram: Diagram, condition: Node): Node {
  return choose(diagram, condition, FALSE, TRUE)
}

/** Where both conditions hold. */
export function and(diagram: Diagram, a: Node, b: Node): Node {
  return a < b ? choose(diagram, a, b, FALSE) : choose(diagram, b, a, FALSE)
}

/** Where at least one of the conditions holds. */
export function or(diagram: Diagram, a: Node, b: Node): Node {
  return a < b ? choose(diagram, a, TRUE, b) : choose(diagram, b, TRUE, a)
}

/** Where all of some conditions hold. */
export function allOf(diagram: Diagram, parts: readonly Node[]): Node {
  return parts.reduce((joined, part) => and(diagram, joined, part), TRUE)
}

/** Where at least one of some conditions holds. */
export function anyOf(diagram: Diagram, parts: readonly Node[]): Node {
  return parts.reduce((joined, part) => or(diagram, joined, part), FALSE)
}

/** The value reckoned from the leaves that the nodes come to, for each completion. Three nodes at most. */
export function reckon(
  diagram: Diagram,
  nodes: readonly Node[],
  value: (...values: readonly LeafValue[]) => LeafValue,
): Node {
  const [a = FALSE, b = FALSE, c = FALSE] = nodes
  const atLeaves: Decided = (...operands) => {
    const values = operands.map((operand) => valueOf(diagram, operand))
    if (values.includes(undefined)) return undefined
    return leafOf(diagram, value(...(values.slice(0, nodes.length) as readonly LeafValue[])))
  }
  return join(diagram, a, b, c, atLeaves, new Map())
}

/** Where two nodes come to leaves that are unlike; no leaf is unlike itself. */
export function unlike(
  diagram: Diagram,
  a: Node,
  b: Node,
  areUnlike: (a: LeafValue, b: LeafValue) => boolean,
  memo: Map<number, Node>,
): Node {
  const decided: Decided = (one, other) => {
    if (one === other) return FALSE
    const [left, right] = [valueOf(diagram, one), valueOf(diagram, other)]
    if (left === undefined || right === undefined) return undefined
    return areUnlike(left, right) ? TRUE : FALSE
  }
  return join(diagram, a, b, FALSE, decided, memo)
}

/**
 * The node for whom the fact of a level lies inside the set, which must not be empty. What the result says of values
 * outside the set has no meaning: two functions that agree inside come to one node.
 */
export function restrict(diagram: Diagram, node: Node, level: number, inside: IntSet): Node {
  const memo = new Map<Node, Node>()
  const visit = (at: Node): Node => {
    const branch = asBranch(diagram, at)
    if (branch === null || branch.level > level) return at
    const known = memo.get(at)
    if (known !== undefined) return known
    let result: Node
    if (branch.level < level) result = mapChildren(diagram, branch, visit)
    else {
      const left = runsOf(diagram, branch).map((run) => ({
        ...run,
        inside: intersection(run.inside, inside),
      }))
      result = branchBySets(diagram, level, left)
    }
    memo.set(at, result)
    return result
  }
  return visit(node)
}

/** The node once the fact of a level has one value. */
export function fix(diagram: Diagram, node: Node, level: number, value: number): Node {
  return restrict(diagram, node, level, single(value))
}

/** Where the condition can hold for some value of the facts that are taken out. */
export function exists(diagram: Diagram, node: Node, isTakenOut: (level: number) => boolean): Node {
  return takeOut(diagram, node, isTakenOut, anyOf)
}

/** Where the condition holds for every value of the facts that are taken out. */
export function forEvery(diagram: Diagram, node: Node, isTakenOut: (level: number) => boolean): Node {
  return takeOut(diagram, node, isTakenOut, allOf)
}

function takeOut(
  diagram: Diagram,
  node: Node,
  isTakenOut: (level: number) => boolean,
  join: (diagram: Diagram, parts: readonly Node[]) => Node,
): Node {
  const memo = new Map<Node, Node>()
  const visit = (at: Node): Node => {
    const branch = asBranch(diagram, at)
    if (branch === null) return at
    const known = memo.get(at)
    if (known !== undefined) return known
    const result = isTakenOut(branch.level)
      ? join(diagram, branch.children.map(visit))
      : mapChildren(diagram, branch, visit)
    memo.set(at, result)
    return result
  }
  return visit(node)
}

const KEY = 2 ** 17

/** What three nodes come to without looking further, or `undefined`. */
type Decided = (a: Node, b: Node, c: Node) => Node | undefined

const chosenAtOnce: Decided = (test, then, other) => {
  if (test === TRUE || then === other) return then
  if (test === FALSE) return other
  return then === TRUE && other === FALSE ? test : undefined
}

/**
 * Follows three nodes down together, run of values by run of values of the first fact that one of them asks for, until
 * `decided` says what they come to. Most of the time of a proof goes here.
 */
function join(diagram: Diagram, a: Node, b: Node, c: Node, decided: Decided, memo: Map<number, Node>): Node {
  const visit = (one: Node, two: Node, three: Node): Node => {
    const decision = decided(one, two, three)
    if (decision !== undefined) return decision
    const key = (one * KEY + two) * KEY + three
    const known = memo.get(key)
    if (known !== undefined) return known
    spendStep(diagram.budget)
    const level = topOf(diagram, one, two, three)
    const ofOne = branchAt(diagram, one, level)
    const ofTwo = branchAt(diagram, two, level)
    const ofThree = branchAt(diagram, three, level)
    const cuts: number[] = []
    const children: Node[] = []
    let from = Number.NEGATIVE_INFINITY
    let [atOne, atTwo, atThree] = [0, 0, 0]
    let last: Node = -1
    while (from < END) {
      const child = visit(
        ofOne === null ? one : (ofOne.children[atOne] as Node),
        ofTwo === null ? two : (ofTwo.children[atTwo] as Node),
        ofThree === null ? three : (ofThree.children[atThree] as Node),
      )
      if (child !== last && children.push(child) > 1) cuts.push(from)
      last = child
      const nextOne = cutAt(ofOne, atOne)
      const nextTwo = cutAt(ofTwo, atTwo)
      const nextThree = cutAt(ofThree, atThree)
      from = Math.min(nextOne, nextTwo, nextThree)
      if (nextOne === from) atOne += 1
      if (nextTwo === from) atTwo += 1
      if (nextThree === from) atThree += 1
    }
    const result = branchOf(diagram, level, cuts, children)
    memo.set(key, result)
    return result
  }
  return visit(a, b, c)
}

const END = Number.POSITIVE_INFINITY

/** Where a run of a branch ends; {@link END} for the last, and where the fact is not asked for. */
function cutAt(branch: Branch | null, run: number): number {
  return branch !== null && run < branch.cuts.length ? (branch.cuts[run] as number) : END
}

/** The first level that one of three nodes asks for. */
function topOf({ nodes }: Diagram, a: Node, b: Node, c: Node): number {
  return Math.min(nodes[a]?.level ?? LEAF_LEVEL, nodes[b]?.level ?? LEAF_LEVEL, nodes[c]?.level ?? LEAF_LEVEL)
}

/** The branch of a node on a level; `null` when it does not ask there. */
function branchAt(diagram: Diagram, node: Node, level: number): Branch | null {
  const branch = asBranch(diagram, node)
  return branch !== null && branch.level === level ? branch : null
}

/** The branch whose children are those of another, each as it becomes. */
function mapChildren(diagram: Diagram, branch: Branch, become: (child: Node) => Node): Node {
  spendStep(diagram.budget)
  const cuts: number[] = []
  const children: Node[] = []
  for (const [at, child] of branch.children.entries()) {
    const became = become(child)
    if (children.at(-1) !== became && children.push(became) > 1) cuts.push(branch.cuts[at - 1] as number)
  }
  return branchOf(diagram, branch.level, cuts, children)
}
