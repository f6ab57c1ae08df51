/** The rules of intake a command may break, each as plain data that says what to do instead. */
import type { Shortfall } from "../materials/index.ts"
import type { Citation, Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { BeyondHorizon, DeadlineRefusal, NotSuspended } from "../time/index.ts"
import type { Phase } from "./case-state.ts"
import type { OutsideRefusal } from "./outside/outside-refusals.ts"

export interface NotInThisPhase extends Refusal<"NotInThisPhase"> {
  readonly phase: Phase
}
export interface NotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: string
}
export interface UnknownMaterial extends Refusal<"UnknownMaterial"> {
  /** Positions in the submission; the ids given are not repeated. */
  readonly positions: readonly number[]
}
export interface AlreadyNotified extends Refusal<"AlreadyNotified"> {
  readonly open: readonly Shortfall[]
}
export interface SupplementTermMissing extends Refusal<"SupplementTermMissing"> {
  readonly shortfalls: readonly Shortfall[]
}
export interface ToleranceUnavailable extends Refusal<"ToleranceUnavailable"> {
  readonly because: "rule-set" | "not-deferrable" | "commitment" | "too-long" | "too-short"
  readonly shortfalls: readonly Shortfall[]
}
export interface StillOwed extends Refusal<"StillOwed"> {
  readonly owed: readonly Shortfall[]
  /** Requirements the authority itself has yet to obtain. */
  readonly lookUps: readonly string[]
}
export interface ScenarioUnanswered extends Refusal<"ScenarioUnanswered"> {
  readonly facts: readonly string[]
}
export interface ReasonNotListed extends Refusal<"ReasonNotListed"> {
  readonly listed: readonly string[]
}

export type CaseRefusal =
  | NotInThisPhase
  | NotAuthorised
  | UnknownMaterial
  | AlreadyNotified
  | SupplementTermMissing
  | ToleranceUnavailable
  | StillOwed
  | ScenarioUnanswered
  | ReasonNotListed
  | Refusal<"NoApplicationNeeded">
  | Refusal<"NothingToCorrect">
  | Refusal<"NothingLapsed">
  | Refusal<"NotYetWrong">
  | Refusal<"ReasonsMissing">
  | Refusal<"RemediesMissing">
  | Refusal<"ReferralMissing">
  | Refusal<"NotInForce">
  | Refusal<"NoSuchClock">
  | Refusal<"NotTheRuleSetsToGrant">
  | Refusal<"TooLate">
  | Refusal<"PromiseAfterStatute">
  | Refusal<"DeliveredAnotherWay">
  | Refusal<"DateInTheFuture">
  | Refusal<"DateTooEarly">
  | OutsideRefusal
  | DeadlineRefusal
  | NotSuspended
  | BeyondHorizon

export const notInThisPhase = (phase: Phase): NotInThisPhase => ({
  _tag: "NotInThisPhase",
  phase,
  message: text(
    "办件当前阶段不能进行此操作，请刷新后核对。",
    "The case does not stand where this can be done; read it again.",
  ),
})

export const notAuthorised = (needed: string, clause?: Citation): NotAuthorised => ({
  _tag: "NotAuthorised",
  needed,
  message: text(
    `此操作须由具备“${needed}”职责的工作人员进行。`,
    `Only an officer with the role "${needed}" may do this.`,
  ),
  ...(clause ? { clause } : {}),
})

export const notTheApplicant: NotAuthorised = {
  _tag: "NotAuthorised",
  needed: "applicant",
  message: text(
    "此操作须由申请人本人或其代理人提出。",
    "Only the applicant, or an agent of theirs, may ask for this.",
  ),
}

export const unknownMaterial = (positions: readonly number[]): UnknownMaterial => ({
  _tag: "UnknownMaterial",
  positions,
  message: text(
    "所交材料中有该事项并不要求的材料，请按材料清单核对编号。",
    "Some materials are for no requirement of this item; check their ids against the checklist.",
  ),
})

export const alreadyNotified = (open: readonly Shortfall[], clause?: Citation): AlreadyNotified => ({
  _tag: "AlreadyNotified",
  open,
  message: text(
    "已一次性告知补正内容，不得再次要求；请待申请人补正。",
    "Everything to be corrected was to be told once, and has been; wait for the supplement.",
  ),
  ...(clause ? { clause } : {}),
})

export const supplementTermMissing = (shortfalls: readonly Shortfall[]): SupplementTermMissing => ({
  _tag: "SupplementTermMissing",
  shortfalls,
  message: text(
    "材料不齐，请写明补正期限（supplementWithin）。",
    "Materials are wanting: say by when to supply them (`supplementWithin`).",
  ),
})

