/**
 * The world of the random rules: a sheet with a fact of every kind, hierarchies whose codes begin alike and change,
 * and a parameter of every kind that changes on one day.
 */
import type { RegionTable } from "@onevisit/core/identity"
import { fen } from "@onevisit/core/money"
import { type Citation, text } from "@onevisit/core/reasons"
import { partialDate, plainDate } from "@onevisit/core/time"
import { fact } from "@onevisit/core/rules"
import { factSheet, sheetOf } from "@onevisit/core/rules"
import type { ParameterHistory, ParameterKind, ParameterValue } from "@onevisit/core/rules"
import type { RuleWorld } from "@onevisit/core/rules"

const label = text("样例", "sample")
export const citation: Citation = { statute: "sample-rules", title: label, article: "3", sample: true }

/**
 * The facts as rules name them. Whole numbers are bare but for ages, so that each goes with each. `turnover` is so
 * large that what is reckoned from it may leave the exact range.
 */
export const subject = factSheet("random-subject", {
  alone: fact.flag(label, { from: ["population"] }),
  paidElsewhere: fact.flag(label, { from: ["city-benefits"], sensitive: true }),
  needy: fact.judgement(label),
  children: fact.integer(label, { min: 0, max: 12, from: ["population"] }),
  months: fact.integer(label, { min: 1, max: 12 }),
  change: fact.integer(label, { min: -5, max: 5 }),
  ratio: fact.decimal(label, {
    scale: 2,
    min: "0.00",
    max: "1.00",
    unit: text("公顷", "hectares"),
    from: ["tax"],
  }),
  pension: fact.money(label, { max: fen(500_000), from: ["pension-fund"] }),
  balance: fact.money(label, { min: fen(-100_000), max: fen(100_000) }),
  turnover: fact.money(label, { from: ["tax"] }),
  born: fact.date(label, { min: "1900-03-01", max: "2030-12-31", from: ["population", "home-visit"] }),
  arrived: fact.date(label),
  died: fact.date(label, { min: "2000-01-01", from: ["population", "family"] }).orNever(),
  since: fact.month(label, { min: "2000-01", max: "2030-12" }),
  lives: fact.region(label, { from: ["population"] }),
  trade: fact.code(label, { scheme: "trade" }),
  size: fact.choice(label, [
    { value: "micro", label },
    { value: "small", label },
    { value: 3, label },
    { value: true, label },
  ]),
  grants: fact.list(fact.money(label, { max: fen(500_000) }), { maxLength: 5 }),
  childrenBorn: fact.list(fact.date(label, { min: "1950-01-01", max: "2030-12-31" }), { maxLength: 4 }),
  moved: fact.list(fact.date(label).orNever(), { maxLength: 3 }),
  stays: fact.list(fact.region(label), { maxLength: 3 }),
  sizes: fact.list(
    fact.choice(label, [
      { value: "micro", label },
      { value: "small", label },
    ]),
    { maxLength: 3 },
  ),
})

export const sheet = sheetOf(subject)

/**
 * `9901` begins like the district and lies elsewhere. On 2016-01-01 `990103` became two others far apart and `990109`
 * two that are neighbours, so that what it may be is one stretch and yet more than its first part. `99010` ceded a
 * part to another branch in 2017, and `990102` one to its neighbour on 2018-07-01.
 */
const regions: RegionTable = {
  id: "random-regions",
  version: "1",
  title: label,
  sample: true,
  entries: [
    { code: "99", name: label, source: "样例" },
    { code: "990100", name: label, parent: "99", source: "样例" },
    { code: "990101", name: label, parent: "990100", source: "样例" },
    { code: "990101001", name: label, parent: "990101", source: "样例" },
    {
      code: "990102",
      name: label,
      parent: "990100",
      ceded: [{ on: plainDate("2018-07-01"), to: ["990101"] }],
      source: "样例",
    },
    {
      code: "990103",
      name: label,
      parent: "990100",
      validTo: plainDate("2016-01-01"),
      successors: ["990101", "9902"],
      source: "样例",
    },
    {
      code: "990109",
      name: label,
      parent: "990100",
      validTo: plainDate("2016-01-01"),
      successors: ["990101", "990102"],
      source: "样例",
    },
    { code: "9902", name: label, parent: "99", source: "样例" },
    { code: "9901", name: label, parent: "9902", source: "样例" },
    {
      code: "99010",
      name: label,
      parent: "9902",
      ceded: [{ on: partialDate("2017"), to: ["990102"] }],
      source: "样例",
    },
  ],
}

const trades: RegionTable = {
  id: "random-trades",
  version: "1",
  title: label,
  entries: [
    { code: "A", name: label, source: "样例" },
    { code: "A01", name: label, parent: "A", source: "样例" },
    { code: "A011", name: label, parent: "A01", source: "样例" },
    { code: "B", name: label, source: "样例" },
    { code: "B01", name: label, parent: "B", source: "样例" },
  ],
}

/** The codes that are in force on every day a decision is made for, and others that only values have. */
export const codesInForce = {
  region: ["99", "990100", "990101", "990101001", "990102", "9902", "9901", "99010"],
  trade: ["A", "A01", "A011", "B", "B01"],
} as const
export const otherCodes = { region: ["990103", "990109", "990199", "98"], trade: ["C", "A0"] } as const

/** Every parameter has one value before this day and another from it on. */
export const dayOfChange = plainDate("2018-07-01")

/** A parameter of each kind. The second money is reckoned from the first. */
export const parameters: readonly ParameterHistory[] = [
  history("floor", { kind: "money" }, "100.00", 15_000),
  history("cap", { kind: "money" }, { sum: [{ parameter: "floor" }, "900.00"] }, "2000.00"),
  history("age-limit", { kind: "integer" }, 80, 79),
  history("ratio-limit", { kind: "decimal", scale: 2 }, "0.30", "0.29"),
  history("start-day", { kind: "date" }, "1938-07-01", { day: "first-of-month" }),
  history("start-month", { kind: "month" }, "2018-06", "2018-07"),
  history("rate", { kind: "rate" }, "30%", "1/3"),
  history(
    "age-bands",
    { kind: "bands", yields: "money" },
    [
      { from: 80, to: 90, value: "50.00" },
      { from: 90, to: null, value: { parameter: "floor" } },
    ],
    [
      { from: 100, to: null, value: 30_000 },
      { from: 79, to: 90, value: "60.00" },
    ],
  ),
  history(
    "money-bands",
    { kind: "bands", yields: "money" },
    [{ from: "0.00", to: "300.00", value: "300.00" }],
    [{ from: "-1.00", to: 30_000, value: "310.00" }],
  ),
  history("chosen-sizes", { kind: "set" }, ["micro"], ["small", "micro"]),
  history("places", { kind: "set" }, ["990101", "9902"], ["9901"]),
  history("counts", { kind: "set" }, [0, 2, 3], [12]),
]

/** What random rules are checked against. */
export const world: RuleWorld = { sheet, parameters, codes: { region: regions, trade: trades } }

function history(
  id: string,
  type: ParameterKind,
  before: ParameterValue,
  after: ParameterValue,
): ParameterHistory {
  const from = plainDate("2000-01-01")
  return {
    id,
    label,
    type,
    values: [
      { from, to: dayOfChange, value: before, source: citation },
      { from: dayOfChange, to: null, value: after, source: citation },
    ],
  }
}
