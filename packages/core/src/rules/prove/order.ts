/**
 * In which order a diagram asks for facts. The order never changes an answer, but the size of the diagram: facts that
 * conditions read together should stand together. Begins with the order of appearance and moves each fact to the
 * middle of the conditions that read it, as long as that draws the conditions together.
 */
import { type PlanNode, partsOf, slotsIn } from "./plan-parts.ts"

const ROUNDS = 30

/** The numbers below `count` in a good order for the roots; `nameOf` says which slot of a root is which number. */
export function orderFacts(
  count: number,
  roots: readonly { readonly node: PlanNode; readonly numberOf: (slot: number) => number }[],
): readonly number[] {
  const appearing = new Set<number>()
  const groups: (readonly number[])[] = []
  for (const { node, numberOf } of roots)
    collectGroups(node, (slots) => {
      const facts = [...slots].map(numberOf)
      for (const fact of facts) appearing.add(fact)
      if (facts.length > 1) groups.push(facts)
    })
  for (let fact = 0; fact < count; fact += 1) appearing.add(fact)
  return drawTogether([...appearing], groups)
}

/** The sets of slots that stand under one condition or number, the outermost first. */
function collectGroups(node: PlanNode, give: (slots: ReadonlySet<number>) => void): void {
  give(slotsIn(node))
  for (const { part } of partsOf(node)) collectGroups(part, give)
}

function drawTogether(first: readonly number[], groups: readonly (readonly number[])[]): readonly number[] {
  let best = first
  let bestSpan = spanOf(first, groups)
  let order = first
  for (let round = 0; round < ROUNDS; round += 1) {
    const places = placesOf(order)
    const pull = new Map(order.map((fact) => [fact, { sum: 0, times: 0 }]))
    for (const group of groups) {
      const middle = group.reduce((sum, fact) => sum + (places.get(fact) ?? 0), 0) / group.length
      for (const fact of group) {
        const pulled = pull.get(fact)
        if (pulled === undefined) continue
        pulled.sum += middle
        pulled.times += 1
      }
    }
    const target = (fact: number): number => {
      const { sum, times } = pull.get(fact) ?? { sum: 0, times: 0 }
      return times === 0 ? (places.get(fact) ?? 0) : sum / times
    }
    order = [...order].sort((a, b) => target(a) - target(b))
    const span = spanOf(order, groups)
    if (span < bestSpan) [best, bestSpan] = [order, span]
  }
  return best
}

/** How far apart the facts of each group stand, in sum. */
function spanOf(order: readonly number[], groups: readonly (readonly number[])[]): number {
  const places = placesOf(order)
  return groups.reduce((sum, group) => {
    const at = group.map((fact) => places.get(fact) ?? 0)
    return sum + Math.max(...at) - Math.min(...at)
  }, 0)
}

function placesOf(order: readonly number[]): ReadonlyMap<number, number> {
  return new Map(order.map((fact, place) => [fact, place]))
}
