/** The rules that the contract of populations sweeps by. Every clause, place and amount is made up. */
import { text } from "@onevisit/core/reasons"
import {
  all,
  alive,
  ageOf,
  bands,
  bindRule,
  type BoundRule,
  checkRule,
  defineRule,
  fact,
  factSheet,
  not,
  parameter,
  type ParameterHistory,
  type Rule,
  sheetOf,
  within,
} from "@onevisit/core/rules"
import { type Month, plainDate } from "@onevisit/core/time"
import * as Result from "effect/Result"

const sample = { statute: "sample-measures", title: text("样例办法", "Sample measures"), sample: true }

const resident = factSheet("resident", {
  born: fact.date(text("出生日期", "date of birth")),
  registeredIn: fact.region(text("户籍地", "registered in")),
  died: fact.date(text("死亡日期", "date of death")).orNever(),
  paidElsewhere: fact.flag(text("他处已领", "paid elsewhere")),
})

const named = (code: string, parent?: string) => ({
  code,
  name: text("样例", "sample"),
  source: "样例",
  ...(parent === undefined ? {} : { parent }),
})
const regions = {
  id: "sample-regions",
  version: "1",
  title: text("样例区划", "sample regions"),
  sample: true,
  entries: [named("990100"), named("990101", "990100"), named("990102", "990100")],
}

const rates = (eighty: string) => [
  { from: 80, to: 90, value: eighty },
  { from: 90, to: 100, value: "60.00" },
  { from: 100, to: null, value: "90.00" },
]
/** In April 2018 everybody from 80 to 89 gets more. */
const monthly: ParameterHistory = {
  id: "sample.monthly",
  label: text("月标准", "monthly rates"),
  type: { kind: "bands", yields: "money" },
  values: [
    { from: plainDate("2011-01-01"), to: plainDate("2018-04-01"), source: sample, value: rates("30.00") },
    { from: plainDate("2018-04-01"), to: null, source: sample, value: rates("35.00") },
  ],
}

const age = ageOf(resident.born, { at: "month-after-birthday", leapDay: "feb28" })
const checked = (definition: ReturnType<typeof defineRule>): Rule =>
  Result.getOrThrow(
    checkRule(definition, { sheet: sheetOf(resident), parameters: [monthly], codes: { region: regions } }),
  )

/** Names every fact. */
export const allowance: Rule = checked(
  defineRule({
    id: "sample-allowance",
    title: text("样例津贴", "Sample allowance"),
    eligible: all(
      within(resident.registeredIn, "990101").code("registered"),
      age.atLeast(80).code("aged"),
      alive(resident.died, { stop: "next-month" }).code("alive"),
      not(resident.paidElsewhere).code("not-paid-elsewhere"),
    ),
    amount: bands(age, parameter("sample.monthly"), { otherwise: "0.00" }),
  }),
)

/** Names the place and the death alone. */
export const greeting: Rule = checked(
  defineRule({
    id: "sample-greeting",
    title: text("样例慰问", "Sample greeting"),
    eligible: all(
      within(resident.registeredIn, "990101").code("registered"),
      alive(resident.died, { stop: "next-month" }).code("alive"),
    ),
    amount: "10.00",
  }),
)

export function boundIn(rule: Rule, month: Month): BoundRule {
  return Result.getOrThrow(bindRule(rule, { month }))
}
