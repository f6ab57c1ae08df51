/**
 * A world small enough that everything that may turn out can be tried: every kind of fact with few values, conditions
 * over them at random, and a two-valued truth of its own, written apart from the code under test.
 */
import * as fc from "fast-check"
import * as Result from "effect/Result"
import type { RegionTable } from "../../identity/index.ts"
import { fen } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { type Month, plainDate, toEpochDay } from "../../time/index.ts"
import type { BoundRule } from "../bound/bound-rule.ts"
import { bindRule, checkRule } from "../check/check-rule.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import { type FactType, NEVER } from "../facts/fact-type.ts"
import type { IntSet } from "../facts/int-set.ts"
import { disputed, never, type Observation, unknown, withheld } from "../facts/observation.ts"
import type { Known } from "../facts/read-fact.ts"
import type { Condition } from "../language/condition.ts"
import type { RuleDefinition, RuleWorld } from "../language/rule.ts"
import type { Knowledge } from "./evaluate.ts"

const label = text("样例", "sample")
const declare = (type: FactType, more: Partial<FactDeclaration> = {}): FactDeclaration => ({
  type,
  label,
  from: [],
  ...more,
})

/** Codes that begin alike; depth first they are 99, 9901, 990101, 990102, 9902. */
const regions: RegionTable = {
  id: "small-regions",
  version: "1",
  title: label,
  sample: true,
  entries: [
    { code: "99", name: label, source: "样例" },
    { code: "9901", name: label, parent: "99", source: "样例" },
    { code: "990101", name: label, parent: "9901", source: "样例" },
    { code: "990102", name: label, parent: "9901", source: "样例" },
    { code: "9902", name: label, parent: "99", source: "样例" },
  ],
}
const places: Readonly<Record<string, readonly number[]>> = {
  "99": [0, 1, 2, 3, 4],
  "9901": [1, 2, 3],
  "990101": [2],
  "990102": [3],
  "9902": [4],
}

export const smallWorld: RuleWorld = {
  sheet: {
    id: "small",
    facts: {
      married: declare({ kind: "flag" }),
      people: declare({ kind: "integer", min: -1, max: 3 }),
      spent: declare({ kind: "money", min: fen(0), max: fen(4) }),
      grade: declare({ kind: "choice", values: ["a", "b", "c"].map((value) => ({ value, label })) }),
      born: declare({
        kind: "date",
        min: plainDate("1936-02-27"),
        max: plainDate("1936-03-02"),
        never: false,
      }),
      died: declare({
        kind: "date",
        min: plainDate("2018-01-31"),
        max: plainDate("2018-02-02"),
        never: true,
      }),
      start: declare({ kind: "month", min: "2018-01" as Month, max: "2018-04" as Month }),
      place: declare({ kind: "code", scheme: "region" }),
      hardship: declare({ kind: "flag" }, { judged: true }),
    },
  },
  codes: { region: regions },
}

const day = (value: string) => toEpochDay(plainDate(value))
/** The age of 82 is reached on the 29 February or the day the policy puts for it, as seen on 2018-02-28. */
const AGED: Readonly<Record<"feb28" | "mar1", number>> = { feb28: day("1936-02-29"), mar1: day("1936-02-28") }

/** A comparison of one fact with constants, and the values for which it is true. */
interface Atom {
  readonly fact: string
  readonly condition: Condition
  readonly holds: (value: number) => boolean
}

const orders = fc.constantFrom("atLeast", "atMost", "above", "below", "is")
const ORDER: Readonly<Record<string, (value: number, to: number) => boolean>> = {
  atLeast: (value, to) => value >= to,
  atMost: (value, to) => value <= to,
  above: (value, to) => value > to,
  below: (value, to) => value < to,
  is: (value, to) => value === to,
}
const ordered = (
  fact: string,
  written: (value: number) => string | number,
  values: readonly number[],
  beyond = false,
) =>
  fc.tuple(orders, fc.constantFrom(...values), fc.boolean()).map(([order, to, meaning]): Atom => {
    const comparison = { fact, [order]: written(to), ...(beyond ? { never: meaning } : {}) }
    const holds = (value: number) =>
      value === NEVER ? meaning : (ORDER[order] as (a: number, b: number) => boolean)(value, to)
    return { fact, condition: comparison as unknown as Condition, holds }
  })
