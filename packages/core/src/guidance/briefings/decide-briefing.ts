/**
 * How a briefing is decided: planned, held with those who came, or cancelled before it was held. Heads may be
 * counted without names, but nobody who is known may be missing from the count.
 */
import * as Result from "effect/Result"
import type { Sealable } from "../../events/index.ts"
import { type OfficerLapsed, refuseLapsed } from "../../identity/index.ts"
import type { Refusal } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { happening, isBlank } from "../draft.ts"
import { type GuidanceNotAuthorised, guidanceRefusals, roleMissing, say } from "../guidance-refusals.ts"
import { type GuidanceContext, mayDo, rolesFor } from "../guidance-rules.ts"
import { type Attendance, settleAttendance } from "./attendance.ts"
import type { BriefingEvent, BriefingPlan } from "./briefing-events.ts"
import type { BriefingState } from "./briefing-state.ts"

export type BriefingCommand =
  | ({ readonly type: "plan" } & BriefingPlan)
  | { readonly type: "cancel"; readonly reason: Sealable<string> }
  /** `on`: the day it was held, where that was not the day planned. */
  | ({ readonly type: "hold"; readonly on?: PlainDate } & Attendance)
  | ({ readonly type: "correct-attendance"; readonly reason: Sealable<string> } & Attendance)

export interface BriefingNotInThisPhase extends Refusal<"NotInThisPhase"> {
  readonly phase: BriefingState["phase"]
}
/** More persons are known than heads were counted. */
export interface HeadsTooFew extends Refusal<"HeadsTooFew"> {
  readonly heads: number
  readonly persons: number
}
export type BriefingRefusal =
  | OfficerLapsed
  | GuidanceNotAuthorised
  | BriefingNotInThisPhase
  | HeadsTooFew
  | Refusal<"NobodyCounted">
  | Refusal<"ReasonsMissing">
  | Refusal<"DateInTheFuture">

type Decision = Result.Result<readonly BriefingEvent[], BriefingRefusal>

const happen = happening<BriefingEvent>()
const refuse = (refusal: BriefingRefusal): Decision => Result.fail(refusal)
const decided = (event: BriefingEvent): Decision => Result.succeed([event])

/** The event a command leads to, or the rule it breaks. */
export function decideBriefing(
  state: BriefingState,
  command: BriefingCommand,
  context: GuidanceContext,
): Result.Result<readonly BriefingEvent[], BriefingRefusal> {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return Result.fail(lapsed)
  if (!mayDo("organise-briefings", context))
    return refuse(roleMissing(rolesFor("organise-briefings", context.rules)))
  if (state.phase !== PHASES[command.type]) return refuse(notInThisPhase(state.phase))
  switch (command.type) {
    case "plan": {
      const { type: _, ...plan } = command
      return decided(happen(context, "BriefingPlanned", plan))
    }
    case "cancel":
      return isBlank(command.reason)
        ? refuse(guidanceRefusals.reasonsMissing)
        : decided(happen(context, "BriefingCancelled", { reason: command.reason }))
    case "hold": {
      const on = command.on ?? state.plan?.on ?? context.now.on
      if (on > context.now.on) return refuse(guidanceRefusals.dateInTheFuture)
      const attendance = settleAttendance(command)
      const wrong = miscounted(attendance)
      return wrong
        ? refuse(wrong)
        : decided(happen(context, "BriefingHeld", { ...attendance, on }, { occurredOn: on }))
    }
    case "correct-attendance": {
      if (isBlank(command.reason)) return refuse(guidanceRefusals.reasonsMissing)
      const attendance = settleAttendance(command)
      const wrong = miscounted(attendance)
      const { reason } = command
      return wrong
        ? refuse(wrong)
        : decided(happen(context, "AttendanceCorrected", { ...attendance, reason }))
    }
    default:
      return command satisfies never
  }
}

/** Where a briefing must stand for a command. */
const PHASES: Readonly<Record<BriefingCommand["type"], BriefingState["phase"]>> = {
  plan: "none",
  cancel: "planned",
  hold: "planned",
  "correct-attendance": "held",
}

function miscounted({ heads, organisations, persons }: Attendance): BriefingRefusal | undefined {
  if (heads === 0 && organisations.length > 0) return nobodyCounted
  return heads < persons.length ? headsTooFew(heads, persons.length) : undefined
}

const nobodyCounted = say(
  "NobodyCounted",
  "已登记参加单位，人次不能为零，请核对。",
  "Organisations are put down as having sent somebody; count at least one head.",
)

const headsTooFew = (heads: number, persons: number): HeadsTooFew => ({
  _tag: "HeadsTooFew",
  heads,
  persons,
  message: text(
    `人次（${heads}）少于已登记的人数（${persons}），请核对签到。`,
    `Fewer heads (${heads}) than persons put down (${persons}); check the list of those who came.`,
  ),
})

const notInThisPhase = (phase: BriefingState["phase"]): BriefingNotInThisPhase => ({
  _tag: "NotInThisPhase",
  phase,
  message: {
    none: text("没有这场培训，请先安排。", "There is no such briefing; plan it first."),
    planned: text(
      "该场培训尚未举办，请先记录举办情况；不必重复安排。",
      "The briefing is planned and not held yet; put on record first that it was held.",
    ),
    held: text(
      "该场培训已举办；签到有误请用更正。",
      "The briefing was held; correct the attendance if it is wrong.",
    ),
    cancelled: text("该场培训已取消，请另行安排。", "The briefing was cancelled; plan another."),
  }[phase],
})
