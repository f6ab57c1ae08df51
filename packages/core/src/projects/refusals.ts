/** The rules on funded projects a command may break, each as plain data that says what to do instead. */
import type { OfficerLapsed } from "../identity/index.ts"
import type { AmountOutOfRange } from "../money/index.ts"
import type { Citation, Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { DeadlineRefusal, PlainDate } from "../time/index.ts"
import type { StandingBar } from "./bars.ts"
import type { Party } from "./project-commands.ts"
import type { ProjectPhase } from "./project-state.ts"

export interface ProjectNotAtThisStage extends Refusal<"ProjectNotAtThisStage"> {
  readonly phase: ProjectPhase
}
export interface NotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: readonly Party[]
}
/** The undertaking unit is kept from new projects; the bar's record is named. */
export interface UndertakingBarred extends Refusal<"UndertakingBarred"> {
  readonly bar: StandingBar
}
export interface ExtensionsUsedUp extends Refusal<"ExtensionsUsedUp"> {
  readonly atMost: number
}
export interface ExtensionTooLong extends Refusal<"ExtensionTooLong"> {
  readonly latest: PlainDate
}
export interface ExtensionAskedTooLate extends Refusal<"ExtensionAskedTooLate"> {
  readonly lastDay: PlainDate
}
export interface UnknownOutcome extends Refusal<"UnknownOutcome"> {
  readonly known: readonly string[]
}
export interface DefenceStillOpen extends Refusal<"DefenceStillOpen"> {
  readonly until: PlainDate
}

export type ProjectRefusal =
  | OfficerLapsed
  | ProjectNotAtThisStage
  | NotAuthorised
  | UndertakingBarred
  | ExtensionsUsedUp
  | ExtensionTooLong
  | ExtensionAskedTooLate
  | UnknownOutcome
  | DefenceStillOpen
  | { [Key in keyof typeof refusals]: (typeof refusals)[Key] }[keyof typeof refusals]
  | Refusal<"RecommendationMissing">
  | Refusal<"NoExtension">
  | Refusal<"PriorNoticeMissing">
  | DeadlineRefusal
  | AmountOutOfRange

export const notAtThisStage = (phase: ProjectPhase): ProjectNotAtThisStage => ({
  _tag: "ProjectNotAtThisStage",
  phase,
  message: text(
    "项目当前阶段不能进行此操作，请刷新后核对。",
    "The project does not stand where this can be done; read it again.",
  ),
})

const partyTitles: Readonly<Record<Party, ReturnType<typeof text>>> = {
  undertaking: text("承担单位", "the undertaking unit"),
  recommending: text("推荐单位", "the recommending unit"),
  managing: text("管理单位", "the managing unit"),
  receiving: text("管理单位收件窗口", "the managing unit's window"),
  system: text("系统", "the application"),
}

export const notAuthorised = (needed: readonly Party[]): NotAuthorised => ({
  _tag: "NotAuthorised",
  needed,
  message: text(
    `此操作须由${needed.map((party) => partyTitles[party].zh).join("或")}有相应职责的人员进行，请转交其办理。`,
    `Only someone who acts for ${needed.map((party) => partyTitles[party].en).join(" or ")} may do this; pass it on to them.`,
  ),
})

export const undertakingBarred = (bar: StandingBar): UndertakingBarred => ({
  _tag: "UndertakingBarred",
  bar,
  message: text(
    `承担单位因项目（记录 ${bar.project}）逾期未申请验收，自 ${bar.from} 至 ${bar.until} 暂不能承担新项目；如有异议，可按 objection 所列途径提出，管理单位也可说明理由后提前解除。`,
    `Because of a default (record ${bar.project}) the undertaking unit is kept from new projects from ${bar.from} to ${bar.until}. It may object as \`objection\` says; the managing unit may lift the bar with a reason.`,
  ),
  clause: bar.clause,
})

export const recommendationMissing = (clause: Citation): Refusal<"RecommendationMissing"> => ({
  _tag: "RecommendationMissing",
  message: text(
    "项目尚未经推荐单位推荐，请先由推荐单位提出推荐意见。",
    "The recommending unit has not recommended the project: ask for its opinion first.",
  ),
  clause,
})

export const noExtension = (): Refusal<"NoExtension"> => ({
  _tag: "NoExtension",
  message: text(
    "适用的管理办法没有合同延期的规定，请按原合同执行或依法协商终止。",
    "The rules know no extension of a contract: keep to it, or end the project by agreement.",
  ),
})

export const extensionsUsedUp = (atMost: number, clause: Citation): ExtensionsUsedUp => ({
  _tag: "ExtensionsUsedUp",
  atMost,
  message: text(
    `合同延期最多 ${atMost} 次，已经用完。`,
    `A contract may be extended at most ${atMost} ${atMost === 1 ? "time" : "times"}, and it has been.`,
  ),
  clause,
})

