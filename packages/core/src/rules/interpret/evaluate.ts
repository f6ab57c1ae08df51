/**
 * The interpreter: reads a bound rule as it is written and decides it on what is known. It is the oracle that every
 * compiled execution is compared with. Sound always; exact where every test is of one fact against constants and no
 * fact occurs twice.
 */
import {
  around,
  exactly,
  largestOf,
  minusOf,
  shareOf,
  shiftOf,
  smallestOf,
  sumOf,
  timesOf,
} from "../bound/arithmetic.ts"
import type { BoundCondition, BoundExpression, BoundFact, Bounds } from "../bound/bound-rule.ts"
import { NEVER } from "../facts/fact-type.ts"
import { comingOf } from "../bound/coming.ts"
import { hullOf } from "../facts/int-set.ts"
import type { Known } from "../facts/read-fact.ts"
import { OPPOSITE, type Verdict } from "../verdict.ts"
import {
  choose,
  type Evaluated,
  exactlyKnown,
  join,
  merge,
  none,
  type Reckoned,
  reckonFrom,
} from "./combine.ts"
import { ageBetween, simpleFact, isAtom, verdictOnBounds, verdictOnSet } from "./test-verdict.ts"

/** Is told of each condition as it is decided, parts before the whole. */
export interface Watcher {
  /** `left` and `right` are of a test; the operand of a set has none. */
  readonly decided: (
    condition: BoundCondition,
    evaluated: Evaluated,
    left: Reckoned | null,
    right: Reckoned | null,
  ) => void
  readonly excepted: (condition: BoundCondition, evaluated: Evaluated) => void
}

/** What is known, by the place of each fact. */
export type Knowledge = readonly Known[]

/** Decides a condition with its exceptions. */
export function evaluate(it: BoundCondition, known: Knowledge, watch: Watcher | null): Evaluated {
  let result = evaluateCore(it, known, watch)
  if (it.except.length === 0) return result
  const tests = it.except.map(({ when }) => evaluate(when, known, watch))
  for (let at = it.except.length - 1; at >= 0; at -= 1) {
    const then = it.except[at]?.then === true ? "yes" : "no"
    result = choose(tests[at] as Evaluated, { verdict: then, open: none, judged: none }, result)
  }
  watch?.excepted(it, result)
  return result
}

function evaluateCore(it: BoundCondition, known: Knowledge, watch: Watcher | null): Evaluated {
  switch (it.kind) {
    case "test": {
      const { result, left, right } = evaluateTest(it, known)
      watch?.decided(it, result, left, right)
      return result
    }
    case "judgement": {
      const { name } = it.fact
      const { possible } = knowledgeOf(it.fact, known)
      const [only] = possible
      const settled = only !== undefined && only.from === only.to && possible.length === 1
      const verdict = settled ? (only.from === 1 ? "yes" : "no") : "undetermined"
      return told(it, { verdict, open: settled ? none : [name], judged: [name] }, watch)
    }
    case "all":
    case "any": {
      const parts = it.parts.map((part) => evaluate(part, known, watch))
      return told(it, join(parts, it.kind === "all" ? "no" : "yes"), watch)
    }
    case "not": {
      const part = evaluate(it.part, known, watch)
      return told(it, { ...part, verdict: OPPOSITE[part.verdict] }, watch)
    }
    case "if": {
      const test = evaluate(it.test, known, watch)
      const then = evaluate(it.then, known, watch)
      return told(it, choose(test, then, evaluate(it.else, known, watch)), watch)
    }
    default:
      return unknownNode(it)
  }
}

function told(it: BoundCondition, result: Evaluated, watch: Watcher | null): Evaluated {
  watch?.decided(it, result, null, null)
  return result
}

interface TestResult {
  readonly result: Evaluated
  readonly left: Reckoned
  readonly right: Reckoned | null
}

function evaluateTest(
  { subject, test }: Extract<BoundCondition, { readonly kind: "test" }>,
  known: Knowledge,
): TestResult {
  const left = reckon(subject, known)
  const right = test.op === "in" ? null : reckon(test.operand, known)
  const fact = simpleFact(subject)
  if (fact !== null && isAtom(subject, test)) {
    const verdict = verdictOnSet(subject, test, knowledgeOf(fact, known).possible)
    const open = verdict === "undetermined" ? [fact.name] : none
    return { result: { verdict, open, judged: none }, left, right }
  }
  const verdict = verdictOnBounds(left, test, right ?? exactlyKnown(0n))
  const open = verdict === "undetermined" ? merge([left.open, right?.open ?? none]) : none
  const judged = merge([left.judged, right?.judged ?? none])
  return { result: { verdict, open, judged }, left, right }
}

