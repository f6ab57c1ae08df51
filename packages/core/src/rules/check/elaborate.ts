/**
 * Reads a rule against its sheet, its parameters and its hierarchies on one day: literals by the type they stand for,
 * parameters by their value, codes by their place. The same reading checks a rule, with everything wrong at once, and
 * binds it to a day. What is undecidable about meaning (whether a clause was understood) is left to people.
 */
import type { Rounding } from "../../money/index.ts"
import type { Path } from "../../reasons/index.ts"
import { largestOf, minusOf, smallestOf, sumOf, timesOf } from "../bound/arithmetic.ts"
import type { BoundCondition, BoundExpression, BoundFact } from "../bound/bound-rule.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { expectationOf, readLiteral } from "../facts/values.ts"
import type { Condition } from "../language/condition.ts"
import type { Expression, Literal } from "../language/expression.ts"
import {
  ageExpression,
  choose,
  constant,
  COUNT,
  DAY,
  dayOf,
  factExpression,
  fold,
  plain,
  shareExpression,
  shifted,
} from "./construct.ts"
import { readAlike, readCount, readRows, readTable } from "./elaborate-tables.ts"
import { enterParameter, readRate } from "./elaborate-parameter.ts"
import { type Reader, readTest } from "./elaborate-test.ts"
import { fail, factIn, nameOf, sameKind, type Scope } from "./scope.ts"

/** Deeper than any rule a person reads; what goes deeper is refused before it is read. */
const MOST_DEPTH = 64

/** Reads a condition; `null` when something in it is wrong, which is reported. */
export function readCondition(scope: Scope, it: Condition, path: Path): BoundCondition | null {
  if (path.length > MOST_DEPTH * 2) return fail(scope, path, `conditions nested at most ${MOST_DEPTH} deep`)
  if (typeof it !== "object" || it === null) return fail(scope, path, "a condition")
  const except = (it.except ?? []).map(({ per, then, when }, at) => ({
    when: readCondition(scope, when, [...path, "except", at, "when"]),
    then,
    per: per ?? null,
  }))
  const core = readCore(scope, it, path)
  const read = except.flatMap(({ when, ...rest }) => (when === null ? [] : [{ when, ...rest }]))
  if (core === null || read.length < except.length) return null
  return { ...core, code: it.code ?? null, label: it.label ?? null, per: it.per ?? null, except: read }
}

type Core = BoundCondition extends infer Each
  ? Each extends BoundCondition
    ? Omit<Each, "code" | "label" | "per" | "except">
    : never
  : never

function readCore(scope: Scope, it: Condition, path: Path): Core | null {
  if ("all" in it) return readParts(scope, "all", it.all, [...path, "all"])
  if ("any" in it) return readParts(scope, "any", it.any, [...path, "any"])
  if ("not" in it) {
    const part = readCondition(scope, it.not, [...path, "not"])
    return part && { kind: "not", part }
  }
  if ("if" in it) {
    const test = readCondition(scope, it.if, [...path, "if"])
    const then = readCondition(scope, it.then, [...path, "then"])
    const otherwise = readCondition(scope, it.else, [...path, "else"])
    return test && then && otherwise && { kind: "if", test, then, else: otherwise }
  }
  if ("judgement" in it) return readJudgement(scope, it.judgement, [...path, "judgement"])
  if (!("fact" in it) && (typeof it.value !== "object" || it.value === null))
    return fail(scope, path, "a condition: fact, value, judgement, all, any, not or if")
  const never = "fact" in it ? it.never : undefined
  const subject =
    "fact" in it
      ? readSubject(scope, it.fact, [...path, "fact"])
      : readExpression(scope, it.value, null, [...path, "value"])
  if (subject === null) return null
  const test = readTest(scope, it, never, subject, path, reader)
  return test && { kind: "test", subject, test }
}

function readParts(scope: Scope, kind: "all" | "any", given: readonly Condition[], path: Path): Core | null {
  if (!Array.isArray(given)) return fail(scope, path, "a list of conditions")
  const parts = given.map((part, at) => readCondition(scope, part, [...path, at]))
  return parts.every((part) => part !== null) ? { kind, parts } : null
}

