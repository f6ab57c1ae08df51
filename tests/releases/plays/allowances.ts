/** What the plays' district pays every month without an application: two programmes of a group. All of it is a sample. */
import { checkProgramme, phrasesOf, type Programme } from "@onevisit/core/benefits"
import { rate } from "@onevisit/core/money"
import { type Citation, text } from "@onevisit/core/reasons"
import {
  all,
  bands,
  checkRule,
  defineRule,
  fact,
  factSheet,
  not,
  parameter,
  type QuestionSource,
  type RuleDefinition,
  sheetOf,
  within,
} from "@onevisit/core/rules"
import { calendarDays, month, months, plainDate, workingDays } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { label } from "./offered.ts"

const measures = { statute: "sample-rules", title: label, sample: true } as const
const clause = (article: string): Citation => ({ ...measures, article })
const policy = {
  start: "month-after-birthday",
  bandChange: "month-after-birthday",
  stop: "next-month",
  leapDay: "feb28",
} as const
const phrases = phrasesOf(policy)

const resident = factSheet("resident", {
  born: fact.date(text("出生日期", "date of birth"), { from: ["population", "home-visit"] }),
  registeredIn: fact.region(text("户籍地", "registered in"), { from: ["population"] }),
  died: fact.date(text("死亡日期", "date of death"), { from: ["population", "home-visit"] }).orNever(),
  served: fact.flag(text("曾服役", "has served"), { from: ["population"] }),
  paidElsewhere: fact.flag(text("他处已领", "paid elsewhere"), { from: ["city-benefits"] }),
})
const region = (code: string) => ({ code, name: label, source: "样例" })
const regions = {
  id: "recorded",
  version: "1",
  title: label,
  sample: true,
  entries: [region("990101"), region("990102")],
}
const monthly = {
  id: "monthly",
  label: text("月标准", "monthly rates"),
  type: { kind: "bands", yields: "money" },
  values: [
    {
      from: plainDate("2011-01-01"),
      to: null,
      source: clause("4"),
      value: [
        { from: 80, to: 90, value: "30.00" },
        { from: 90, to: null, value: "60.00" },
      ],
    },
  ],
} as const

function programme(id: string, rank: number, rule: RuleDefinition): Programme {
  const checked = checkRule(rule, {
    sheet: sheetOf(resident),
    parameters: [monthly],
    codes: { region: regions },
  })
  return Result.getOrThrow(
    checkProgramme({
      id,
      edition: "2011",
      name: label,
      authority: { id: "civil-affairs", name: label },
      source: measures,
      validFrom: plainDate("2011-01-01"),
      validTo: null,
      paysFrom: month("2022-05"),
      rule: Result.getOrThrow(checked),
      months: policy,
      stacking: { with: "none-of-group", group: "recorded-group", rank, clause: clause("7") },
      payment: { day: 20, roll: "before", clause: clause("9") },
      acts: {
        role: "benefits-officer",
        tellWithin: workingDays(5),
        objectWithin: calendarDays(60),
        answerWithin: workingDays(5),
        holdAtMost: months(2),
        returnWithin: months(3),
        remedies: [
          {
            from: plainDate("2011-01-01"),
            remedies: [
              { kind: "reconsideration", title: label, body: label, within: label, clause: measures },
            ],
          },
        ],
        clause: clause("8"),
      },
      guards: { missing: rate("10%"), stops: rate("80%"), undetermined: rate("80%") },
    }),
  )
}

/** By age, for whoever lives here and is not paid elsewhere. */
export const allowance = programme(
  "recorded-allowance",
  2,
  defineRule({
    id: "recorded-allowance",
    title: label,
    eligible: all(
      within(resident.registeredIn, "990101").code("registered").per(clause("2")),
      phrases.age(resident.born).atLeast(80).code("aged").per(clause("3")),
      phrases.alive(resident.died).code("alive").per(clause("6")),
      not(resident.paidElsewhere).code("not-paid-elsewhere").per(clause("7")),
    ),
    amount: bands(phrases.bandAge(resident.born), parameter("monthly"), { otherwise: "0.00" }),
  }),
)

/** For whoever has served, before the allowance. */
export const veterans = programme(
  "recorded-veterans",
  1,
  defineRule({
    id: "recorded-veterans",
    title: label,
    eligible: all(
      phrases.alive(resident.died).code("alive").per(clause("6")),
      resident.served.code("served").per(clause("5")),
    ),
    amount: "90.00",
  }),
)

export const sources: readonly QuestionSource[] = [
  { id: "city-benefits", answers: ["paidElsewhere"], cost: 2 },
  { id: "home-visit", answers: ["born", "died"], asks: "person", cost: 300 },
]
