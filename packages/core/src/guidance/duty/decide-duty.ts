/**
 * How a duty is decided: planned ahead and changed only ahead, with a reason; once its day has come it is put on
 * record as held or missed, by an officer, or stays unrecorded. Matters are brought while it is held, and are
 * settled with reference to the enquiries and cases they belong to.
 */
import * as Result from "effect/Result"
import type { Sealable } from "../../events/index.ts"
import { isAuthority, refuseLapsed, type SubjectId } from "../../identity/index.ts"
import { happening, isBlank } from "../draft.ts"
import { guidanceRefusals, roleMissing } from "../guidance-refusals.ts"
import { type GuidanceAct, type GuidanceContext, mayDo, rolesFor } from "../guidance-rules.ts"
import type { DutyEvent, DutyPlan, MatterReferences } from "./duty-events.ts"
import { type DutyRefusal, dutyRefusals } from "./duty-refusals.ts"
import type { DutyState } from "./duty-state.ts"

export type DutyCommand =
  | ({ readonly type: "plan" } & DutyPlan)
  | ({ readonly type: "replan"; readonly reason: Sealable<string> } & DutyPlan)
  | { readonly type: "cancel"; readonly reason: Sealable<string> }
  | { readonly type: "record-held" }
  | { readonly type: "record-missed"; readonly reason: Sealable<string> }
  | ({
      readonly type: "bring-matter"
      readonly matter: string
      readonly items: readonly string[]
      readonly subject: SubjectId | null
      readonly about: Sealable<string>
    } & MatterReferences)
  | ({
      readonly type: "settle-matter"
      readonly matter: string
      readonly how: Sealable<string>
    } & MatterReferences)

type Decision = Result.Result<readonly DutyEvent[], DutyRefusal>
type Of<Type extends DutyCommand["type"]> = Extract<DutyCommand, { readonly type: Type }>

const happen = happening<DutyEvent>()
const refuse = (refusal: DutyRefusal): Decision => Result.fail(refusal)
const decided = (event: DutyEvent): Decision => Result.succeed([event])

/** The event a command leads to, or the rule it breaks. Nothing of a duty falls due by itself. */
export function decideDuty(
  state: DutyState,
  command: DutyCommand,
  context: GuidanceContext,
): Result.Result<readonly DutyEvent[], DutyRefusal> {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  const unauthorised = refuseUnlessMay(state, command, context)
  if (unauthorised) return refuse(unauthorised)
  if (command.type === "plan") return plan(state, command, context)
  if (state.plan === null) return refuse(dutyRefusals.dutyUnknown)
  if (state.cancelled) return refuse(dutyRefusals.dutyWasCancelled)
  switch (command.type) {
    case "replan":
    case "cancel":
      return change(state.plan, command, context)
    case "record-held":
    case "record-missed":
      return record(state, state.plan, command, context)
    case "bring-matter":
      return bring(state, command, context)
    case "settle-matter":
      return settle(state, command, context)
    default:
      return command satisfies never
  }
}

function plan(state: DutyState, { leader, on, outlet }: Of<"plan">, context: GuidanceContext): Decision {
  if (state.plan !== null) return refuse(dutyRefusals.dutyPlannedAlready)
  return on < context.now.on
    ? refuse(dutyRefusals.dutyInThePast)
    : decided(happen(context, "DutyPlanned", { leader, on, outlet }))
}

function change(current: DutyPlan, command: Of<"replan"> | Of<"cancel">, context: GuidanceContext): Decision {
  if (current.on <= context.now.on) return refuse(dutyRefusals.dutyDayHasCome)
  if (isBlank(command.reason)) return refuse(guidanceRefusals.reasonsMissing)
  const { reason } = command
  if (command.type === "cancel") return decided(happen(context, "DutyCancelled", { reason }))
  const { leader, on, outlet } = command
  return on < context.now.on
    ? refuse(dutyRefusals.dutyInThePast)
    : decided(happen(context, "DutyReplanned", { leader, on, outlet, reason }))
}

function record(
  state: DutyState,
  { on }: DutyPlan,
  command: Of<"record-held"> | Of<"record-missed">,
  context: GuidanceContext,
): Decision {
  if (state.record !== null) return refuse(dutyRefusals.dutyRecordedAlready)
  if (context.now.on < on) return refuse(dutyRefusals.dutyDayNotYetCome)
  const legal = { occurredOn: on }
  if (command.type === "record-held") return decided(happen(context, "DutyHeld", {}, legal))
  return isBlank(command.reason)
    ? refuse(guidanceRefusals.reasonsMissing)
    : decided(happen(context, "DutyMissed", { reason: command.reason }, legal))
}

function bring(state: DutyState, command: Of<"bring-matter">, context: GuidanceContext): Decision {
  if (state.record !== "held" || state.plan === null) return refuse(dutyRefusals.dutyNotHeld)
  const { about, cases, enquiries, items, matter, subject } = command
  if (state.matters.some((each) => each.matter === matter)) return refuse(dutyRefusals.matterKnownAlready)
  if (isBlank(about)) return refuse(dutyRefusals.wordsMissing)
  const brought = { matter, items, subject, about, enquiries, cases }
  return decided(happen(context, "MatterBrought", brought, { occurredOn: state.plan.on }))
}

function settle(state: DutyState, command: Of<"settle-matter">, context: GuidanceContext): Decision {
  const { cases, enquiries, how, matter } = command
  const brought = state.matters.find((each) => each.matter === matter)
  if (brought === undefined) return refuse(dutyRefusals.matterUnknown)
  if (brought.settled !== null) return refuse(dutyRefusals.matterSettledAlready)
  if (isBlank(how)) return refuse(dutyRefusals.wordsMissing)
  const references = [...brought.enquiries, ...brought.cases, ...enquiries, ...cases]
  if (references.length === 0) return refuse(dutyRefusals.matterWithoutReference)
  return decided(
    happen(context, "MatterSettled", { matter, how, enquiries, cases, subject: brought.subject }),
  )
}

const ACTS: Readonly<Record<DutyCommand["type"], GuidanceAct>> = {
  plan: "plan-duty",
  replan: "plan-duty",
  cancel: "plan-duty",
  "record-held": "record-duty",
  "record-missed": "record-duty",
  "bring-matter": "record-duty",
  "settle-matter": "settle-matters",
}

/** Those whom the district names; what is brought and settled at a duty, its leader may take down too. */
function refuseUnlessMay(
  state: DutyState,
  command: DutyCommand,
  context: GuidanceContext,
): DutyRefusal | undefined {
  const { actor, now, rules } = context
  const act = ACTS[command.type]
  const isOfMatters = command.type === "bring-matter" || command.type === "settle-matter"
  const isLeader = state.plan !== null && isAuthority(actor, now.on) && actor.externalId === state.plan.leader
  return mayDo(act, context) || (isOfMatters && isLeader) ? undefined : roleMissing(rolesFor(act, rules))
}
