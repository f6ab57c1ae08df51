/**
 * The two kinds of directory that local items are held against: 目录样本, the model entries of the province's, city's
 * and county's lists of powers, and 指导目录, which says what must be done at one window, in one visit or in none
 * (“最多跑一次”改革指导目录). Entries are dated; hand in those that have ended as well, for what they were called.
 */
import type { ItemType } from "../../law/index.ts"
import type { Necessity } from "../../materials/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import type { PlainDate, Term } from "../../time/index.ts"
import type { ExerciseLevel, ItemCodes } from "../service-item.ts"

export type ItemDirectory = SampleDirectory | GuidanceDirectory

/** 目录样本: how an item of this name must look wherever it is offered. */
export interface SampleDirectory {
  readonly kind: "samples"
  readonly title: Text
  readonly entries: readonly DirectorySample[]
}

/** 指导目录: which items must qualify, and as what. */
export interface GuidanceDirectory {
  readonly kind: "guidance"
  readonly title: Text
  readonly entries: readonly GuidanceEntry[]
}

export type DirectoryEntry = DirectorySample | GuidanceEntry

/** What the entries of both have in common: what tells which item they mean. */
export interface ListedItem {
  /** Stable: a later edition of the entry keeps it. */
  readonly id: string
  /** The levels whose authorities carry the entry out (行使层级); at least one. */
  readonly levels: readonly DirectoryLevel[]
  readonly codes: DirectoryCodes
  readonly name: Text
  readonly type?: ItemType
  readonly basis: readonly Citation[]
  /** What it was called, and under which codes, where no earlier edition of it is at hand. */
  readonly formerly?: readonly FormerEntry[]
  /** The entries it was split from or merged from, by id. Two that replace the same one have split it. */
  readonly replaces?: readonly string[]
  readonly validFrom: PlainDate
  /** The first day on which it no longer holds. */
  readonly validTo: PlainDate | null
  readonly source: Citation
}

export interface DirectorySample extends ListedItem {
  readonly type: ItemType
  /** All that may be asked for, where the sample says it. */
  readonly materials?: readonly SampleMaterial[]
  /** The longest term that may be promised. */
  readonly term?: Term
  /** How many visits there may be at most. */
  readonly visits?: number
}

export interface GuidanceEntry extends ListedItem {
  /** At least one. */
  readonly mustQualify: readonly Qualification[]
}

/** 一窗受理, 最多跑一次, 不用跑. */
export type Qualification = "one-window" | "one-visit" | "zero-visit"

export type DirectoryLevel = Extract<ExerciseLevel, "province" | "city" | "county">

/** 基本编码 and 地方编码: the codes that do not hang on who carries the entry out. */
export type DirectoryCodes = Pick<ItemCodes, "basic" | "local">

export interface FormerEntry {
  readonly name?: Text
  readonly codes?: DirectoryCodes
}

export interface SampleMaterial {
  readonly name: Text
  /** The kind of document, by the id that items name it by. */
  readonly document?: string
  readonly necessity?: Necessity
}
