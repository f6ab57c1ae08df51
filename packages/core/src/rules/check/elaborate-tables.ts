/** Reads the forms that choose among values: tables of bands, rows of conditions, counts over lists. */
import type { Path } from "../../reasons/index.ts"
import { around } from "../bound/arithmetic.ts"
import type { BoundCondition, BoundExpression } from "../bound/bound-rule.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import type { Expression, Literal } from "../language/expression.ts"
import { choose, COUNT, factExpression, plain } from "./construct.ts"
import { readBands } from "./elaborate-bands.ts"
import { enterParameter } from "./elaborate-parameter.ts"
import { type Reader, readTest } from "./elaborate-test.ts"
import { fail, factIn, nameOf, sameKind, type Scope } from "./scope.ts"

export function readTable(
  reader: Reader,
  scope: Scope,
  it: Extract<Expression, { readonly bands: unknown }>,
  expected: ScalarType | null,
  path: Path,
): BoundExpression | null {
  const of = reader.operand(scope, it.bands, null, [...path, "bands"])
  const at = [...path, "table"]
  const table =
    "parameter" in it.table
      ? enterParameter(scope, it.table.parameter, [...at, "parameter"], "bands")
      : { value: it.table, scope, path: at }
  if (of === null || table === null) return null
  const yields = "type" in table ? table.type : expected
  if (expected !== null && yields !== null && !sameKind(yields, expected))
    return fail(scope, [...at, "parameter"], `bands of ${nameOf(expected)}; these are of ${nameOf(yields)}`)
  const values = [it.otherwise, ...table.value.map(({ value }) => value)]
  const type = expected ?? yields ?? typeAmong(reader, scope, values, path)
  const otherwise = reader.operand(scope, it.otherwise, type, [...path, "otherwise"])
  if (otherwise === null) return null
  const bands = readBands(table.scope, table.value, of.type, otherwise.type, table.path, reader)
  if (bands === null) return null
  const bounds = around([otherwise, ...bands.map(({ value }) => value)].map((each) => each.bounds))
  const per = "source" in table ? table.source : null
  return { ...plain(otherwise.type), per, kind: "bands", of, bands, otherwise, bounds }
}

export function readRows(
  reader: Reader,
  scope: Scope,
  { otherwise, rows }: Extract<Expression, { readonly rows: unknown }>,
  expected: ScalarType | null,
  path: Path,
): BoundExpression | null {
  const values = readAlike(
    reader,
    scope,
    [...rows.map(({ value }) => value), otherwise],
    expected,
    path,
    [...rows.keys()].map((at) => `rows.${at}.value`).concat("otherwise"),
  )
  const tests = rows.map(({ when }, at) => reader.condition(scope, when, [...path, "rows", at, "when"]))
  const last = values?.at(-1)
  if (!values || !last || tests.includes(null)) return null
  return tests.reduceRight<BoundExpression>(
    (rest, test, at) => choose(test as BoundCondition, values[at] as BoundExpression, rest),
    last,
  )
}

export function readCount(
  reader: Reader,
  scope: Scope,
  { count, where }: Extract<Expression, { readonly count: unknown }>,
  path: Path,
): BoundExpression | null {
  const fact = factIn(scope, count, [...path, "count"])
  if (fact === null) return null
  const { type } = fact.declaration
  if (type.kind !== "list") return fail(scope, [...path, "count"], "a fact that is a list")
  const bounds = { min: 0n, max: BigInt(type.maxLength) }
  if (where === undefined) return { ...plain(COUNT), kind: "count", fact, test: null, bounds }
  const member = factExpression({ ...fact, declaration: { ...fact.declaration, type: type.of } })
  const never = "never" in where ? (where.never as boolean) : undefined
  const test = readTest(scope, where, never, member, [...path, "where"], reader)
  if (test !== null && test.op !== "in" && test.operand.kind !== "constant")
    return fail(scope, [...path, "where"], "a comparison with constants, parameters or days")
  return test && { ...plain(COUNT), kind: "count", fact, test, bounds }
}

/** The type that the first expression among some values has; literals do not say theirs. */
function typeAmong(
  reader: Reader,
  scope: Scope,
  values: readonly (Literal | Expression)[],
  path: Path,
): ScalarType | null {
  const typed = values.find((value) => typeof value === "object")
  return (typed && reader.operand({ ...scope, report: () => undefined }, typed, null, path)?.type) ?? null
}

/** Operands of one type: the first that says its type gives it to the literals among them. */
export function readAlike(
  reader: Reader,
  scope: Scope,
  given: readonly (Literal | Expression)[],
  expected: ScalarType | null,
  path: Path,
  keys: readonly string[] = [...given.keys()].map(String),
): readonly BoundExpression[] | null {
  const pathOf = (at: number): Path => [...path, ...stepsOf(keys[at] ?? "")]
  const typed = given.findIndex((each) => typeof each === "object")
  const first =
    expected === null && typed >= 0
      ? reader.operand(scope, given[typed] as Expression, null, pathOf(typed))
      : null
  if (expected === null && typed >= 0 && first === null) return null
  const type = expected ?? first?.type ?? null
  const read = given.map((each, at) =>
    at === typed && first !== null ? first : reader.operand(scope, each, type, pathOf(at)),
  )
  return read.every((each) => each !== null) ? read : null
}

function stepsOf(key: string): Path {
  return key.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
