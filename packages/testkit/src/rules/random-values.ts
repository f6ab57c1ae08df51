/**
 * What may be known of a subject of the random world, hostile on purpose: nothing, values that contradict each other,
 * half a date, leap days, the ends of every range, coarse and foreign codes, lists of nothing.
 */
import * as fc from "fast-check"
import { type Month, monthOf, plainDate, type PlainDate } from "@onevisit/core/time"
import type { DecisionTime } from "@onevisit/core/rules"
import type { FactDeclaration } from "@onevisit/core/rules"
import type { FactType, ScalarType } from "@onevisit/core/rules"
import {
  between,
  disputed,
  type FactValues,
  never,
  type Observation,
  observed,
  unknown,
  withheld,
} from "@onevisit/core/rules"
import { codesInForce, dayOfChange, otherCodes, sheet } from "./random-world.ts"

/** What rules hold facts against and what rows have, so that tests go both ways. */
export const near = {
  integer: [-6, -5, -1, 0, 1, 2, 3, 4, 5, 11, 12],
  age: [-1, 0, 17, 18, 59, 60, 79, 80, 81, 89, 90, 100, 119],
  decimal: ["0.00", "0.29", "0.3", "0.30", "0.31", "0.99", "1.00", "0"],
  /** Fen. */
  money: [
    -100_000, -1, 0, 1, 99, 100, 9_999, 10_000, 10_001, 15_000, 29_999, 30_000, 100_000, 499_999, 500_000,
  ],
  date: [
    "1900-03-01",
    "1918-06-30",
    "1928-02-29",
    "1936-02-28",
    "1936-02-29",
    "1936-03-01",
    "1938-06-30",
    "1938-07-01",
    "1938-07-31",
    "1938-12-31",
    "2000-02-29",
    "2018-06-30",
    "2018-07-01",
    "2018-07-31",
    "2030-12-31",
  ],
  month: ["2000-01", "2018-05", "2018-06", "2018-07", "2018-12", "2030-12"],
} as const

const halfDates = [
  "1900",
  "1928",
  "1936",
  "1936-02",
  "1938",
  "1938-06",
  "1938-07",
  "2000-02",
  "2018",
  "2018-07",
  "2030",
]

const days: readonly PlainDate[] = [
  "2016-01-01",
  "2016-02-28",
  "2016-02-29",
  "2016-03-01",
  "2018-06-30",
  "2018-07-01",
  "2018-07-31",
  "2018-12-31",
  "2019-02-28",
].map(plainDate)

/** The day or month a decision is for: every parameter has a value and every code of a rule is in force. */
export const decisionTimes: fc.Arbitrary<DecisionTime> = fc
  .tuple(fc.constantFrom(...days, dayOfChange), fc.boolean())
  .map(([on, whole]) => (whole ? { month: monthOf(on) satisfies Month } : { on }))

/**
 * What is known about one subject; every value is of its type and in its range. Half of the subjects are known well,
 * so that much is decided of them.
 */
export const valuesArbitrary: fc.Arbitrary<FactValues> = fc.oneof(subjectOf(60), subjectOf(8))

function subjectOf(known: number): fc.Arbitrary<FactValues> {
  const facts = Object.entries(sheet.facts).map(([name, fact]) => [name, observationOf(fact, known)] as const)
  return fc.record(Object.fromEntries(facts), { requiredKeys: known > 20 ? Object.keys(sheet.facts) : [] })
}

/** As {@link valuesArbitrary}, but for the one fact whose value is of no type or out of its range. */
export const wrongValuesArbitrary: fc.Arbitrary<{ readonly values: FactValues; readonly wrong: string }> = fc
  .constantFrom(...Object.keys(sheet.facts))
  .chain((wrong) =>
    fc
      .tuple(valuesArbitrary, wrongOf(sheet.facts[wrong as keyof typeof sheet.facts].type))
      .map(([values, value]) => ({ wrong, values: { ...values, [wrong]: value } })),
  )

/** What may be said of one fact: `known` times out of `known` + 7 a plain value. */
export function observationOf({ type }: FactDeclaration, known = 8): fc.Arbitrary<Observation> {
  const value = valueOf(type)
  const said = fc
    .tuple(value, fc.option(fc.constantFrom(...days, plainDate("2015-06-01")), { nil: undefined }))
    .map(([it, asOf]) => observed(it, { source: "sample", ...(asOf === undefined ? {} : { asOf }) }))
  const bounds = fc.tuple(value, value).map(([one, other]) => boundsOf(type, one, other))
  return fc.oneof(
    { weight: known, arbitrary: value },
    { weight: 2, arbitrary: bounds },
    { weight: 3, arbitrary: fc.constant(unknown) },
    { weight: 1, arbitrary: fc.constant(withheld) },
    { weight: 2, arbitrary: said },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.oneof(value, said), { minLength: 2, maxLength: 3 })
        .map((values) => disputed(...values)),
    },
  ) as fc.Arbitrary<Observation>
}

