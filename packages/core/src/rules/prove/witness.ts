/** Witnesses: a case in point for what a proof says, as one value for each fact that matters. */
import { type IntSet, single } from "../facts/int-set.ts"
import { asBranch, type Diagram, FALSE, type LeafValue, levelAt, type Node } from "./diagram.ts"
import { forEvery } from "./operate.ts"
import type { OutsidePart } from "./outside.ts"
import { anything, childrenOf, type KnownAt, opaqueIn, valuesOf, wayTo } from "./read.ts"

/** One value, as facts are held inside the rules, for each fact that matters, by name. Any other fact may be anything. */
export type WitnessValues = Readonly<Record<string, number>>

/** What a rule comes to for a witness; `null` where that depends on a part outside the fragment, or there is none. */
export interface WitnessOutcome {
  readonly verdict: boolean | null
  /** Fen. */
  readonly amount: bigint | null
}

/** What a search came to: a case in point, for certain none, or none that can be told. */
export type Search =
  | { readonly found: "case"; readonly case: Case }
  | { readonly found: "none" }
  | { readonly found: "unsure"; readonly parts: readonly OutsidePart[] }

/** Values by level, before they are named. */
export type Case = Map<number, number>

/** Looks for a case in which the condition holds whatever the opaque parts are. */
export function search(diagram: Diagram, condition: Node): Search {
  if (condition === FALSE) return { found: "none" }
  const found = caseOf(diagram, whateverIsOpaque(diagram, condition))
  return found === null
    ? { found: "unsure", parts: opaqueIn(diagram, [condition]).flatMap(({ parts }) => parts) }
    : { found: "case", case: found }
}

/** A case among those known for which the condition holds; `null` when there is none. It has no opaque parts. */
export function caseOf(diagram: Diagram, condition: Node, known: KnownAt = anything): Case | null {
  const way = wayTo(diagram, condition, (value) => value === true, known)
  return way && new Map([...way].map(([level, set]) => [level, pick(diagram, level, set)]))
}

/** Where the condition holds for certain: whatever its opaque parts are. */
export function whateverIsOpaque(diagram: Diagram, condition: Node): Node {
  const isOpaque = (level: number): boolean => levelAt(diagram, level).opaque !== null
  return hasOpaque(diagram) ? forEvery(diagram, condition, isOpaque) : condition
}

/** Whether any condition of the diagram is opaque. */
export function hasOpaque({ levels }: Diagram): boolean {
  return levels.at(-1)?.opaque != null
}

/** Adds values to the case until it settles the node as far as facts can, and says what the node comes to. */
export function complete(
  diagram: Diagram,
  node: Node,
  values: Case,
  known: KnownAt = anything,
): readonly LeafValue[] {
  for (let at = node, branch = asBranch(diagram, at); branch !== null; branch = asBranch(diagram, at)) {
    const { level } = branch
    if (levelAt(diagram, level).opaque !== null) break
    const value = values.get(level)
    const [first] = childrenOf(diagram, at, value === undefined ? known(level) : single(value))
    if (first === undefined) throw new RangeError("A case has a value that its fact cannot have.")
    if (value === undefined) values.set(level, pick(diagram, level, first.inside))
    at = first.child
  }
  return valuesOf(diagram, node, (level) => {
    const value = values.get(level)
    return value === undefined ? null : single(value)
  })
}

/** Completes the case for the result of a rule (`false`, `true` or fen) and says what it is. */
export function outcomeOf(
  diagram: Diagram,
  result: Node,
  values: Case,
  known: KnownAt = anything,
): WitnessOutcome {
  const all = complete(diagram, result, values, known)
  const verdicts = new Set(all.map((value) => value !== false))
  const [amount] = all
  return {
    verdict: verdicts.size === 1 ? all[0] !== false : null,
    amount: all.length === 1 && typeof amount === "bigint" ? amount : null,
  }
}

/** The case by the names of facts. */
export function nameCase(diagram: Diagram, values: ReadonlyMap<number, number>): WitnessValues {
  return nameLevels(diagram, values)
}

/** What stands by level, by the names of facts. */
export function nameLevels<Value>(
  diagram: Diagram,
  values: ReadonlyMap<number, Value>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    [...values]
      .sort(([a], [b]) => a - b)
      .map(([level, value]) => [levelAt(diagram, level).name, value] as const),
  )
}

/** A value that reads well: one next to a limit of the rule rather than at the end of what the fact may be. */
function pick(diagram: Diagram, level: number, inside: IntSet): number {
  const [first] = inside
  if (first === undefined) throw new RangeError("There is no value in a set of nothing.")
  const { domain } = levelAt(diagram, level)
  const beginsWithDomain = domain.some(({ from }) => from === first.from)
  const endsWithDomain = domain.some(({ to }) => to === first.to)
  return beginsWithDomain && !endsWithDomain ? first.to : first.from
}
