/**
 * A rule set: what one statute, or one documented practice, says about intake, clocks and acts, as data
 * with dates. Which rule sets govern a case follows from the item's type and the date it is opened; no
 * legal number stands in code.
 */
import type { Citation, Text } from "../reasons/index.ts"
import type { PlainDate, Term } from "../time/index.ts"
import type { ItemType } from "./item-type.ts"

/** From the strongest to the weakest; of two provisions on one point the stronger rule set's holds. */
export type LawRank = "law" | "administrative-regulation" | "local-regulation" | "local-rule" | "practice"

export type ClockName = "statutory" | "promised"

/** When the one complete correction notice is due. */
export type NoticeTime = { readonly kind: "on-the-spot" } | { readonly kind: "within"; readonly term: Term }

export interface SuspensionReason {
  readonly reason: string
  readonly title: Text
  readonly clause: Citation
}

/** Where to turn against an act (救济途径); the periods are told in the document. */
export interface Remedy {
  readonly kind: "reconsideration" | "litigation" | "complaint"
  readonly title: Text
  /** The body that hears it, in words; the host may name it closer. */
  readonly body: Text
  readonly within: Text | null
  readonly clause: Citation
}

/** What a rule set can say. A point it is silent on is left out, and a weaker rule set may fill it. */
export interface Provisions {
  readonly correctionNotice?: { readonly time: NoticeTime; readonly clause: Citation }
  /** Silence makes an incomplete application accepted, from the day it was received. */
  readonly deemedAcceptance?: { readonly after: Term; readonly clause: Citation }
  /** What a correction period that runs out does: by operation of law, or a person's task. */
  readonly lateSupplement?: { readonly outcome: "deemed-withdrawn" | "task"; readonly clause: Citation }
  /** What follows a supplement that is still wrong. */
  readonly wrongSupplement?: { readonly outcome: "not-accepted" | "second-notice"; readonly clause: Citation }
  readonly tolerance?: Tolerance
  /** The time to decide, from acceptance. */
  readonly decision?: { readonly term: Term; readonly clause: Citation }
  readonly extension?: Extension
  /** A closed list: nothing else stops the statutory clock. */
  readonly suspensions?: readonly SuspensionReason[]
  /** Where several authorities decide as one (统一办理、联合办理、集中办理), in place of `decision` and `extension`. */
  readonly jointDecision?: JointDecision
  /** What a case that outran its time obliges the authority to. */
  readonly overdue?: { readonly explainInPublic: true; readonly clause: Citation }
  /** The time to hand over the result, from the decision. */
  readonly delivery?: { readonly term: Term; readonly clause: Citation }
  /** Who may refuse or revoke, and what must go before. */
  readonly adverseActs?: { readonly role: string; readonly clause: Citation }
  /** Which of them a person is told of before, and heard on (事先告知、陈述申辩); none where silent. */
  readonly priorNotice?: PriorNotice
  /** Against acts made from the first day of the rule set on; choose by act with `remediesAgainst`. */
  readonly remedies?: readonly Remedy[]
  /** In place of `remedies` for acts made from a later day on, where the law of remedies changed in between. */
  readonly laterRemedies?: readonly { readonly from: PlainDate; readonly remedies: readonly Remedy[] }[]
  readonly renewal?: Renewal
  /** Who may not ask for the same licence again, and for how long. */
  readonly reapplicationBars?: readonly ReapplicationBar[]
  readonly siteCheck?: SiteCheck
  readonly informedCommitment?: InformedCommitment
  /** A document may be missing where other evidence proves the fact, on record. */
  readonly waiver?: { readonly clause: Citation }
  /** What shows who a person is, beside the citizen card; signing by electronic signature or biometrics included. */
  readonly identityEvidence?: { readonly means: readonly string[]; readonly clause: Citation }
  /** Where the applicant says that platform data is wrong, their document prevails and the source is asked. */
  readonly dataDispute?: { readonly clause: Citation }
  /** A handler shows the paper by which the applicant entrusts them; an item may ask for it where no rule set does. */
  readonly authorityEvidence?: { readonly clause: Citation }
  /** What is handled on the spot and decided the same day needs no written acceptance. */
  readonly finishedOnSpot?: { readonly clause: Citation }
  /** How documents are served (送达). */
  readonly service?: ServiceRules
  /** Whoever took the first look may also decide; denied unless a clause allows it. */
  readonly oneOfficerMayDecideAlone?: { readonly clause: Citation }
}

/** The ways in which a document may be served: 直接、留置、邮寄、委托、公告、电子. */
export type ServiceMethod = "direct" | "left" | "posted" | "entrusted" | "public" | "electronic"

/** The rules of service stand in no one statute for all items: a rule set says what it knows of them. */
export interface ServiceRules {
  /** Where each way stands. */
  readonly clauses?: { readonly [Method in ServiceMethod]?: Citation }
  /** How long a public notice stands until it serves; without it none does. */
  readonly publicNotice?: { readonly length: number; readonly unit: "calendar-day" | "month" }
}

