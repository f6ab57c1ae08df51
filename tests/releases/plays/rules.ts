/** How the plays' district guides, funds, recommends and hears complaints. Every number is a sample. */
import type { GuidanceRules } from "@onevisit/core/guidance"
import type { FeedbackPolicy } from "@onevisit/core/intake/feedback"
import type { RecommendationRules } from "@onevisit/core/intake/recommendation"
import type { ProjectRules } from "@onevisit/core/projects"
import { text } from "@onevisit/core/reasons"
import { calendarDays, months, plainDate, workingDays } from "@onevisit/core/time"

const label = text("样例", "sample")
const clause = { statute: "sample-rules", title: label, sample: true }

export const guidanceRules: GuidanceRules = {
  answerWithin: workingDays(3),
  units: { "other-bureau": ["other-bureau"] },
  roles: {
    "supervise-enquiries": ["supervising"],
    "plan-duty": ["planning"],
    "record-duty": ["planning"],
    "settle-matters": ["planning"],
    "organise-briefings": ["planning"],
  },
  smallestGroup: 2,
}

const acts = ["open", "take-in", "attest", "pre-review", "rank", "recommend", "publish", "settle"] as const
export const recommendationRules: RecommendationRules = {
  id: "recorded-2020",
  item: "recorded-confirmation",
  recommendationRequired: { required: true, clause },
  criteria: [{ id: "expenses", name: label, unit: "万元" }],
  roles: Object.fromEntries(
    [...acts, "take-effect"].map((act) => [act, "selecting"]),
  ) as RecommendationRules["roles"],
  preReviewerMayRecommend: false,
  notice: { of: "recommended", term: workingDays(3), clause },
}

export const projectRules: ProjectRules = {
  id: "recorded-projects",
  version: "1",
  title: label,
  source: clause,
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  roles: { recommending: "recommender", managing: "project-officer", receiving: "window" },
  recommendation: { required: true, clause },
  acceptance: { term: months(6), mode: "posted", clause },
  remindBefore: [90, 30],
  extension: { atMost: 1, longest: months(12), askBeforeEnd: true, clause },
  outcomes: [
    { id: "passed", title: label, adverse: false, needsApplication: true, consequences: [label], clause },
    { id: "terminated", title: label, adverse: true, needsApplication: false, consequences: [], clause },
  ],
  onDefault: {
    priorNotice: { term: workingDays(5), clause },
    bar: { term: months(12), clause },
    clause,
  },
  remedies: [{ kind: "complaint", title: label, body: label, within: null, clause }],
}

export const feedbackPolicy: FeedbackPolicy = {
  source: clause,
  terms: {
    acknowledge: workingDays(2),
    answer: workingDays(10),
    verify: workingDays(3),
    rectify: workingDays(5),
    revisit: workingDays(5),
    "accept-transfer": workingDays(1),
  },
  changeWithin: calendarDays(5),
  reopenWithin: calendarDays(20),
  roles: {
    acknowledge: "feedback",
    verify: "feedback",
    "set-aside": "feedback",
    rectify: "feedback",
    answer: "feedback",
    revisit: "feedback",
    close: "feedback",
    transfer: "feedback",
    "accept-transfer": "feedback",
  },
  verifiedBy: "another-officer",
  revisitTries: 2,
  reasons: [{ code: "slow", title: label }],
}
