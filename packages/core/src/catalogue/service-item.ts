/**
 * A service item (政务服务事项) in one dated, immutable edition: what one may ask of an authority, on what
 * basis, with which materials, by when. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4, 12.
 */
import type { SubjectKind } from "../identity/index.ts"
import type { ItemType } from "../law/index.ts"
import type { MaterialRequirement, ScenarioQuestion } from "../materials/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { PlainDate, Term } from "../time/index.ts"

/** How an application comes in. */
export type IntakeChannel = "window" | "online" | "mail" | "courier"

/** How a result gets to the applicant. */
export type CollectionWay = "by-hand" | "courier" | "electronic"

/** A special procedure (特别程序) published with the item: it stops the promised clock, never the statutory one. */
export interface SpecialProcedure {
  readonly reason: string
  readonly title: Text
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

export interface ServiceItem {
  readonly id: string
  /** Distinguishes the editions of an item; dated, for example `2018-07-20`. */
  readonly edition: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly name: Text
  readonly type: ItemType
  readonly authority: Authority
  readonly basis: readonly Citation[]
  readonly serves: readonly SubjectKind[]
  /** `ex-officio`: the authority finds the person; no application, no materials. */
  readonly initiation: "on-application" | "ex-officio"
  readonly conditions: readonly Text[]
  readonly procedure: readonly Text[]
  readonly quantityLimit?: Text
  /** The item's own statutory term where its law sets another than the rule set's; needs a basis. */
  readonly statutoryTerm?: Term
  /** 承诺办结时限: published by the authority, binding, never after the statutory one. */
  readonly promisedTerm?: Term
  readonly specialProcedures: readonly SpecialProcedure[]
  readonly questions: readonly ScenarioQuestion[]
  readonly materials: readonly MaterialRequirement[]
  readonly visits: { readonly declared: number; readonly reason?: Text }
  readonly channels: readonly IntakeChannel[]
  readonly collection: readonly CollectionWay[]
  /** `null`: free of charge. */
  readonly fee: { readonly amount: Text; readonly basis: Citation } | null
  readonly result: { readonly name: Text }
  readonly contact: ItemContact
  /** Says that values marked so stand in for ones that are not known. */
  readonly sample?: Text
}
