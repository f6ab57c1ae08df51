/** Reads what a subject is held against: by the type of the subject, with `never` where a date may not have come. */
import { type Path, text, type Text } from "../../reasons/index.ts"
import type { BoundCondition, BoundExpression, BoundTest } from "../bound/bound-rule.ts"
import { placesWithin } from "../facts/code-dictionary.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { type IntSet, single, union } from "../facts/int-set.ts"
import { expectationOf, readLiteral, wordsOf } from "../facts/values.ts"
import type { Comparison, Condition } from "../language/condition.ts"
import type { Expression, Literal } from "../language/expression.ts"
import { enterParameter } from "./elaborate-parameter.ts"
import { dictionaryIn, fail, type Scope } from "./scope.ts"

/** Reads a part; handed in, since values and conditions hold each other. */
export interface Reader {
  readonly condition: (scope: Scope, it: Condition, path: Path) => BoundCondition | null
  readonly operand: (
    scope: Scope,
    it: Literal | Expression,
    expected: ScalarType | null,
    path: Path,
  ) => BoundExpression | null
}

/** The test of a comparison on a subject that was read before. */
export function readTest(
  scope: Scope,
  it: Comparison,
  never: boolean | undefined,
  subject: BoundExpression,
  path: Path,
  reader: Reader,
): BoundTest | null {
  const { type } = subject
  const mayBeNever = type.kind === "date" && type.never
  if (mayBeNever && never === undefined)
    return fail(
      scope,
      [...path, "never"],
      "true or false: what the comparison means for a date that never came",
    )
  if (!mayBeNever && never !== undefined)
    return fail(scope, [...path, "never"], "nothing: this value always comes")
  const asked = COMPARISONS.filter((key) => Object.hasOwn(it, key))
  if (asked.length !== 1) return fail(scope, path, `one comparison of ${COMPARISONS.join(", ")}`)
  const meaning = { never: never ?? null }
  if ("within" in it) {
    const set = readCodes(scope, type, [it.within], [...path, "within"])
    return set && { ...meaning, op: "in", within: true, ...set }
  }
  if ("oneOf" in it) {
    const set = readSet(scope, type, subject, it.oneOf, [...path, "oneOf"])
    return set && { ...meaning, op: "in", within: false, ...set }
  }
  const op =
    "is" in it
      ? "is"
      : "atLeast" in it
        ? "atLeast"
        : "atMost" in it
          ? "atMost"
          : "above" in it
            ? "above"
            : "below"
  const given = (it as Readonly<Record<string, Literal | Expression>>)[op] as Literal | Expression
  const at = [...path, op]
  if (type.kind === "code") return fail(scope, at, "`within` or `oneOf` for codes")
  const named = type.kind === "flag" || type.kind === "choice"
  if (named && op !== "is") return fail(scope, at, "`is` or `oneOf` for flags and choices")
  if (named && typeof given === "object") return fail(scope, at, expectationOf(type))
  if (op === "is" && subject.kind === "shift")
    return fail(scope, at, "atLeast, atMost, above or below for a shifted day")
  const operand = reader.operand(scope, given, withoutNever(type), at)
  if (operand !== null && mayBeNever && operand.kind !== "constant")
    return fail(
      scope,
      at,
      "a day, a parameter or a day of the decision: a date that may never come is held against those",
    )
  return operand && { ...meaning, op, operand }
}

const COMPARISONS = ["is", "oneOf", "atLeast", "atMost", "above", "below", "within"]

interface WrittenSet {
  readonly set: IntSet
  readonly written: readonly Text[]
}

function readSet(
  scope: Scope,
  type: ScalarType,
  subject: BoundExpression,
  given: readonly Literal[] | { readonly parameter: string },
  path: Path,
): WrittenSet | null {
  if (subject.kind === "shift") return fail(scope, path, "atLeast, atMost, above or below for a shifted day")
  if ("parameter" in given) {
    const entered = enterParameter(scope, given.parameter, [...path, "parameter"], "set")
    return entered && readSet(entered.scope, type, subject, entered.value, entered.path)
  }
  if (given.length === 0) return fail(scope, path, "at least one value")
  if (type.kind === "code") return readCodes(scope, type, given, path)
  const values = given.map((literal, at) => {
    const value = readLiteral(withoutNever(type) as Exclude<ScalarType, { kind: "code" }>, literal)
    return value === null ? fail(scope, [...path, at], expectationOf(type)) : value
  })
  if (!values.every((value) => value !== null)) return null
  return { set: union(...values.map(single)), written: values.map((value) => wordsOf(type, value)) }
}

/** The places of codes and of all below them. A code that the table never had is wrong; one not in force has no value. */
function readCodes(scope: Scope, type: ScalarType, given: readonly Literal[], path: Path): WrittenSet | null {
  if (type.kind !== "code") return fail(scope, path, "a code on the left")
  const dictionary = dictionaryIn(scope, type.scheme, path)
  if (dictionary === null) return null
  const sets: IntSet[] = []
  const written: Text[] = []
  for (const [at, code] of given.entries()) {
    const here = given.length === 1 && path.at(-1) === "within" ? path : [...path, at]
    const entry = dictionary.table.entries.find((each) => each.code === code)
    if (entry === undefined) return fail(scope, here, `a code of the table ${dictionary.table.id}`)
    const places = placesWithin(dictionary, entry.code)
    if (places === null) scope.notInForce.add(entry.code)
    if (places === null && !scope.lenient) return null
    sets.push(places ?? [])
    written.push(text(`${entry.name.zh}（${entry.code}）`, `${entry.name.en} (${entry.code})`))
  }
  return { set: union(...sets), written }
}

function withoutNever(type: ScalarType): ScalarType {
  return type.kind === "date" && type.never ? { ...type, never: false } : type
}