/** Acts to the applicant's disadvantage that a rule set may ask to be heard on before. */
export type HeardAct =
  | "refuse-acceptance"
  | "revoke-acceptance"
  | "terminate"
  | "decide-adversely"
  | "revoke-decision"

/** 事先告知: what is intended and why is told first, with a time to answer (陈述申辩). */
export interface PriorNotice {
  readonly acts: readonly HeardAct[]
  /** The time to answer, from the notice; the act waits until it is over or the person answered. */
  readonly term: Term
  readonly clause: Citation
}

/** A longer time to decide (延长期限), and whose approval it needs. */
export interface Extension {
  readonly term: Term
  readonly approverRole: string
  /** Who that is, in the words of the law; documents name the role where this is silent. */
  readonly approver?: Text
  readonly clause: Citation
}

export interface JointDecision {
  /** The time to decide, from acceptance. */
  readonly term: Term
  readonly clause: Citation
  /** Once; by another approver than the agency's own head. */
  readonly extension: Extension
}

/** Renewal of a licence (延续): asked for some time before it expires, decided before it does. */
export interface Renewal {
  /** The time before expiry by which to ask. */
  readonly lead: Term
  /** Not decided by the day of expiry, it is renewed by operation of law. */
  readonly deemedOnSilence: true
  readonly clause: Citation
  /** What of it was not settled, for people to review. */
  readonly review?: Text
}

export interface ReapplicationBar {
  readonly ground: "false-material" | "obtained-by-fraud"
  readonly term: Term
  /** Only for what directly concerns public safety, health, life or property. */
  readonly onlyPublicSafety: boolean
  readonly clause: Citation
}

/**
 * How many officers check on site where no rule set says how many: as many as 行政许可法 art. 34¶3 asks of licences. A
 * rule set that lets fewer go says so with its clause.
 */
export const officersWhereSilent = 2

/** A check of the substance (核查), and an inspection, test or quarantine (检验、检测、检疫). */
export interface SiteCheck {
  /** How many officers at the least. */
  readonly officers: number
  /**
   * For inspections, tests and quarantine: the time from acceptance to assign them. Stated for hosts that send officers
   * out: no clock runs by it here, since an item does not say whether it is inspected.
   */
  readonly assignWithin?: Term
  readonly clause: Citation
}

/** A promise that a condition is met, checked afterwards (告知承诺): not the promise of a document to come. */
export interface InformedCommitment {
  /** In place of proof that a condition of a licence is met; for items on the competent list alone. */
  readonly conditions?: { readonly verifyWithin: Term; readonly clause: Citation }
  /** In place of a certificate (证明事项), verified by its own rule; from the first day that rule holds. */
  readonly proofs?: { readonly from: PlainDate; readonly clause: Citation }
  /** Bad credit on record keeps from promising by this clause. Where absent, no credit record matters. */
  readonly credit?: { readonly clause: Citation }
  /** Where neither is available. */
  readonly notFor: readonly { readonly risk: string; readonly title: Text; readonly clause: Citation }[]
}

/** Tolerant intake (容缺受理): accepted with key materials complete, the deferrable rest owed. */
export interface Tolerance {
  readonly commitmentRequired: boolean
  /** Longest time for what is owed; `null` where the rule set names none and only the promised term bounds it. */
  readonly longest: Term | null
  /** Working days that must lie between the last day for what is owed and the promised due date. */
  readonly workingDaysBeforePromise: number
  /** What may follow default (撤销受理、终止办理、不予准予); always an act of a person. */
  readonly onDefault: "revoke-acceptance" | "terminate" | "refuse"
  /** How many more written notices may follow a supplement that is still wrong; none where silent. */
  readonly furtherNotices?: number
  /** Bad credit on record keeps from tolerance by this clause. Where absent, no credit record matters. */
  readonly credit?: { readonly clause: Citation }
  readonly clause: Citation
}

/**
 * What became of a clause of the statute in this library: a provision of the rule set carries it; or every
 * case keeps it whatever the rule set says (`"core"`); or it is an officer's act or judgement
 * (`"left-to-people"`); or nothing here checks it (`"not-encoded"`), and the host has to.
 */
export interface Clause {
  readonly citation: Citation
  readonly summary: Text
  readonly carriedBy: keyof Provisions | "core" | "left-to-people" | "not-encoded"
}

export interface RuleSet {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly rank: LawRank
  readonly source: Citation
  readonly validFrom: PlainDate
  /** The first day it no longer holds; `null` while none is known. */
  readonly validTo: PlainDate | null
  readonly itemTypes: readonly ItemType[] | "every"
  /** What was not verified about it, for people to review. */
  readonly review?: Text
  readonly provisions: Provisions
  readonly clauses: readonly Clause[]
  /** Of a combined rule set: the ids it was combined from, strongest first. */
  readonly parts?: readonly string[]
}
