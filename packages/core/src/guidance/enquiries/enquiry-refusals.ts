/** The rules a command on an enquiry may break, each as plain data that says what to do instead. */
import type { OfficerLapsed } from "../../identity/index.ts"
import type { Refusal } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { DeadlineRefusal } from "../../time/index.ts"
import { type GuidanceNotAuthorised, say } from "../guidance-refusals.ts"
import type { EnquiryState } from "./enquiry-state.ts"

export interface EnquiryNotInThisPhase extends Refusal<"NotInThisPhase"> {
  readonly phase: EnquiryState["phase"]
}

export type EnquiryRefusal =
  | OfficerLapsed
  | GuidanceNotAuthorised
  | EnquiryNotInThisPhase
  | Refusal<"CaseNotMisdirected">
  | Refusal<"HandOverStillOpen">
  | Refusal<"NoHandOverOpen">
  | Refusal<"AnswerableAlready">
  | Refusal<"QuestionMissing">
  | Refusal<"AnswerMissing">
  | Refusal<"NotAnswered">
  | Refusal<"NoCaseLinked">
  | Refusal<"ReferralMissing">
  | Refusal<"ReasonsMissing">
  | Refusal<"DateInTheFuture">
  | Refusal<"CalendarMissing">
  | DeadlineRefusal

export const enquiryNotInThisPhase = (phase: EnquiryState["phase"]): EnquiryNotInThisPhase => ({
  _tag: "NotInThisPhase",
  phase,
  message:
    phase === "closed"
      ? text(
          "该咨询已办结；如有新的问题，请另行登记。",
          "The enquiry is closed; take down a new one for a new question.",
        )
      : phase === "none"
        ? text("没有这项咨询，请先登记。", "There is no such enquiry; take it down first.")
        : text("该咨询已登记，无需重复登记。", "The enquiry is taken down already."),
})

/** Only the officer who answers for it. */
export const notAnswerable: GuidanceNotAuthorised = {
  _tag: "NotAuthorised",
  needed: ["answerable-officer"],
  message: text(
    "首问责任制：此事由目前负责的工作人员办理；要接手，请对方先移交，再由您接收。",
    "The officer who answers for the enquiry does this. To take it over, have it offered to you, then accept.",
  ),
}

/** Only an officer to whom it was offered. */
export const notAddressed: GuidanceNotAuthorised = {
  _tag: "NotAuthorised",
  needed: ["addressed-officer"],
  message: text(
    "移交未发给您或您的单位，请由接收单位的工作人员办理。",
    "The enquiry was not offered to you or your unit; an officer of the unit named may do this.",
  ),
}

/** Refusals that carry nothing but their sentence. */
export const enquiryRefusals = {
  caseNotMisdirected: say(
    "CaseNotMisdirected",
    "该办件并非因不属本机关职权而不予受理，不能据此移交。",
    "The case was not refused for having come to the wrong authority; nothing is handed over for it.",
  ),
  handOverStillOpen: say(
    "HandOverStillOpen",
    "移交尚待对方接收，请等候或先撤回移交。",
    "It is offered to somebody who has not accepted yet; wait, or withdraw the offer first.",
  ),
  noHandOverOpen: say(
    "NoHandOverOpen",
    "没有待接收的移交，请先发起移交。",
    "Nothing is on offer; offer it first.",
  ),
  answerableAlready: say(
    "AnswerableAlready",
    "此事已由该工作人员负责，无需移交。",
    "That officer answers for the enquiry already.",
  ),
  questionMissing: say("QuestionMissing", "请记录所问内容。", "Take down what was asked."),
  answerMissing: say("AnswerMissing", "请写明答复内容。", "Say what was answered."),
  notAnswered: say("NotAnswered", "尚未答复，请先答复再办结。", "It is not answered yet; answer first."),
  noCaseLinked: say(
    "NoCaseLinked",
    "尚未关联办件，请先关联再以“转为办件”办结。",
    "No case is linked; link the case to which it led first.",
  ),
  referralMissing: say(
    "ReferralMissing",
    "请写明已引导至哪一机关。",
    "Say which authority the enquirer was shown to.",
  ),
  calendarMissing: say(
    "CalendarMissing",
    "答复期限须有日历才能计算，请先配置日历。",
    "The answer's last day needs a calendar; configure one first.",
  ),
} as const
