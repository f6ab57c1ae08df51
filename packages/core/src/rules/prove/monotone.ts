/** Whether a rule moves one way only as a fact grows: older people are never paid less, richer ones never more. */
import { hullOf, type IntSet } from "../facts/int-set.ts"
import type { Plan } from "../plan/plan.ts"
import { type BuiltPlan, readOne, levelNamed } from "./build.ts"
import { FALSE, type LeafValue, levelAt, type Node } from "./diagram.ts"
import { bounded, MOST_NODES } from "./limit.ts"
import { fix, reckon } from "./operate.ts"
import { type Outside, outsideBecauseOf, type TooLarge } from "./outside.ts"
import { opaqueIn, runsOfLevel } from "./read.ts"
import {
  type Case,
  complete,
  nameCase,
  outcomeOf,
  search,
  type WitnessOutcome,
  type WitnessValues,
} from "./witness.ts"

/** `rising`: more of the fact never takes anything away. `falling`: it never gives anything. */
export type Direction = "rising" | "falling"

export type Monotonicity =
  | { readonly outcome: "holds" }
  | {
      readonly outcome: "fails"
      /** Two who differ in the fact alone, the one with the lower value first, and what the rule comes to for each. */
      readonly pair: readonly [WitnessValues, WitnessValues]
      readonly outcomes: readonly [WitnessOutcome, WitnessOutcome]
    }
  | Outside

export interface MonotoneProof {
  readonly outcome: "examined"
  /** That the rule does not hold counts as less than that it holds. */
  readonly verdict: Monotonicity
  /** Among those for whom the rule holds with either value; `null` where it is about no money. */
  readonly amount: Monotonicity | null
}

/**
 * Whether verdict and amount move one way only in a fact, all other facts being the same. Among days, never comes
 * after every day. Values of a choice have the order in which they are declared; places of a hierarchy have none.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, type Condition, fact, factSheet, lower, monotone, sheetOf } from "@onevisit/core/rules"
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
 * const proof = monotone(planOf({ fact: "people", oneOf: [1, 2, 4] }), "people", "falling")
 * assert(proof.outcome === "examined" && proof.verdict.outcome === "fails")
 * assert.deepEqual(proof.verdict.pair, [{ people: 3 }, { people: 4 }])
 * ```
 */
export function monotone(
  plan: Plan,
  slotName: string,
  direction: Direction,
  limit: number = MOST_NODES,
): MonotoneProof | Outside | TooLarge {
  return bounded((): MonotoneProof | Outside => {
    const slot = plan.slots.find(({ name }) => name === slotName)
    const refuse = (reason: "no-such-fact" | "unordered" | "list"): Outside =>
      outsideBecauseOf([{ path: [], slots: [slotName], reason }])
    if (slot === undefined) return refuse("no-such-fact")
    if (slot.shape === "code") return refuse("unordered")
    if (slot.shape === "list") return refuse("list")
    const built = readOne(plan, limit)
    const level = levelNamed(built.diagram, slotName) ?? 0
    const { amount, diagram, result, verdict } = built
    const asNumber = reckon(diagram, [verdict], (holds) => (holds === true ? 1n : 0n))
    return {
      outcome: "examined",
      verdict: examine(built, asNumber, level, direction),
      amount: amount === null ? null : examine(built, result, level, direction),
    }
  })
}

/** Follows a number (`false` where there is none) along the fact, and holds it against the most it has been. */
function examine(built: BuiltPlan, number: Node, level: number, direction: Direction): Monotonicity {
  const { diagram } = built
  const moving = opaqueIn(diagram, [number]).filter(
    (opaque) => diagram.leaves.has(opaque) || opaque.slots.includes(levelAt(diagram, level).name),
  )
  if (moving.length > 0) return outsideBecauseOf(moving.flatMap(({ parts }) => parts))
  const rising = runsOfLevel(diagram, [number], level)
  const runs = direction === "rising" ? rising : rising.toReversed()
  const along = runs.map((run) => fix(diagram, number, level, hullOf(run).from))
  const isLess = (before: LeafValue, here: LeafValue): boolean =>
    typeof before === "bigint" && typeof here === "bigint" && here < before
  let most = FALSE
  for (const [at, here] of along.entries()) {
    const found = search(diagram, reckon(diagram, [most, here], isLess))
    if (found.found === "unsure") return outsideBecauseOf(found.parts)
    if (found.found === "none") {
      most = reckon(diagram, [most, here], greater)
      continue
    }
    for (const [earlier, before] of [...along.slice(0, at).entries()].toReversed()) {
      const pair = search(diagram, reckon(diagram, [before, here], isLess))
      if (pair.found === "case") return composePair(built, level, pair.case, [runs[earlier], runs[at]])
    }
    return outsideBecauseOf(opaqueIn(diagram, [number]).flatMap(({ parts }) => parts))
  }
  return { outcome: "holds" }
}

/** Two who differ in one fact: the values next to each other of the two runs. */
function composePair(
  built: BuiltPlan,
  level: number,
  others: Case,
  runs: readonly (IntSet | undefined)[],
): Monotonicity {
  const { diagram, result } = built
  const [lower, upper] = runs.map((run) => hullOf(run ?? [])).sort((a, b) => a.from - b.from)
  const values = [lower?.to ?? 0, upper?.from ?? 0] as const
  const results = values.map((value) => fix(diagram, result, level, value))
  for (const each of results) complete(diagram, each, others)
  const [of, than] = results.map((each) => outcomeOf(diagram, each, others))
  const pair = values.map((value) => nameCase(diagram, new Map(others).set(level, value)))
  return {
    outcome: "fails",
    pair: pair as [WitnessValues, WitnessValues],
    outcomes: [of, than] as [WitnessOutcome, WitnessOutcome],
  }
}

function greater(a: LeafValue, b: LeafValue): LeafValue {
  if (typeof b !== "bigint") return a
  return typeof a === "bigint" && a > b ? a : b
}