const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, at) => day(first) + at)
const dateText = (value: number) => {
  const known = [
    "1936-02-27",
    "1936-02-28",
    "1936-02-29",
    "1936-03-01",
    "1936-03-02",
    "2018-01-31",
    "2018-02-01",
    "2018-02-02",
  ]
  return known.find((text) => day(text) === value) ?? ""
}

const atomOf: Readonly<Record<string, fc.Arbitrary<Atom>>> = {
  married: fc
    .boolean()
    .map((is) => ({ fact: "married", condition: { fact: "married", is }, holds: (v) => v === Number(is) })),
  people: fc.oneof(
    ordered("people", (value) => value, [-1, 0, 1, 2, 3]),
    fc.uniqueArray(fc.integer({ min: -1, max: 3 }), { minLength: 1 }).map((oneOf) => ({
      fact: "people",
      condition: { fact: "people", oneOf },
      holds: (value: number) => oneOf.includes(value),
    })),
  ),
  spent: ordered("spent", (value) => `0.0${value}`, [0, 1, 2, 3, 4]),
  grade: fc.subarray(["a", "b", "c"], { minLength: 1 }).map((oneOf) => ({
    fact: "grade",
    condition: { fact: "grade", oneOf },
    holds: (value) => oneOf.includes(["a", "b", "c"][value] ?? ""),
  })),
  born: fc.oneof(
    ordered("born", dateText, daysFrom("1936-02-27", 5)),
    fc.constantFrom("feb28" as const, "mar1" as const).map((leapDay) => ({
      fact: "born",
      condition: { value: { age: "born", at: "on-the-day", leapDay }, atLeast: 82 } satisfies Condition,
      holds: (value: number) => value <= AGED[leapDay],
    })),
  ),
  died: ordered("died", dateText, daysFrom("2018-01-31", 3), true),
  start: ordered(
    "start",
    (value) => `2018-0${value - 2018 * 12 + 1}`,
    [0, 1, 2, 3].map((at) => 2018 * 12 + at),
  ),
  place: fc.constantFrom(...Object.keys(places)).map((within) => ({
    fact: "place",
    condition: { fact: "place", within },
    holds: (value: number) => (places[within] ?? []).includes(value),
  })),
  hardship: fc.constant({
    fact: "hardship",
    condition: { judgement: "hardship" },
    holds: (value) => value === 1,
  }),
}

/** A condition with its two-valued truth. */
export interface Truth {
  readonly condition: Condition
  readonly isTrue: (values: Readonly<Record<string, number>>) => boolean
}

const leafOf = (atom: Atom): Truth => ({
  condition: atom.condition,
  isTrue: (values) => atom.holds(values[atom.fact] ?? Number.NaN),
})

/** Conditions in which facts may occur again and again. */
export const truths: fc.Arbitrary<Truth> = fc.letrec<{ truth: Truth }>((tie) => ({
  truth: fc.oneof(
    { maxDepth: 4, depthIdentifier: "truth" },
    fc.oneof(...Object.values(atomOf)).map(leafOf),
    joinOf(fc.array(tie("truth"), { maxLength: 3 })),
    tie("truth").map(negate),
    fc.tuple(tie("truth"), tie("truth"), tie("truth")).map(([test, then, otherwise]): Truth => ({
      condition: { if: test.condition, then: then.condition, else: otherwise.condition },
      isTrue: (values) => (test.isTrue(values) ? then : otherwise).isTrue(values),
    })),
    fc.tuple(tie("truth"), tie("truth"), fc.boolean()).map(([base, when, then]): Truth => ({
      condition: {
        ...base.condition,
        except: [{ when: when.condition, then }, ...(base.condition.except ?? [])],
      },
      isTrue: (values) => (when.isTrue(values) ? then : base.isTrue(values)),
    })),
  ),
})).truth

