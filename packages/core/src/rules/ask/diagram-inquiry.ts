/**
 * The inquiry into a rule of the decidable fragment: a state is a node of its diagram, kept to what is known. A node
 * depends on exactly the facts that can still matter, and states with the same future are one node.
 */
import { fen } from "../../money/index.ts"
import type { Known } from "../facts/read-fact.ts"
import type { Plan } from "../plan/plan.ts"
import { type BuiltPlan, buildPlan, levelNamed } from "../prove/build.ts"
import { asBranch, type Branch, branchOf, type Diagram, type Node, valueOf } from "../prove/diagram.ts"
import { bounded } from "../prove/limit.ts"
import { restrict } from "../prove/operate.ts"
import { cellsOf, levelsOf, opaqueIn } from "../prove/read.ts"
import type { Verdict } from "../verdict.ts"
import { type Cell, weighCells, type Weighed } from "./cell-weights.ts"
import { type Chance, type Inquiry, joinChances, remember, rememberPairs } from "./inquiry.ts"

/** The inquiry, or `null` where a part of the rule lies outside the fragment or the diagram grows too large. */
export function inquireByDiagram(
  plan: Plan,
  known: readonly Known[],
  beliefs: readonly (readonly Weighed[])[],
): Inquiry | null {
  const built = buildPlan(plan)
  if (built.outcome !== "built") return null
  const { diagram } = built
  const levels = plan.slots.map(({ name }) => levelNamed(diagram, name))
  const start = bounded(() => keepTo(built, known, levels))
  if (typeof start !== "number" || opaqueIn(diagram, [start]).length > 0) return null

  const factOf = new Map(levels.map((level, fact) => [level, fact]))
  const open = remember((node) => levelsOf(diagram, [node]).map((level) => factOf.get(level) ?? -1))
  const cells = new Map<number, readonly Cell[]>()
  for (const fact of open(start)) {
    const level = levels[fact] as number
    const { possible } = known[fact] as Known
    cells.set(level, weighCells(cellsOf(diagram, [start], level), possible, beliefs[fact] ?? []))
  }
  const fixers = new Map([...cells].map(([level, each]) => [level, fixerOf(diagram, level, each)]))
  const leavesOf = leafChances(diagram, cells)

  return {
    start,
    isExact: true,
    open,
    learn: rememberPairs((state, fact) => {
      const level = levels[fact] as number
      const fix = fixers.get(level)
      if (fix === undefined) return [{ state, chance: 1 }]
      const of = (cells.get(level) ?? []).map(({ chance }, cell) => ({ state: cell, chance }))
      return joinChances(of, (cell) => [{ state: fix(state, cell), chance: 1 }])
    }),
    doubt: remember((state) => entropyOf(leavesOf(state))),
    outcome: (state) => {
      const verdicts = new Set(leavesOf(state).map((leaf) => valueOf(diagram, leaf.state) !== false))
      const verdict: Verdict = verdicts.size > 1 ? "undetermined" : verdicts.has(true) ? "yes" : "no"
      const value = valueOf(diagram, state)
      return { verdict, amount: typeof value === "bigint" ? fen(Number(value)) : null }
    },
  }
}

function keepTo(
  { diagram, result }: BuiltPlan,
  known: readonly Known[],
  levels: readonly (number | null)[],
): Node {
  return known.reduce((node, { possible, state }, fact) => {
    const level = levels[fact] ?? null
    return level === null || (state !== "known" && state !== "disputed")
      ? node
      : restrict(diagram, node, level, possible)
  }, result)
}

/** The node once the fact of a level is in one of its classes. */
function fixerOf(
  diagram: Diagram,
  level: number,
  cells: readonly Cell[],
): (node: Node, cell: number) => Node {
  const fix = rememberPairs((node: Node, cell: number): Node => {
    const branch = asBranch(diagram, node)
    if (branch === null || branch.level > level) return node
    if (branch.level === level) return childAt(branch, cells[cell]?.value ?? 0)
    const cuts: number[] = []
    const children: Node[] = []
    for (const [at, child] of branch.children.entries()) {
      const fixed = fix(child, cell)
      if (children.at(-1) === fixed) continue
      if (children.push(fixed) > 1) cuts.push(branch.cuts[at - 1] as number)
    }
    return branchOf(diagram, branch.level, cuts, children)
  })
  return fix
}

/** How likely each leaf is that a node can come to. */
function leafChances(
  diagram: Diagram,
  cells: ReadonlyMap<number, readonly Cell[]>,
): (node: Node) => readonly Chance[] {
  const leaves = remember((node: Node): readonly Chance[] => {
    const branch = asBranch(diagram, node)
    if (branch === null) return [{ state: node, chance: 1 }]
    const children = (cells.get(branch.level) ?? []).map(({ chance, value }) => ({
      state: childAt(branch, value),
      chance,
    }))
    return joinChances(children, leaves)
  })
  return leaves
}

function childAt({ children, cuts }: Branch, value: number): Node {
  return children[cuts.filter((cut) => cut <= value).length] as Node
}

/** In bits. */
function entropyOf(chances: readonly Chance[]): number {
  return chances.reduce((sum, { chance }) => (chance > 0 ? sum - chance * Math.log2(chance) : sum), 0)
}
