/**
 * What the window asks of a recommendation: that the item's own edition demands one, that it is attested by the
 * call's record as it was presented, and that it has taken effect by the day of receipt, which is the window's day.
 */
import type { ServiceItem } from "../../catalogue/index.ts"
import type { Citation, Refusal } from "../../reasons/index.ts"
import { composeCitation, text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CaseState } from "../case-state.ts"
import { type AttestedRecommendation, isSameRecommendation } from "./attested-recommendation.ts"

export interface RecommendationNotEffective extends Refusal<"RecommendationNotEffective"> {
  readonly effectiveOn: PlainDate
}

/** Another case came with it; `holder` is its case id. */
export interface RecommendationUsed extends Refusal<"RecommendationUsed"> {
  readonly holder: string
}

export type RecommendationRefusal =
  | Refusal<"RecommendationMissing">
  | Refusal<"RecommendationNotAttested">
  | RecommendationNotEffective
  | RecommendationUsed

/** What is presented at the window, and what the record attests of it. */
export interface PresentedRecommendation {
  readonly item: Pick<ServiceItem, "recommendation" | "type">
  readonly receivedOn: PlainDate
  readonly presented: AttestedRecommendation | undefined
  /** What the call's own record attests of this applicant for this item; `null` for nothing. */
  readonly attested: AttestedRecommendation | null
}

/**
 * `undefined` when the application may be received as far as a recommendation goes. Where the item demands none, one
 * that comes along is held against the record all the same. The receipt of a licence's application waits for none
 * (行政许可法 art. 32(1)(4)): its five days run, whatever a township has yet to say.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { refuseRecommendation } from "@onevisit/core/intake/recommendation"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const clause = { statute: "sample-measures", title: text("样例办法", "Sample measures"), sample: true }
 * const refusal = refuseRecommendation({
 *   item: { type: "award", recommendation: { required: true, clause } },
 *   receivedOn: plainDate("2018-07-31"),
 *   presented: undefined,
 *   attested: null,
 * })
 * assert.equal(refusal?._tag, "RecommendationMissing")
 * ```
 */
export function refuseRecommendation(given: PresentedRecommendation): RecommendationRefusal | undefined {
  const { attested, item, presented, receivedOn } = given
  const clause = item.type === "licence" ? undefined : item.recommendation?.clause
  if (presented === undefined) return clause === undefined ? undefined : missing(clause)
  if (attested === null || !isSameRecommendation(presented, attested)) return notAttested
  if (presented.effectiveOn > receivedOn) return notEffective(presented.effectiveOn, clause)
  return undefined
}

/** A recommendation is of one application; it is free again once that ended before it was decided. */
export const recommendationUsed = (holder: string): RecommendationUsed => ({
  _tag: "RecommendationUsed",
  holder,
  message: text(
    `该推荐已用于办件 ${holder}；一份推荐只用于一次申请，请继续办理该办件。`,
    `Case ${holder} came with this recommendation, which is of one application: go on with that case.`,
  ),
})

/**
 * Whether a case uses up the recommendation it came with. Not one that was withdrawn, or not accepted: nothing was
 * decided on it. What other systems report of the case neither frees it nor uses it up.
 */
export function usesRecommendation({ outside, phase, recommendation }: CaseState): boolean {
  return recommendation !== undefined && !FREED.has(outside?.own.phase ?? phase)
}

const FREED: ReadonlySet<CaseState["phase"]> = new Set(["withdrawn", "deemed-withdrawn", "not-accepted"])

function missing(clause: Citation): Refusal<"RecommendationMissing"> {
  const cited = composeCitation(clause)
  return {
    _tag: "RecommendationMissing",
    clause,
    message: text(
      `依${cited.zh}，申请此事项须先经镇街场平台初审并推荐；请先向所在镇街场平台申报。`,
      `By ${cited.en} this item needs a recommendation: ask the township for its first review.`,
    ),
  }
}

const notAttested: Refusal<"RecommendationNotAttested"> = {
  _tag: "RecommendationNotAttested",
  message: text(
    "所附推荐与推荐记录不符，或者不属于该申请人和该事项；请核对后重新提交。",
    "The recommendation is not on record as presented, or is another applicant's or item's: check it.",
  ),
}

function notEffective(effectiveOn: PlainDate, clause: Citation | undefined): RecommendationNotEffective {
  return {
    _tag: "RecommendationNotEffective",
    effectiveOn,
    message: text(
      `推荐自${effectiveOn}起生效，请于生效后提交。`,
      `The recommendation takes effect on ${effectiveOn}: apply from then on.`,
    ),
    ...(clause ? { clause } : {}),
  }
}
