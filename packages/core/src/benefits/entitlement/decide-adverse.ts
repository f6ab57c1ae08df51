/**
 * Refusing, stopping, lowering, claiming back. Each is an officer's act, announced with its reasons and decided only once
 * the person has answered or could have (事先告知、陈述申辩), with written reasons and the remedies of its day. What the
 * facts do not carry is refused: nobody is stopped on what is not known.
 */
import * as Result from "effect/Result"
import { NO, YES } from "../../rules/index.ts"
import type { Remedy } from "../../law/index.ts"
import { addMonthsToMonth, hasPassed, type Month } from "../../time/index.ts"
import {
  type Decision,
  decided,
  firstOf,
  happen,
  refuse,
  runFrom,
  thisMonth,
  unlessIn,
  unlessReasoned,
} from "./draft.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { AdverseAct, EntitlementEvent, Reasons } from "./entitlement-events.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { ledgerOf } from "./ledger.ts"
import { entitledIn, partOf, total } from "./paid-months.ts"
import { draftRecovery, undischarged } from "./recovery.ts"
import { type EntitlementRefusal, refusals } from "./refusals.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

export function decideAnnounce(
  state: EntitlementState,
  { act, from, reasons }: Of<"announce">,
  context: EntitlementContext,
): Decision {
  const refusal = firstOf(
    state.announced === null ? null : refusals.announcedAlready,
    unlessReasoned(reasons),
    from > addMonthsToMonth(thisMonth(context), 1) ? refusals.fromTheFuture : null,
    unlessCarried(state, act, from, context),
  )
  if (refusal !== null) return refuse(refusal)
  const answerUntil = runFrom(context, context.programme.acts.answerWithin)
  if (Result.isFailure(answerUntil)) return refuse(answerUntil.failure)
  return decided(
    happen(context, "AdverseAnnounced", { act, from, reasons, answerUntil: answerUntil.success }),
  )
}

export function decideAnswer(
  state: EntitlementState,
  { statement }: Of<"answer">,
  context: EntitlementContext,
): Decision {
  if (state.announced === null) return refuse(refusals.nothingAnnounced)
  return decided(happen(context, "AnswerGiven", { statement }))
}

export function decideDrop(
  state: EntitlementState,
  { reasons }: Of<"drop">,
  context: EntitlementContext,
): Decision {
  const refusal = firstOf(
    state.announced === null ? refusals.nothingAnnounced : null,
    unlessReasoned(reasons),
  )
  return refusal === null ? decided(happen(context, "AdverseDropped", { reasons })) : refuse(refusal)
}

export function decideRefuse(
  state: EntitlementState,
  reasons: Reasons,
  context: EntitlementContext,
): Decision {
  const ready = readyFor(state, "refuse", context, reasons)
  if (Result.isFailure(ready)) return refuse(ready.failure)
  return decided(happen(context, "CandidateRefused", { reasons, remedies: ready.success.remedies }))
}

export function decideStop(state: EntitlementState, reasons: Reasons, context: EntitlementContext): Decision {
  const ready = readyFor(state, "stop", context, reasons)
  if (Result.isFailure(ready)) return refuse(ready.failure)
  const events: EntitlementEvent[] =
    state.hold === null ? [] : [happen(context, "HoldEnded", { how: "stopped", reasons })]
  return decided(...events, happen(context, "Stopped", { ...ready.success, reasons }))
}

export function decideLower(
  state: EntitlementState,
  reasons: Reasons,
  context: EntitlementContext,
): Decision {
  const ready = readyFor(state, "lower", context, reasons)
  if (Result.isFailure(ready)) return refuse(ready.failure)
  const amount = entitledIn(state, ready.success.from) ?? 0
  return decided(happen(context, "Lowered", { ...ready.success, amount, reasons }))
}

