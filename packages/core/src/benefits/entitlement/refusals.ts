/** The rules of an entitlement that a command may break, each as plain data that says what to do instead. */
import { type Refusal, text } from "../../reasons/index.ts"
import type { DeadlineRefusal } from "../../time/index.ts"
import { type EntitlementPhase, phaseTitles } from "./entitlement-state.ts"

export interface NotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: readonly string[]
}

export interface NotInThisPhase extends Refusal<"NotInThisPhase"> {
  readonly phase: EntitlementPhase
}

const said = <Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> => ({
  _tag: tag,
  message: text(zh, en),
})

/** Refusals that carry nothing but their sentence. */
export const refusals = {
  notVerified: said(
    "NotSettled",
    "按现有事实尚不能认定符合条件；请先核实不明事实。",
    "What is known does not settle that the person is entitled: find out what is open first.",
  ),
  stillEntitled: said(
    "StillEntitled",
    "按现有事实该月仍符合条件，或事实不明，不能停发。",
    "In that month the person is entitled by what is known, or it is open: payment cannot be stopped.",
  ),
  notEntitled: said(
    "NotEntitled",
    "按现有事实该月不符合条件，不能恢复发放。",
    "In that month the person is not entitled by what is known: payment cannot be resumed.",
  ),
  notLower: said(
    "NotLower",
    "按现有事实该月标准不低于现发标准，无从减发。",
    "In that month the amount by what is known is not lower than what is paid.",
  ),
  nothingOverpaid: said(
    "NothingOverpaid",
    "没有多发的款项，或追回数额超过多发数额。",
    "Nothing was paid too much, or less than is to be recovered.",
  ),
  instalmentsDiffer: said(
    "InstalmentsDiffer",
    "各期数额之和须等于追回总额，且每期须大于零。",
    "The instalments must add up to the amount, each above zero.",
  ),
  nothingLeft: said("NothingLeft", "超过尚待退回的数额。", "That is more than what is still to be returned."),
  nothingAnnounced: said(
    "NothingAnnounced",
    "作出不利决定前，须先告知拟作出的决定和理由，并听取陈述申辩。",
    "Before anything adverse is decided, say what is intended and why, and hear the person.",
  ),
  answerTimeRuns: said(
    "AnswerTimeRuns",
    "陈述申辩期限尚未届满，当事人也尚未答复。",
    "The person has not answered, and still may.",
  ),
  announcedAlready: said(
    "AnnouncedAlready",
    "已有一项拟作决定在告知中，请先办结或撤回。",
    "Something is announced already: decide it, or drop it first.",
  ),
  reasonsMissing: said("ReasonsMissing", "请写明理由。", "Give the reasons in words."),
  heldAlready: said("HeldAlready", "已在暂停发放中。", "Payment is held already."),
  holdSpent: said(
    "HoldSpent",
    "暂停发放已届满最长期限；没有新的发现，不得再次暂停，请决定停发或继续发放。",
    "A hold has run its longest time: without a new finding there is no other; decide to stop, or pay on.",
  ),
  notHeld: said("NotHeld", "没有暂停发放。", "Payment is not held."),
  payeeMissing: said(
    "PayeeMissing",
    "尚未登记收款账户；请先登记（set-payee）。",
    "There is no account to pay to yet: name one first (`set-payee`).",
  ),
  notOwed: said("NotOwed", "所列月份或数额与应发未发不符。", "The months or amounts are not what is owed."),
  setOffDiffers: said(
    "SetOffDiffers",
    "抵扣数额与追回决定不符：只能按已告知的决定抵扣。",
    "What is set off is not what was decided and told: a run sets off that, and nothing else.",
  ),
  paidAlready: said("PaidAlready", "该笔已在此发放批次中。", "The line stands in this payment run already."),
  unknownLine: said(
    "UnknownLine",
    "没有这笔发放记录，或已退回。",
    "There is no such line, or it was sent back already.",
  ),
  unknownVisit: said(
    "UnknownVisit",
    "没有这项走访任务，或已记录结果。",
    "There is no such visit, or it is on record already.",
  ),
  unknownObjection: said(
    "UnknownObjection",
    "没有这项异议，或已答复。",
    "There is no such objection, or it was answered already.",
  ),
  nothingTold: said("NothingTold", "尚未就此告知，无从提出异议。", "The person was not told of this yet."),
  objectionTooLate: said(
    "ObjectionTooLate",
    "异议期限已过；仍可申请复议或反映情况。",
    "The time to object is over; the other remedies remain.",
  ),
  nobodyAsked: said("NobodyAsked", "没有要求人工处理的申请。", "Nobody asked for a person."),
  dateInTheFuture: said("DateInTheFuture", "日期不能晚于今天。", "The date may not lie in the future."),
  fromTheFuture: said(
    "FromTheFuture",
    "起始月份不能晚于下个月。",
    "The month may not lie later than the next.",
  ),
  importedAlready: said(
    "ImportedAlready",
    "该人员已有记录，不能再次导入；如有差错，请通过事实陈述或决定更正。",
    "The person is on record already: put right what is wrong by a statement or a decision.",
  ),
  ownMonth: said(
    "OwnMonth",
    "该项目自己的月份不能记为由同组其他项目发放；请核对项目和月份。",
    "A programme's own month is not one that another of the group keeps: check the programme and the month.",
  ),
  payeeChange: said(
    "PayeeChange",
    "已登记收款账户；变更须由本人、代理人或工作人员提出。",
    "There is an account already: the person, an agent or an officer may put another in its place, no program.",
  ),
} as const

export type EntitlementRefusal =
  | (typeof refusals)[keyof typeof refusals]
  | NotAuthorised
  | NotInThisPhase
  | DeadlineRefusal

export function notInThisPhase(phase: EntitlementPhase): NotInThisPhase {
  const { en, zh } = phaseTitles[phase]
  return {
    _tag: "NotInThisPhase",
    phase,
    message: text(
      `当前状态为“${zh}”，不能进行此操作。`,
      `The entitlement is "${en}": this is not to be done now.`,
    ),
  }
}

export function notAuthorised(needed: readonly string[], zh: string, en: string): NotAuthorised {
  return { _tag: "NotAuthorised", needed, message: text(zh, en) }
}
