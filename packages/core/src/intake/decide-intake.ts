/**
 * Intake: an application is received, and an officer examines it. The outcome is not chosen but follows:
 * complete → accepted; only deferrable gaps and the applicant opts in → tolerantly accepted; otherwise
 * one notice of everything to be corrected. 行政许可法 art. 32; 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import * as Result from "effect/Result"
import type { Shortfall } from "../materials/index.ts"
import { composeChecklist } from "../materials/index.ts"
import { isInForce, remediesAgainst } from "../law/index.ts"
import { computeDeadline, type Deadline, laterOf, type PlainDate } from "../time/index.ts"
import { applicantBar, barOn } from "./applicant-bar.ts"
import { applyDue } from "./apply-due.ts"
import { refuseUnlessOfficer } from "./authority.ts"
import type { CaseCommand, CaseContext, Examination } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { noCase } from "./case-state.ts"
import type { Receipt } from "./case-terms.ts"
import { openFirstParts } from "./decide-parts.ts"
import { acceptTolerantly } from "./decide-tolerance.ts"
import { decisionClocks } from "./decision-clocks.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { fold } from "./evolve.ts"
import { refuseUnexplained } from "./overdue.ts"
import {
  alreadyNotified,
  notInThisPhase,
  reapplicationBarred,
  refusals,
  scenarioUnanswered,
  supplementTermMissing,
} from "./refusals.ts"
import { refuseWithoutEvidence } from "./party-evidence.ts"
import { refuseUnknown } from "./known-materials.ts"
import { shortfallsOf } from "./shortfalls.ts"
import type { SubmittedMaterial } from "../materials/index.ts"
import { leadFrom } from "./renewal.ts"
import { refuseRecommendation } from "./recommendation/refuse-submission.ts"

type Submit = Extract<CaseCommand, { type: "submit" }>

export function decideSubmit(state: CaseState, command: Submit, context: CaseContext): Decision {
  if (state.phase !== "none") return refuse(notInThisPhase(state.phase))
  const { item, ruleSet } = context
  const { receipt } = command
  if (item.initiation === "ex-officio") return refuse(refusals.noApplicationNeeded)
  if (receipt.receivedOn > context.now.on) return refuse(refusals.dateInTheFuture)
  if (!isInForce(ruleSet, receipt.receivedOn) || !isItemInForce(item, receipt.receivedOn))
    return refuse(refusals.notInForce)
  const bar = barOn(context.bars ?? [], receipt.receivedOn)
  if (bar) return refuse(reapplicationBarred(bar))
  const { collection } = command.choices ?? {}
  if (collection !== undefined && !item.collection.includes(collection))
    return refuse(refusals.deliveredAnotherWay)
  const unknown =
    refuseWithoutEvidence(command.parties ?? [], context) ?? refuseUnknown(command.materials, context)
  if (unknown) return refuse(unknown)
  const { recommendation: presented } = command
  const { receivedOn } = receipt
  const notRecommended = refuseRecommendation({
    item,
    receivedOn,
    presented,
    attested: context.attested ?? null,
  })
  if (notRecommended) return refuse(notRecommended)
  const noticeDue = noticeDeadline(context, receipt)
  if (Result.isFailure(noticeDue)) return refuse(noticeDue.failure)

  const opened = [
    happen(context, "CaseOpened", {
      item: command.item,
      ruleSet: command.ruleSet,
      calendar: command.calendar,
      regions: command.regions,
      itemType: item.type,
      applicant: command.applicant,
      scenario: command.scenario,
      externalIds: command.externalIds ?? [],
      ...(command.parties ? { parties: command.parties } : {}),
      ...(command.choices ? { choices: command.choices } : {}),
      ...(command.renewal ? { renewal: { ...command.renewal, lead: leadFrom(receivedOn, context) } } : {}),
      ...(presented === undefined ? {} : { recommendation: context.attested ?? presented }),
    }),
    happen(
      context,
      "MaterialsReceived",
      { receipt, number: command.number, materials: command.materials, noticeDue: noticeDue.success },
      { occurredOn: receipt.receivedOn },
    ),
    ...lookUpsOf(command, context),
  ]
  // Written down long after it was received: the law may have answered before the officer does.
  const received = fold(opened, noCase)
  const due = applyDue(received, context)
  const current = fold(due, received)
  if (command.examination === undefined || current.phase !== "received") return decided(...opened, ...due)
  const examined = decideExamine(current, command.examination, context)
  return Result.map(examined, (events) => [...opened, ...due, ...events])
}

export function decideCorrectOnSpot(
  state: CaseState,
  materials: readonly SubmittedMaterial[],
  context: CaseContext,
): Decision {
  if (state.phase !== "received") return refuse(notInThisPhase(state.phase))
  const unknown = refuseUnknown(materials, context)
  return unknown ? refuse(unknown) : decided(happen(context, "CorrectedOnSpot", { materials }))
}

/** The outcome of examining what lies before the officer. */
export function decideExamine(state: CaseState, examination: Examination, context: CaseContext): Decision {
  const notOfficer = refuseUnlessOfficer("examine", context)
  if (notOfficer) return refuse(notOfficer)
  const { defects = [] } = examination
  const unknown = refuseUnknown(defects, context)
  if (unknown) return refuse(unknown)
  if (state.phase === "correcting") {
    const examine = defects.length === 0 ? examineSupplement : findSupplementWrong
    return examine(state, examination, context)
  }
  if (state.phase !== "received" || state.receipt === null) return refuse(notInThisPhase(state.phase))
  if (defects.length === 0) return outcomeOf(state, examination, context)
  const found = happen(context, "DefectsFound", { defects })
  return Result.map(outcomeOf(fold([found], state), examination, context), (events) => [found, ...events])
}

