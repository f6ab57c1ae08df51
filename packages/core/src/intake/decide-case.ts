/**
 * The one way a case changes: what has fallen due is applied first, then the command is judged on the
 * state that leaves. A refused command changes nothing; a late timer changes nothing either, since the
 * next command finds the same legal dates.
 */
import * as Result from "effect/Result"
import { applyDue } from "./apply-due.ts"
import { refuseUnlessPermitted } from "./authority.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { decideExtend, decideResume, decideReviseCalendar, decideSuspend } from "./decide-clock.ts"
import {
  decideGiveCommitment,
  decideOrderRectification,
  decideRevokeDecision,
  decideVerifyCommitment,
} from "./decide-commitment.ts"
import { decideConfirmCorrection, decideProposeCorrection } from "./decide-correction.ts"
import { decideAnnounce, decideDefence, refuseUnheard } from "./decide-hearing.ts"
import { decideDeliver, decideDispatch, decideFinalAct } from "./decide-final.ts"
import { decideCorrectOnSpot, decideExamine, decideRefuseAcceptance, decideSubmit } from "./decide-intake.ts"
import { decideLookUpAnswer, decideLookUpFailure, decideRepeatLookUp } from "./decide-look-ups.ts"
import { decideChangeParties, decideChoose, decideWithdraw } from "./decide-parties.ts"
import { decideCompleteHandOver, decideFinishPart, decideHandToReviewer } from "./decide-parts.ts"
import { decideConfirmServiceAddress, decideRecordSeal, decideRecordService } from "./decide-service.ts"
import { decideAssign } from "./decide-work.ts"
import {
  decideDispute,
  decideExplainOverdue,
  decideHoldDocuments,
  decideRecordIdentity,
  decideSiteCheck,
  decideSourceCheck,
  decideWaiveMaterial,
} from "./decide-records.ts"
import { decideExcuseDelay, decideExtendSupplement, decideSupplement } from "./decide-supplement.ts"
import { decideNotifyOwed, decideRevokeAcceptance, decideTerminate } from "./decide-tolerance.ts"
import { decided, refuse, type Decision } from "./draft.ts"
import { decideAddExternalId, decideAdopt, decideSettleConflict } from "./outside/decide-adopt.ts"
import { decideImport } from "./outside/import-case.ts"
import { fold } from "./evolve.ts"
import { lateEntryOf } from "./late-entry.ts"
import { notInThisPhase, type CaseRefusal } from "./refusals.ts"

/** The events a command leads to, those that time brought about first; or the rule it breaks. */
export function decideCase(
  state: CaseState,
  command: CaseCommand,
  context: CaseContext,
): Result.Result<readonly CaseEvent[], CaseRefusal> {
  // A fact of another system is on record whatever is due here; the next command, or a timer, finds what is.
  const due = state.phase === "none" || command.type === "adopt" ? [] : applyDue(state, context)
  const current = due.length === 0 ? state : fold(due, state)
  const outcome = judge(current, command, context)
  return due.length === 0 ? outcome : Result.map(outcome, (events) => [...due, ...events])
}

function judge(state: CaseState, command: CaseCommand, context: CaseContext): Decision {
  if (state.phase === "none" && !OPENING.has(command.type)) return refuse(notInThisPhase(state.phase))
  const notPermitted = refuseUnlessPermitted(state, command, context)
  if (notPermitted) return refuse(notPermitted)
  const outcome = carryOut(state, command, context)
  if (Result.isFailure(outcome)) return outcome
  // Last, so that nobody is told of an act that could not be done anyway.
  const unheard = refuseUnheard(state, command, context)
  if (unheard) return refuse(unheard)
  return decided(...outcome.success, ...lateEntryOf(command, context))
}

function carryOut(state: CaseState, command: CaseCommand, context: CaseContext): Decision {
  switch (command.type) {
    case "submit":
      return decideSubmit(state, command, context)
    case "correct-on-spot":
      return decideCorrectOnSpot(state, command.materials, context)
    case "examine":
      return decideExamine(state, command.examination, context)
    case "refuse-acceptance":
      return decideRefuseAcceptance(state, command, context)
    case "supplement":
      return decideSupplement(state, command, context)
    case "extend-supplement":
      return decideExtendSupplement(state, command, context)
    case "excuse-delay":
      return decideExcuseDelay(state, command, context)
    case "revoke-acceptance":
      return decideRevokeAcceptance(state, command, context)
    case "terminate":
      return decideTerminate(state, command, context)
    case "notify-owed":
      return decideNotifyOwed(state, command, context)
    case "announce-adverse-act":
      return decideAnnounce(state, command, context)
    case "state-defence":
      return decideDefence(state, command, context)
    case "withdraw":
      return decideWithdraw(state, context)
    case "change-parties":
      return decideChangeParties(state, command, context)
    case "assign":
      return decideAssign(state, command, context)
    case "record-seal":
      return decideRecordSeal(state, command, context)
    case "confirm-service-address":
      return decideConfirmServiceAddress(state, command, context)
    case "record-service":
      return decideRecordService(state, command, context)
    case "choose":
      return decideChoose(state, command, context)
    case "hold-documents":
      return decideHoldDocuments(state, command, context)
    case "complete-hand-over":
      return decideCompleteHandOver(state, command, context)
    case "waive-material":
      return decideWaiveMaterial(state, command, context)
    case "record-identity":
      return decideRecordIdentity(state, command, context)
    case "dispute-platform-data":
      return decideDispute(state, command, context)
    case "record-source-check":
      return decideSourceCheck(state, command, context)
    case "hand-to-reviewer":
      return decideHandToReviewer(state, command, context)
    case "finish-part":
      return decideFinishPart(state, command, context)
    case "record-site-check":
      return decideSiteCheck(state, command, context)
    case "give-commitment":
      return decideGiveCommitment(state, command, context)
    case "verify-commitment":
      return decideVerifyCommitment(state, command, context)
    case "order-rectification":
      return decideOrderRectification(state, command, context)
    case "revoke-decision":
      return decideRevokeDecision(state, command, context)
    case "explain-overdue":
      return decideExplainOverdue(state, command, context)
    case "propose-correction":
      return decideProposeCorrection(state, command, context)
    case "confirm-correction":
      return decideConfirmCorrection(state, command, context)
    case "record-look-up-failure":
      return decideLookUpFailure(state, command, context)
    case "record-look-up-answer":
      return decideLookUpAnswer(state, command, context)
    case "repeat-look-up":
      return decideRepeatLookUp(state, command, context)
    case "suspend-clock":
      return decideSuspend(state, command, context)
    case "resume-clock":
      return decideResume(state, command, context)
    case "extend-clock":
      return decideExtend(state, command, context)
    case "revise-calendar":
      return decideReviseCalendar(state, command, context)
    case "decide":
      return decideFinalAct(state, command, context)
    case "dispatch-result":
      return decideDispatch(state, command, context)
    case "deliver-result":
      return decideDeliver(state, command, context)
    case "import":
      return decideImport(state, command, context)
    case "add-external-id":
      return decideAddExternalId(state, command.externalId, context)
    case "adopt":
      return decideAdopt(state, command.message, context)
    case "settle-conflict":
      return decideSettleConflict(state, command, context)
    case "pass-time":
      return decided()
    default:
      return command satisfies never
  }
}

/** What may be asked before there is a case. */
const OPENING: ReadonlySet<CaseCommand["type"]> = new Set(["submit", "import", "pass-time"])
