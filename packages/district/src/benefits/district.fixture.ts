/** A sample district with a small population in columns whose people a test changes from month to month. */
import { rate } from "@onevisit/core/money"
import type { Actor, SubjectIdentity } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import {
  all,
  bands,
  type BoundFact,
  checkRule,
  type Column,
  defineRule,
  fact,
  factSheet,
  type FactValues,
  NEVER,
  never,
  not,
  parameter,
  type QuestionSource,
  sheetOf,
  within,
} from "@onevisit/core/rules"
import { checkProgramme, phrasesOf, type Programme } from "@onevisit/core/benefits"
import {
  calendarDays,
  defineCalendar,
  firstDay,
  instant,
  lastDay,
  month,
  months,
  type PartialDate,
  plainDate,
  type PlainDate,
  toEpochDay,
  workingDays,
} from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import * as Result from "effect/Result"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import { createDistrict } from "../create-district.ts"
import { type ColumnFeed, columnPopulation } from "../population/index.ts"
import type { AskSource } from "./index.ts"

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
  rates: readonly [string, string] = ["30.00", "60.00"],
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
          { from: 80, to: 90, value: rates[0] },
          { from: 90, to: null, value: rates[1] },
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

const calendar = defineCalendar({
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

/** People by pseudonym; a row each, in the order in which they came. */
export class People {
  readonly rows: string[] = []
  readonly facts = new Map<string, FactValues>()
  readonly absent = new Set<string>()
  readonly asked: (readonly [facts: readonly string[], purpose: string])[] = []
  readonly identified: string[] = []
  asOf: PlainDate = plainDate("2018-07-31")
  private version = 1
  private readonly changes: (readonly [version: number, row: number])[] = []

  /** Adds somebody, or changes what is known of them. */
  put(id: string, facts: FactValues): void {
    if (!this.facts.has(id)) this.rows.push(id)
    this.facts.set(id, { ...this.facts.get(id), ...facts })
    this.touch(id)
  }

  leave(id: string): void {
    this.absent.add(id)
    this.touch(id)
  }

  back(id: string): void {
    this.absent.delete(id)
    this.touch(id)
  }

  private touch(id: string): void {
    this.version += 1
    this.changes.push([this.version, this.rows.indexOf(id)])
  }

  feed(): ColumnFeed {
    const present = new Uint8Array((this.rows.length + 31) >> 3)
    this.rows.forEach((id, row) => {
      if (!this.absent.has(id)) present[row >> 3] = (present[row >> 3] ?? 0) | (1 << (row & 7))
    })
    return {
      state: {
        asOf: this.asOf,
        version: String(this.version),
        subjects: this.rows.length - this.absent.size,
      },
      rows: this.rows.length,
      idOf: (row) => this.rows[row] ?? "",
      rowOf: (id) => (this.facts.has(id) ? this.rows.indexOf(id) : null),
      column: (wanted) => this.column(wanted),
      present,
      factsOf: (row, names) => {
        const known = this.facts.get(this.rows[row] ?? "") ?? {}
        return Object.fromEntries(names.map((each) => [each, known[each]]))
      },
      changedSince: (version) => [
        ...new Set(this.changes.filter(([at]) => at > Number(version)).map(([, row]) => row)),
      ],
    }
  }

  private column({ codes, name: fact }: BoundFact): Column {
    const values = this.rows.map((id) => this.facts.get(id)?.[fact])
    const valid = new Uint8Array((values.length + 31) >> 3)
    values.forEach((value, row) => {
      if (value !== undefined) valid[row >> 3] = (valid[row >> 3] ?? 0) | (1 << (row & 7))
    })
    if (fact === "born" || fact === "died") {
      const dayOf = (value: unknown, end: (date: PartialDate) => PlainDate) =>
        value === undefined ? 0 : value === never ? NEVER : toEpochDay(end(value as PartialDate))
      return {
        first: Int32Array.from(values, (value) => dayOf(value, firstDay)),
        last: Int32Array.from(values, (value) => dayOf(value, lastDay)),
        valid,
      }
    }
    if (fact === "registeredIn")
      return { values: Uint16Array.from(values, (code) => codes?.places.get(code as string) ?? 0), valid }
    return { values: Uint8Array.from(values, (flag) => (flag === true ? 1 : 0)), valid }
  }
}

/** Made-up people, each with an identifier of a scheme that no register has. */
export const identityOf = (id: string): SubjectIdentity => ({
  kind: "natural-person",
  name: `样例${id}`,
  identifiers: [{ scheme: "sample-person", value: id }],
})

export const known: FactValues = { registeredIn: "990101", died: never, paidElsewhere: false }
export const payee = (id: string) =>
  ({ name: `样例${id}`, account: `6200-${id}`, bank: "样例银行", relation: "self" }) as const

export const sources: readonly QuestionSource[] = [
  { id: "city-benefits", answers: ["paidElsewhere"], cost: 2 },
  { id: "home-visit", answers: ["born", "died"], asks: "person", cost: 300 },
]

export async function open(ask: Readonly<Record<string, AskSource>> = {}, programmes = [programme()]) {
  const people = new People()
  const clock = simulatedClock(instant("2018-08-01T01:00:00.000Z"))
  const population = columnPopulation({
    id: "district",
    open: ({ facts, purpose }) => {
      people.asked.push([facts, purpose])
      return people.feed()
    },
    identify: async (ids) => {
      people.identified.push(...ids)
      return ids.map((id) => (id.startsWith("nobody") ? null : identityOf(id)))
    },
  })
  const storage = memoryStorage()
  const keys = memoryKeys()
  const district = await createDistrict({
    storage,
    keys,
    clock,
    calendar,
    benefits: { programmes, population, sources, ask },
  })
  return { district, benefits: district.benefits, people, clock, population, storage, keys }
}