export function decideRecover(
  state: EntitlementState,
  { amount, by, instalments, reasons }: Of<"recover">,
  context: EntitlementContext,
): Decision {
  const ready = readyFor(state, "recover", context, reasons)
  if (Result.isFailure(ready)) return refuse(ready.failure)
  const draft = draftRecovery(state, thisMonth(context))
  if (amount <= 0 || amount > total(draft)) return refuse(refusals.nothingOverpaid)
  const isWhole = instalments.every((each) => Number.isSafeInteger(each.amount) && each.amount > 0)
  if (!isWhole || total(instalments) !== amount) return refuse(refusals.instalmentsDiffer)
  const { remedies } = ready.success
  const months = partOf(amount, draft)
  return decided(happen(context, "RecoveryDecided", { by, months, instalments, reasons, remedies }))
}

/** To the person's advantage, but an officer says so: what was stopped was stopped by one. */
export function decideResume(
  state: EntitlementState,
  { from, reasons }: Of<"resume">,
  context: EntitlementContext,
): Decision {
  const refusal = firstOf(
    unlessIn(state, "stopped"),
    unlessReasoned(reasons),
    (entitledIn(state, from) ?? 0) > 0 ? null : refusals.notEntitled,
  )
  return refusal === null ? decided(happen(context, "Resumed", { from, reasons })) : refuse(refusal)
}

export function decideReceived(
  state: EntitlementState,
  { amount, on }: Of<"receive-recovery">,
  context: EntitlementContext,
): Decision {
  if (amount <= 0 || amount > undischarged(state)) return refuse(refusals.nothingLeft)
  if (on > context.now.on) return refuse(refusals.dateInTheFuture)
  return decided(happen(context, "RecoveryReceived", { amount, on }))
}

export function decideWaived(
  state: EntitlementState,
  { amount, reasons }: Of<"waive-recovery">,
  context: EntitlementContext,
): Decision {
  if (amount <= 0 || amount > undischarged(state)) return refuse(refusals.nothingLeft)
  const refusal = unlessReasoned(reasons)
  return refusal === null ? decided(happen(context, "RecoveryWaived", { amount, reasons })) : refuse(refusal)
}

interface Ready {
  readonly from: Month
  readonly remedies: readonly Remedy[]
}

/** Announced, answered or past the time to answer, carried by the facts as they are now, with reasons. */
function readyFor(
  state: EntitlementState,
  act: AdverseAct,
  context: EntitlementContext,
  reasons: Reasons,
): Result.Result<Ready, EntitlementRefusal> {
  const { announced } = state
  if (announced === null || announced.act !== act) return Result.fail(refusals.nothingAnnounced)
  const refusal = firstOf(
    unlessReasoned(reasons),
    announced.answered || hasPassed(announced.answerUntil, context.now.on) ? null : refusals.answerTimeRuns,
    unlessCarried(state, act, announced.from, context),
  )
  if (refusal !== null) return Result.fail(refusal)
  const { remedies } = context.programme.acts
  const inForce = remedies.findLast(({ from }) => from <= context.now.on)?.remedies ?? []
  return Result.succeed({ from: announced.from, remedies: inForce })
}

/** Whether what is known carries the act in its first month and since. */
function unlessCarried(
  state: EntitlementState,
  act: AdverseAct,
  from: Month,
  context: EntitlementContext,
): EntitlementRefusal | null {
  const since = state.segments.filter(({ to }, at) => to >= from || at === state.segments.length - 1)
  switch (act) {
    case "refuse":
      return firstOf(
        unlessIn(state, "candidate", "verified", "told"),
        since.every(({ status }) => status === NO) && since.length > 0 ? null : refusals.stillEntitled,
      )
    case "stop":
      return firstOf(
        unlessIn(state, "enrolled"),
        since.every(({ status }) => status === NO) && since.length > 0 ? null : refusals.stillEntitled,
      )
    case "lower": {
      const segment = state.segments.findLast((each) => each.from <= from)
      const paid = ledgerOf(state, from).at(-1)?.target ?? 0
      return firstOf(
        unlessIn(state, "enrolled"),
        segment?.status === YES && segment.amount < paid ? null : refusals.notLower,
      )
    }
    case "recover":
      return draftRecovery(state, thisMonth(context)).length > 0 ? null : refusals.nothingOverpaid
    default:
      return act satisfies never
  }
}
