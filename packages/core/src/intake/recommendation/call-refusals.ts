/** The rules of recommendation a command may break, each as plain data that says what to do instead. */
import type { OfficerLapsed, SubjectId } from "../../identity/index.ts"
import type { Refusal, Text } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { DeadlineRefusal, PlainDate } from "../../time/index.ts"
import type { NotAuthorised } from "../refusals.ts"

export interface QuotaExceeded extends Refusal<"QuotaExceeded"> {
  readonly township: string
  readonly quota: number
  /** How many places are still free. */
  readonly free: number
}
export interface NotNextInRank extends Refusal<"NotNextInRank"> {
  /** Whose turn it is, from the first on. */
  readonly next: readonly SubjectId[]
}
export interface RankingIncomplete extends Refusal<"RankingIncomplete"> {
  /** Passed, and not in the order. */
  readonly missing: readonly SubjectId[]
  /** In the order, and not among those that passed in this township; or there twice. */
  readonly unexpected: readonly SubjectId[]
}
export interface MeritNotAttested extends Refusal<"MeritNotAttested"> {
  readonly missing: readonly { readonly candidate: SubjectId; readonly criterion: string }[]
}
export interface TieNotBroken extends Refusal<"TieNotBroken"> {
  readonly candidates: readonly SubjectId[]
}
export interface NoticeNotRun extends Refusal<"NoticeNotRun"> {
  /** The last day of the notice; `null` where none shows the candidate yet. */
  readonly lastDay: PlainDate | null
}
export interface ObjectionPeriodOver extends Refusal<"ObjectionPeriodOver"> {
  readonly lastDay: PlainDate
}
export interface ObjectionOpen extends Refusal<"ObjectionOpen"> {
  readonly objections: readonly string[]
}

export type CallRefusal =
  | OfficerLapsed
  | NotAuthorised
  | QuotaExceeded
  | NotNextInRank
  | RankingIncomplete
  | MeritNotAttested
  | TieNotBroken
  | NoticeNotRun
  | ObjectionPeriodOver
  | ObjectionOpen
  | Refusal<"CallOpenedAlready">
  | Refusal<"CallNotOpen">
  | Refusal<"RequirementDiffers">
  | Refusal<"LicenceNotSelected">
  | Refusal<"TownshipsUnclear">
  | Refusal<"UnknownTownship">
  | Refusal<"NotOfTheTownship">
  | Refusal<"CandidateAlready">
  | Refusal<"UnknownCandidate">
  | Refusal<"CandidateGone">
  | Refusal<"TownshipRanked">
  | Refusal<"NotRanked">
  | Refusal<"RecommendedAlready">
  | Refusal<"UnknownCriterion">
  | Refusal<"UnitDiffers">
  | Refusal<"SameOfficer">
  | Refusal<"NothingToPublish">
  | Refusal<"NamesMissing">
  | Refusal<"NotInTheNotice">
  | Refusal<"ObjectionBeforeNotice">
  | Refusal<"ObjectionKnown">
  | Refusal<"UnknownObjection">
  | Refusal<"NotStanding">
  | Refusal<"TookEffectAlready">
  | Refusal<"ReasonsMissing">
  | Refusal<"DateInTheFuture">
  | DeadlineRefusal

export const quotaExceeded = (township: string, quota: number, free: number): QuotaExceeded => ({
  _tag: "QuotaExceeded",
  township,
  quota,
  free,
  message: text(
    `本镇街场平台推荐名额为${quota}个，尚余${free}个，不能超额推荐。`,
    `The quota is ${quota} and ${free} of it is free: no more may be recommended.`,
  ),
})

export const notNextInRank = (next: readonly SubjectId[]): NotNextInRank => ({
  _tag: "NotNextInRank",
  next,
  message: text(
    "应按排名先后推荐，请从排名在前且尚未推荐的开始。",
    "Recommend in the order of merit: begin with the first who is not recommended yet.",
  ),
})

export const rankingIncomplete = (
  missing: readonly SubjectId[],
  unexpected: readonly SubjectId[],
): RankingIncomplete => ({
  _tag: "RankingIncomplete",
  missing,
  unexpected,
  message: text(
    "排名应当且仅当包括本镇街场平台初审通过的全部申报者，每个一次。",
    "The order holds everyone who passed the first review here, each once, and nobody else.",
  ),
})

export const meritNotAttested = (missing: MeritNotAttested["missing"]): MeritNotAttested => ({
  _tag: "MeritNotAttested",
  missing,
  message: text(
    "部分申报者的择优指标尚未核实登记，请补登后再排名。",
    "Some merits are not attested yet: attest them, then rank.",
  ),
})

export const tieNotBroken = (candidates: readonly SubjectId[]): TieNotBroken => ({
  _tag: "TieNotBroken",
  candidates,
  message: text(
    "存在并列，请写明并列者的先后和理由。",
    "Some candidates stand in the same place: say who goes first, and why.",
  ),
})

export const noticeNotRun = (lastDay: PlainDate | null): NoticeNotRun => ({
  _tag: "NoticeNotRun",
  lastDay,
  message:
    lastDay === null
      ? text(
          "推荐名单尚未公示，请先公示。",
          "The recommendation was not shown in public: publish the notice first.",
        )
      : text(
          `公示至${lastDay}止，次日起方可办理。`,
          `The notice runs through ${lastDay}: from the next day on this can be done.`,
        ),
})

