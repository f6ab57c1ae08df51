/** The classes of a fact's values that a plan tells apart; a few of them where it reckons with every value. */
import { hullOf, intersection, type IntSet, span } from "../facts/int-set.ts"
import type { Plan } from "../plan/plan.ts"
import { partsOf, type PlanNode } from "../prove/plan-parts.ts"

/** Pieces into which values are cut that a plan reckons with one by one. */
const PIECES = 4

/** Classes of the possible values of a slot, in rising order. None is empty. */
export function classesOf({ amount, grounds }: Plan, slot: number, possible: IntSet): readonly IntSet[] {
  const { from, to } = hullOf(possible)
  const cuts = new Set<number>()
  const cutAround = (set: IntSet): void => {
    for (const each of set) for (const cut of [each.from, each.to + 1]) cuts.add(cut)
  }
  const visit = (node: PlanNode): void => {
    if (node.op === "atom" && node.slot === slot) cutAround(node.inside)
    else if (node.op === "count" && node.slot === slot) cutAround(node.inside ?? [])
    else if (node.op === "steps" && node.of.op === "slot") {
      if (node.of.slot === slot) for (const cut of node.cuts) cuts.add(cut)
      for (const value of node.values) visit(value)
    } else if (node.op === "slot" && node.slot === slot)
      for (let piece = 1; piece < PIECES; piece += 1)
        cuts.add(from + Math.round(((to - from) * piece) / PIECES))
    else for (const { part } of partsOf(node)) visit(part)
  }
  for (const { condition } of grounds) visit(condition)
  if (amount !== null) visit(amount)
  const starts = [from, ...[...cuts].filter((cut) => from < cut && cut <= to).toSorted((a, b) => a - b)]
  return starts
    .map((start, at) => intersection(possible, span(start, (starts[at + 1] ?? to + 1) - 1)))
    .filter((each) => each.length > 0)
}
