/** How ratings and complaints are handled in the sample district. No statute says: every term and role is a sample. */
import type { FeedbackPolicy } from "@onevisit/core/intake/feedback"
import { text } from "@onevisit/core/reasons"
import { calendarDays, workingDays } from "@onevisit/core/time"
import type { District, FeedbackSettings } from "@onevisit/district"
import { clerk, decider, examiner } from "./people.ts"

const source = {
  statute: "sample-feedback",
  title: text("样例区政务服务评价投诉办法", "Sample rules of ratings and complaints"),
  sample: true,
}

const policy: FeedbackPolicy = {
  source,
  terms: {
    acknowledge: workingDays(1, source),
    verify: workingDays(3, source),
    rectify: workingDays(5, source),
    answer: workingDays(10, source),
    revisit: workingDays(5, source),
    "accept-transfer": workingDays(1, source),
  },
  changeWithin: calendarDays(5, source),
  reopenWithin: calendarDays(20, source),
  roles: {
    acknowledge: "feedback",
    verify: "feedback",
    rectify: "feedback",
    answer: "feedback",
    revisit: "feedback",
    close: "feedback",
    "set-aside": "feedback-chief",
  },
  verifiedBy: "another-officer",
  revisitTries: 2,
  reasons: [{ code: "slow", title: text("等候时间长", "long wait") }],
}

/** Everybody through whose hands the cases of the demonstration go. */
const hands = [clerk, examiner, decider].map(({ externalId }) => externalId)

/**
 * Ratings and complaints, with what a district has on record of who had which service: the case's own applicant may
 * rate it, and whoever holds the code of its receipt.
 */
export function feedbackOf(district: () => District): FeedbackSettings {
  const recordOf = async (id: string) => {
    const { state, summary } = await district().intake.get(id)
    const outlet = state.receipt?.visit?.outlet ?? null
    return { applicant: state.applicant, item: summary.item, outlet, unit: summary.unit }
  }
  return {
    policy,
    numberedBy: "样例区",
    proveService: async (claim, as) => {
      if (claim.kind === "visit") return null
      const { applicant, item, outlet, unit } = await recordOf(claim.case)
      const isTheirs = as.kind === "applicant" && as.subject === applicant
      if (!isTheirs && claim.code !== (await district().intake.queryCode(claim.case))) return null
      const service = { kind: "case", case: claim.case, handling: claim.handling ?? "1" } as const
      return { service, rater: applicant, item, outlet, concerned: { unit, officers: hands } }
    },
    concernedBy: async (about) => {
      if (about.kind !== "case") return { concerned: { unit: null, officers: [] } }
      const { item, outlet, unit } = await recordOf(about.case)
      const named = { ...(item === null ? {} : { item }), ...(outlet === null ? {} : { outlet }) }
      return { concerned: { unit, officers: hands }, ...named }
    },
  }
}