export const objectionPeriodOver = (lastDay: PlainDate): ObjectionPeriodOver => ({
  _tag: "ObjectionPeriodOver",
  lastDay,
  message: text(
    `异议应在${lastDay}（含当日）前提出，公示已结束；如有问题可通过投诉渠道反映。`,
    `Objections were received through ${lastDay}, and the notice is over; a complaint may still be made.`,
  ),
})

export const objectionOpen = (objections: readonly string[]): ObjectionOpen => ({
  _tag: "ObjectionOpen",
  objections,
  message: text("尚有异议未处理完毕，请先处理异议。", "An objection is still open: settle it first."),
})

/** Refusals that carry nothing but their sentence. */
export const callRefusals = {
  openedAlready: say("CallOpenedAlready", "该申报批次已发布。", "This call is open already."),
  notOpen: say("CallNotOpen", "该申报批次尚未发布。", "This call was not opened."),
  requirementDiffers: say(
    "RequirementDiffers",
    "推荐规则与事项版本对是否须经推荐的规定不一致，请先统一。",
    "The rules and the item's edition differ on whether a recommendation is needed: make them agree first.",
  ),
  /** Receipt by whom the authority entrusted is its own, and no first look stops the five days that run from it. */
  licenceNotSelected: say(
    "LicenceNotSelected",
    "行政许可自收到申请材料之日起计算五日（行政许可法第三十二条），不得以镇街场推荐为收件前提；请由窗口收件，把初审设为该事项的环节（reviewParts，preliminary）。",
    "A licence's five days run from receipt (Administrative Licensing Law art. 32), for which no selection may be waited: receive it at the window, and make the first look a part of its review (`reviewParts`, `preliminary`).",
  ),
  townshipsUnclear: say(
    "TownshipsUnclear",
    "请列明各镇街场平台及其名额，每个一次，名额为不小于零的整数。",
    "Name the townships, each once, with a quota that is a whole number of at least 0.",
  ),
  unknownTownship: say(
    "UnknownTownship",
    "该镇街场平台不在本批次之列，请核对。",
    "This township has no part in the call: check it.",
  ),
  notOfTheTownship: say(
    "NotOfTheTownship",
    "此操作须由申报者所在镇街场平台的工作人员进行。",
    "Only an officer of the candidate's own township may do this.",
  ),
  candidateAlready: say(
    "CandidateAlready",
    "该申报者已在本批次中申报，不能重复申报。",
    "The candidate is in this call already, and stands once.",
  ),
  unknownCandidate: say(
    "UnknownCandidate",
    "该主体未在本批次中申报。",
    "There is no such candidate in this call.",
  ),
  candidateGone: say("CandidateGone", "该申报者已退出。", "The candidate has withdrawn."),
  townshipRanked: say(
    "TownshipRanked",
    "本镇街场平台已完成排名，不能再变更初审或申报内容。",
    "The township has ranked its candidates: what went before stays as it is.",
  ),
  notRanked: say("NotRanked", "请先完成排名，再推荐。", "Rank the candidates first, then recommend."),
  recommendedAlready: say(
    "RecommendedAlready",
    "已有推荐，排名不能再变更。",
    "Somebody was recommended on this order: it stays as it is.",
  ),
  unknownCriterion: say(
    "UnknownCriterion",
    "该指标不在择优指标之列，请核对。",
    "This is none of the criteria of merit: check it.",
  ),
  unitDiffers: say(
    "UnitDiffers",
    "指标的计量单位不符，请换算后登记。",
    "The unit differs: convert the value.",
  ),
  sameOfficer: say(
    "SameOfficer",
    "前后两个环节不得由同一工作人员办理，请换人办理。",
    "Two persons are needed: another officer has to do this.",
  ),
  nothingToPublish: say(
    "NothingToPublish",
    "没有待公示的推荐对象。",
    "There is nobody whose recommendation waits to be shown.",
  ),
  namesMissing: say(
    "NamesMissing",
    "部分推荐对象的名称无法取得（信息可能已删除），请先登记其退出。",
    "A candidate's name cannot be had, for it may be erased: record their withdrawal first.",
  ),
  notInTheNotice: say(
    "NotInTheNotice",
    "该公示中没有此对象，请核对公示和对象。",
    "The notice does not show this candidate: check both.",
  ),
  objectionBeforeNotice: say(
    "ObjectionBeforeNotice",
    "收到异议的日期早于公示之日，请核对。",
    "The objection arrived before the notice was published: check the day.",
  ),
  objectionKnown: say("ObjectionKnown", "该异议已登记。", "This objection is on record already."),
  unknownObjection: say(
    "UnknownObjection",
    "没有待处理的此项异议。",
    "There is no such objection to settle.",
  ),
  notStanding: say(
    "NotStanding",
    "该申报者没有有效的推荐。",
    "The candidate has no recommendation that stands.",
  ),
  tookEffectAlready: say(
    "TookEffectAlready",
    "推荐已生效；如不再申请，请向窗口撤回申请。",
    "The recommendation has taken effect; an application is withdrawn at the window.",
  ),
} as const satisfies Record<string, Refusal & { readonly message: Text }>

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
