/** Decides what becomes of one person's entitlement to one programme: first what has fallen due, then the command. */
import * as Result from "effect/Result"
import * as adverse from "./decide-adverse.ts"
import * as finding from "./decide-finding.ts"
import { applyDue, decideHold, decideLiftHold } from "./decide-hold.ts"
import { decidePay, decideReturn } from "./decide-money.ts"
import * as person from "./decide-person.ts"
import * as start from "./decide-start.ts"
import { type Decision, decided, refuse } from "./draft.ts"
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementEvent } from "./entitlement-events.ts"
import { type EntitlementState, noEntitlement } from "./entitlement-state.ts"
import { evolveEntitlement } from "./evolve.ts"
import { actOf, type EntitlementParty, partiesToEntitlement, refuseUnlessParty } from "./parties.ts"

/** What a command does, what had fallen due before included. A refusal changes nothing. */
export function decideEntitlement(
  state: EntitlementState,
  command: EntitlementCommand,
  context: EntitlementContext,
): Decision {
  const { actor, now: today, programme, subject } = context
  const notTheirs = refuseUnlessParty(
    partiesTo(command),
    { actor, now: today, acts: programme.acts, act: actOf(command.type) },
    subject,
  )
  if (notTheirs !== null) return refuse(notTheirs)
  const due = applyDue(state, context)
  const now = due.reduce(evolveEntitlement, state)
  return Result.map(decideNow(now, command, context), (events) => [...due, ...events])
}

export function foldEntitlement(events: readonly EntitlementEvent[]): EntitlementState {
  return events.reduce(evolveEntitlement, noEntitlement)
}

/** Between sources that contradict each other a deciding officer decides, nobody else. */
function partiesTo(command: EntitlementCommand): readonly EntitlementParty[] {
  const isSettling = command.type === "state" && command.statement.settles === true
  return isSettling ? ["deciding"] : partiesToEntitlement[command.type]
}

function decideNow(
  state: EntitlementState,
  command: EntitlementCommand,
  context: EntitlementContext,
): Decision {
  switch (command.type) {
    case "note-difference":
      return finding.decideDifference(state, command, context)
    case "state":
      return finding.decideState(state, command, context)
    case "determine":
      return finding.decideDetermine(state, command, context)
    case "ask-visit":
      return finding.decideAskVisit(state, command, context)
    case "record-visit":
      return finding.decideRecordVisit(state, command, context)
    case "note-group":
      return finding.decideGroup(state, command, context)
    case "verify":
      return start.decideVerify(state, context)
    case "tell":
      return start.decideTell(state, command, context)
    case "enrol":
      return start.decideEnrol(state, context)
    case "set-payee":
      return start.decidePayee(state, command, context)
    case "import":
      return start.decideImport(state, command, context)
    case "object":
      return person.decideObject(state, command, context)
    case "answer-objection":
      return person.decideAnswerObjection(state, command, context)
    case "ask-human":
      return person.decideAskHuman(state, command, context)
    case "answer-human":
      return person.decideAnswerHuman(state, command, context)
    case "hold":
      return decideHold(state, command, context)
    case "lift-hold":
      return decideLiftHold(state, command, context)
    case "announce":
      return adverse.decideAnnounce(state, command, context)
    case "answer":
      return adverse.decideAnswer(state, command, context)
    case "drop":
      return adverse.decideDrop(state, command, context)
    case "refuse":
      return adverse.decideRefuse(state, command.reasons, context)
    case "stop":
      return adverse.decideStop(state, command.reasons, context)
    case "lower":
      return adverse.decideLower(state, command.reasons, context)
    case "recover":
      return adverse.decideRecover(state, command, context)
    case "resume":
      return adverse.decideResume(state, command, context)
    case "receive-recovery":
      return adverse.decideReceived(state, command, context)
    case "waive-recovery":
      return adverse.decideWaived(state, command, context)
    case "pay":
      return decidePay(state, command, context)
    case "note-return":
      return decideReturn(state, command, context)
    case "let-time-pass":
      return decided()
    default:
      return command satisfies never
  }
}
