/** Reads a table of bands: each from its start up to its end, none over another. */
import type { Path } from "../../reasons/index.ts"
import type { BoundExpression } from "../bound/bound-rule.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { expectationOf, readLiteral } from "../facts/values.ts"
import type { Band, Literal } from "../language/expression.ts"
import type { Reader } from "./elaborate-test.ts"
import { fail, type Scope } from "./scope.ts"

interface BoundBand {
  readonly from: bigint
  readonly to: bigint | null
  readonly value: BoundExpression
}

/**
 * The bands in rising order. Reports ends out of order and bands that share a value; a gap between them is no error,
 * since it falls to `otherwise`.
 */
export function readBands(
  scope: Scope,
  bands: readonly Band[],
  over: ScalarType,
  yields: ScalarType,
  path: Path,
  reader: Reader,
): readonly BoundBand[] | null {
  const bound = bands.map((band, at): BoundBand | null => {
    const from = readEnd(scope, over, band.from, [...path, at, "from"])
    const end = band.to === null ? null : readEnd(scope, over, band.to, [...path, at, "to"])
    const value = reader.operand(scope, band.value, yields, [...path, at, "value"])
    if (from === null || value === null || (band.to !== null && end === null)) return null
    if (end !== null && end <= from)
      return fail(scope, [...path, at, "to"], "an end above `from`; it is excluded")
    return { from, to: end === null ? null : end - 1n, value }
  })
  if (!bound.every((band) => band !== null)) return null
  const rising = bound.map((band, at) => ({ band, at })).sort((a, b) => (a.band.from < b.band.from ? -1 : 1))
  let sound = true
  rising.forEach(({ at, band }, place) => {
    const before = rising[place - 1]?.band
    if (before === undefined || (before.to !== null && before.to < band.from)) return
    scope.report([...path, at, "from"], "a start that no other band of the table holds")
    sound = false
  })
  return sound ? rising.map(({ band }) => band) : null
}

function readEnd(scope: Scope, over: ScalarType, literal: Literal, path: Path): bigint | null {
  if (over.kind === "code") return fail(scope, path, "bands over numbers, amounts or dates")
  const value = readLiteral(over, literal)
  return value === null ? fail(scope, path, expectationOf(over)) : BigInt(value)
}