function outcomeOf(state: CaseState, examination: Examination, context: CaseContext): Decision {
  const checklist = composeChecklist(context.item, state.scenario)
  if (checklist.toAsk.length > 0) return refuse(scenarioUnanswered(checklist.toAsk))
  const shortfalls = shortfallsOf(state, context)
  const on = acceptanceDay(state, context)
  if (shortfalls.length === 0) return accept(state, context, on, examination.number)
  if (examination.tolerance) return acceptTolerantly(state, shortfalls, examination, on, context)
  return notify(shortfalls, examination, context)
}

/** Refusal to accept: a person's act, with reasons, remedies and, where it is another's, the right authority. */
export function decideRefuseAcceptance(
  state: CaseState,
  command: Extract<CaseCommand, { type: "refuse-acceptance" }>,
  context: CaseContext,
): Decision {
  if (state.phase !== "received" && state.phase !== "correcting") return refuse(notInThisPhase(state.phase))
  const { enquiry, ground, number, reasons, referredTo } = command
  if (reasons.length === 0) return refuse(refusals.reasonsMissing)
  if (ground === "wrong-authority" && referredTo === undefined) return refuse(refusals.referralMissing)
  if (ground === "still-incomplete" && !isStillWrong(state)) return refuse(refusals.notYetWrong)
  const unexplained = refuseUnexplained(state, context)
  if (unexplained) return refuse(unexplained)
  const remedies = remediesAgainst(context.ruleSet, context.item.type, context.now.on)
  if (remedies.length === 0) return refuse(refusals.remediesMissing)
  const isOpened = ground === "wrong-authority" && enquiry !== undefined
  const referral = { ...(referredTo === undefined ? {} : { referredTo }), ...(isOpened ? { enquiry } : {}) }
  const bar = ground === "false-material" ? applicantBar("false-material", context) : Result.succeed(null)
  if (Result.isFailure(bar)) return refuse(bar.failure)
  const barred = bar.success === null ? {} : { bar: bar.success }
  return decided(
    happen(context, "NotAccepted", { ground, reasons, remedies, number, ...referral, ...barred }),
  )
}

/** All supplied and still wrong, or lapsed: either may end in refusal, by a person. */
function isStillWrong(state: CaseState): boolean {
  const { correction, tasks } = state
  if (correction === null || correction.open.length === 0) return false
  const isAllSupplied = correction.open.every(({ requirement }) => correction.supplied.includes(requirement))
  return isAllSupplied || tasks.includes("decide-on-lapsed-supplement")
}

/** Accepted as of the day everything was in. */
function accept(state: CaseState, context: CaseContext, acceptedOn: PlainDate, number: string): Decision {
  const clocks = decisionClocks(context, acceptedOn)
  if (Result.isFailure(clocks)) return refuse(clocks.failure)
  const receivedOn = state.receipt?.receivedOn ?? acceptedOn
  const parts = openFirstParts(state, context, { receivedOn, acceptedOn })
  if (Result.isFailure(parts)) return refuse(parts.failure)
  return decided(
    happen(context, "Accepted", { acceptedOn, number, clocks: clocks.success }),
    ...parts.success,
  )
}

