/** What all completions of what is known agree on: the verdict, and the least and the greatest amount. */
import { intersection, type IntSet } from "../facts/int-set.ts"
import type { Plan } from "../plan/plan.ts"
import { type BuiltPlan, buildPlan, levelNamed } from "./build.ts"
import { MOST_NODES } from "./limit.ts"
import { type Outside, outsideBecauseOf, type TooLarge } from "./outside.ts"
import { type KnownAt, opaqueIn, valuesOf } from "./read.ts"
import { caseOf, nameCase, type WitnessValues } from "./witness.ts"

/** What may still be true of each fact, by name; a fact that is not named may have any value of its domain. */
export type KnownSets = Readonly<Record<string, IntSet | undefined>>

/** The least and the greatest fen over all completions for which the rule holds; each is reached by one. */
export interface AmountRange {
  readonly outcome: "range"
  readonly min: bigint
  readonly max: bigint
}

/** `amount` is `null` where the rule is about no money or holds for no completion. */
export type Settlement =
  | {
      readonly outcome: "settled"
      readonly verdict: boolean
      readonly amount: AmountRange | Outside | null
    }
  | {
      readonly outcome: "open"
      readonly amount: AmountRange | Outside | null
      /** A completion for which the rule holds, and one for which it does not. */
      readonly yes: WitnessValues
      readonly no: WitnessValues
    }
  /** What is said of these facts lies outside their domains altogether. */
  | { readonly outcome: "contradiction"; readonly slots: readonly string[] }
  | Outside

/**
 * Whether every completion of what is known has one verdict. Each completion gives each fact one value, however often
 * the rule names it, so this settles more than joining conditions one by one can.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, type Condition, fact, factSheet, lower, settled, sheetOf } from "@onevisit/core/rules"
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
 * const plan = planOf({ any: [{ fact: "people", atMost: 20 }, { fact: "people", above: 20 }] })
 * assert.deepEqual(settled(plan, {}), { outcome: "settled", verdict: true, amount: null })
 *
 * const small = planOf({ fact: "people", atMost: 20 })
 * assert.equal(settled(small, { people: [{ from: 5, to: 15 }] }).outcome, "settled")
 * assert.deepEqual(settled(small, { people: [{ from: 15, to: 25 }] }), {
 *   outcome: "open",
 *   amount: null,
 *   yes: { people: 15 },
 *   no: { people: 21 },
 * })
 * ```
 */
export function settled(plan: Plan, known: KnownSets, limit: number = MOST_NODES): Settlement | TooLarge {
  const built = buildPlan(plan, limit)
  return built.outcome === "built" ? settledIn(built, known) : built
}

/** The same on a plan that was built already, for many subjects: it adds nothing to the diagram. */
export function settledIn(built: BuiltPlan, known: KnownSets): Settlement {
  const { diagram, surely, verdict } = built
  const sets = new Map<number, IntSet>()
  const impossible: string[] = []
  for (const { domain, name, shape } of built.plan.slots) {
    const set = Object.hasOwn(known, name) ? known[name] : undefined
    const level = levelNamed(diagram, name)
    if (set === undefined || level === null || shape === "list") continue
    sets.set(level, intersection(set, domain))
    if (sets.get(level)?.length === 0) impossible.push(name)
  }
  if (impossible.length > 0) return { outcome: "contradiction", slots: impossible }
  const knownAt: KnownAt = (level) => sets.get(level) ?? null
  const verdicts = valuesOf(diagram, verdict, knownAt)
  const amount = rangeOf(built, knownAt)
  if (verdicts.length === 1) return { outcome: "settled", verdict: verdicts[0] === true, amount }
  const [yes, no] = [surely.yes, surely.no].map((node) => caseOf(diagram, node, knownAt))
  if (!yes || !no)
    return outsideBecauseOf(opaqueIn(diagram, [verdict], knownAt).flatMap(({ parts }) => parts))
  return { outcome: "open", amount, yes: nameCase(diagram, yes), no: nameCase(diagram, no) }
}

/** The amounts of all completions for which the rule holds. */
function rangeOf({ amount, diagram, result }: BuiltPlan, known: KnownAt): AmountRange | Outside | null {
  if (amount === null) return null
  const values = valuesOf(diagram, result, known)
  const paid = values.filter((value) => typeof value === "bigint")
  const [first] = paid
  const isOneAmount = values.length === 1 && first !== undefined
  const opaque = isOneAmount ? [] : opaqueIn(diagram, [result], known)
  if (opaque.length > 0) return outsideBecauseOf(opaque.flatMap(({ parts }) => parts))
  if (first === undefined) return null
  return {
    outcome: "range",
    min: paid.reduce((least, each) => (each < least ? each : least), first),
    max: paid.reduce((greatest, each) => (each > greatest ? each : greatest), first),
  }
}
