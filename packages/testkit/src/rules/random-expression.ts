/**
 * The grammar of random values. Every expression says its own type: beside each literal stands something typed. What
 * is reckoned of modest facts stays far within the exact range at any depth of the grammar.
 */
import * as fc from "fast-check"
import { roundings } from "@onevisit/core/money"
import type { Condition } from "@onevisit/core/rules"
import type { Band, Excepted, Expression, Literal } from "@onevisit/core/rules"
import { anchors, counts, type Kind, literalOf, numberFacts, parametersOf } from "./random-atoms.ts"
import { near } from "./random-values.ts"
import { citation } from "./random-world.ts"

type Operand = Literal | Expression
type Value = fc.Arbitrary<Expression>

/** The grammar hands its own parts to each of its rules. */
export interface Tie {
  readonly condition: fc.Arbitrary<Condition>
  readonly of: (kind: Kind) => Value
  readonly depth: fc.DepthIdentifier
}

/** Full years at the day of a policy. */
export const ages: Value = fc.record({
  age: fc.constantFrom("born", "born", "arrived"),
  at: fc.constantFrom("on-the-day", "birthday-month", "month-after-birthday"),
  leapDay: fc.constantFrom("feb28", "mar1"),
})

/** A value of the kind, literal or reckoned. */
export function operandOf(kind: Kind, value: Value): fc.Arbitrary<Operand> {
  return fc.oneof({ weight: 2, arbitrary: literalOf(kind) }, { weight: 3, arbitrary: value })
}

/** Values of each kind. */
export function valuesOf(tie: Tie): Readonly<Record<Kind, Value>> {
  const amounts = [ratesOf(tie), proratedOf(tie), timesOf("money", tie), bandsOf("money", tie)]
  return {
    integer: valueOf(
      "integer",
      tie,
      [ages, ages, counts],
      [timesOf("integer", tie), bandsOf("integer", tie)],
    ),
    decimal: valueOf("decimal", tie, [], []),
    money: valueOf("money", tie, [], amounts),
    date: valueOf("date", tie, [anchors], [shiftsOf(tie)]),
    month: valueOf("month", tie, [], []),
  }
}

/** An amount with or without a type of its own, since an amount is what is expected: never far from nothing. */
export function modestAmount({ condition, of }: Tie): fc.Arbitrary<Operand> {
  const literal = literalOf("money")
  return fc.oneof(
    { weight: 1, arbitrary: literal },
    { weight: 6, arbitrary: of("money") },
    {
      weight: 2,
      arbitrary: ages.map((bands) => ({ bands, table: { parameter: "age-bands" }, otherwise: "0.00" })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition, literal, literal)
        .map(([test, then, otherwise]) => ({ if: test, then, else: otherwise })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.array(fc.record({ when: condition, value: literal }), { minLength: 1, maxLength: 3 }),
          literal,
        )
        .map(([rows, otherwise]) => ({ rows, otherwise })),
    },
  )
}

/** An amount of the largest fact: in the exact range itself, though what it is reckoned through may not be. */
export function vastAmount({ of }: Tie): fc.Arbitrary<Operand> {
  const turnover = { fact: "turnover" } as const
  const rate = fc.constantFrom("30%", "1/3", "0.123456789", "999999/1000000")
  const rounding = fc.constantFrom(...roundings)
  const vast: Value = fc.oneof(
    fc
      .tuple(rate, of("money"), rounding)
      .map(([rate, other, rounding]): Expression => ({ rate, of: { sum: [turnover, other] }, rounding })),
    rounding.map((rounding): Expression => ({
      prorate: turnover,
      share: { fact: "children" },
      whole: { fact: "months" },
      rounding,
    })),
    fc.constant<Expression>({ times: [turnover, { fact: "change" }] }),
    of("money").map((otherwise): Expression => ({
      bands: turnover,
      table: { parameter: "money-bands" },
      otherwise,
    })),
    of("money").map((from): Expression => ({ minus: [from, turnover] })),
  )
  return fc.oneof(
    vast,
    vast.map((it) => ({ least: [{ parameter: "cap" }, { greatest: ["0.00", it] }] })),
  )
}

function valueOf(kind: Kind, tie: Tie, leaves: readonly Value[], forms: readonly Value[]): Value {
  const { condition, depth, of } = tie
  const typed = of(kind)
  const operand = operandOf(kind, typed)
  const facts = fc.constantFrom(...numberFacts[kind].filter((fact) => fact !== "turnover"))
  const leaf = fc.oneof(
    facts.map((fact) => ({ fact })),
    facts.map((fact) => ({ fact })),
    parametersOf(kind),
    ...leaves,
  )
  const many = fc
    .tuple(typed, fc.array(operand, { maxLength: 2, size: "max" }), fc.boolean())
    .map(([first, others, last]) => (last ? [...others, first] : [first, ...others]))
  const pair = fc
    .tuple(typed, operand, fc.boolean())
    .map(([one, other, swapped]): readonly [Operand, Operand] => (swapped ? [other, one] : [one, other]))
  const added: readonly Value[] =
    kind === "date" || kind === "month"
      ? []
      : [many.map((sum) => ({ sum })), pair.map((minus) => ({ minus }))]
  const plain = fc.oneof(
    { depthIdentifier: depth, maxDepth: 4 },
    { weight: 12, arbitrary: leaf },
    { weight: 1, arbitrary: many.map((least) => ({ least })) },
    { weight: 1, arbitrary: many.map((greatest) => ({ greatest })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(condition, pair)
        .map(([test, [then, otherwise]]) => ({ if: test, then, else: otherwise })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.array(fc.record({ when: condition, value: operand }), { minLength: 1, maxLength: 2 }),
          typed,
        )
        .map(([rows, otherwise]) => ({ rows, otherwise })),
    },
    ...[...added, ...forms].map((arbitrary) => ({ weight: 1, arbitrary })),
  )
  return fc.tuple(plain, exceptedOf(condition, operand)).map(([it, excepted]) => ({ ...it, ...excepted }))
}

/** A clause or an exception, now and then. */
function exceptedOf(
  condition: fc.Arbitrary<Condition>,
  operand: fc.Arbitrary<Operand>,
): fc.Arbitrary<Excepted> {
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ per: citation }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.record({ when: condition, then: operand }), { minLength: 1, maxLength: 2 })
        .map((except) => ({ except })),
    },
  )
}