export const extensionTooLong = (latest: PlainDate, clause: Citation): ExtensionTooLong => ({
  _tag: "ExtensionTooLong",
  latest,
  message: text(
    `合同最多可延期至 ${latest}，请调整后再提出。`,
    `The contract may be extended to ${latest} at most: ask for no later day.`,
  ),
  clause,
})

export const extensionAskedTooLate = (lastDay: PlainDate, clause: Citation): ExtensionAskedTooLate => ({
  _tag: "ExtensionAskedTooLate",
  lastDay,
  message: text(
    `延期申请应在合同期满之日（${lastDay}）前（含当日）提出。`,
    `An extension had to be asked for by ${lastDay}, the last day of the contract.`,
  ),
  clause,
})

export const unknownOutcome = (known: readonly string[]): UnknownOutcome => ({
  _tag: "UnknownOutcome",
  known,
  message: text(
    "管理办法没有这一结论，可选结论见 known。",
    "The rules know no such outcome; `known` lists those there are.",
  ),
})

export const priorNoticeMissing = (clause: Citation): Refusal<"PriorNoticeMissing"> => ({
  _tag: "PriorNoticeMissing",
  message: text(
    "认定逾期前应先告知承担单位拟认定的理由，听取其陈述申辩。",
    "Tell the undertaking unit first why a default is to be recorded, and hear its answer.",
  ),
  clause,
})

export const defenceStillOpen = (until: PlainDate, clause: Citation): DefenceStillOpen => ({
  _tag: "DefenceStillOpen",
  until,
  message: text(
    `承担单位陈述申辩的期限至 ${until}，届满或其陈述后再作认定。`,
    `The undertaking unit may answer until ${until}: wait for its answer, or for that day to pass.`,
  ),
  clause,
})

/** Refusals that carry nothing but their sentence. */
export const refusals = {
  reasonsMissing: say("ReasonsMissing", "请书面写明理由。", "Give the reasons in writing."),
  remediesMissing: say(
    "RemediesMissing",
    "管理办法未写明救济途径，请补充后再作出决定。",
    "The rules name no remedies; add them before acting.",
  ),
  rulesNotInForce: say(
    "RulesNotInForce",
    "该管理办法在申报之日未生效。",
    "These rules are not in force on the day of the application.",
  ),
  contractBackwards: say(
    "ContractBackwards",
    "合同期满之日不得早于开始之日。",
    "A contract may not end before it begins.",
  ),
  fundingDoesNotAddUp: say(
    "FundingDoesNotAddUp",
    "各期拨款应为正数、编号不重复，且合计等于资助总额。",
    "The tranches must be positive, each with an id of its own, and add up to the total.",
  ),
  unknownTranche: say(
    "UnknownTranche",
    "合同中没有这一期拨款，请核对编号。",
    "The contract has no such tranche; check its id.",
  ),
  tranchePaidAlready: say("TranchePaidAlready", "这一期拨款已经拨付。", "This tranche was paid already."),
  nothingAmended: say(
    "NothingAmended",
    "期满之日与现合同相同，没有变更。",
    "The contract ends on that day already.",
  ),
  amendedEndTooEarly: say(
    "AmendedEndTooEarly",
    "变更后的期满之日不能早于今天。",
    "The amended contract may not have ended before today.",
  ),
  amendmentPending: say(
    "AmendmentPending",
    "承担单位的合同变更申请尚未答复，请先作出决定。",
    "The undertaking unit has asked to amend the contract: decide on that first.",
  ),
  noAmendmentPending: say(
    "NoAmendmentPending",
    "没有待决定的合同变更申请。",
    "No amendment of the contract was asked for.",
  ),
  receiptNotToday: say(
    "ReceiptNotToday",
    "在线申请以提交当日为准；纸质申请的收件日期由收件窗口登记。",
    "An application of the unit's own is of today; the window records when paper came in.",
  ),
  dateInTheFuture: say("DateInTheFuture", "日期不能晚于今天。", "The date may not lie in the future."),
  dateTooEarly: say(
    "DateTooEarly",
    "日期早于其所依据的环节（合同开始之日或寄出之日），请核对。",
    "The date lies before what it follows from, the contract or the dispatch; check it.",
  ),
  outcomeNeedsApplication: say(
    "OutcomeNeedsApplication",
    "承担单位尚未申请验收，不能作出此结论。",
    "Acceptance was not applied for, so that this cannot be its outcome.",
  ),
  notInDefault: say(
    "NotInDefault",
    "验收申请期限未届满，或已说明正当理由、已作认定。",
    "Nothing is overdue here, or it was excused or recorded already.",
  ),
  announcedAlready: say(
    "AnnouncedAlready",
    "已告知承担单位，请待其陈述申辩。",
    "The undertaking unit was told already; wait for its answer.",
  ),
  nothingAnnounced: say(
    "NothingAnnounced",
    "没有拟作出的认定需要陈述申辩。",
    "No default is announced that could be answered.",
  ),
  noBarInForce: say(
    "NoBarInForce",
    "没有仍在执行的限制可以解除。",
    "There is no bar in force that could be lifted.",
  ),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
