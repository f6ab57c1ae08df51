/**
 * How towns recommend technology centres in the sample district. The bulletin tells the steps (符合基本条件, 经发办初审,
 * 择优推荐, then the window); criteria, quota, roles and the length of the public notice stand in for unknown ones.
 */
import type { RecommendationRules } from "@onevisit/core/intake/recommendation"
import { text } from "@onevisit/core/reasons"
import { workingDays } from "@onevisit/core/time"

export const recommendationClause = {
  statute: "technology-centre-measures",
  title: text("样例区企业技术中心认定办法", "Sample District Technology Centre Measures"),
  sample: true,
}

export const technologyCentreRules: RecommendationRules = {
  id: "technology-centre-2018",
  item: "technology-centre-by-merit",
  recommendationRequired: { required: true, clause: recommendationClause },
  criteria: [
    { id: "research-expenses", name: text("研究开发费用", "Research expenses"), unit: "万元" },
    { id: "research-staff", name: text("专职研发人员", "Research staff"), unit: "人" },
  ],
  roles: {
    open: "selection-desk",
    "take-in": "economy-office",
    attest: "economy-office",
    "pre-review": "economy-office",
    rank: "economy-office-head",
    recommend: "town-leader",
    publish: "selection-desk",
    settle: "objection-desk",
    "take-effect": "selection-desk",
  },
  preReviewerMayRecommend: false,
  notice: { of: "recommended", term: workingDays(3, recommendationClause), clause: recommendationClause },
}