/** What was complete from the start is accepted on the day of receipt, not when someone got to it. */
function acceptanceDay(state: CaseState, context: CaseContext): PlainDate {
  return state.receipt?.receivedOn ?? context.now.on
}

function notify(shortfalls: readonly Shortfall[], examination: Examination, context: CaseContext): Decision {
  const { number, supplementWithin } = examination
  if (supplementWithin === undefined) return refuse(supplementTermMissing(shortfalls))
  const deadline = computeDeadline({
    term: supplementWithin,
    startsOn: context.now.on,
    calendar: context.calendar,
  })
  if (Result.isFailure(deadline)) return refuse(deadline.failure)
  const mode = examination.mode ?? "posted"
  return decided(
    happen(context, "CorrectionNotified", { shortfalls, deadline: deadline.success, mode, number }),
  )
}

/** After a notice: accept when all of it is in; a second notice only where allowed and only on what was spoiled. */
function examineSupplement(state: CaseState, examination: Examination, context: CaseContext): Decision {
  const { correction } = state
  if (correction === null) return refuse(refusals.nothingToCorrect)
  if (correction.open.length === 0) {
    // What came before the application itself is in with it, and not before.
    const receivedOn = acceptanceDay(state, context)
    const on = laterOf(correction.receivedOn ?? receivedOn, receivedOn)
    return accept(state, context, on, examination.number)
  }
  const rule = context.ruleSet.provisions.wrongSupplement
  const spoiled = correction.open.filter((shortfall) => correction.supplied.includes(shortfall.requirement))
  const isAllSupplied = spoiled.length === correction.open.length
  if (!isAllSupplied || rule?.outcome === "not-accepted")
    return refuse(alreadyNotified(correction.open, rule?.clause))
  return notify(spoiled, examination, context)
}

/**
 * Wrong may be found what was told or supplied since; all else was to be told then. Where no second notice may follow,
 * what was found stays on record for a person to refuse by.
 */
function findSupplementWrong(state: CaseState, examination: Examination, context: CaseContext): Decision {
  const { correction } = state
  if (correction === null) return refuse(refusals.nothingToCorrect)
  const { defects = [] } = examination
  const concerned = new Set([
    ...correction.supplied,
    ...[...correction.shortfalls, ...correction.open].map(({ requirement }) => requirement),
  ])
  if (!defects.every(({ requirement }) => concerned.has(requirement)))
    return refuse(alreadyNotified(correction.open))
  const seen = fold([happen(context, "DefectsFound", { defects })], state)
  const open = shortfallsOf(seen, context).filter(({ requirement }) => concerned.has(requirement))
  const found = happen(context, "DefectsFound", { defects, open })
  const outcome = examineSupplement(fold([found], state), examination, context)
  const isRecordedOnly = Result.isFailure(outcome) && outcome.failure._tag === "AlreadyNotified"
  return isRecordedOnly ? decided(found) : Result.map(outcome, (events) => [found, ...events])
}

export function noticeDeadline(
  context: CaseContext,
  receipt: Receipt,
): Result.Result<Deadline | null, Parameters<typeof refuse>[0]> {
  const { correctionNotice, deemedAcceptance } = context.ruleSet.provisions
  const term =
    deemedAcceptance?.after ??
    (correctionNotice?.time.kind === "within" ? correctionNotice.time.term : undefined)
  if (term === undefined) return Result.succeed(null)
  return computeDeadline({ term, startsOn: receipt.receivedOn, calendar: context.calendar })
}

/** What the authority obtains itself is asked of its source at once. */
export function lookUpsOf(command: Pick<Submit, "scenario">, context: CaseContext): readonly CaseEvent[] {
  const { lines } = composeChecklist(context.item, command.scenario)
  return lines.flatMap(({ from, needed, requirement }) => {
    if (from !== "authority" || needed !== "yes" || requirement.lookUp === undefined) return []
    return [happen(context, "LookUpRequested", { requirement: requirement.id, ...requirement.lookUp })]
  })
}

export function isItemInForce(item: CaseContext["item"], on: PlainDate): boolean {
  return item.validFrom <= on && (item.validTo === null || on < item.validTo)
}
