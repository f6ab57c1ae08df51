/**
 * The old-age allowance (高龄津贴) as a rule. The bulletin says that it exists since 2011 and needs no application; it
 * says neither who is entitled nor to how much. Every clause and amount here is made up for the sample district.
 */
import { sampleRegions } from "@onevisit/china"
import { text } from "@onevisit/core/reasons"
import {
  ageOf,
  alive,
  all,
  bands,
  checkRule,
  defineRule,
  fact,
  factSheet,
  not,
  parameter,
  type ParameterHistory,
  type QuestionSource,
  sheetOf,
  within,
} from "@onevisit/core/rules"
import { plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"

export const resident = factSheet("resident", {
  born: fact.date(text("出生日期", "date of birth"), { from: ["population", "home-visit"] }),
  registeredIn: fact.region(text("户籍地", "registered in"), { from: ["population"] }),
  died: fact.date(text("死亡日期", "date of death"), { from: ["population", "home-visit"] }).orNever(),
  paidElsewhere: fact.flag(text("他处已领", "paid elsewhere"), { from: ["city-benefits"] }),
})

export const measures = {
  statute: "sample-old-age-measures",
  title: text("样例区高龄津贴办法", "Sample District Old-Age Allowance Measures"),
  sample: true,
}
export const clause = (article: string) => ({ ...measures, article })

const age = ageOf(resident.born, { at: "month-after-birthday", leapDay: "feb28" })

const definition = defineRule({
  id: "old-age-allowance",
  title: text("高龄津贴", "Old-age allowance"),
  source: measures,
  eligible: all(
    within(resident.registeredIn, "990101").code("registered").per(clause("2")),
    age.atLeast(80).code("aged").per(clause("3")),
    alive(resident.died, { stop: "next-month" }).code("alive").per(clause("6")),
    not(resident.paidElsewhere)
      .code("not-paid-elsewhere")
      .named(text("未在他处领取", "Not paid elsewhere"))
      .per(clause("7")),
  ),
  amount: bands(age, parameter("old-age.monthly"), { otherwise: "0.00" }),
})

const rates = [
  { from: 80, to: 90, value: "30.00" },
  { from: 90, to: 100, value: "60.00" },
  { from: 100, to: null, value: "90.00" },
]
const raised = [
  { from: 80, to: 90, value: "50.00" },
  { from: 90, to: 100, value: "100.00" },
  { from: 100, to: null, value: "200.00" },
]

const monthly = (values: ParameterHistory["values"]): ParameterHistory => ({
  id: "old-age.monthly",
  label: text("高龄津贴月标准", "monthly rates of the old-age allowance"),
  type: { kind: "bands", yields: "money" },
  values,
})

const checked = (values: ParameterHistory["values"]) =>
  Result.getOrThrow(
    checkRule(definition, {
      sheet: sheetOf(resident),
      parameters: [monthly(values)],
      codes: { region: sampleRegions },
    }),
  )

const since2011 = { from: plainDate("2011-01-01"), source: clause("4"), value: rates }

/** The rule, checked as a whole against its facts, its rates and the regions. */
export const oldAgeAllowance = checked([{ ...since2011, to: null }])

/** The same with higher rates from July 2026 on: a draft. */
export const oldAgeAllowanceRaised = checked([
  { ...since2011, to: plainDate("2026-07-01") },
  { from: plainDate("2026-07-01"), to: null, source: clause("4"), value: raised },
])

/** Who can be asked, and what a query costs: a look into a register next to nothing, a visit at home an hour. */
export const sources: readonly QuestionSource[] = [
  {
    id: "population",
    label: text("人口库", "the population register"),
    answers: ["born", "registeredIn", "died"],
    cost: 1,
    successRate: 0.9,
  },
  {
    id: "city-benefits",
    label: text("全市津贴系统", "the city's benefit system"),
    answers: ["paidElsewhere"],
    cost: 2,
    successRate: 0.9,
  },
  {
    id: "home-visit",
    label: text("社区（入户走访）", "the community (a visit at home)"),
    answers: ["born", "died"],
    asks: "person",
    cost: 300,
  },
]
