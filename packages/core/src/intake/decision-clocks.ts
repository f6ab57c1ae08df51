/**
 * The two clocks of a decision, from acceptance: the statutory one, set by law, and the promised one
 * (承诺办结时限), which binds where it is shorter and never runs past the other.
 */
import * as Result from "effect/Result"
import type { Deadline, DeadlineRefusal, PlainDate, Term } from "../time/index.ts"
import { computeDeadline, isPromisedTooLate } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { DecisionClocks } from "./case-terms.ts"
import { isJoint } from "./joint-handling.ts"
import { refusals } from "./refusals.ts"

type ClockRefusal = DeadlineRefusal | typeof refusals.promiseAfterStatute

export function decisionClocks(
  context: CaseContext,
  acceptedOn: PlainDate,
): Result.Result<DecisionClocks, ClockRefusal> {
  const { item, ruleSet } = context
  const { decision, jointDecision } = ruleSet.provisions
  const byLaw = isJoint(item) ? (jointDecision ?? decision) : decision
  const statutory = clockOf(item.statutoryTerm ?? byLaw?.term, acceptedOn, context)
  if (Result.isFailure(statutory)) return Result.fail(statutory.failure)
  const promised = clockOf(item.promisedTerm, acceptedOn, context)
  if (Result.isFailure(promised)) return Result.fail(promised.failure)
  if (statutory.success && promised.success && isPromisedTooLate(statutory.success, promised.success)) {
    return Result.fail(refusals.promiseAfterStatute)
  }
  return Result.succeed({ statutory: statutory.success, promised: promised.success })
}

function clockOf(
  term: Term | undefined,
  startsOn: PlainDate,
  { calendar }: CaseContext,
): Result.Result<Deadline | null, DeadlineRefusal> {
  return term === undefined ? Result.succeed(null) : computeDeadline({ term, startsOn, calendar })
}
