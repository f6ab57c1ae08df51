/**
 * A service item (政务服务事项) in one dated, immutable edition: what one may ask of an authority, on what
 * basis, with which materials, by when. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4, 12.
 */
import type { SubjectKind } from "../identity/index.ts"
import type { ItemType } from "../law/index.ts"
import type { MaterialRequirement, ScenarioQuestion } from "../materials/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { PlainDate, Term } from "../time/index.ts"
import type { Leg } from "./leg.ts"

/** How an application comes in. */
export type IntakeChannel = "window" | "online" | "mail" | "courier"

/** How a result gets to the applicant. */
export type CollectionWay = "by-hand" | "courier" | "electronic"

/** A special procedure (特别程序) published with the item: it stops the promised clock, never the statutory one. */
export interface SpecialProcedure {
  readonly reason: string
  readonly title: Text
}

/** The codes under which lists of the province and the nation name the item, as they stand there. */
export interface ItemCodes {
  /** 基本编码, of the directory. */
  readonly basic?: string
  /** 实施编码, of this authority's implementation. */
  readonly implementing?: string
  /** 业务办理项编码. */
  readonly handling?: string
  /** 地方编码, in whatever form the place has. */
  readonly local?: string
}

/** The level at which a power is exercised (行使层级). */
export type ExerciseLevel = "nation" | "province" | "city" | "county" | "township" | "village"

/** The entry of the item in the power and responsibility list (权责清单). */
export interface PowerEntry {
  readonly list: Citation
  /** The number or name of the entry there. */
  readonly entry: string
  readonly level: ExerciseLevel
}

/** The units besides the authority in whose name the item is done. */
export interface ItemUnits {
  /** 牵头单位. */
  readonly lead?: Authority
  /** 责任单位, whose people do the work. */
  readonly responsible?: Authority
  /** 配合单位. */
  readonly cooperating?: readonly Authority[]
}

/** A subject under which people look for items (主题). */
export interface ItemTopic {
  readonly id: string
  readonly title: Text
  /** Whether the topic is one of persons (自然人主题) or of organisations (法人主题). */
  readonly of: "persons" | "organisations"
}

/** One step of the procedure, in words. */
export interface ProcedureStep extends Text {
  /** How long it takes. */
  readonly takes?: Term
  /** Whether that time counts in the promised term; it does unless said (不包含在承诺办结时限内). */
  readonly counted?: boolean
}

/** What kind of paper a result is (结果类型): it says how the item ends. */
export type ResultKind = "certificate" | "document" | "approval" | "payment" | "none"

/** Where the item is handled: an outlet, and its windows where only some do. */
export interface ServedAt {
  readonly outlet: string
  readonly windows?: readonly string[]
}

export interface ItemContact {
  readonly phone: string
  readonly complaintPhone: string
  readonly email: string
  readonly address: Text
  readonly hours: Text
}

export interface Authority {
  /** Stable id within the district, for example `science-and-technology-bureau`. */
  readonly id: string
  readonly name: Text
}

/**
 * The part of one authority, or of one section of it, in an item that several handle (并联、串联审批). Parts without
 * `after` run side by side from acceptance; the others begin when those before them are done.
 * 行政许可法 art. 26; 浙江省保障“最多跑一次”改革规定 art. 5.
 */
export interface ReviewPart {
  readonly id: string
  readonly title: Text
  readonly authority: Authority
  /** The parts that must be done before. */
  readonly after?: readonly string[]
  /** The time this part may take, from its authority's own receipt. */
  readonly term?: Term
  /** A first look (初审): whoever does it does not decide. */
  readonly preliminary?: boolean
}

/**
 * A promise that the item takes in place of documents (告知承诺): that a condition of a licence is met, or of what a
 * certificate would prove. Only what a published list names may be had so; the list is cited.
 * 浙江省保障“最多跑一次”改革规定 art. 14.
 */
