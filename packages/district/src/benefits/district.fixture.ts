/** A sample district over a small population in columns. */
import { rate } from "@onevisit/core/money"
import type { Actor, SubjectIdentity } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import {
  all,
  bands,
  checkRule,
  defineRule,
  fact,
  factSheet,
  type FactValues,
  never,
  not,
  parameter,
  type QuestionSource,
  sheetOf,
  within,
} from "@onevisit/core/rules"
import { checkProgramme, phrasesOf, type Programme } from "@onevisit/core/benefits"
import type { Keys, Storage } from "@onevisit/core/ports"
import {
  calendarDays,
  defineCalendar,
  instant,
  month,
  months,
  plainDate,
  workingDays,
} from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import * as Result from "effect/Result"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import { createDistrict } from "../create-district.ts"
import { columnPopulation, type RunFiles } from "../population/index.ts"
import type { AskSource } from "./index.ts"
import { People } from "./people.fixture.ts"
import { lists, rollsOf, samplePerson } from "./roll-numbers.fixture.ts"

export { People }

export const resident = factSheet("resident", {
  born: fact.date(text("出生日期", "date of birth"), { from: ["population", "home-visit"] }),
  registeredIn: fact.region(text("户籍地", "registered in"), { from: ["population"] }),
  died: fact.date(text("死亡日期", "date of death"), { from: ["population", "home-visit"] }).orNever(),
  paidElsewhere: fact.flag(text("他处已领", "paid elsewhere"), { from: ["city-benefits"] }),
})

const measures = {
  statute: "sample-old-age-measures",
  title: text("样例办法", "Sample measures"),
  sample: true,
}
const clause = (article: string) => ({ ...measures, article })
const name = text("样例区", "Sample District")
const regions = {
  id: "sample",
  version: "1",
  title: name,
  sample: true,
  entries: [
    { code: "990101", name, source: "样例" },
    { code: "990102", name: text("邻区", "Next District"), source: "样例" },
  ],
}
const policy = {
  start: "month-after-birthday",
  bandChange: "month-after-birthday",
  stop: "next-month",
  leapDay: "feb28",
} as const
const phrases = phrasesOf(policy)

export function programme(
  id = "old-age-allowance",
  rank = 1,
  [lower, higher]: readonly [string, string] = ["30.00", "60.00"],
): Programme {
  const rule = defineRule({
    id,
    title: text("高龄津贴", "Old-age allowance"),
    eligible: all(
      within(resident.registeredIn, "990101").code("registered").per(clause("2")),
      phrases.age(resident.born).atLeast(80).code("aged").per(clause("3")),
      phrases.alive(resident.died).code("alive").per(clause("6")),
      not(resident.paidElsewhere).code("not-paid-elsewhere").per(clause("7")),
    ),
    amount: bands(phrases.bandAge(resident.born), parameter("monthly"), { otherwise: "0.00" }),
  })
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
          { from: 80, to: 90, value: lower },
          { from: 90, to: null, value: higher },
        ],
      },
    ],
  } as const
  const checked = checkRule(rule, {
    sheet: sheetOf(resident),
    parameters: [monthly],
    codes: { region: regions },
  })
  return Result.getOrThrow(
    checkProgramme({
      id,
      edition: "2011",
      name: text("高龄津贴", "Old-age allowance"),
      authority: { id: "civil-affairs", name: text("样例区民政局", "Sample Civil Affairs Bureau") },
      source: measures,
      validFrom: plainDate("2011-01-01"),
      validTo: null,
      paysFrom: month("2018-01"),
      rule: Result.getOrThrow(checked),
      months: policy,
      stacking: { with: "none-of-group", group: "old-age", rank, clause: clause("7") },
      payment: { day: 20, roll: "before", clause: clause("9") },
      acts: {
        role: "benefits-officer",
        tellWithin: workingDays(5),
        objectWithin: calendarDays(60),
        answerWithin: workingDays(5),
        holdAtMost: months(3),
        returnWithin: months(3),
        remedies: [],
        clause: clause("8"),
      },
      guards: { missing: rate("10%"), stops: rate("50%"), undetermined: rate("50%") },
    }),
  )
}

export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: plainDate("2018-01-01"), to: plainDate("2021-01-01") },
  arrangements: [],
})

export const officer: Actor = {
  kind: "officer",
  externalId: "officer-1",
  unit: "civil-affairs",
  roles: ["benefits-officer"],
  validAt: plainDate("2018-08-01"),
  validTo: plainDate("2031-01-01"),
}

/** Made-up people, each with an identifier of a scheme that no register has. */
export const identityOf = (id: string, ...more: readonly string[]): SubjectIdentity => ({
  kind: "natural-person",
  name: `样例${id}`,
  identifiers: [id, ...more].map((value) => ({ scheme: "sample-person", value })),
})

export const known: FactValues = { registeredIn: "990101", died: never, paidElsewhere: false }
export const payee = (id: string) =>
  ({ name: `样例${id}`, account: `6200-${id}`, bank: "样例银行", relation: "self" }) as const

export const sources: readonly QuestionSource[] = [
  { id: "city-benefits", answers: ["paidElsewhere"], cost: 2 },
  { id: "home-visit", answers: ["born", "died"], asks: "person", cost: 300 },
]

/** What a district is opened over again, as after a restart. */
export interface Standing {
  readonly people?: People
  readonly clock?: ReturnType<typeof simulatedClock>
  readonly storage?: Storage
  readonly keys?: Keys
  readonly runs?: RunFiles
  readonly atOnce?: number
}

export async function open(
  ask: Readonly<Record<string, AskSource>> = {},
  programmes = [programme()],
  standing: Standing = {},
) {
  const {
    clock = simulatedClock(instant("2018-08-01T01:00:00.000Z")),
    keys = memoryKeys(),
    people = new People(),
    runs,
    storage = memoryStorage(),
  } = standing
  const population = columnPopulation({
    id: "district",
    open: ({ facts, purpose }) => {
      people.asked.push([facts, purpose])
      return people.feed()
    },
    identify: async (ids) => {
      people.identified.push(...ids)
      return ids.map((id) => {
        if (people.nameless.has(id)) return null
        return id === "twins" ? identityOf("one", "two") : identityOf(id)
      })
    },
    ...(runs === undefined ? {} : { runs }),
  })
  const district = await createDistrict({
    storage,
    keys,
    clock,
    calendar,
    schemes: [samplePerson],
    benefits: {
      programmes,
      population,
      sources,
      ask,
      lists,
      rolls: rollsOf((id) => people.facts.has(id), standing.atOnce),
    },
  })
  return { district, benefits: district.benefits, people, clock, population, storage, keys }
}
