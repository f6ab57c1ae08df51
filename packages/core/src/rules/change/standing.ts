/** What a rule says on one day, without words: as the interpreter decides it. */
import * as Result from "effect/Result"
import type { Fen } from "../../money/index.ts"
import type { BoundRule, Ground } from "../bound/bound-rule.ts"
import { factsOf } from "../bound/facts-of.ts"
import { groundConditions } from "../bound/grounds.ts"
import type { DecisionTime } from "../bound/when.ts"
import type { CannotBind } from "../check/cannot-bind.errors.ts"
import { bindRule } from "../check/check-rule.ts"
import type { FactValues } from "../facts/observation.ts"
import { payable, readKnowledge } from "../interpret/decide.ts"
import { evaluate, reckon } from "../interpret/evaluate.ts"
import type { Rule } from "../language/rule.ts"
import { joined, type Verdict } from "../verdict.ts"
import type { RulePart } from "./mover.ts"

/** A verdict and the fen that go with it: equal bounds when settled, `null` for a rule about no money. */
export interface Standing {
  readonly verdict: Verdict
  readonly amount: { readonly min: Fen; readonly max: Fen } | null
}

/** A standing with the parts it is made of. */
export interface StandingInParts extends Standing {
  readonly grounds: readonly { readonly ground: Ground; readonly verdict: Verdict }[]
  /** What the amount would be if the rule held. */
  readonly reckoned: { readonly min: bigint; readonly max: bigint } | null
  /** Whether a sensitive fact could be read off the amount, which is then not written into words. */
  readonly isSensitive: boolean
}

/** How the rule stands on a day, or in a month. Refused with `NotInForce` as binding is. */
export function standingOn(
  rule: Rule,
  values: FactValues,
  time: DecisionTime,
): Result.Result<StandingInParts, CannotBind> {
  return Result.map(bindRule(rule, time), (bound) => standingOf(bound, values))
}

function standingOf(bound: BoundRule, values: FactValues): StandingInParts {
  const known = readKnowledge(bound, values)
  const conditions = groundConditions(bound.eligible)
  const grounds = conditions.map((condition, at) => ({
    ground: bound.grounds[at] as Ground,
    verdict: evaluate(condition, known, null).verdict,
  }))
  const verdict = joined(
    grounds.map((each) => each.verdict),
    "no",
  )
  const reckoned = bound.amount === null ? null : reckon(bound.amount, known)
  const isSensitive =
    bound.amount !== null && factsOf(bound.amount).some(({ declaration }) => declaration.sensitive === true)
  return { verdict, amount: reckoned && payable(verdict, reckoned), grounds, reckoned, isSensitive }
}

/** Whether verdict and amount are the same. */
export function standsAlike(a: Standing, b: Standing): boolean {
  return a.verdict === b.verdict && a.amount?.min === b.amount?.min && a.amount?.max === b.amount?.max
}

/** The parts of the rule that are not as they were; the amount where what is to be paid moved with it. */
export function movedParts(before: StandingInParts, after: StandingInParts): readonly RulePart[] {
  const grounds = after.grounds.flatMap(({ verdict }, at) =>
    before.grounds[at]?.verdict === verdict ? [] : [at],
  )
  const isReckonedAlike =
    before.reckoned?.min === after.reckoned?.min && before.reckoned?.max === after.reckoned?.max
  const isPaidAlike = standsAlike({ ...before, verdict: after.verdict }, after)
  return isReckonedAlike || isPaidAlike ? grounds : [...grounds, "amount"]
}
