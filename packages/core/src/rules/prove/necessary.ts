/**
 * What the rule implies about a few facts alone: the strictest condition on them that everybody entitled meets. With
 * it a source that holds only those facts is asked for those people and no others (least data).
 *
 * It is about true values. Whoever asks a source must also ask for those whose values it does not know.
 */
import { type IntSet, sameSet, union } from "../facts/int-set.ts"
import type { Plan, PlanCondition } from "../plan/plan.ts"
import { readOne } from "./build.ts"
import { asBranch, atomOf, type Diagram, FALSE, levelAt, type Node, TRUE } from "./diagram.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { allOf, and, exists, not } from "./operate.ts"
import { eachOnce, type OutsidePart, type TooLarge } from "./outside.ts"
import { childrenOf, opaqueIn } from "./read.ts"

export interface Necessity {
  readonly outcome: "necessary"
  /** Implied by the rule; reads no facts but the chosen ones, by the slots of the plan. */
  readonly condition: PlanCondition
  /** For each chosen fact, the values that somebody entitled may have; each fact by itself. */
  readonly projections: Readonly<Record<string, IntSet>>
  /**
   * Whether the condition is the strictest there is: everybody who meets it could be entitled, for some values of the
   * other facts. Otherwise it lets more people through than need be, never fewer.
   */
  readonly strictest: boolean
  /** The parts outside the fragment that may have kept it from being stricter. */
  readonly outside: readonly OutsidePart[]
}

/** Atoms that a condition may have before the facts are taken each by itself. */
const MOST_ATOMS = 500

/**
 * The weakest thing that must be known of chosen facts for the rule to hold, with every other fact open. Where the
 * facts do not depend on each other it is one set for each, all of them to be met. Names that are no facts of the plan
 * are left out.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, type Condition, fact, factSheet, lower, sheetOf, weakestNecessary } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const title = { zh: "样例", en: "sample" }
 * const firm = factSheet("firm", { people: fact.integer(title, { min: 0, max: 9999 }), listed: fact.flag(title) })
 * const planOf = (eligible: Condition) => {
 *   const rule = Result.getOrThrow(checkRule({ v: 1, id: "sample", title, eligible }, { sheet: sheetOf(firm) }))
 *   return lower(Result.getOrThrow(bindRule(rule, { on: plainDate("2018-07-20") })))
 * }
 *
 * const plan = planOf({ all: [{ fact: "people", atMost: 20 }, { fact: "listed", is: true }] })
 * const proof = weakestNecessary(plan, ["people"])
 * assert.deepEqual(proof.outcome === "necessary" && proof.projections, { people: [{ from: 0, to: 20 }] })
 * ```
 */
export function weakestNecessary(
  plan: Plan,
  slotNames: readonly string[],
  limit: number = MOST_NODES,
): Necessity | TooLarge {
  return bounded((): Necessity => {
    const { diagram, surely, verdict } = readOne(plan, limit)
    const chosen = new Set(slotNames)
    const isOpen = (level: number): boolean => {
      const { name, opaque } = levelAt(diagram, level)
      return opaque !== null || !chosen.has(name)
    }
    const needed = exists(diagram, verdict, isOpen)
    const levels = diagram.levels.flatMap(({ name }, level) => (isOpen(level) ? [] : { name, level }))
    const sets = levels.map(({ level, name }) => {
      const alone = exists(diagram, needed, (other) => other !== level)
      return { level, name, inside: whereTrue(diagram, alone, level) }
    })
    const product = allOf(
      diagram,
      sets.map(({ inside, level }) => atomOf(diagram, level, inside)),
    )
    const atom: ComposeAtom = (level, inside) => ({
      op: "atom",
      slot: plan.slots.findIndex(({ name }) => name === levelAt(diagram, level).name),
      inside,
    })
    const each: PlanCondition = {
      op: "all",
      parts: sets.flatMap(({ inside, level }) =>
        sameSet(inside, levelAt(diagram, level).domain) ? [] : atom(level, inside),
      ),
    }
    const written = needed === FALSE ? never : product === needed ? each : composeTree(diagram, needed, atom)
    const certain = exists(diagram, surely.yes, isOpen)
    return {
      outcome: "necessary",
      condition: written ?? each,
      projections: Object.fromEntries(sets.map(({ inside, name }) => [name, inside])),
      strictest: written !== null && certain === needed,
      outside: certain === needed ? [] : eachOnce(opaqueIn(diagram, [verdict]).flatMap(({ parts }) => parts)),
    }
  })
}

type ComposeAtom = (level: number, inside: IntSet) => PlanCondition

const never: PlanCondition = { op: "constant", value: false }

/** The values of a fact for which a condition on it alone holds. */
function whereTrue(diagram: Diagram, condition: Node, level: number): IntSet {
  if (condition === TRUE) return levelAt(diagram, level).domain
  return childrenOf(diagram, condition).find(({ child }) => child === TRUE)?.inside ?? []
}

/** The condition as atoms joined; `null` when that takes too many. */
function composeTree(diagram: Diagram, condition: Node, atom: ComposeAtom): PlanCondition | null {
  let atoms = 0
  const compose = (node: Node): PlanCondition | null => {
    const branch = asBranch(diagram, node)
    if (branch === null) return { op: "constant", value: node === TRUE }
    const { domain } = levelAt(diagram, branch.level)
    const children = childrenOf(diagram, node)
    const ways: PlanCondition[] = []
    for (const { child } of children) {
      if (child === FALSE) continue
      // Where a child implies another, the fact need not be asked for to tell them apart.
      const implied = children.filter((other) => and(diagram, child, not(diagram, other.child)) === FALSE)
      const inside = union(...implied.map((other) => other.inside))
      const isAnything = sameSet(inside, domain)
      if (!isAnything) atoms += 1
      if (atoms > MOST_ATOMS) return null
      const rest = child === TRUE ? [] : [compose(child)]
      const parts = [...(isAnything ? [] : [atom(branch.level, inside)]), ...rest]
      if (parts.includes(null)) return null
      ways.push(joined("all", parts as readonly PlanCondition[]))
    }
    return joined("any", ways)
  }
  return compose(condition)
}

function joined(op: "all" | "any", parts: readonly PlanCondition[]): PlanCondition {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { op, parts }
}
