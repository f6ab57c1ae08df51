/** The sample district's old-age allowance. Every clause, length and amount is made up. */
import { rate } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import {
  all,
  bands,
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
} from "../../rules/index.ts"
import { calendarDays, month, months, plainDate, workingDays } from "../../time/index.ts"
import * as Result from "effect/Result"
import { checkProgramme } from "./check-programme.ts"
import { type MonthPolicy, phrasesOf } from "./month-policy.ts"
import type { Programme, ProgrammeDefinition } from "./programme.ts"

export const resident = factSheet("resident", {
  born: fact.date(text("出生日期", "date of birth"), { from: ["population", "home-visit"] }),
  registeredIn: fact.region(text("户籍地", "registered in"), { from: ["population"] }),
  died: fact.date(text("死亡日期", "date of death"), { from: ["population", "home-visit"] }).orNever(),
  paidElsewhere: fact.flag(text("他处已领", "paid elsewhere"), { from: ["city-benefits"] }),
})

const measures = {
  statute: "sample-old-age-measures",
  title: text("样例区高龄津贴办法", "Sample District Old-Age Allowance Measures"),
  sample: true,
}
export const clause = (article: string) => ({ ...measures, article })

export const regions = {
  id: "sample-regions",
  version: "1",
  title: text("样例区划", "sample regions"),
  sample: true,
  entries: [
    { code: "990100", name: text("样例市", "Sample City"), source: "样例" },
    { code: "990101", name: text("样例区", "Sample District"), parent: "990100", source: "样例" },
    { code: "990102", name: text("邻区", "Next District"), parent: "990100", source: "样例" },
  ],
}

export const monthly: ParameterHistory = {
  id: "old-age.monthly",
  label: text("高龄津贴月标准", "monthly rates of the old-age allowance"),
  type: { kind: "bands", yields: "money" },
  values: [
    {
      from: plainDate("2011-01-01"),
      to: null,
      source: clause("4"),
      value: [
        { from: 80, to: 90, value: "30.00" },
        { from: 90, to: 100, value: "60.00" },
        { from: 100, to: null, value: "90.00" },
      ],
    },
  ],
}

export const usualMonths: MonthPolicy = {
  start: "month-after-birthday",
  bandChange: "month-after-birthday",
  stop: "next-month",
  leapDay: "feb28",
}

/** The allowance's rule under a month policy. */
export function allowanceRule(policy: MonthPolicy = usualMonths, rates: ParameterHistory = monthly): Rule {
  const { age, alive, bandAge } = phrasesOf(policy)
  const definition = defineRule({
    id: "old-age-allowance",
    title: text("高龄津贴", "Old-age allowance"),
    source: measures,
    eligible: all(
      within(resident.registeredIn, "990101").code("registered").per(clause("2")),
      age(resident.born).atLeast(80).code("aged").per(clause("3")),
      alive(resident.died).code("alive").per(clause("6")),
      not(resident.paidElsewhere).code("not-paid-elsewhere").per(clause("7")),
    ),
    amount: bands(bandAge(resident.born), parameter("old-age.monthly"), { otherwise: "0.00" }),
  })
  return Result.getOrThrow(
    checkRule(definition, { sheet: sheetOf(resident), parameters: [rates], codes: { region: regions } }),
  )
}

/** The programme with parts replaced, before it is checked. */
export function writtenAllowance(changed: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition {
  return {
    id: "old-age-allowance",
    edition: "2011",
    name: text("高龄津贴", "Old-age allowance"),
    authority: { id: "civil-affairs", name: text("样例区民政局", "Sample Civil Affairs Bureau") },
    source: measures,
    validFrom: plainDate("2011-01-01"),
    validTo: null,
    paysFrom: month("2011-01"),
    rule: allowanceRule(changed.months),
    months: usualMonths,
    stacking: { with: "none-of-group", group: "old-age", rank: 1, clause: clause("7") },
    payment: { day: 20, roll: "before", clause: clause("9") },
    acts: {
      role: "benefits-officer",
      tellWithin: workingDays(5, clause("10")),
      objectWithin: calendarDays(60, clause("11")),
      answerWithin: workingDays(5, clause("12")),
      holdAtMost: months(3, clause("13")),
      returnWithin: months(3, clause("14")),
      remedies: [
        {
          from: plainDate("2011-01-01"),
          remedies: [
            {
              kind: "reconsideration",
              title: text("行政复议", "administrative reconsideration"),
              body: text("样例区人民政府", "Sample District Government"),
              within: text("自知道之日起60日内", "within 60 days of learning of it"),
              clause: clause("15"),
            },
          ],
        },
      ],
      clause: clause("8"),
    },
    guards: { missing: rate("1%"), stops: rate("5%"), undetermined: rate("5%") },
    ...changed,
  }
}

export function allowance(changed: Partial<ProgrammeDefinition> = {}): Programme {
  return Result.getOrThrow(checkProgramme(writtenAllowance(changed)))
}
