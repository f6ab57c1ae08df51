/**
 * Dead and idle conditions: whether the rule and every condition inside it can hold and can fail, and whether the rule
 * would be the same with a constant in its place. What never matters is text that readers take for law and that
 * decides nothing.
 */
import type { Path } from "../../reasons/index.ts"
import type { Plan } from "../plan/plan.ts"
import { readOne } from "./build.ts"
import { areApart } from "./apart.ts"
import type { Diagram, Node } from "./diagram.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { allOf, not } from "./operate.ts"
import { eachOnce, type OutsidePart, type TooLarge } from "./outside.ts"
import { type Place, placesOf } from "./places.ts"
import { hasOpaque, nameCase, search, type Search, type WitnessValues } from "./witness.ts"

export interface ConditionFinding {
  /** In the plan; `["grounds"]` is the rule, all grounds together. */
  readonly path: Path
  readonly holds: "always" | "never" | "sometimes" | "outside"
  /** A case in which it holds and one in which it does not; `null` where there is none or none can be told. */
  readonly yes: WitnessValues | null
  readonly no: WitnessValues | null
  /**
   * The constants that could stand in its place without any change of verdict or amount for anybody; with both, it
   * never matters. Each place stands on its own: of two conditions that say the same, either could go, but not both.
   */
  readonly replaceableBy: readonly boolean[]
  /** What kept a question above from being answered; empty when all is told. */
  readonly outside: readonly OutsidePart[]
}

export interface ConditionFindings {
  readonly outcome: "examined"
  /** The rule first, then each ground with what it is made of, then the conditions inside the amount. */
  readonly conditions: readonly ConditionFinding[]
}

/** Examines the rule and every condition inside it. *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, type Condition, fact, factSheet, findDead, lower, sheetOf } from "@onevisit/core/rules"
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
 * const proof = findDead(planOf({ all: [{ fact: "people", atMost: 20 }, { fact: "people", atMost: 50 }] }))
 * const conditions = proof.outcome === "examined" ? proof.conditions : []
 * assert.deepEqual(
 *   conditions.map(({ holds, replaceableBy }) => [holds, replaceableBy]),
 *   [
 *     ["sometimes", []],
 *     ["sometimes", []],
 *     ["sometimes", [true]],
 *   ],
 * )
 * ```
 */
export function findDead(plan: Plan, limit: number = MOST_NODES): ConditionFindings | TooLarge {
  return bounded((): ConditionFindings => {
    const built = readOne(plan, limit)
    return {
      outcome: "examined",
      conditions: placesOf(built).map((place) => composeFinding(built.diagram, place)),
    }
  })
}

function composeFinding(diagram: Diagram, { care, node, path }: Place): ConditionFinding {
  const fails = not(diagram, node)
  const yes = search(diagram, node)
  const no = search(diagram, fails)
  const byTrue = searchAmong(diagram, [...care, fails])
  const byFalse = searchAmong(diagram, [...care, node])
  return {
    path,
    holds: tellHolds(yes, no),
    yes: shown(diagram, yes),
    no: shown(diagram, no),
    replaceableBy: [byTrue.found === "none" ? [true] : [], byFalse.found === "none" ? [false] : []].flat(),
    outside: eachOnce(
      [yes, no, byTrue, byFalse].flatMap((each) => (each.found === "unsure" ? each.parts : [])),
    ),
  }
}

/** Looks for a case that meets all conditions; joins them only where opaque parts may keep it from being one. */
function searchAmong(diagram: Diagram, conditions: readonly Node[]): Search | { readonly found: "some" } {
  if (areApart(diagram, conditions)) return { found: "none" }
  return hasOpaque(diagram) ? search(diagram, allOf(diagram, conditions)) : { found: "some" }
}

function tellHolds(yes: Search, no: Search): ConditionFinding["holds"] {
  if (no.found === "none") return "always"
  if (yes.found === "none") return "never"
  return yes.found === "case" && no.found === "case" ? "sometimes" : "outside"
}

function shown(diagram: Diagram, search: Search): WitnessValues | null {
  return search.found === "case" ? nameCase(diagram, search.case) : null
}
