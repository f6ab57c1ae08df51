/**
 * How towns recommend technology centres in the sample district. The bulletin tells the steps (符合基本条件, 经发办初审,
 * 择优推荐, then the window); criteria, quota, roles and the length of the public notice stand in for unknown ones.
 */
import { type MeritMetric, type MeritOrder, meritRule, meritSheet } from "@onevisit/core/benefits/merit"
import type { RecommendationRules } from "@onevisit/core/intake/recommendation"
import { text } from "@onevisit/core/reasons"
import { checkRule, type ParameterHistory } from "@onevisit/core/rules"
import { plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"

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

const expenses: MeritMetric = {
  id: "research-expenses",
  label: text("研究开发费用", "research expenses"),
  unit: { kind: "money" },
  most: 1_000_000_000_000,
}
const staff: MeritMetric = {
  id: "research-staff",
  label: text("专职研发人员", "research staff"),
  unit: { kind: "count", unit: text("人", "persons") },
  most: 100_000,
}

export const centreMetrics = [expenses, staff]

/** By expenses, then by staff; equals are put in order by a person, with reasons. */
export const centreOrder: MeritOrder = {
  by: [
    { metric: expenses, better: "more" },
    { metric: staff, better: "more" },
  ],
  ties: "left-to-person",
}

const least = (id: string, kind: "money" | "integer", value: string | number): ParameterHistory => ({
  id,
  label: text("基本条件（样例）", "basic condition (sample)"),
  type: { kind },
  values: [{ from: plainDate("2018-01-01"), to: null, value, source: recommendationClause }],
})

/** 基本条件: no threshold of a real district is known, so these are samples. */
export const basicConditions = Result.getOrThrow(
  checkRule(
    meritRule({
      id: "technology-centre-basics",
      title: text("企业技术中心基本条件", "Basic conditions of a technology centre"),
      criteria: [
        {
          code: "expenses",
          metric: expenses.id,
          compare: "atLeast",
          parameter: "centre.expenses",
          clause: recommendationClause,
        },
        {
          code: "staff",
          metric: staff.id,
          compare: "atLeast",
          parameter: "centre.staff",
          clause: recommendationClause,
        },
      ],
    }),
    {
      sheet: meritSheet("technology-centre", centreMetrics),
      parameters: [least("centre.expenses", "money", "6500000.00"), least("centre.staff", "integer", 40)],
    },
  ),
)