/** Conditions in which no fact occurs twice. */
export const readOnce: fc.Arbitrary<Truth> = fc
  .shuffledSubarray(Object.keys(atomOf), { minLength: 1, maxLength: 4 })
  .chain((facts) => fc.tuple(...facts.map((fact) => (atomOf[fact] as fc.Arbitrary<Atom>).map(leafOf))))
  .chain((leaves) =>
    fc.infiniteStream(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean())).map((ways) => {
      let rest: readonly Truth[] = leaves
      while (rest.length > 1) {
        const [all, left, right] = ways.next().value as [boolean, boolean, boolean]
        const [one, other, ...more] = rest as [Truth, Truth, ...Truth[]]
        rest = [...more, join([left ? negate(one) : one, right ? negate(other) : other], all)]
      }
      return rest[0] as Truth
    }),
  )

function joinOf(parts: fc.Arbitrary<Truth[]>): fc.Arbitrary<Truth> {
  return fc.tuple(parts, fc.boolean()).map(([given, all]) => join(given, all))
}

function join(parts: readonly Truth[], all: boolean): Truth {
  const conditions = parts.map(({ condition }) => condition)
  return {
    condition: all ? { all: conditions } : { any: conditions },
    isTrue: (values) =>
      all ? parts.every((part) => part.isTrue(values)) : parts.some((part) => part.isTrue(values)),
  }
}

function negate({ condition, isTrue }: Truth): Truth {
  return { condition: { not: condition }, isTrue: (values) => !isTrue(values) }
}

const days = ["1936", "1936-02", "1936-03", "1936-02-27", "1936-02-29", "1936-03-01"]
/** What may be said of the facts: values known to the day or only in part, gaps, and contradictions. */
export const sayings: fc.Arbitrary<Readonly<Record<string, Observation | undefined>>> = fc.record({
  married: said(fc.boolean()),
  people: said(fc.integer({ min: -1, max: 3 })),
  spent: said(fc.integer({ min: 0, max: 4 })),
  grade: said(fc.constantFrom("a", "b", "c")),
  born: said(fc.constantFrom(...days)),
  died: fc.oneof(
    said(fc.constantFrom("2018-01-31", "2018-02", "2018-02-02", "2018")),
    fc.constantFrom(never, disputed("2018-02-01", never)),
  ),
  start: said(fc.constantFrom("2018-01", "2018-04")),
  place: said(fc.constantFrom(...Object.keys(places), "98")),
  hardship: said(fc.boolean()),
}) as fc.Arbitrary<Readonly<Record<string, Observation | undefined>>>

function said<T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: value, weight: 3 },
    fc.constantFrom(undefined, unknown, withheld),
    fc.array(value, { minLength: 2, maxLength: 3 }).map((values) => disputed(...values)),
  )
}

/** A rule of the small world as it stands on 2018-02-28. */
export function bindSmall(eligible: Condition, amount?: RuleDefinition["amount"]): BoundRule {
  const definition = {
    v: 1,
    id: "small",
    title: label,
    eligible,
    ...(amount === undefined ? {} : { amount }),
  } as const
  const rule = Result.getOrThrow(checkRule(definition, smallWorld))
  return Result.getOrThrow(bindRule(rule, { on: plainDate("2018-02-28") }))
}

/** Every way in which what is not known may turn out, fact by fact one value. */
export function completionsOf(known: Knowledge): readonly Knowledge[] {
  let all: readonly (readonly Known[])[] = [[]]
  for (const fact of known) {
    const values = membersOf(fact.possible)
    all = all.flatMap((line) =>
      values.map((value) => [
        ...line,
        { ...fact, state: "known" as const, possible: [{ from: value, to: value }] },
      ]),
    )
  }
  return all
}

/** The numbers of a set, one by one. */
export function membersOf(set: IntSet): readonly number[] {
  return set.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
}