export interface CommitmentOption {
  readonly id: string
  readonly kind: "licence-condition" | "proof"
  readonly title: Text
  /** The list on which it stands. */
  readonly listed: Citation
  /** The materials that need not be handed in. */
  readonly replaces: readonly string[]
  /** By when a proof is verified, from the promise; a licence condition has the term of the rule set. */
  readonly verifyWithin?: Term
}

export interface ServiceItem {
  readonly id: string
  /** Distinguishes the editions of an item; dated, for example `2018-07-20`. */
  readonly edition: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly name: Text
  readonly type: ItemType
  readonly codes?: ItemCodes
  readonly power?: PowerEntry
  /** The kind of work it belongs to, by which a district publishes in batches. */
  readonly category?: { readonly id: string; readonly title: Text }
  readonly topics?: readonly ItemTopic[]
  readonly authority: Authority
  readonly units?: ItemUnits
  readonly basis: readonly Citation[]
  readonly serves: readonly SubjectKind[]
  /** `ex-officio`: the authority finds the person; no application, no materials. */
  readonly initiation: "on-application" | "ex-officio"
  readonly conditions: readonly Text[]
  readonly procedure: readonly ProcedureStep[]
  readonly quantityLimit?: Text
  /** How many may be granted while the edition is in force, in the order of acceptance (行政许可法 art. 57). */
  readonly quota?: number
  /** Whether it directly concerns public safety, health or property, so that false papers bar another application. */
  readonly publicSafety?: boolean
  /** The application needs a township's recommendation that has taken effect (初审推荐), on this clause. */
  readonly recommendation?: { readonly required: true; readonly clause: Citation }
  /** A handler shows the paper by which the applicant entrusts them (授权委托书), on this clause. */
  readonly authorityEvidence?: { readonly required: true; readonly clause: Citation }
  /** The item's own statutory term where its law sets another than the rule set's; needs a basis. */
  readonly statutoryTerm?: Term
  /** 承诺办结时限: published by the authority, binding, never after the statutory one. */
  readonly promisedTerm?: Term
  /** 办件类型: finished while the applicant waits (即办件), or by the promised day (承诺件, unless said). */
  readonly handling?: "on-the-spot" | "promised"
  /** 审查类型: reviewed as it comes in (即审即办), or accepted first (前审后批, unless said). */
  readonly review?: "at-once" | "after-acceptance"
  readonly specialProcedures: readonly SpecialProcedure[]
  /** Who else has a part in it, and in what order; the authority alone, where absent. */
  readonly reviewParts?: readonly ReviewPart[]
  readonly commitmentOptions?: readonly CommitmentOption[]
  readonly questions: readonly ScenarioQuestion[]
  readonly materials: readonly MaterialRequirement[]
  readonly visits: { readonly declared: number; readonly reason?: Text }
  /** Steps of the applicant that neither the channels, the materials nor the collection already say. */
  readonly legs?: readonly Leg[]
  readonly channels: readonly IntakeChannel[]
  /** 网办深度, from 1 (information) to 4 (all of it online). */
  readonly onlineDepth?: 1 | 2 | 3 | 4
  /** The outlets where it is handled; entering or leaving the service centre makes a new edition. */
  readonly servedAt?: readonly ServedAt[]
  readonly collection: readonly CollectionWay[]
  /** `null`: free of charge. */
  readonly fee: {
    readonly amount: Text
    readonly basis: Citation
    /** 收费项目, and whether it can be paid online. */
    readonly charges?: Text
    readonly payOnline?: boolean
  } | null
  readonly result: {
    readonly name: Text
    readonly kind?: ResultKind
    /** The kind of document issued, by the id under which other items ask for it. */
    readonly document?: string
    /** Whether a filled-in sample of it is published (结果样本). */
    readonly sample?: boolean
  }
  readonly faq?: readonly { readonly question: Text; readonly answer: Text }[]
  readonly contact: ItemContact
  /** Says that values marked so stand in for ones that are not known. */
  readonly sample?: Text
}
