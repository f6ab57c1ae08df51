/** The rules on vouchers a command may break, each as plain data that says what to do instead. */
import type { SubjectKind } from "../../identity/index.ts"
import { type AmountOutOfRange, composeAmount, type Fen } from "../../money/index.ts"
import { type Citation, type Refusal, type Text, text } from "../../reasons/index.ts"
import type { DeadlineRefusal, PlainDate } from "../../time/index.ts"
import type { refusals } from "./plain-refusals.ts"
import type { VoucherParty } from "./account-commands.ts"
import type { ProviderListing } from "./providers.ts"
import type { EvidenceKind, ExclusionKind } from "./voucher-scheme.ts"

/** What a command may name that is not there, or is there with another content. */
export type VoucherThing = "request" | "voucher" | "contract" | "claim" | "allotment" | "payment"

export interface NotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: readonly VoucherParty[]
}
export interface UnknownThing extends Refusal<"UnknownThing"> {
  readonly thing: VoucherThing
}
/** The same id or number was used for another content. */
export interface NumberUsed extends Refusal<"NumberUsed"> {
  readonly thing: VoucherThing
}
export interface HolderNotEligible extends Refusal<"HolderNotEligible"> {
  readonly holders: readonly SubjectKind[]
}
export interface OverCapPerIssue extends Refusal<"OverCapPerIssue"> {
  readonly most: Fen
}
export interface ServiceNotEligible extends Refusal<"ServiceNotEligible"> {
  readonly services: readonly string[]
}
export interface ServiceOutsideListing extends Refusal<"ServiceOutsideListing"> {
  readonly listings: readonly ProviderListing[]
}
export interface VoucherExpired extends Refusal<"VoucherExpired"> {
  readonly lastDay: PlainDate
}
export interface NothingLeft extends Refusal<"NothingLeft"> {
  readonly boundBy: "share" | "balance" | "annual-cap"
}
export interface NotDeclared extends Refusal<"NotDeclared"> {
  readonly exclusion: ExclusionKind
}
export interface SpendExcluded extends Refusal<"SpendExcluded"> {
  readonly exclusion: ExclusionKind
}
export interface EvidenceMissing extends Refusal<"EvidenceMissing"> {
  readonly missing: readonly EvidenceKind[]
}
export interface DoubleFunded extends Refusal<"DoubleFunded"> {
  readonly project: string
}
export interface DefenceStillOpen extends Refusal<"DefenceStillOpen"> {
  readonly until: PlainDate
}

export type AccountRefusal =
  | NotAuthorised
  | UnknownThing
  | NumberUsed
  | HolderNotEligible
  | OverCapPerIssue
  | ServiceNotEligible
  | ServiceOutsideListing
  | VoucherExpired
  | NothingLeft
  | NotDeclared
  | SpendExcluded
  | EvidenceMissing
  | DoubleFunded
  | DefenceStillOpen
  | { [Key in keyof typeof refusals]: (typeof refusals)[Key] }[keyof typeof refusals]
  | Refusal<"ProviderNotListed">
  | Refusal<"PriorNoticeMissing">
  | DeadlineRefusal
  | AmountOutOfRange

const things: Readonly<Record<VoucherThing, Text>> = {
  request: text("额度申请", "request for quota"),
  voucher: text("创新券", "voucher"),
  contract: text("使用登记", "use of a voucher"),
  claim: text("兑付申请", "claim"),
  allotment: text("该批次的兑付额", "amount of this round"),
  payment: text("未退回的拨付", "payment that was not sent back"),
}

const parties: Readonly<Record<VoucherParty, Text>> = {
  holder: text("创新券持有人", "the holder"),
  receiving: text("受理窗口", "the window"),
  issuing: text("额度核定岗位", "whoever grants quota"),
  examining: text("兑付审核岗位", "whoever examines claims"),
  settling: text("兑付批次岗位", "whoever settles rounds"),
  paying: text("拨付岗位", "whoever pays"),
}

const exclusions: Readonly<Record<ExclusionKind, Text>> = {
  "related-party": text("与服务机构存在关联关系", "a dealing between related parties"),
  "mandatory-testing": text("属于法定强制检测", "a test that a law demands"),
  "mass-production-testing": text("属于批量生产检测", "a test in mass production"),
}

const evidence: Readonly<Record<EvidenceKind, Text>> = {
  contract: text("服务合同", "the contract"),
  invoice: text("发票", "the invoice"),
  payment: text("付款凭证", "the proof of payment"),
  report: text("服务报告", "the report on the service"),
}

export const notAuthorised = (needed: readonly VoucherParty[]): NotAuthorised => ({
  _tag: "NotAuthorised",
  needed,
  message: text(
    `此操作须由${needed.map((party) => parties[party].zh).join("或")}进行，请转交其办理。`,
    `Only ${needed.map((party) => parties[party].en).join(" or ")} may do this; pass it on to them.`,
  ),
})

export const unknownThing = (thing: VoucherThing): UnknownThing => ({
  _tag: "UnknownThing",
  thing,
  message: text(
    `没有这一${things[thing].zh}，请核对编号。`,
    `There is no such ${things[thing].en}: check its number.`,
  ),
})

