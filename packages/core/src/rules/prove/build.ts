/**
 * From plans to one diagram. Plans read together share facts by name, so that they can be held against each other.
 *
 * This is what the planner of questions works on: ask {@link childrenOf} what a node tells apart, keep to what was
 * answered with {@link restrict}, and stop at a leaf. Restricting adds nodes to the diagram and is therefore run under
 * {@link bounded}; `settledIn` and `valuesOf` add none.
 */
import type { Path } from "../../reasons/index.ts"
import { sameSet } from "../facts/int-set.ts"
import type { Plan, Slot } from "../plan/plan.ts"
import { createDiagram, type Diagram, FALSE, type Node } from "./diagram.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { allOf, choose, not } from "./operate.ts"
import { orderFacts } from "./order.ts"
import { eachOnce, type OutsidePart, type TooLarge } from "./outside.ts"
import type { PlanNode } from "./plan-parts.ts"
import { opaqueIn } from "./read.ts"
import { readCondition } from "./read-condition.ts"
import { readNumber } from "./read-number.ts"
import type { Reading } from "./reading.ts"
import { whateverIsOpaque } from "./witness.ts"

/** A plan as nodes of a diagram. */
export interface BuiltPlan {
  readonly outcome: "built"
  readonly plan: Plan
  readonly diagram: Diagram
  /** Leaves `true` and `false`. */
  readonly verdict: Node
  /** Where the rule holds, and where it does not, whatever the opaque parts are. */
  readonly surely: { readonly yes: Node; readonly no: Node }
  /** Leaves are fen, whatever the verdict; `null` where the rule is about no money. */
  readonly amount: Node | null
  /** Verdict and amount in one: `false`, or fen where the rule holds (`true` where it is about no money). */
  readonly result: Node
  readonly reading: Reading
  /** The parts outside the fragment that the result depends on; with none, everything read off the diagram is exact. */
  readonly outside: readonly OutsidePart[]
}

/** Reads a plan into a diagram of its own. */
export function buildPlan(plan: Plan, limit: number = MOST_NODES): BuiltPlan | TooLarge {
  return bounded(() => readOne(plan, limit))
}

/** Reads a plan into a diagram of its own. Throws when the limit is outgrown: run it under {@link bounded}. */
export function readOne(plan: Plan, limit: number): BuiltPlan {
  const [reading] = readTogether([{ slots: plan.slots, roots: rootsOf(plan) }], limit) as readonly [Reading]
  return readPlan(reading, plan, [])
}

/** The same of two plans in one diagram; paths begin with 0 and 1. */
export function readBoth(plans: readonly [Plan, Plan], limit: number): readonly [BuiltPlan, BuiltPlan] {
  const roots = plans.map((plan) => ({ slots: plan.slots, roots: rootsOf(plan) }))
  const [one, other] = readTogether(roots, limit) as readonly [Reading, Reading]
  return [readPlan(one, plans[0], [0]), readPlan(other, plans[1], [1])]
}

/** Readings of sets of slots into one fresh diagram, which asks for their facts in an order that suits the roots. */
export function readTogether(
  read: readonly { readonly slots: readonly Slot[]; readonly roots: readonly PlanNode[] }[],
  limit: number,
): readonly Reading[] {
  const facts = new Map<string, { readonly slot: Slot; readonly number: number; foreign: boolean }>()
  for (const { slots } of read)
    for (const slot of slots) {
      const known = facts.get(slot.name)
      if (known === undefined) facts.set(slot.name, { slot, number: facts.size, foreign: false })
      else known.foreign ||= !sameDeclaration(known.slot, slot)
    }
  const numberOf = (slots: readonly Slot[]) => (slot: number) =>
    facts.get(slots[slot]?.name ?? "")?.number ?? 0
  const order = orderFacts(
    facts.size,
    read.flatMap(({ roots, slots }) => roots.map((node) => ({ node, numberOf: numberOf(slots) }))),
  )
  const levelOf = new Map(order.map((number, level) => [number, level]))
  const inOrder = [...facts.values()].sort(
    (a, b) => (levelOf.get(a.number) ?? 0) - (levelOf.get(b.number) ?? 0),
  )
  const diagram = createDiagram(
    inOrder.map(({ slot }) => slot),
    limit,
  )
  return read.map(({ slots }, at) => {
    const found = slots.map(({ name }) => facts.get(name))
    return {
      diagram,
      slots,
      levels: found.map((fact) => levelOf.get(fact?.number ?? 0) ?? 0),
      foreign: new Set(found.flatMap((fact, slot) => (fact?.foreign === true ? slot : []))),
      names: slots.map(({ name }, slot) => (found[slot]?.foreign === true ? `${name} ${at}` : name)),
      read: new Map(),
      condition: readCondition,
    }
  })
}

/** The level of a fact by its name; `null` when the diagram has none such. */
export function levelNamed(diagram: Diagram, name: string): number | null {
  const level = diagram.levels.findIndex((each) => each.opaque === null && each.name === name)
  return level < 0 ? null : level
}

function readPlan(reading: Reading, plan: Plan, root: Path): BuiltPlan {
  const { diagram } = reading
  const grounds = plan.grounds.map(({ condition }, at) =>
    readCondition(reading, condition, [...root, "grounds", at, "condition"]),
  )
  const verdict = allOf(diagram, grounds)
  const amount = plan.amount === null ? null : readNumber(reading, plan.amount, [...root, "amount"])
  const result = amount === null ? verdict : choose(diagram, verdict, amount, FALSE)
  const outside = eachOnce(opaqueIn(diagram, [result]).flatMap(({ parts }) => parts))
  const surely = {
    yes: whateverIsOpaque(diagram, verdict),
    no: whateverIsOpaque(diagram, not(diagram, verdict)),
  }
  return { outcome: "built", plan, diagram, verdict, surely, amount, result, reading, outside }
}

function rootsOf({ amount, grounds }: Plan): readonly PlanNode[] {
  return [...grounds.map(({ condition }) => condition), ...(amount === null ? [] : [amount])]
}

function sameDeclaration(a: Slot, b: Slot): boolean {
  return (
    a.shape === b.shape &&
    a.never === b.never &&
    sameSet(a.domain, b.domain) &&
    (a.last ?? []).join() === (b.last ?? []).join()
  )
}
