/** Builds bound expressions with their types and bounds, folding what is constant. */
import { fen, type Rounding } from "../../money/index.ts"
import { type Path, text } from "../../reasons/index.ts"
import { firstDay, fromEpochDay, fullYears, lastDay, plainDate, toEpochDay } from "../../time/index.ts"
import { around, exactly, shareOf, shiftOf } from "../bound/arithmetic.ts"
import type { BoundCondition, BoundExpression, BoundFact, When } from "../bound/bound-rule.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { comingOf } from "../bound/coming.ts"
import { hullOf } from "../facts/int-set.ts"
import type { AgePolicy, Anchor, Expression } from "../language/expression.ts"
import { fail, type Scope } from "./scope.ts"

/** Full years of age. */
export const YEARS: ScalarType = { kind: "integer", min: -9999, max: 9999, unit: text("周岁", "years") }
/** A bare whole number. */
export const COUNT: ScalarType = {
  kind: "integer",
  min: Number.MIN_SAFE_INTEGER,
  max: Number.MAX_SAFE_INTEGER,
}
/** Any amount within the exact range. */
export const FEN: ScalarType = {
  kind: "money",
  min: fen(Number.MIN_SAFE_INTEGER),
  max: fen(Number.MAX_SAFE_INTEGER),
}
/** Any day. */
export const DAY: ScalarType = {
  kind: "date",
  min: plainDate("0001-01-01"),
  max: plainDate("9999-12-31"),
  never: false,
}

/** The parts that every expression has. */
export function plain(type: ScalarType): { readonly type: ScalarType; readonly per: null } {
  return { type, per: null }
}

export function constant(type: ScalarType, value: bigint): BoundExpression {
  return { ...plain(type), kind: "constant", value, bounds: exactly(value) }
}

/** A fact as a value; bounds leave out that a date may never come. */
export function factExpression(fact: BoundFact<ScalarType>): BoundExpression {
  const { from, to } = hullOf(comingOf(fact, fact.domain))
  const bounds = { min: BigInt(from), max: BigInt(to) }
  return { ...plain(fact.declaration.type), kind: "fact", fact, bounds }
}

/** The full years since a birth date on the day of the policy. */
export function ageExpression(
  scope: Scope,
  born: BoundExpression,
  { at, leapDay }: Extract<Expression, { readonly age: string }>,
  path: Path,
): BoundExpression | null {
  if (born.type.kind !== "date" || born.kind !== "fact") return fail(scope, path, "a fact that is a date")
  const day = ageDay(scope.when, at)
  if (day < EARLIEST) return fail(scope, path, "a month after 0001-01")
  const on = fromEpochDay(Number(day))
  const ageAt = (day: bigint) => BigInt(fullYears(fromEpochDay(Number(day)), on, leapDay))
  const bounds = { min: ageAt(born.bounds.max), max: ageAt(born.bounds.min) }
  return { ...plain(YEARS), kind: "age", fact: born.fact, on, leapDay, bounds }
}

/** A day moved, as long as it stays within the years that exist. */
export function shifted(
  scope: Scope,
  of: BoundExpression,
  months: number,
  days: number,
  path: Path,
): BoundExpression | null {
  try {
    return { ...plain(DAY), kind: "shift", of, months, days, bounds: shiftOf(of.bounds, months, days) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return fail(scope, path, "a shift that stays within the years 0001 to 9999")
  }
}

export function shareExpression(
  of: BoundExpression,
  share: BoundExpression,
  whole: BoundExpression,
  rounding: Rounding,
): BoundExpression {
  const bounds = shareOf(of.bounds, share.bounds, whole.bounds, rounding)
  return { ...plain(of.type), kind: "share", of, share, whole, rounding, bounds }
}

/** The one value where the test holds, the other where it does not. */
export function choose(
  test: BoundCondition,
  then: BoundExpression,
  otherwise: BoundExpression,
): BoundExpression {
  const bounds = around([then.bounds, otherwise.bounds])
  return { ...plain(then.type), kind: "if", test, then, else: otherwise, bounds }
}

/** A value reckoned from constants alone is a constant. */
export function fold(it: BoundExpression): BoundExpression {
  const { min, max } = it.bounds
  const folds = it.kind !== "constant" && min === max && partsOf(it)?.every(({ kind }) => kind === "constant")
  return folds === true ? { type: it.type, per: it.per, kind: "constant", value: min, bounds: it.bounds } : it
}

/** The day an anchor stands for. */
export function dayOf({ month, on }: When, anchor: Anchor): bigint {
  switch (anchor) {
    case "on-the-day":
      return BigInt(toEpochDay(on))
    case "first-of-month":
      return BigInt(toEpochDay(firstDay(month)))
    case "last-of-month":
      return BigInt(toEpochDay(lastDay(month)))
    case "last-of-previous-month":
      return BigInt(toEpochDay(firstDay(month)) - 1)
    default:
      throw new TypeError(`Unknown day: ${String(anchor satisfies never)}`)
  }
}

const EARLIEST = BigInt(toEpochDay(plainDate("0001-01-01")))

function ageDay(when: When, policy: AgePolicy): bigint {
  const anchors: Readonly<Record<AgePolicy, Anchor>> = {
    "on-the-day": "on-the-day",
    "birthday-month": "last-of-month",
    "month-after-birthday": "last-of-previous-month",
  }
  return dayOf(when, anchors[policy])
}

/** What a reckoned value is reckoned from; `undefined` for what hangs on facts. */
function partsOf(it: BoundExpression): readonly BoundExpression[] | undefined {
  switch (it.kind) {
    case "shift":
      return [it.of]
    case "sum":
    case "least":
    case "greatest":
      return it.parts
    case "minus":
      return [it.from, it.less]
    case "times":
      return [it.of, it.by]
    case "share":
      return [it.of, it.share, it.whole]
    default:
      return undefined
  }
}
