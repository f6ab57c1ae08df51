/** Goes from the name of a parameter to its value on the day, never in a circle. */
import { fractionOf, isRate } from "../../money/index.ts"
import type { Citation, Path } from "../../reasons/index.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { fromEpochDay } from "../../time/index.ts"
import type { Band, Expression, Literal, ParameterRef } from "../language/expression.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import { COUNT, DAY, FEN } from "./construct.ts"
import { editionIn, fail, parameterIn, type Scope } from "./scope.ts"

interface Entered<Value> {
  readonly value: Value
  /** The scope in which the value is read: without facts, and knowing where it came from. */
  readonly scope: Scope
  readonly path: Path
  readonly type: ScalarType
  readonly source: Citation
}

interface Values {
  readonly value: Literal | Expression
  readonly bands: readonly Band[]
  readonly set: readonly Literal[]
  readonly rate: string | ParameterRef
}

/** The value of a parameter that has to hold a `want`. */
export function enterParameter<Want extends keyof Values>(
  scope: Scope,
  id: string,
  path: Path,
  want: Want,
): Entered<Values[Want]> | null {
  const history = parameterIn(scope, id, path)
  if (history === null) return null
  if (wantOf(history) !== want) return fail(scope, path, EXPECTED[want])
  const edition = editionIn(scope, history)
  if (edition === null) return null
  const index = (scope.world.parameters ?? []).indexOf(history)
  const at: Path = ["parameters", index, "values", history.values.indexOf(edition), "value"]
  const list = Array.isArray(edition.value)
  if (list !== (want === "bands" || want === "set")) return fail(scope, at, list ? "one value" : "a list")
  return {
    value: edition.value as Values[Want],
    scope: { ...scope, mayNameFacts: false, reading: [...scope.reading, id] },
    path: at,
    type: typeOf(history),
    source: edition.source,
  }
}

/** A rate as a fraction, written out or looked up. */
export function readRate(
  scope: Scope,
  it: string | ParameterRef,
  path: Path,
): ReturnType<typeof fractionOf> | null {
  if (typeof it === "object") {
    const entered = enterParameter(scope, it.parameter, [...path, "parameter"], "rate")
    return entered && readRate(entered.scope, entered.value, entered.path)
  }
  return isRate(it) ? fractionOf(it) : fail(scope, path, "a rate such as 0.3, 30% or 1/3")
}

const EXPECTED: Readonly<Record<keyof Values, string>> = {
  value: "a parameter with one value: money, a number, a date or a month",
  bands: "a parameter that is a table of bands",
  set: "a parameter that is a set",
  rate: "a parameter that is a rate",
}

function wantOf({ type }: ParameterHistory): keyof Values {
  switch (type.kind) {
    case "bands":
    case "set":
    case "rate":
      return type.kind
    default:
      return "value"
  }
}

function typeOf({ type }: ParameterHistory): ScalarType {
  switch (type.kind) {
    case "money":
      return FEN
    case "decimal":
      return { kind: "decimal", scale: type.scale, min: "0", max: "0" }
    case "date":
      return DAY
    case "bands":
      return type.yields === "money" ? FEN : COUNT
    case "month":
      return { kind: "month", min: MONTHS.min, max: MONTHS.max } as ScalarType
    default:
      return COUNT
  }
}

const MONTHS = {
  min: fromEpochDay(-719_162).slice(0, 7),
  max: fromEpochDay(2_932_896).slice(0, 7),
}
