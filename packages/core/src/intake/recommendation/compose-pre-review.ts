/**
 * What a candidate is told of the first review (初审). Not passing, or not being recommended, refuses nothing of the
 * item: where no recommendation is required one may apply at the window all the same, and is told so.
 */
import { composeCitation, type Text, text } from "../../reasons/index.ts"
import type { CallEventData } from "./call-events.ts"

/** The outcome without its reasons, which are sealed: whoever writes to the candidate adds them. */
export type PreReviewOutcome = Pick<
  CallEventData["CandidatePreReviewed"],
  "passed" | "mayApplyWithout" | "clause"
>

/**
 * The outcome of a first review in a sentence for the candidate.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composePreReview } from "@onevisit/core/intake/recommendation"
 * import { text } from "@onevisit/core/reasons"
 *
 * const clause = { statute: "sample-measures", title: text("样例办法", "Sample measures"), sample: true }
 * const told = composePreReview({ passed: false, mayApplyWithout: true, clause })
 * assert.equal(told.zh, "初审未通过。依《样例办法》（样例），您仍可直接向窗口提出申请。")
 * ```
 */
export function composePreReview({ clause, mayApplyWithout, passed }: PreReviewOutcome): Text {
  if (passed)
    return text(
      "初审通过。是否推荐按排名和名额确定，结果将公示。",
      "The first review is passed. Who is recommended follows from rank and quota, and is shown in public.",
    )
  const cited = composeCitation(clause)
  return mayApplyWithout
    ? text(
        `初审未通过。依${cited.zh}，您仍可直接向窗口提出申请。`,
        `The first review is not passed. By ${cited.en} you may still apply at the window.`,
      )
    : text(
        `初审未通过，这不是对该事项的不予受理。依${cited.zh}，申请须经推荐；排名前可补充情况，请求重新初审。`,
        `The first review is not passed, which refuses nothing of the item. By ${cited.en} an application needs a recommendation; until the ranking you may add to what you said and be reviewed again.`,
      )
}
