/** Facts that a rule names and that can never matter to it: asking for them would be asking for nothing. */
import { hullOf } from "../facts/int-set.ts"
import type { Plan } from "../plan/plan.ts"
import { readOne, levelNamed } from "./build.ts"
import type { Diagram, Node } from "./diagram.ts"
import { differ } from "./differ.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { fix } from "./operate.ts"
import { eachOnce, type OutsidePart, type TooLarge } from "./outside.ts"
import { opaqueIn, runsOfLevel, supportOf } from "./read.ts"
import { search } from "./witness.ts"

export interface Irrelevance {
  readonly outcome: "examined"
  /** The facts that change neither verdict nor amount for anybody, in the order of the plan. */
  readonly irrelevant: readonly string[]
  /** The facts that matter to somebody for certain. */
  readonly relevant: readonly string[]
  /** Of all other facts cannot be told whether they matter, because of these parts. */
  readonly outside: readonly OutsidePart[]
}

/** Which of a rule's facts can never matter to verdict or amount, whatever the others are. */
export function irrelevantFacts(plan: Plan, limit: number = MOST_NODES): Irrelevance | TooLarge {
  return bounded((): Irrelevance => {
    const { diagram, result } = readOne(plan, limit)
    const opaque = opaqueIn(diagram, [result])
    const inOpaque = new Set(opaque.flatMap(({ slots }) => slots))
    const asked = new Set(supportOf(diagram, [result]))
    const matters = (name: string): boolean =>
      asked.has(name) &&
      (opaque.length === 0 || (!inOpaque.has(name) && mattersSurely(diagram, result, name)))
    const names = plan.slots.map(({ name }) => name)
    return {
      outcome: "examined",
      irrelevant: names.filter((name) => !asked.has(name) && !inOpaque.has(name)),
      relevant: names.filter(matters),
      outside: eachOnce(opaque.flatMap(({ parts }) => parts)),
    }
  })
}

/** Whether two values of a fact make a difference for somebody whatever the opaque parts are, none of which reads it. */
function mattersSurely(diagram: Diagram, result: Node, name: string): boolean {
  const level = levelNamed(diagram, name)
  if (level === null) return false
  const along = runsOfLevel(diagram, [result], level).map((run) =>
    fix(diagram, result, level, hullOf(run).from),
  )
  return along.some(
    (node, at) => search(diagram, differ(diagram, along[at - 1] ?? node, node)).found === "case",
  )
}
