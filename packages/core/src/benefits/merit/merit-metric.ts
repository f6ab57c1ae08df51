/**
 * What merit is compared by (择优条件): metrics with a unit, a year and evidence, such as research expenses of 2017 from
 * the audit report. Thresholds are dated parameters of a rule; no district's are known here.
 */
import type { Citation, Text } from "../../reasons/index.ts"

/** Money is reckoned in whole fen and may be told in 元 or 万元; persons and other counts are whole; percent has decimals. */
export type MeritUnit =
  | { readonly kind: "money" }
  | { readonly kind: "count"; readonly unit: Text }
  | { readonly kind: "percent"; readonly scale: number }

export interface MeritMetric {
  /** A name of a fact: small letters and digits, words joined by hyphens. */
  readonly id: string
  readonly label: Text
  readonly unit: MeritUnit
  /** The greatest value it can have: fen, a count, or percent. */
  readonly most: number
  /** The registries that can tell it. */
  readonly from?: readonly string[]
}

/** One value as attested. */
export interface MeritRecord {
  readonly criterion: string
  /** A decimal, as text. */
  readonly value: string
  /** 元 or 万元 of money, % of percent, otherwise the metric's own unit. */
  readonly unit: string
  readonly year: number
  /** Where the proof lies: the hash or file number of a document; never a name. */
  readonly evidence: string
}

/** One condition of merit; `parameter` is the id of its dated threshold. */
export type MeritCriterion = {
  readonly code: string
  readonly metric: string
  readonly parameter: string
  readonly clause: Citation
} & (
  | { readonly compare: "atLeast" | "atMost" }
  /**
   * Growth: the value is at least so many percent of that of `over` years before, the parameter being a whole number
   * (110 for a tenth more). Where it was nothing then, no growth can be told and the condition does not hold.
   */
  | { readonly compare: "growth"; readonly over: number }
)
