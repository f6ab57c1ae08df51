/**
 * Tolerant intake (容缺受理): the applicant's own choice, with key materials complete and only deferrable gaps. The
 * clock to decide runs from acceptance; what default leads to is a person's act.
 * 浙江省保障“最多跑一次”改革规定 art. 11¶2; 电子签名法 art. 13.
 */
import * as Result from "effect/Result"
import type { Shortfall } from "../materials/index.ts"
import { remediesAgainst } from "../law/index.ts"
import { hasPassed, type PlainDate, workingDays } from "../time/index.ts"
import type { CaseCommand, CaseContext, Examination } from "./case-commands.ts"
import type { CaseState, Owing } from "./case-state.ts"
import type { SignedText } from "./case-terms.ts"
import { denyingRecord } from "./credit.ts"
import { openFirstParts } from "./decide-parts.ts"
import { decisionClocks } from "./decision-clocks.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { refuseUnexplained } from "./overdue.ts"
import {
  notInThisPhase,
  refusals,
  supplementTermMissing,
  toleranceDenied,
  toleranceUnavailable,
  type ToleranceUnavailable,
} from "./refusals.ts"
import { fittingTerm, fromToday, toleranceLimit } from "./tolerance-limit.ts"

/** Accepts although something deferrable is wanting, as of the day of receipt. */
export function acceptTolerantly(
  state: CaseState,
  shortfalls: readonly Shortfall[],
  examination: Examination,
  acceptedOn: PlainDate,
  context: CaseContext,
): Decision {
  const rule = context.ruleSet.provisions.tolerance
  const unavailable = (because: ToleranceUnavailable["because"]) =>
    refuse(toleranceUnavailable(because, shortfalls, rule?.clause))
  const tooLong = (latest: PlainDate) =>
    refuse(toleranceUnavailable("too-long", shortfalls, rule?.clause, latest))
  if (rule === undefined) return unavailable("rule-set")
  if (state.choices.optIns?.tolerantIntake === false) return refuse(refusals.toleranceDeclined)
  if (shortfalls.some((shortfall) => !shortfall.deferrable)) return unavailable("not-deferrable")
  const { commitment = null, credit } = examination.tolerance ?? {}
  if (rule.commitmentRequired && commitment === null) return unavailable("commitment")
  if (commitment !== null && !isSigned(commitment)) return refuse(refusals.signatureUnreliable)
  const record = rule.credit && denyingRecord(credit, context.now.on)
  if (rule.credit && record) return refuse(toleranceDenied(record, rule.credit.clause))

  const clocks = decisionClocks(context, acceptedOn)
  if (Result.isFailure(clocks)) return refuse(clocks.failure)
  const limit = toleranceLimit(rule, commitment, clocks.success, context)
  if (Result.isFailure(limit)) return refuse(limit.failure)
  const { latest } = limit.success
  const shortest = fromToday(workingDays(1), context)
  if (Result.isFailure(shortest)) return refuse(shortest.failure)
  if (latest !== null && (shortest.success.dueOn ?? latest) > latest) return unavailable("too-short")
  const given = rule.longest ?? commitment?.within
  const asked = examination.supplementWithin ?? (given && fittingTerm(limit.success, context))
  if (asked === null || asked === undefined) return refuse(supplementTermMissing(shortfalls))
  const deadline = fromToday(asked, context)
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  if (latest !== null && (deadline.success.dueOn ?? latest) > latest) return tooLong(latest)

  const receivedOn = state.receipt?.receivedOn ?? acceptedOn
  const parts = openFirstParts(state, context, { receivedOn, acceptedOn })
  if (Result.isFailure(parts)) return refuse(parts.failure)
  return decided(
    happen(context, "TolerantlyAccepted", {
      acceptedOn,
      number: examination.number,
      owed: shortfalls,
      deadline: deadline.success,
      mode: examination.mode ?? "posted",
      commitment,
      clocks: clocks.success,
    }),
    ...parts.success,
  )
}

/** What was supplied in time is wrong: told again, as often as the rule set allows, and within the same limit. */
export function decideNotifyOwed(
  state: CaseState,
  command: Extract<CaseCommand, { type: "notify-owed" }>,
  context: CaseContext,
): Decision {
  const { owing } = state
  const rule = context.ruleSet.provisions.tolerance
  if (state.phase !== "accepted" || owing === null || rule === undefined)
    return refuse(notInThisPhase(state.phase))
  const isWrong = owing.owed.some(({ requirement }) => owing.supplied.includes(requirement))
  if (!isWrong || owing.late || owing.furtherNotices >= (rule.furtherNotices ?? 0))
    return refuse(refusals.noFurtherNotice)
  const limit = toleranceLimit(rule, null, state, context)
  if (Result.isFailure(limit)) return refuse(limit.failure)
  const deadline = fromToday(command.supplementWithin, context)
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const { latest } = limit.success
  if (latest !== null && (deadline.success.dueOn ?? latest) > latest)
    return refuse(toleranceUnavailable("too-long", owing.owed, rule.clause, latest))
  const { mode = owing.mode, number } = command
  return decided(
    happen(context, "OwedNotified", { owed: owing.owed, deadline: deadline.success, mode, number }),
  )
}

/** 撤销受理: what was owed came late, not at all or wrong; an officer says so with reasons and remedies. */
export function decideRevokeAcceptance(
  state: CaseState,
  command: Extract<CaseCommand, { type: "revoke-acceptance" }>,
  context: CaseContext,
): Decision {
  return endForDefault(state, "revoke-acceptance", command, context)
}

/** 终止办理, where the rule set leads default there. */
export function decideTerminate(
  state: CaseState,
  command: Extract<CaseCommand, { type: "terminate" }>,
  context: CaseContext,
): Decision {
  return endForDefault(state, "terminate", command, context)
}

/** Whether anything came late, or is still wanting after the last day. */
export function hasDefaulted(owing: Owing, { now }: CaseContext): boolean {
  return owing.late || (owing.owed.length > 0 && hasPassed(owing.deadline, now.on))
}

/** An electronic signature must be reliable in all four respects; by hand and by biometrics there is nothing to find. */
export function isSigned({ means, reliable }: SignedText): boolean {
  if (means !== "electronic-signature") return true
  return (
    reliable !== undefined &&
    reliable.exclusive &&
    reliable.controlled &&
    reliable.signatureChangeShows &&
    reliable.contentChangeShows
  )
}

function endForDefault(
  state: CaseState,
  how: "revoke-acceptance" | "terminate",
  { number, reasons }: Pick<Extract<CaseCommand, { type: "terminate" }>, "number" | "reasons">,
  context: CaseContext,
): Decision {
  const { owing } = state
  if (state.phase !== "accepted" || owing === null) return refuse(notInThisPhase(state.phase))
  if (context.ruleSet.provisions.tolerance?.onDefault !== how) return refuse(refusals.notThisConsequence)
  if (owing.excused || !hasDefaulted(owing, context)) return refuse(refusals.nothingLapsed)
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  const unexplained = refuseUnexplained(state, context)
  if (unexplained) return refuse(unexplained)
  const remedies = remediesAgainst(context.ruleSet, context.item.type, context.now.on)
  if (remedies.length === 0) return refuse(refusals.remediesMissing)
  const type = how === "terminate" ? "CaseTerminated" : "AcceptanceRevoked"
  return decided(happen(context, type, { reasons, remedies, number, owed: owing.owed }))
}
