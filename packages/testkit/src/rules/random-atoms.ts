/** The leaves of random rules: literals, parameters, and comparisons of one fact with constants. */
import * as fc from "fast-check"
import { fen, printYuan } from "@onevisit/core/money"
import type { Comparison, Condition } from "@onevisit/core/rules"
import type { Expression, Literal } from "@onevisit/core/rules"
import { near } from "./random-values.ts"
import { codesInForce } from "./random-world.ts"

/** The kinds of value that are reckoned with. */
export type Kind = "integer" | "decimal" | "money" | "date" | "month"
export const kinds: readonly Kind[] = ["integer", "decimal", "money", "date", "month"]

/** The facts of each kind. */
export const numberFacts: Readonly<Record<Kind, readonly string[]>> = {
  integer: ["children", "months", "change"],
  decimal: ["ratio"],
  money: ["pension", "balance", "turnover"],
  date: ["born", "arrived"],
  month: ["since"],
}

/** A literal of the kind, in any of its forms. */
export function literalOf(kind: Kind): fc.Arbitrary<Literal> {
  if (kind !== "money") return fc.constantFrom<Literal>(...near[kind])
  const amount = fc.constantFrom(...near.money)
  return fc.oneof(
    amount,
    amount.map((it) => printYuan(fen(it)).replaceAll(",", "")),
  )
}

/** A parameter of the kind, or what the day of the decision makes constant. */
export function parametersOf(kind: Kind): fc.Arbitrary<Expression> {
  const named = fc.constantFrom(...parameterIds[kind]).map((parameter) => ({ parameter }))
  return kind === "date" ? fc.oneof(named, anchors) : named
}

const parameterIds: Readonly<Record<Kind, readonly string[]>> = {
  integer: ["age-limit"],
  decimal: ["ratio-limit"],
  money: ["floor", "cap"],
  date: ["start-day"],
  month: ["start-month"],
}

/** A day of the decision. */
export const anchors: fc.Arbitrary<Expression> = fc
  .constantFrom(
    "on-the-day" as const,
    "first-of-month" as const,
    "last-of-month" as const,
    "last-of-previous-month" as const,
  )
  .map((day) => ({ day }))

/** At least, at most, above or below. */
export function ordered(operand: fc.Arbitrary<Literal | Expression>): fc.Arbitrary<Comparison> {
  return fc.oneof(
    operand.map((atLeast) => ({ atLeast })),
    operand.map((atMost) => ({ atMost })),
    operand.map((above) => ({ above })),
    operand.map((below) => ({ below })),
  )
}

/** In a set of literals, some of them twice. */
export function inSet(literal: fc.Arbitrary<Literal>): fc.Arbitrary<Comparison> {
  return fc.array(literal, { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf }))
}

const is = (operand: fc.Arbitrary<Literal | Expression>): fc.Arbitrary<Comparison> =>
  operand.map((it) => ({ is: it }))

const inParameter = (parameter: string): fc.Arbitrary<Comparison> => fc.constant({ oneOf: { parameter } })

/** With constants: literals, parameters, days of the decision. */
function againstConstants(kind: Kind): fc.Arbitrary<Comparison> {
  const constant = fc.oneof(literalOf(kind), parametersOf(kind), ...(kind === "date" ? [shiftedAnchor] : []))
  return fc.oneof(
    { weight: 5, arbitrary: ordered(constant) },
    { weight: 1, arbitrary: is(constant) },
    { weight: 1, arbitrary: inSet(literalOf(kind)) },
    ...(kind === "integer" ? [{ weight: 1, arbitrary: inParameter("counts") }] : []),
  )
}

const shiftedAnchor: fc.Arbitrary<Expression> = fc.constant({
  shift: { day: "last-of-month" },
  months: -1,
  days: 1,
})

const flagTests: fc.Arbitrary<Comparison> = fc.oneof(is(fc.boolean()), inSet(fc.boolean()))

function codeTests(scheme: keyof typeof codesInForce): fc.Arbitrary<Comparison> {
  const code = fc.constantFrom<string>(...codesInForce[scheme])
  const byName: fc.Arbitrary<Comparison> = fc.oneof(
    code.map((within) => ({ within })),
    inSet(code),
  )
  return scheme === "region" ? fc.oneof(byName, inParameter("places")) : byName
}

function choiceTests(...values: readonly Literal[]): fc.Arbitrary<Comparison> {
  const value = fc.constantFrom(...values)
  return fc.oneof(is(value), inSet(value), inParameter("chosen-sizes"))
}

const neverDateTests = fc
  .tuple(againstConstants("date"), fc.boolean())
  .map(([comparison, never]) => ({ ...comparison, never }))

/** How many members of each list pass a test. */
export const counts: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom("grants", "childrenBorn", "moved", "stays", "sizes").map((count) => ({ count })),
  againstConstants("money").map((where) => ({ count: "grants", where })),
  againstConstants("date").map((where) => ({ count: "childrenBorn", where })),
  neverDateTests.map((where) => ({ count: "moved", where })),
  codeTests("region").map((where) => ({ count: "stays", where })),
  choiceTests("micro", "small").map((where) => ({ count: "sizes", where })),
)

const tested = (fact: string, comparison: fc.Arbitrary<Comparison>): fc.Arbitrary<Condition> =>
  comparison.map((it) => ({ fact, ...it }))

/** Comparisons of each fact with constants, by the name of the fact; of the judgement, that it holds. */
export const atomsOf: Readonly<Record<string, fc.Arbitrary<Condition>>> = {
  alone: tested("alone", flagTests),
  paidElsewhere: tested("paidElsewhere", flagTests),
  needy: fc.constant({ judgement: "needy" }),
  ...Object.fromEntries(
    kinds.flatMap((kind) => numberFacts[kind].map((fact) => [fact, tested(fact, againstConstants(kind))])),
  ),
  died: neverDateTests.map((test) => ({ fact: "died", ...test })),
  lives: tested("lives", codeTests("region")),
  trade: tested("trade", codeTests("trade")),
  size: tested("size", choiceTests("micro", "small", 3, true)),
}