function readJudgement(scope: Scope, name: string, path: Path): Core | null {
  const fact = factIn(scope, name, path)
  if (fact === null) return null
  return fact.declaration.judged === true && fact.declaration.type.kind === "flag"
    ? { kind: "judgement", fact }
    : fail(scope, path, "a fact of the sheet that is a person's judgement")
}

/** A fact on the left of a comparison: the one place where a date that never came may stand. */
function readSubject(scope: Scope, name: string, path: Path): BoundExpression | null {
  const fact = factIn(scope, name, path)
  if (fact === null) return null
  const { judged, type } = fact.declaration
  if (judged === true) return fail(scope, path, "`judgement` in place of `fact` for what a person settles")
  if (type.kind === "list") return fail(scope, path, "a fact with one value; a list is counted")
  return factExpression(fact as BoundFact<ScalarType>)
}

/** Conditions and values hold each other; the files of their parts are handed both. */
const reader: Reader = {
  condition: (scope, it, path) => readCondition(scope, it, path),
  operand: (scope, it, expected, path) => readOperand(scope, it, expected, path),
}

/** A literal or an expression. A literal needs the type it is read by. */
export function readOperand(
  scope: Scope,
  it: Literal | Expression,
  expected: ScalarType | null,
  path: Path,
): BoundExpression | null {
  if (it === null || it === undefined) return fail(scope, path, "a value")
  if (typeof it === "object") return readExpression(scope, it, expected, path)
  const type = expected ?? (typeof it === "number" ? COUNT : null)
  if (type === null)
    return fail(scope, path, "an expression whose type is known; a literal alone does not say it")
  if (type.kind === "code") return fail(scope, path, "`within` or `oneOf` for codes")
  const value = readLiteral(type, it)
  return value === null ? fail(scope, path, expectationOf(type)) : constant(type, BigInt(value))
}

function readExpression(
  scope: Scope,
  it: Expression,
  expected: ScalarType | null,
  path: Path,
): BoundExpression | null {
  if (path.length > MOST_DEPTH * 2) return fail(scope, path, `expressions nested at most ${MOST_DEPTH} deep`)
  const read = readForm(scope, it, expected, path)
  if (read === null) return null
  if (RECKONS.has(read.kind) && !isReckonedWith(read.type))
    return fail(scope, path, "amounts or numbers; a day is moved with `shift`")
  if (expected !== null && !sameKind(read.type, expected)) {
    return fail(scope, path, `${nameOf(expected)}; this is ${nameOf(read.type)}`)
  }
  let value: BoundExpression | null = fold({ ...read, per: it.per ?? read.per })
  for (const [at, { then, when }] of [...(it.except ?? []).entries()].toReversed()) {
    const test = readCondition(scope, when, [...path, "except", at, "when"])
    const instead = readOperand(scope, then, read.type, [...path, "except", at, "then"])
    value = test && instead && value && choose(test, instead, value)
  }
  return value
}

/** Whole yuan are of money alone. */
function roundsTo(scope: Scope, { kind }: ScalarType, rounding: Rounding, path: Path): boolean {
  if (rounding !== "down-to-yuan" || kind === "money") return true
  fail(scope, [...path, "rounding"], "another rounding: only money is rounded to yuan")
  return false
}

/** What adds, takes away, multiplies or shares. */
const RECKONS: ReadonlySet<string> = new Set(["sum", "minus", "times", "share"])

function isReckonedWith({ kind }: ScalarType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "money"
}

