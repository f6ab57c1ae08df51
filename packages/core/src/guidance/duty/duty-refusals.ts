/** The rules a command on a duty may break, each as plain data that says what to do instead. */
import type { OfficerLapsed } from "../../identity/index.ts"
import type { Refusal } from "../../reasons/index.ts"
import { type GuidanceNotAuthorised, say } from "../guidance-refusals.ts"

export type DutyRefusal =
  | OfficerLapsed
  | GuidanceNotAuthorised
  | Refusal<"DutyUnknown">
  | Refusal<"DutyPlannedAlready">
  | Refusal<"DutyInThePast">
  | Refusal<"DutyDayHasCome">
  | Refusal<"DutyDayNotYetCome">
  | Refusal<"DutyWasCancelled">
  | Refusal<"DutyRecordedAlready">
  | Refusal<"DutyNotHeld">
  | Refusal<"MatterKnownAlready">
  | Refusal<"MatterUnknown">
  | Refusal<"MatterSettledAlready">
  | Refusal<"MatterWithoutReference">
  | Refusal<"WordsMissing">
  | Refusal<"ReasonsMissing">

/** Refusals that carry nothing but their sentence. */
export const dutyRefusals = {
  dutyUnknown: say("DutyUnknown", "没有这次坐班安排，请先安排。", "There is no such duty; plan it first."),
  dutyPlannedAlready: say(
    "DutyPlannedAlready",
    "此次坐班已安排；要变更请用调整。",
    "The duty is planned already; to change it, plan it anew with a reason.",
  ),
  dutyInThePast: say(
    "DutyInThePast",
    "坐班日期不能早于今天。",
    "A duty is planned for today or a later day.",
  ),
  dutyDayHasCome: say(
    "DutyDayHasCome",
    "坐班之日已到，不能再调整或取消；请如实记录是否到岗。",
    "The day has come: it is not moved or cancelled any more. Put on record whether the duty was held.",
  ),
  dutyDayNotYetCome: say(
    "DutyDayNotYetCome",
    "坐班之日未到，尚不能记录；如需变更请先调整安排。",
    "The day has not come yet; to change the plan, plan it anew.",
  ),
  dutyWasCancelled: say(
    "DutyWasCancelled",
    "此次坐班已取消，请另行安排。",
    "This duty was cancelled; plan another.",
  ),
  dutyRecordedAlready: say(
    "DutyRecordedAlready",
    "此次坐班已有记录。",
    "Whether this duty was held is on record already.",
  ),
  dutyNotHeld: say(
    "DutyNotHeld",
    "请先记录领导已到岗坐班，再登记所办事项。",
    "Put on record first that the duty was held; then take down what was brought.",
  ),
  matterKnownAlready: say(
    "MatterKnownAlready",
    "该编号的事项已登记，请换一个编号。",
    "A matter with this id is taken down already; give it another.",
  ),
  matterUnknown: say(
    "MatterUnknown",
    "此次坐班没有这一事项，请先登记。",
    "No such matter was brought; take it down first.",
  ),
  matterSettledAlready: say("MatterSettledAlready", "该事项已办结。", "The matter is settled already."),
  matterWithoutReference: say(
    "MatterWithoutReference",
    "请写明该事项对应的咨询或办件，以便查证。",
    "Name the enquiry or the case that the matter belongs to, so that it can be followed.",
  ),
  wordsMissing: say(
    "WordsMissing",
    "请写明事项或办理情况。",
    "Say in words what it was, or how it was settled.",
  ),
} as const
