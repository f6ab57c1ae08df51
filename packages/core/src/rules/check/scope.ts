/** What a rule is read with: where to report, which facts it may name, what parameters and hierarchies hold. */
import type { Path, Text } from "../../reasons/index.ts"
import type { BoundExpression, BoundFact, When } from "../bound/bound-rule.ts"
import { codeDictionary, type CodeDictionary } from "../facts/code-dictionary.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { domainOf } from "../facts/values.ts"
import type { ParameterEdition, ParameterHistory } from "../language/parameter.ts"
import type { RuleWorld } from "../language/rule.ts"
import type { Report } from "./report.ts"

export interface Scope {
  readonly world: RuleWorld
  readonly when: When
  readonly report: Report
  /** The facts named so far, in order of appearance. */
  readonly facts: BoundFact[]
  /** False inside the value of a parameter, which is reckoned from parameters alone. */
  readonly mayNameFacts: boolean
  /** The parameters whose values are being read: one that comes again goes in a circle. */
  readonly reading: readonly string[]
  /** On a day on which a parameter has no value: its first one, when the rule is only being checked; otherwise none. */
  readonly lenient: boolean
  /** Parameters and codes that have no value on the day. */
  readonly notInForce: Set<string>
  readonly dictionaries: Map<string, CodeDictionary | null>
  /** The parameters that the rule comes to, by themselves or through others. */
  readonly reached: Set<string>
  /** Values of parameters that were read already, each once a day however often it is named. */
  readonly parameterValues: Map<string, BoundExpression | null>
}

/** Longer than any chain of parameters that a person follows. */
const LONGEST_CHAIN = 32

export function openScope(world: RuleWorld, when: When, report: Report, lenient: boolean): Scope {
  return {
    world,
    when,
    report,
    facts: [],
    mayNameFacts: true,
    reading: [],
    lenient,
    notInForce: new Set(),
    dictionaries: new Map(),
    reached: new Set(),
    parameterValues: new Map(),
  }
}

/** The fact of a name, or `null` after saying what is wrong with naming it. */
export function factIn(scope: Scope, name: string, path: Path): BoundFact | null {
  if (!scope.mayNameFacts) {
    scope.report(path, "a value without facts: a parameter is reckoned from parameters alone")
    return null
  }
  const named = scope.facts.find((fact) => fact.name === name)
  if (named !== undefined) return named
  const { facts } = scope.world.sheet
  const declaration = Object.hasOwn(facts, name) ? facts[name] : undefined
  if (declaration === undefined) {
    scope.report(path, `a fact of the sheet: ${Object.keys(facts).join(", ")}`)
    return null
  }
  const { type } = declaration
  const scalar = type.kind === "list" ? type.of : type
  const codes = scalar.kind === "code" ? dictionaryIn(scope, scalar.scheme, path) : null
  const fact = { index: scope.facts.length, name, declaration, domain: domainOf(scalar, codes), codes }
  scope.facts.push(fact)
  return fact
}

/** The hierarchy of a scheme on the day of the scope. */
export function dictionaryIn(scope: Scope, scheme: string, path: Path): CodeDictionary | null {
  const kept = scope.dictionaries.get(scheme)
  if (kept !== undefined) return kept
  const { codes = {} } = scope.world
  const table = Object.hasOwn(codes, scheme) ? codes[scheme] : undefined
  const dictionary = table === undefined ? null : codeDictionary(table, scope.when.on)
  if (dictionary === null) scope.report(path, `a table of codes for the scheme "${scheme}"`)
  scope.dictionaries.set(scheme, dictionary)
  return dictionary
}

export function parameterIn(scope: Scope, id: string, path: Path): ParameterHistory | null {
  const { parameters = [] } = scope.world
  const found = parameters.find((parameter) => parameter.id === id)
  if (found === undefined) {
    const known = parameters.map((parameter) => parameter.id).join(", ")
    scope.report(path, known === "" ? "no parameter: none is given" : `a parameter that is given: ${known}`)
    return null
  }
  if (scope.reading.includes(id)) {
    scope.report(path, `a parameter that does not come back to itself: ${[...scope.reading, id].join(" → ")}`)
    return null
  }
  if (scope.reading.length >= LONGEST_CHAIN)
    return fail(scope, path, `a chain of at most ${LONGEST_CHAIN} parameters`)
  scope.reached.add(id)
  return found
}

/** The value in force on the day of the scope. */
export function editionIn(scope: Scope, history: ParameterHistory): ParameterEdition | null {
  const { on } = scope.when
  const inForce = history.values.find(({ from, to }) => from <= on && (to === null || on < to))
  if (inForce !== undefined) return inForce
  scope.notInForce.add(history.id)
  return scope.lenient ? (history.values[0] ?? null) : null
}

/** Whether one type may stand where the other is needed. */
export function sameKind(a: ScalarType, b: ScalarType): boolean {
  if (a.kind === "decimal" && b.kind === "decimal") return a.scale === b.scale && sameUnit(a.unit, b.unit)
  if (a.kind === "integer" && b.kind === "integer") return sameUnit(a.unit, b.unit)
  return a.kind === b.kind
}

/** A bare number goes with every unit; two units go together when they are one. */
function sameUnit(a: Text | undefined, b: Text | undefined): boolean {
  return a === undefined || b === undefined || a.zh === b.zh
}

/** A type in words, for what was expected. */
export function nameOf(type: ScalarType): string {
  const unit = (type.kind === "integer" || type.kind === "decimal") && type.unit ? ` of ${type.unit.en}` : ""
  return (type.kind === "decimal" ? `a decimal with ${type.scale} decimals` : NAMES[type.kind]) + unit
}

const NAMES: Readonly<Record<Exclude<ScalarType["kind"], "decimal">, string>> = {
  flag: "a flag",
  integer: "a whole number",
  money: "an amount of money",
  date: "a date",
  month: "a month",
  code: "a code",
  choice: "a choice",
}

/** Reports and gives nothing, so that a reading goes on beside the wrong part. */
export function fail(scope: Scope, path: Path, expected: string): null {
  scope.report(path, expected)
  return null
}