/** Reckons a value from the least to the greatest it may be; the watcher is told of the conditions inside it. */
export function reckon(it: BoundExpression, known: Knowledge, watch: Watcher | null = null): Reckoned {
  const part = (each: BoundExpression) => reckon(each, known, watch)
  switch (it.kind) {
    case "constant":
      return exactlyKnown(it.value)
    case "fact":
      return ofFact(it.fact, known, (from, to) => ({ min: BigInt(from), max: BigInt(to) }))
    case "age": {
      return ofFact(it.fact, known, (from, to) => ageBetween(it, from, to))
    }
    case "shift":
      return reckonFrom([part(it.of)], ([of]) => shiftOf(of as Bounds, it.months, it.days))
    case "sum":
      return reckonFrom(it.parts.map(part), sumOf)
    case "least":
      return reckonFrom(it.parts.map(part), smallestOf)
    case "greatest":
      return reckonFrom(it.parts.map(part), largestOf)
    case "minus": {
      const [first, less] = [part(it.from), part(it.less)]
      return reckonFrom([first, less], () => minusOf(first, less))
    }
    case "times": {
      const [of, by] = [part(it.of), part(it.by)]
      return reckonFrom([of, by], () => timesOf(of, by))
    }
    case "share": {
      const parts = [it.of, it.share, it.whole].map(part)
      return reckonFrom(parts, ([of, share, whole]) =>
        shareOf(of as Bounds, share as Bounds, whole as Bounds, it.rounding),
      )
    }
    case "if": {
      const test = evaluate(it.test, known, watch)
      const [then, otherwise] = [part(it.then), part(it.else)]
      if (test.verdict === "undetermined") return reckonFrom([then, otherwise], around, [test])
      const taken = test.verdict === "yes" ? then : otherwise
      return { ...taken, judged: merge([test.judged, taken.judged]) }
    }
    case "bands":
      return reckonBands(it, part)
    case "count":
      return reckonCount(it, known)
    default:
      return unknownNode(it)
  }
}

/** Everything from the bands that the value may be in, and what lies outside where it may be outside. */
function reckonBands(
  it: Extract<BoundExpression, { readonly kind: "bands" }>,
  part: (each: BoundExpression) => Reckoned,
): Reckoned {
  const of = part(it.of)
  const meets = it.bands.filter(({ from: start, to }) => start <= of.max && (to === null || of.min <= to))
  let next = of.min
  for (const { from: start, to } of meets) {
    if (start > next) break
    next = to === null ? of.max + 1n : to + 1n
  }
  const values = meets.map(({ value }) => part(value))
  if (next <= of.max) values.push(part(it.otherwise))
  return reckonFrom(values, around, [of])
}

function reckonCount(
  { fact, test }: Extract<BoundExpression, { readonly kind: "count" }>,
  known: Knowledge,
): Reckoned {
  const { lists } = knowledgeOf(fact, known)
  const { type } = fact.declaration
  if (lists === null) {
    const max = type.kind === "list" ? BigInt(type.maxLength) : 0n
    return { min: 0n, max, open: [fact.name], judged: none }
  }
  const counts = lists.map((members) => {
    const verdicts = members.map((member) => (test === null ? "yes" : memberVerdict(fact, test, member)))
    const sure = verdicts.filter((verdict) => verdict === "yes").length
    const possible = verdicts.filter((verdict) => verdict !== "no").length
    return { min: BigInt(sure), max: BigInt(possible) }
  })
  const bounds = around(counts)
  return { ...bounds, open: bounds.min === bounds.max ? none : [fact.name], judged: none }
}

function memberVerdict(
  fact: BoundFact,
  test: NonNullable<Extract<BoundExpression, { kind: "count" }>["test"]>,
  member: Known["possible"],
): Verdict {
  const { type } = fact.declaration
  const scalar = type.kind === "list" ? type.of : type
  const subject: BoundExpression = {
    type: scalar,
    per: null,
    bounds: exactly(0n),
    kind: "fact",
    fact: { ...fact, declaration: { ...fact.declaration, type: scalar } },
  }
  return verdictOnSet(subject, test, member)
}

function ofFact(fact: BoundFact, known: Knowledge, bounds: (from: number, to: number) => Bounds): Reckoned {
  const coming = comingOf(fact, knowledgeOf(fact, known).possible)
  // A date that never came has no number; its tests are decided on the set alone.
  if (coming.length === 0) return exactlyKnown(BigInt(NEVER))
  const { from: least, to: greatest } = hullOf(coming)
  return { ...bounds(least, greatest), open: least === greatest ? none : [fact.name], judged: none }
}

export function knowledgeOf({ index }: BoundFact, known: Knowledge): Known {
  return known[index] as Known
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { kind?: unknown }).kind)}`)
}
