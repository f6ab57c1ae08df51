/** The rules of ratings and complaints a command may break, each as plain data that says what to do instead. */
import type { OfficerLapsed } from "../../identity/index.ts"
import type { Refusal } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { DeadlineRefusal } from "../../time/index.ts"
import type { FeedbackPhase } from "./feedback-state.ts"

export interface FeedbackNotInThisPhase extends Refusal<"FeedbackNotInThisPhase"> {
  readonly phase: FeedbackPhase
}
export interface FeedbackNotAuthorised extends Refusal<"FeedbackNotAuthorised"> {
  /** The role; `null` where the policy names none, so that nobody may. */
  readonly needed: string | null
}
export interface HeldByAnotherUnit extends Refusal<"HeldByAnotherUnit"> {
  readonly unit: string
}
export interface UnknownReason extends Refusal<"UnknownReason"> {
  readonly known: readonly string[]
}
export interface RevisitFirst extends Refusal<"RevisitFirst"> {
  readonly tries: number
  readonly needed: number
}

export type FeedbackRefusal =
  | OfficerLapsed
  | FeedbackNotInThisPhase
  | FeedbackNotAuthorised
  | HeldByAnotherUnit
  | UnknownReason
  | RevisitFirst
  | Refusal<"NotIndependent">
  | Refusal<"SecondOfficerNeeded">
  | Refusal<"ServiceNotProven">
  | Refusal<"NotTheirService">
  | Refusal<"OfficersDoNotRate">
  | Refusal<"RatedByAnother">
  | Refusal<"RatingStands">
  | Refusal<"RatingBeingLookedInto">
  | Refusal<"NotTheComplainant">
  | Refusal<"ReopenedAlready">
  | Refusal<"TooLateToReopen">
  | Refusal<"ReasonsNotGiven">
  | Refusal<"EvidenceMissing">
  | Refusal<"NothingToSetAside">
  | Refusal<"NotOfARating">
  | Refusal<"AnsweredAlready">
  | Refusal<"TransferPending">
  | Refusal<"NoTransferOffered">
  | Refusal<"SameUnit">
  | Refusal<"NotYoursToSee">
  | DeadlineRefusal

export const feedbackNotInThisPhase = (phase: FeedbackPhase): FeedbackNotInThisPhase => ({
  _tag: "FeedbackNotInThisPhase",
  phase,
  message: text(
    "评价或投诉当前阶段不能进行此操作：先核实，再整改，后回访。请刷新后核对。",
    "This cannot be done now: verification comes first, then rectification, then the revisit. Read it again.",
  ),
})

export const feedbackNotAuthorised = (needed: string | null): FeedbackNotAuthorised => ({
  _tag: "FeedbackNotAuthorised",
  needed,
  message:
    needed === null
      ? text(
          "本区尚未指定办理此操作的职责，请先在评价投诉办理规则中指定。",
          "The district names no role for this act: name one in its policy first.",
        )
      : text(
          `此操作须由具备“${needed}”职责的工作人员进行。`,
          `Only an officer with the role "${needed}" may do this.`,
        ),
})

export const heldByAnotherUnit = (unit: string): HeldByAnotherUnit => ({
  _tag: "HeldByAnotherUnit",
  unit,
  message: text(
    "该投诉现由其他单位办理，请由该单位操作。",
    "Another unit has this complaint: leave it to that unit.",
  ),
})

export const unknownReason = (known: readonly string[]): UnknownReason => ({
  _tag: "UnknownReason",
  known,
  message: text(
    "所选评价原因不在选项之内，请从选项中选择。",
    "Choose the reasons from those that are offered.",
  ),
})

export const revisitFirst = (tries: number, needed: number): RevisitFirst => ({
  _tag: "RevisitFirst",
  tries,
  needed,
  message: text(
    `请先回访：已尝试${tries}次，满${needed}次未联系上方可说明理由后办结。`,
    `Ask the person first: ${tries} of ${needed} tries are on record; only after those may it be closed with reasons.`,
  ),
})

