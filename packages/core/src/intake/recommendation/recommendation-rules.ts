/**
 * How an item's recommendations are made: whether one is needed at all and on what clause, by which merits, in
 * which roles, and how long the list is shown. No statute fixes these for every item, so all of it is handed in;
 * what stands in for an unknown rule cites a sample.
 */
import type { Citation, Text } from "../../reasons/index.ts"
import type { Term } from "../../time/index.ts"

/** What only an officer may do, each in a role of its own. */
export type SelectionAct =
  | "open"
  | "take-in"
  | "attest"
  | "pre-review"
  | "rank"
  | "recommend"
  | "publish"
  | "settle"
  | "take-effect"

/** The acts that are the township's: only an officer of its unit may do them. */
export const townshipActs: readonly SelectionAct[] = ["take-in", "attest", "pre-review", "rank", "recommend"]

/** Something by which merit is compared (择优条件), for example research expenses of the year. */
export interface MeritCriterion {
  readonly id: string
  readonly name: Text
  /** The unit every value of it is given in. */
  readonly unit: string
}

export interface RecommendationRules {
  /** Distinguishes rules that changed from one year to the next. */
  readonly id: string
  /** The item they are for. */
  readonly item: string
  /**
   * Whether an application needs the recommendation. Where it does not, a candidate who did not pass or was not
   * chosen may still apply, and is told so.
   */
  readonly recommendationRequired: { readonly required: boolean; readonly clause: Citation }
  readonly criteria: readonly MeritCriterion[]
  /** The role of the host's staff that each act needs. */
  readonly roles: Readonly<Record<SelectionAct, string>>
  /** Whether one officer may both review a candidate first and recommend them; two persons, unless this says so. */
  readonly preReviewerMayRecommend: boolean
  /** 公示: which list is shown, and for how long; the last day is in time. */
  readonly notice: { readonly of: "recommended" | "selected"; readonly term: Term; readonly clause: Citation }
}