/** Known by bounds, in their order; what has no order is known as it is. */
function boundsOf({ kind }: FactType, one: unknown, other: unknown): unknown {
  const isNumber = kind === "integer" || kind === "money"
  const isText = typeof one === "string" && typeof other === "string" && (kind === "month" || kind === "date")
  if (isNumber) return between(Math.min(Number(one), Number(other)), Math.max(Number(one), Number(other)))
  if (!isText) return one
  // A year and a month of it compare as texts do; the lower is then the whole of the year.
  return one < other ? between(one, other) : between(other, one)
}

function valueOf(type: FactType): fc.Arbitrary<unknown> {
  if (type.kind !== "list") return scalarOf(type)
  const member = fc.oneof(
    { weight: 5, arbitrary: scalarOf(type.of) },
    { weight: 1, arbitrary: fc.constant(unknown) },
  )
  return fc.array(member, { maxLength: type.maxLength })
}

function scalarOf(type: ScalarType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "flag":
      return fc.boolean()
    case "integer":
      return numberIn(type, near.integer)
    case "money":
      return numberIn(type, near.money)
    case "decimal":
      return fc.oneof(
        fc.constantFrom(...near.decimal),
        fc.integer({ min: 0, max: 100 }).map((hundredths) => (hundredths / 100).toFixed(2)),
      )
    case "date":
      return dateIn(type)
    case "month":
      return fc.oneof(
        fc.constantFrom(...near.month),
        fc.integer({ min: 2000, max: 2030 }).map((year) => `${year}-02`),
      )
    case "code": {
      const scheme = type.scheme as keyof typeof codesInForce
      return fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...codesInForce[scheme]) },
        { weight: 1, arbitrary: fc.constantFrom(...otherCodes[scheme]) },
      )
    }
    default:
      return fc.constantFrom(...type.values.map(({ value }) => value))
  }
}

/** Numbers near the constants of rules, the ends of the range and zero with either sign. */
function numberIn(
  { max, min }: { readonly min: number; readonly max: number },
  constants: readonly number[],
) {
  const fitting = constants.filter((each) => min <= each && each <= max)
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...fitting, min, max, ...(min <= 0 ? [-0] : [])) },
    { weight: 1, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.integer({ min, max: Math.min(max, min + 20_000) }) },
  )
}

function dateIn({
  max,
  min,
  never: mayBeNever,
}: Extract<ScalarType, { kind: "date" }>): fc.Arbitrary<unknown> {
  const fitting = [...near.date, min, max].filter((each) => min <= each && each <= max)
  const halves = halfDates.filter((each) => min <= `${each}-99` && each <= max)
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...fitting) },
    { weight: 3, arbitrary: fc.constantFrom(...halves) },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: Number(min.slice(0, 4)) + 1, max: Number(max.slice(0, 4)) })
        .map((year) => `${year}`),
    },
    ...(mayBeNever ? [{ weight: 3, arbitrary: fc.constant(never) }] : []),
  )
}

function wrongOf(type: FactType): fc.Arbitrary<Observation> {
  const wrong = fc.constantFrom<unknown>(...wrongValues(type))
  return fc.oneof(
    wrong,
    wrong.map((value) => ({ state: "observed", value })),
    fc.tuple(valueOf(type), wrong).map((values) => ({ state: "disputed", values })),
    fc.constant({ state: "disputed", values: [] }),
  ) as fc.Arbitrary<Observation>
}

function wrongValues(type: FactType): readonly unknown[] {
  const never = { state: "never" }
  switch (type.kind) {
    case "flag":
      return ["true", 1, 0, null, [], never]
    case "integer":
    case "money":
      return [type.min - 1, type.max + 1, 1.5, Number.NaN, 2 ** 53, "1", "1.00", null, true, never]
    case "decimal":
      return [0.3, "0.301", "1.01", "-0.01", "30%", "1e-1", "", null, never]
    case "date":
      return [
        "2019-02-29",
        "2018-13",
        "1700",
        "9999-12-31",
        "38",
        "",
        19_380_101,
        null,
        ...(type.never ? [] : [never]),
      ]
    case "month":
      return ["2018", "2018-07-01", "2018-00", "1999-12", 201_807, null, never]
    case "code":
      return ["", 990_101, null, ["990101"], never]
    case "choice":
      return ["medium", "3", 1, false, null, never]
    default:
      return [
        null,
        "",
        {},
        [null],
        [[]],
        [{}],
        Array.from({ length: type.maxLength + 1 }, () => unknown),
        never,
      ]
  }
}