export const toleranceUnavailable = (
  because: ToleranceUnavailable["because"],
  shortfalls: readonly Shortfall[],
  clause?: Citation,
): ToleranceUnavailable => ({
  _tag: "ToleranceUnavailable",
  because,
  shortfalls,
  message: {
    "rule-set": text(
      "适用的规则集没有容缺受理，请按补正程序办理。",
      "The rule set in force knows no tolerant intake; take the ordinary way.",
    ),
    "not-deferrable": text(
      "所缺材料不在可容缺范围内，请按补正程序办理。",
      "What is missing may not be deferred; take the ordinary way.",
    ),
    commitment: text(
      "容缺受理须有申请人的书面承诺。",
      "Tolerant intake needs the applicant's written commitment.",
    ),
    "too-long": text(
      "所定补正期限超过可容缺的最长期限，请缩短后再办理。",
      "The time for what is owed is longer than allowed; give less.",
    ),
    "too-short": text(
      "容缺补正期限不足一个工作日，不能容缺受理。",
      "Less than one working day would remain; tolerant intake is not possible.",
    ),
  }[because],
  ...(clause ? { clause } : {}),
})

export const stillOwed = (
  owed: readonly Shortfall[],
  lookUps: readonly string[],
  clause?: Citation,
): StillOwed => ({
  _tag: "StillOwed",
  owed,
  lookUps,
  message: text(
    "尚有材料未补齐或未核验，补齐后方可作出准予类决定。",
    "Something is still owed or to be verified; no favourable act until it is there.",
  ),
  ...(clause ? { clause } : {}),
})

export const scenarioUnanswered = (facts: readonly string[]): ScenarioUnanswered => ({
  _tag: "ScenarioUnanswered",
  facts,
  message: text(
    `请先回答情形问题：${facts.join("、")}。`,
    `Answer these scenario questions first: ${facts.join(", ")}.`,
  ),
})

export const reasonNotListed = (listed: readonly string[]): ReasonNotListed => ({
  _tag: "ReasonNotListed",
  listed,
  message: text(
    "该事由不能停止此期限的计算；可用事由见 listed。",
    "This reason does not stop this clock; see `listed` for those that do.",
  ),
})

/** Refusals that carry nothing but their sentence. */
export const refusals = {
  noApplicationNeeded: say(
    "NoApplicationNeeded",
    "此事项由机关主动办理，无需申请，也无需提交材料。",
    "The authority does this on its own: no application and no materials are needed.",
  ),
  nothingToCorrect: say("NothingToCorrect", "没有需要补正的内容。", "There is nothing to correct."),
  nothingLapsed: say(
    "NothingLapsed",
    "补正期限未届满，也没有材料逾期或不符。",
    "No period has lapsed and nothing supplied is wrong.",
  ),
  notYetWrong: say(
    "NotYetWrong",
    "申请人尚未补正，不能以补正不符为由不予受理。",
    "Nothing was supplied yet that could be wrong.",
  ),
  reasonsMissing: say("ReasonsMissing", "请书面写明理由。", "Give the reasons in writing."),
  remediesMissing: say(
    "RemediesMissing",
    "规则集未写明救济途径，请补充后再作出决定。",
    "The rule set names no remedies; add them before acting.",
  ),
  referralMissing: say(
    "ReferralMissing",
    "请告知应向哪一机关申请。",
    "Say which authority is the right one.",
  ),
  notInForce: say(
    "NotInForce",
    "该事项版本或规则集在收件之日未生效。",
    "This edition of the item, or the rule set, is not in force on the day of receipt.",
  ),
  noSuchClock: say("NoSuchClock", "该办件没有此项期限。", "The case has no such clock."),
  notTheRuleSetsToGrant: say(
    "NotTheRuleSetsToGrant",
    "适用的规则集不允许延长此期限。",
    "The rule set does not allow this clock to be extended.",
  ),
  tooLate: say(
    "TooLate",
    "期限已过，不能再延长；可依法说明正当理由。",
    "The period has passed and cannot be extended; a good reason may be recorded instead.",
  ),
  promiseAfterStatute: say(
    "PromiseAfterStatute",
    "承诺期限不得晚于法定期限。",
    "The promised date may not lie after the statutory one.",
  ),
  deliveredAnotherWay: say(
    "DeliveredAnotherWay",
    "该事项不以此方式送达结果。",
    "This item does not hand results over in this way.",
  ),
  dateInTheFuture: say("DateInTheFuture", "日期不能晚于今天。", "The date may not lie in the future."),
  dateTooEarly: say(
    "DateTooEarly",
    "日期早于其所依据的环节，请核对。",
    "The date lies before what it follows from; check it.",
  ),
} as const

function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