export const numberUsed = (thing: VoucherThing): NumberUsed => ({
  _tag: "NumberUsed",
  thing,
  message: text(
    `该编号已用于另一${things[thing].zh}，请另编一号。`,
    `This number stands for another ${things[thing].en}: give a new one.`,
  ),
})

export const holderNotEligible = (holders: readonly SubjectKind[], clause: Citation): HolderNotEligible => ({
  _tag: "HolderNotEligible",
  holders,
  message: text(
    "创新券不面向此类主体发放，可申领的主体类型见 holders。",
    "Vouchers are not for holders of this kind; `holders` lists those they are for.",
  ),
  clause,
})

export const overCapPerIssue = (most: Fen, clause: Citation): OverCapPerIssue => ({
  _tag: "OverCapPerIssue",
  most,
  message: text(
    `每次最多可申领 ${composeAmount(most).zh}，请调整额度。`,
    `One voucher is of ${composeAmount(most).en} at most: ask for no more.`,
  ),
  clause,
})

export const serviceNotEligible = (services: readonly string[], clause: Citation): ServiceNotEligible => ({
  _tag: "ServiceNotEligible",
  services,
  message: text(
    "该服务不在创新券支持范围内，可用的服务类别见 services。",
    "Vouchers do not buy this service; `services` lists those they do.",
  ),
  clause,
})

export const providerNotListed = (clause: Citation): Refusal<"ProviderNotListed"> => ({
  _tag: "ProviderNotListed",
  message: text(
    "该机构未列入提供此类服务的名录，请在名录内选择。",
    "This provider was never listed for this service: choose one that is.",
  ),
  clause,
})

export const serviceOutsideListing = (
  listings: readonly ProviderListing[],
  clause: Citation,
): ServiceOutsideListing => ({
  _tag: "ServiceOutsideListing",
  listings,
  message: text(
    "服务完成之日，该机构不在名录有效期内（见 listings），请核对日期。",
    "On the day of the service its provider was not listed (`listings` says when it was): check the day.",
  ),
  clause,
})

export const voucherExpired = (lastDay: PlainDate, clause: Citation): VoucherExpired => ({
  _tag: "VoucherExpired",
  lastDay,
  message: text(
    `创新券的期限至 ${lastDay}，已经届满；如仍需要，请重新申领额度。`,
    `The voucher's time ended on ${lastDay}: ask for new quota if you need it.`,
  ),
  clause,
})

export const nothingLeft = (boundBy: NothingLeft["boundBy"], clause: Citation): NothingLeft => ({
  _tag: "NothingLeft",
  boundBy,
  message:
    boundBy === "annual-cap"
      ? text("年度累计上限已用完。", "Nothing is left of the year's cap.")
      : boundBy === "balance"
        ? text("创新券没有可用余额。", "Nothing is left of the voucher.")
        : text("按规定比例计算，没有可兑付的金额。", "By its share there is nothing to pay."),
  clause,
})

export const notDeclared = (exclusion: ExclusionKind, clause: Citation): NotDeclared => ({
  _tag: "NotDeclared",
  exclusion,
  message: text(
    `请说明该服务是否${exclusions[exclusion].zh}。`,
    `Say whether this is ${exclusions[exclusion].en}.`,
  ),
  clause,
})

export const spendExcluded = (exclusion: ExclusionKind, clause: Citation): SpendExcluded => ({
  _tag: "SpendExcluded",
  exclusion,
  message: text(
    `该服务${exclusions[exclusion].zh}，不能使用创新券。`,
    `Vouchers do not bear ${exclusions[exclusion].en}.`,
  ),
  clause,
})

export const evidenceMissing = (missing: readonly EvidenceKind[], clause: Citation): EvidenceMissing => ({
  _tag: "EvidenceMissing",
  missing,
  message: text(
    `请补齐${missing.map((kind) => evidence[kind].zh).join("、")}后再申请兑付。`,
    `Add ${missing.map((kind) => evidence[kind].en).join(", ")} and claim again.`,
  ),
  clause,
})

export const doubleFunded = (project: string, clause: Citation): DoubleFunded => ({
  _tag: "DoubleFunded",
  project,
  message: text(
    `该笔支出已由项目 ${project} 资助，不能再用创新券兑付；如认为有误，请向审核人员说明并提供材料。`,
    `Project ${project} bears this spend already, so that a voucher cannot; if that is wrong, tell the examiner and show why.`,
  ),
  clause,
})

export const priorNoticeMissing = (clause: Citation): Refusal<"PriorNoticeMissing"> => ({
  _tag: "PriorNoticeMissing",
  message: text(
    "作出不利决定前应先告知持有人理由，听取其陈述申辩。",
    "Tell the holder first why it is to be decided against them, and hear their answer.",
  ),
  clause,
})

export const defenceStillOpen = (until: PlainDate, clause: Citation): DefenceStillOpen => ({
  _tag: "DefenceStillOpen",
  until,
  message: text(
    `持有人陈述申辩的期限至 ${until}，届满或其陈述后再作决定。`,
    `The holder may answer until ${until}: wait for the answer, or for that day to pass.`,
  ),
  clause,
})
