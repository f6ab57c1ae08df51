/** Decides a bound rule for one subject, with reasons in words. */
import { fen, type Fen } from "../../money/index.ts"
import { type Issue, text, type Text } from "../../reasons/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { groundConditions } from "../bound/grounds.ts"
import type { FactValues } from "../facts/observation.ts"
import { type Known, readFact, saidOf } from "../facts/read-fact.ts"
import type { Verdict } from "../verdict.ts"
import { type Evaluated, merge, none, type Reckoned } from "./combine.ts"
import type { Decision } from "./decision.ts"
import { evaluate, type Knowledge, reckon } from "./evaluate.ts"
import { reasonTree } from "./reason-tree.ts"
import { amountWords } from "./amount-words.ts"
import { showing, type Showing } from "./words.ts"

/** How a decision is to be told. */
export interface DecideOptions {
  /** The purpose for which sensitive values are written into the reasons; without one they stay hidden. */
  readonly reveal?: string
}

/**
 * Decides a rule on what is known about one subject. What is not known never counts as a yes or a no: the verdict is
 * then `undetermined`, the amount has bounds, and `missing` names what could settle it. A value of the wrong type is
 * taken for unknown and named in `issues`.
 *
 * The interpreter is sound for every rule. It is exact where every test compares one fact with constants and no fact
 * occurs twice; `settled` is exact beyond that.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { bindRule, checkRule, decide, defineRule, fact, factSheet, sheetOf } from "@onevisit/core/rules"
 * import { plainDate } from "@onevisit/core/time"
 * import * as Result from "effect/Result"
 *
 * const firm = factSheet("firm", { people: fact.integer({ zh: "从业人数", en: "people" }, { min: 0, max: 9999 }) })
 * const eligible = firm.people.atMost(20).code("small")
 * const rule = defineRule({ id: "small-firm", title: { zh: "小微", en: "small" }, eligible, amount: "100.00" })
 * const checked = Result.getOrThrow(checkRule(rule, { sheet: sheetOf(firm) }))
 * const today = Result.getOrThrow(bindRule(checked, { on: plainDate("2018-07-20") }))
 *
 * const { amount, missing, reason } = decide(today, { people: 12 })
 * assert.deepEqual([amount, missing], [{ min: 10_000, max: 10_000 }, []])
 * assert.equal(reason.text.zh, "从业人数 12，要求不高于 20——符合")
 * assert.deepEqual(decide(today, {}).missing, ["people"])
 * ```
 */
export function decide(bound: BoundRule, values: FactValues, { reveal }: DecideOptions = {}): Decision {
  const known = readKnowledge(bound, values)
  const words = showing(known, (reveal ?? "").trim() !== "")
  const tree = reasonTree(words)
  const eligible = evaluate(bound.eligible, known, tree)
  const reason = tree.root()
  const amountTree = eligible.verdict === "no" ? null : reasonTree(words)
  const amount = bound.amount === null ? null : reckon(bound.amount, known, amountTree)
  const open = openFacts(eligible, amount)
  const disputes = disputesIn(bound, known, open)
  const root = groundConditions(bound.eligible)
  const verdicts = root.length === 1 && root[0] === bound.eligible ? [reason] : reason.parts
  const inState = (state: Known["state"]) => (name: string) => stateOf(bound, known, name) === state
  const judgedNames = new Set(
    bound.facts.flatMap(({ declaration, name }) => (declaration.judged ? [name] : [])),
  )
  return {
    verdict: eligible.verdict,
    amount: amount === null ? null : payable(eligible.verdict, amount),
    grounds: bound.grounds.map((ground, at) => ({
      ...ground,
      verdict: verdicts[at]?.verdict ?? "undetermined",
    })),
    reason,
    amountReason: amountReasonOf(bound, eligible.verdict, words),
    amountConditions: amountTree?.all() ?? [],
    missing: open.filter(
      (name) => !judgedNames.has(name) && !inState("withheld")(name) && !inState("disputed")(name),
    ),
    withheld: open.filter(inState("withheld")),
    disputes,
    judgements: merge([
      eligible.judged,
      eligible.verdict === "no" ? none : (amount?.judged ?? none),
      open.filter((name) => judgedNames.has(name)),
    ]).map((name) => ({ fact: name, made: inState("known")(name) })),
    issues: issuesIn(bound, known),
  }
}

/** What is known of each fact of the rule, in their order. */
export function readKnowledge({ facts }: BoundRule, values: FactValues): Knowledge {
  return facts.map((fact) => readFact(fact, saidOf(values, fact.name)))
}

/** What is to be paid: nothing where the verdict is no, from nothing where it is open. */
export function payable(verdict: Verdict, { max, min }: { readonly min: bigint; readonly max: bigint }) {
  if (verdict === "no") return { min: fen(0), max: fen(0) }
  const [least, greatest] = [fen(Number(min)), fen(Number(max))]
  if (verdict === "yes") return { min: least, max: greatest }
  return { min: Math.min(0, least) as Fen, max: Math.max(0, greatest) as Fen }
}

function openFacts(eligible: Evaluated, amount: Reckoned | null): readonly string[] {
  return eligible.verdict === "no" ? none : merge([eligible.open, amount?.open ?? none])
}

/**
 * A dispute matters when the outcome is not the same whichever value is right, or when it is one of several gaps that
 * leave the outcome open together.
 */
function disputesIn(bound: BoundRule, known: Knowledge, open: readonly string[]): Decision["disputes"] {
  return bound.facts.flatMap(({ index, name }) => {
    const fact = known[index]
    if (fact?.state !== "disputed") return []
    const alternatives =
      fact.lists === null
        ? fact.values.map((possible) => ({ possible }))
        : fact.lists.map((list) => ({ lists: [list] }))
    const outcomes = alternatives.map((alternative) => {
      const instead = known.map((each, at) => (at === index ? { ...each, ...alternative } : each))
      const { verdict } = evaluate(bound.eligible, instead, null)
      const amount = bound.amount === null ? null : payable(verdict, reckon(bound.amount, instead))
      return `${verdict} ${amount?.min} ${amount?.max}`
    })
    return [{ fact: name, matters: open.includes(name) || new Set(outcomes).size > 1 }]
  })
}

function amountReasonOf(bound: BoundRule, verdict: Verdict, words: Showing): Text | null {
  if (bound.amount === null) return null
  return verdict === "no"
    ? text("不符合条件，不予发放", "not entitled: nothing is paid")
    : amountWords(bound.amount, words)
}

function issuesIn({ facts }: BoundRule, known: Knowledge): readonly Issue[] {
  return facts.flatMap(({ index, name }) => {
    const expected = known[index]?.expected
    return typeof expected === "string" ? [{ path: [name], expected }] : []
  })
}

function stateOf(bound: BoundRule, known: Knowledge, name: string): Known["state"] | undefined {
  const fact = bound.facts.find((each) => each.name === name)
  return fact === undefined ? undefined : known[fact.index]?.state
}
