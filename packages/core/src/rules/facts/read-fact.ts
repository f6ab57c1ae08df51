/**
 * What is known of each fact, read into the sets of whole numbers that may still be true. A value of the wrong type,
 * or outside the declared range, is named with what was expected and never repeated.
 */
import type { BoundFact } from "../bound/bound-rule.ts"
import { parsePlainDate, type PlainDate } from "../../time/index.ts"
import * as Result from "effect/Result"
import { possiblePlaces } from "./code-dictionary.ts"
import type { ListType, ScalarType } from "./fact-type.ts"
import type { FactValues } from "./observation.ts"
import { NEVER } from "./fact-type.ts"
import { intersection, type IntSet, single, span, union } from "./int-set.ts"
import { expectationOf, readScalar } from "./values.ts"

/** What is known of one fact. `possible` is everything that may be true; for a list see `lists`. */
export interface Known {
  readonly state: "known" | "unknown" | "withheld" | "disputed" | "invalid"
  readonly possible: IntSet
  /** Of a dispute: what each of the contradicting values may mean, and who claims it. */
  readonly values: readonly IntSet[]
  readonly claimedBy: readonly (string | null)[]
  /** Of a list that is known or disputed: its members, one list for each contradicting value. */
  readonly lists: readonly (readonly IntSet[])[] | null
  readonly source: string | null
  readonly asOf: PlainDate | null
  /** Of an invalid value: what was expected. */
  readonly expected: string | null
}

/** Ids of registries are short; a text that is longer is no source. */
const LONGEST_SOURCE = 80
/** More contradicting claims than any case has. */
const MOST_CLAIMS = 20

/** What a row says of a fact. What every object has, such as `constructor`, is never taken for something said. */
export function saidOf(values: FactValues, name: string): unknown {
  return name in Object.prototype && !Object.hasOwn(values, name) ? undefined : values[name]
}

/** Reads what is said of a fact; absent is unknown. */
export function readFact(fact: BoundFact, said: unknown): Known {
  if (said === undefined) return gap("unknown", fact)
  const state = stateOf(said)
  switch (state) {
    case "unknown":
    case "withheld":
      return gap(state, fact)
    case "disputed":
      return readDispute(fact, (said as { readonly values?: unknown }).values)
    case "observed": {
      const { asOf, source, value } = said as Readonly<Record<string, unknown>>
      if (source !== undefined && (typeof source !== "string" || source.length > LONGEST_SOURCE))
        return invalid(fact, "a source as a short text")
      if (asOf !== undefined && Result.isFailure(parsePlainDate(asOf)))
        return invalid(fact, "a day of the observation as YYYY-MM-DD")
      const on = asOf as PlainDate | undefined
      return { ...readValue(fact, value, on), source: source ?? null, asOf: on ?? null }
    }
    default:
      return readValue(fact, said, undefined)
  }
}

/** A fact of which nothing is known. */
export function gap(state: "unknown" | "withheld", { domain }: BoundFact): Known {
  return {
    state,
    possible: domain,
    values: [],
    claimedBy: [],
    lists: null,
    source: null,
    asOf: null,
    expected: null,
  }
}

function readDispute(fact: BoundFact, values: unknown): Known {
  if (!Array.isArray(values) || values.length === 0 || values.length > MOST_CLAIMS)
    return invalid(fact, "values that contradict each other")
  const claims = Array.from(values, (value: unknown) => (stateOf(value) === "disputed" ? undefined : value))
  const read = claims.map((value) => readFact(fact, value))
  const wrong = read.find(({ state }) => state !== "known")
  if (wrong !== undefined)
    return wrong.state === "invalid" ? wrong : invalid(fact, "disputed values that are values")
  const [first] = read
  if (read.length === 1 && first !== undefined) return first
  return {
    ...gap("unknown", fact),
    state: "disputed",
    possible: union(...read.map(({ possible }) => possible)),
    values: read.map(({ possible }) => possible),
    claimedBy: read.map(({ source }) => source),
    lists: fact.declaration.type.kind === "list" ? read.flatMap(({ lists }) => lists ?? []) : null,
  }
}

function readValue(fact: BoundFact, value: unknown, asOf: PlainDate | undefined): Known {
  const { type } = fact.declaration
  if (type.kind === "list") return readList(fact, type, value, asOf)
  const possible = readMember(fact, type, value, asOf)
  return possible === null ? invalid(fact, expectationOf(type)) : known(fact, possible)
}

function readList(fact: BoundFact, type: ListType, value: unknown, asOf: PlainDate | undefined): Known {
  const expected = `a list of at most ${type.maxLength}, each ${expectationOf(type.of)}`
  if (!Array.isArray(value) || value.length > type.maxLength) return invalid(fact, expected)
  const members: IntSet[] = []
  for (const member of value) {
    const possible = stateOf(member) === "unknown" ? fact.domain : readMember(fact, type.of, member, asOf)
    if (possible === null) return invalid(fact, expected)
    members.push(possible)
  }
  return { ...known(fact, fact.domain), lists: [members] }
}

/** What a value may mean within the domain; `null` when it is none, or wholly outside. */
function readMember(
  { codes, domain }: BoundFact,
  type: ScalarType,
  value: unknown,
  asOf: PlainDate | undefined,
): IntSet | null {
  if (stateOf(value) === "never") return type.kind === "date" && type.never ? single(NEVER) : null
  if (type.kind === "code") {
    if (typeof value !== "string" || value === "" || codes === null) return null
    return possiblePlaces(codes, value, asOf) ?? domain
  }
  const read = stateOf(value) === "between" ? readBetween(type, value) : readScalar(type, value)
  const inside = read === null ? [] : intersection(read, domain)
  return inside.length === 0 ? null : inside
}

/** From the least that the lower bound may mean to the greatest of the upper; bounds of what has no order are none. */
function readBetween(type: Exclude<ScalarType, { kind: "code" }>, value: unknown): IntSet | null {
  if (type.kind === "flag" || type.kind === "choice") return null
  const { max, min } = value as Readonly<Record<string, unknown>>
  const [least, most] = [readScalar(type, min), readScalar(type, max)]
  const [from, to] = [least?.[0]?.from, most?.at(-1)?.to]
  return from === undefined || to === undefined || from > to ? null : span(from, to)
}

function known(fact: BoundFact, possible: IntSet): Known {
  return { ...gap("unknown", fact), state: "known", possible }
}

function invalid(fact: BoundFact, expected: string): Known {
  return { ...gap("unknown", fact), state: "invalid", expected }
}

/** The state that a value names itself; values without one are values. */
export function stateOf(said: unknown): unknown {
  return typeof said === "object" && said !== null && Object.hasOwn(said, "state")
    ? (said as { readonly state: unknown }).state
    : undefined
}