/** A number of times that is small: it stays in range when taken again and again. */
function timesOf(kind: Kind, { of }: Tie): Value {
  const by = fc.oneof(
    fc.constantFrom<Operand>(-1, 0, 1, 2, 12),
    fc.constantFrom("children", "months", "change").map((fact) => ({ fact })),
    counts,
  )
  return fc.tuple(of(kind), by).map(([value, times]) => ({ times: [value, times] }))
}

function ratesOf({ of }: Tie): Value {
  return fc.record({
    rate: fc.constantFrom("30%", "1/3", "0.5", "100%", "0", { parameter: "rate" }),
    of: of("money"),
    rounding: fc.constantFrom(...roundings),
  })
}

/** By months or by amounts; the whole is above zero whatever its facts are. */
function proratedOf({ of }: Tie): Value {
  const parts = fc.oneof(
    fc.record({
      share: fc.oneof(fc.constantFrom<Operand>(0, 1, 5, { fact: "children" }, { fact: "change" }), counts),
      whole: fc.constantFrom<Operand>(12, 7, { fact: "months" }),
    }),
    fc.record({
      share: fc.constantFrom<Operand>({ fact: "pension" }, { fact: "balance" }),
      whole: fc.constantFrom<Operand>("1000.00", { greatest: ["1000.00", { fact: "pension" }] }),
    }),
  )
  return fc
    .tuple(of("money"), parts, fc.constantFrom(...roundings))
    .map(([prorate, { share, whole }, rounding]) => ({ prorate, share, whole, rounding }))
}

function shiftsOf({ of }: Tie): Value {
  const by = fc.oneof(
    fc.record({ months: fc.constantFrom(-720, -12, -1, 1, 720, 960, 1200) }),
    fc.record({ days: fc.constantFrom(-1, 1, 30, 365) }),
    fc.record({ months: fc.constantFrom(-1, 1, 12), days: fc.constantFrom(-1, 1) }),
  )
  return fc.tuple(operandOf("date", of("date")), by).map(([shift, moved]) => ({ shift, ...moved }))
}

/** Bands over numbers of one kind that yield another, some with gaps, in no order. */
function bandsOf(yields: "money" | "integer", { of }: Tie): Value {
  const value = operandOf(yields, of(yields))
  const over: readonly (readonly [Value, readonly Literal[]])[] = [
    [ages, near.age],
    [of("integer"), near.integer],
    [of("decimal"), ["0.00", "0.29", "0.30", "0.31", "1.00"]],
    [of("money"), near.money],
    [of("date"), near.date],
    [of("month"), near.month],
  ]
  const written = over.map(([bands, cuts]) =>
    fc.record({ bands, table: tableOf(cuts, value), otherwise: of(yields) }),
  )
  if (yields === "integer") return fc.oneof(...written)
  const known = fc.oneof(
    fc.record({ bands: ages, table: fc.constant({ parameter: "age-bands" }), otherwise: of("money") }),
    fc.record({
      bands: of("money"),
      table: fc.constant({ parameter: "money-bands" }),
      otherwise: of("money"),
    }),
  )
  return fc.oneof(known, known, ...written)
}

/** `cuts` rise; a band goes from one of those chosen to the next, or stops at the one between. */
function tableOf(cuts: readonly Literal[], value: fc.Arbitrary<Operand>): fc.Arbitrary<readonly Band[]> {
  const places = fc.uniqueArray(fc.nat({ max: cuts.length - 1 }), { minLength: 2, maxLength: 4, size: "max" })
  const values = fc.array(value, { minLength: 3, maxLength: 3 })
  return fc
    .tuple(places, values, fc.boolean(), fc.nat({ max: 2 }), fc.boolean())
    .map(([chosen, values, open, gap, turned]) => {
      const rising = chosen.toSorted((a, b) => a - b)
      const bands = rising.slice(0, -1).flatMap((place, at): readonly Band[] => {
        const end = cuts[rising[at + 1] ?? place] ?? null
        const last = at === rising.length - 2
        const from = cuts[place]
        if (from === undefined || (at === gap && rising.length > 2)) return []
        return [{ from, to: last && open ? null : end, value: values[at] ?? values[0] ?? 0 }]
      })
      return turned ? bands.toReversed() : bands
    })
}
