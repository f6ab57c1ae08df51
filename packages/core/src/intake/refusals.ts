/** The rules of intake a command may break, each as plain data that says what to do instead. */
import type { OfficerLapsed } from "../identity/index.ts"
import type { Shortfall } from "../materials/index.ts"
import type { Citation, Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"
import type { BeyondHorizon, DeadlineRefusal, NotSuspended, PlainDate } from "../time/index.ts"
import type { Phase } from "./case-state.ts"
import type { ApplicantBar } from "./case-terms.ts"
import type { CreditRecord } from "./credit.ts"
import type { NotAuthorised, NotCompetent, NotDelegated } from "./authority-refusals.ts"
import type { PartyEvidenceMissing } from "./party-evidence.ts"
import type { PlainRefusal } from "./plain-refusals.ts"

export { refusals } from "./plain-refusals.ts"
export * from "./authority-refusals.ts"
import type { RecommendationRefusal } from "./recommendation/refuse-submission.ts"
import type { HearingRefusal } from "./decide-hearing.ts"
import type { NotSealed } from "./service-refusals.ts"
import type { ServiceRefusal } from "./service/served-on.ts"
import type { OutsideRefusal } from "./outside/outside-refusals.ts"

export interface NotInThisPhase extends Refusal<"NotInThisPhase"> {
  readonly phase: Phase
}
/** A record of bad credit keeps from a convenience; the record, the objection and the repair are named. */
export interface ToleranceDenied extends Refusal<"ToleranceDenied"> {
  readonly record: CreditRecord
}
export interface ReapplicationBarred extends Refusal<"ReapplicationBarred"> {
  readonly bar: ApplicantBar
}
export interface PartsOpen extends Refusal<"PartsOpen"> {
  /** The parts of authorities that are not done, or that objected. */
  readonly parts: readonly string[]
}
export interface QuotaExhausted extends Refusal<"QuotaExhausted"> {
  readonly limit: number
}
export interface NotTheirOrder extends Refusal<"NotTheirOrder"> {
  /** How many that were accepted before are still to be decided. */
  readonly before: number
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
  /** Of a time that is too long: the last day that is possible. */
  readonly latest?: PlainDate
}
/** By the corrected receipt the authority could still have spoken, so nothing was accepted by silence yet. */
export interface SilenceNotOver extends Refusal<"SilenceNotOver"> {
  /** The last day on which it may speak; the entry is corrected after it. */
  readonly lastDay: PlainDate
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
  | OfficerLapsed
  | NotInThisPhase
  | HearingRefusal
  | NotAuthorised
  | UnknownMaterial
  | AlreadyNotified
  | SupplementTermMissing
  | ToleranceUnavailable
  | SilenceNotOver
  | StillOwed
  | ScenarioUnanswered
  | ReasonNotListed
  | NotDelegated
  | NotCompetent
  | ToleranceDenied
  | ReapplicationBarred
  | PartsOpen
  | QuotaExhausted
  | NotTheirOrder
  | PartyEvidenceMissing
  | NotSealed
  | ServiceRefusal
  | RecommendationRefusal
  | OutsideRefusal
  | PlainRefusal
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
  latest?: PlainDate,
): ToleranceUnavailable => ({
  _tag: "ToleranceUnavailable",
  because,
  shortfalls,
  ...(latest === undefined ? {} : { latest }),
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
      `所定补正期限超过可容缺的最长期限${latest ? `，最迟为 ${latest}` : ""}，请缩短后再办理。`,
      `The time for what is owed is longer than allowed; give less${latest ? `, until ${latest} at the latest` : ""}.`,
    ),
    "too-short": text(
      "容缺补正期限不足一个工作日，不能容缺受理。",
      "Less than one working day would remain; tolerant intake is not possible.",
    ),
  }[because],
  ...(clause ? { clause } : {}),
})

export const silenceNotOver = (lastDay: PlainDate, clause?: Citation): SilenceNotOver => ({
  _tag: "SilenceNotOver",
  lastDay,
  message: text(
    `按更正后的收件日期，告知期限至 ${lastDay} 才届满，视为受理尚未发生；请于该日之后再确认更正。`,
    `By the corrected day of receipt the time to answer ends on ${lastDay}, and acceptance by silence only after it: confirm the correction then.`,
  ),
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

export const toleranceDenied = (record: CreditRecord, clause: Citation): ToleranceDenied => ({
  _tag: "ToleranceDenied",
  record,
  clause,
  message: text(
    `因信用记录 ${record.id} 暂不适用。如有异议：${record.objection.zh}；信用修复：${record.repair.zh}。可按普通程序办理。`,
    `Credit record ${record.id} keeps from this. To object: ${record.objection.en}; to repair it: ${record.repair.en}. The ordinary way is open.`,
  ),
})

export const reapplicationBarred = (bar: ApplicantBar): ReapplicationBarred => ({
  _tag: "ReapplicationBarred",
  bar,
  clause: bar.clause,
  message: text(
    `在 ${bar.until} 之前不得再次申请该许可。`,
    `This licence may not be applied for again before ${bar.until}.`,
  ),
})

export const partsOpen = (parts: readonly string[], objected: boolean): PartsOpen => ({
  _tag: "PartsOpen",
  parts,
  message: objected
    ? text(
        "有审查部门提出异议，不能作出准予类决定；请先协调，或依法作出不予决定。",
        "An authority objected, so no favourable act is possible: settle it, or refuse by law.",
      )
    : text("尚有部门未完成审查，请待其书面告知。", "Some parts are not done; wait for their written notice."),
})

export const quotaExhausted = (limit: number): QuotaExhausted => ({
  _tag: "QuotaExhausted",
  limit,
  message: text(
    `该许可数量限于 ${limit} 个，已全部授出。`,
    `The number of this licence is limited to ${limit}, and all are granted.`,
  ),
})

export const notTheirOrder = (before: number): NotTheirOrder => ({
  _tag: "NotTheirOrder",
  before,
  message: text(
    `有 ${before} 件受理在先且尚未决定，请按受理先后顺序决定。`,
    `${before} accepted before it are undecided: decide in the order of acceptance.`,
  ),
})