function readForm(
  scope: Scope,
  it: Expression,
  expected: ScalarType | null,
  path: Path,
): BoundExpression | null {
  const operand = (key: string, given: Literal | Expression, type: ScalarType | null, at: Path = [key]) =>
    readOperand(scope, given, type, [...path, ...at])
  if ("fact" in it) return readNumber(scope, it.fact, [...path, "fact"])
  if ("parameter" in it) return readParameter(scope, it.parameter, [...path, "parameter"])
  if ("age" in it) {
    const born = readNumber(scope, it.age, [...path, "age"])
    return born && ageExpression(scope, born, it, [...path, "age"])
  }
  if ("day" in it) return constant(DAY, dayOf(scope.when, it.day))
  if ("shift" in it) {
    const of = operand("shift", it.shift, DAY)
    return of && shifted(scope, of, it.months ?? 0, it.days ?? 0, path)
  }
  if ("sum" in it) return readMany(scope, "sum", it.sum, expected, [...path, "sum"])
  if ("least" in it) return readMany(scope, "least", it.least, expected, [...path, "least"])
  if ("greatest" in it) return readMany(scope, "greatest", it.greatest, expected, [...path, "greatest"])
  if ("minus" in it) {
    const parts = readAlike(reader, scope, it.minus, expected, [...path, "minus"])
    const [from, less] = parts ?? []
    return from && less
      ? { ...plain(from.type), kind: "minus", from, less, bounds: minusOf(from.bounds, less.bounds) }
      : null
  }
  if ("times" in it) {
    const of = operand("times", it.times[0], expected, ["times", 0])
    const by = operand("times", it.times[1], COUNT, ["times", 1])
    return of && by && { ...plain(of.type), kind: "times", of, by, bounds: timesOf(of.bounds, by.bounds) }
  }
  if ("rate" in it) {
    const of = operand("of", it.of, expected)
    const fraction = readRate(scope, it.rate, [...path, "rate"])
    if (of === null || fraction === null || !roundsTo(scope, of.type, it.rounding, path)) return null
    const { denominator, numerator } = fraction
    return shareExpression(of, constant(COUNT, numerator), constant(COUNT, denominator), it.rounding)
  }
  if ("prorate" in it) {
    const of = operand("prorate", it.prorate, expected)
    const share = operand("share", it.share, null)
    const whole = operand("whole", it.whole, share?.type ?? null)
    if (whole !== null && whole.bounds.min <= 0n)
      return fail(scope, [...path, "whole"], "a number that is above zero for every value its facts may have")
    if (of === null || share === null || whole === null || !roundsTo(scope, of.type, it.rounding, path))
      return null
    return isReckonedWith(share.type)
      ? shareExpression(of, share, whole, it.rounding)
      : fail(scope, [...path, "share"], "amounts or numbers, not days or months")
  }
  if ("if" in it) {
    const test = readCondition(scope, it.if, [...path, "if"])
    const branches = readAlike(reader, scope, [it.then, it.else], expected, path, ["then", "else"])
    const [then, otherwise] = branches ?? []
    return test && then && otherwise ? choose(test, then, otherwise) : null
  }
  if ("bands" in it) return readTable(reader, scope, it, expected, path)
  if ("rows" in it) return readRows(reader, scope, it, expected, path)
  return readCount(reader, scope, it, path)
}

/** A fact among numbers: of a type that is reckoned with, and never a date that may not have come. */
function readNumber(scope: Scope, name: string, path: Path): BoundExpression | null {
  const subject = readSubject(scope, name, path)
  if (subject === null) return null
  const { kind } = subject.type
  if (kind === "flag" || kind === "choice" || kind === "code")
    return fail(
      scope,
      path,
      "a number, an amount or a date; flags, choices and codes are compared on the left",
    )
  return subject.type.kind === "date" && subject.type.never
    ? fail(
        scope,
        path,
        "a date that always comes; one that may never come stands only on the left, with `never`",
      )
    : subject
}

/** The value of a parameter on the day. */
function readParameter(scope: Scope, id: string, path: Path): BoundExpression | null {
  const known = scope.parameterValues.get(id)
  if (known !== undefined) return known
  const entered = enterParameter(scope, id, path, "value")
  if (entered === null) return null
  const value = readOperand(entered.scope, entered.value, entered.type, entered.path)
  const read = value && { ...value, per: value.per ?? entered.source }
  scope.parameterValues.set(id, read)
  return read
}

function readMany(
  scope: Scope,
  kind: "sum" | "least" | "greatest",
  given: readonly (Literal | Expression)[],
  expected: ScalarType | null,
  path: Path,
): BoundExpression | null {
  if (given.length === 0) return fail(scope, path, "at least one value")
  const parts = readAlike(reader, scope, given, expected, path)
  const [first] = parts ?? []
  if (!parts || !first) return null
  const all = parts.map(({ bounds }) => bounds)
  const bounds = kind === "sum" ? sumOf(all) : kind === "least" ? smallestOf(all) : largestOf(all)
  return { ...plain(first.type), kind, parts, bounds }
}