/** Refusals that carry nothing but their sentence. */
export const feedbackRefusals = {
  notIndependent: say(
    "NotIndependent",
    "被评价、被投诉的工作人员（或按规定其所在单位）应当回避，请交由他人办理。",
    "Whoever was rated or complained of (or, where the district says so, their unit) takes no part: hand it to another.",
  ),
  secondOfficerNeeded: say(
    "SecondOfficerNeeded",
    "评价不予采纳须由核实人以外的另一名工作人员确认。",
    "That a rating does not count is for a second officer to confirm, not for the one who verified it.",
  ),
  serviceNotProven: say(
    "ServiceNotProven",
    "未查到您的这次办事记录，请核对办件编号和查询码后再评价。",
    "We found no record of this service of yours: check the number of the case and the query code, then rate.",
  ),
  notTheirService: say(
    "NotTheirService",
    "请由申请人本人或其代理人评价。",
    "Only the applicant, or an agent of theirs, rates this service.",
  ),
  officersDoNotRate: say(
    "OfficersDoNotRate",
    "评价由办事人自主作出，工作人员不得代为评价。",
    "People rate for themselves: no officer does it for them.",
  ),
  ratedByAnother: say(
    "RatedByAnother",
    "这次服务已由他人评价；如有其他意见，欢迎投诉或建议。",
    "Someone else has rated this service; if there is more to say, a complaint is welcome.",
  ),
  ratingStands: say(
    "RatingStands",
    "可修改评价的期限已过，评价保持不变；如有其他意见，欢迎投诉或建议。",
    "The time to change the rating is over and it stands; if there is more to say, a complaint is welcome.",
  ),
  ratingBeingLookedInto: say(
    "RatingBeingLookedInto",
    "您的评价已核实，正在办理；请在回访时告知您的意见。",
    "Your rating has been looked into and is being acted on: tell us what you think when we ask you again.",
  ),
  notTheComplainant: say(
    "NotTheComplainant",
    "请由投诉人本人或其代理人提出。",
    "Only the complainant, or an agent of theirs, may ask for this.",
  ),
  reopenedAlready: say(
    "ReopenedAlready",
    "该投诉已重新办理过一次；如有新的情况，请另行投诉。",
    "This complaint was reopened once; if there is something new, please complain anew.",
  ),
  tooLateToReopen: say(
    "TooLateToReopen",
    "申请重新办理的期限已过；如仍不满意，请另行投诉。",
    "The time to have it reopened is over; if you are still not content, please complain anew.",
  ),
  reasonsNotGiven: say("ReasonsNotGiven", "请书面写明理由或内容。", "Say why, or what, in writing."),
  evidenceMissing: say(
    "EvidenceMissing",
    "请附核实依据（如监控、通话、办件记录）。",
    "Name the evidence, such as recordings, calls or the record of the case.",
  ),
  nothingToSetAside: say(
    "NothingToSetAside",
    "只有核实为误评或恶意差评、且尚未办结的评价，才可不予采纳。",
    "Only a rating found mistaken or malicious, and not closed, can be set aside.",
  ),
  notOfARating: say(
    "NotOfARating",
    "评价只能认定属实或不属实；误评、恶意差评须为不属实的差评。",
    "A rating is founded or not; only one not founded can be mistaken or malicious, and no complaint can.",
  ),
  answeredAlready: say(
    "AnsweredAlready",
    "该投诉已书面答复。",
    "The complaint has been answered in writing.",
  ),
  transferPending: say(
    "TransferPending",
    "该投诉正在转办，请待对方单位接收或退回。",
    "A transfer is pending: wait until the other unit takes it over or declines.",
  ),
  noTransferOffered: say("NoTransferOffered", "没有待接收的转办。", "No transfer is pending."),
  notYoursToSee: say(
    "NotYoursToSee",
    "评价和投诉只对本人及承办人员开放，被评价、被投诉的工作人员看不到原文。",
    "Only the person and those who work on it see this, and the one rated or complained of never what was written.",
  ),
  sameUnit: say("SameUnit", "该投诉已在此单位，无需转办。", "This unit has the complaint already."),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
