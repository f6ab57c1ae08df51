/**
 * Lowers a bound rule to a plan: tests of one fact become sets, ages and bands become steps, exceptions become
 * choices. What is settled whatever the facts are becomes a constant.
 */
import type { BoundCondition, BoundExpression, BoundFact, BoundRule, BoundTest } from "../bound/bound-rule.ts"
import { around } from "../bound/arithmetic.ts"
import { groundConditions } from "../bound/grounds.ts"
import { comingOf } from "../bound/coming.ts"
import { turnsOf } from "../facts/code-dictionary.ts"
import { mayBeNever, NEVER } from "../facts/fact-type.ts"
import {
  areDisjoint,
  hullOf,
  intersection,
  type IntSet,
  isSubset,
  single,
  span,
  union,
} from "../facts/int-set.ts"
import { isAtom, simpleFact, verdictOnBounds } from "../interpret/test-verdict.ts"
import type { Plan, PlanCondition, PlanNumber, Slot } from "./plan.ts"
import { firstWhere, monotoneOf, preimage } from "./preimage.ts"

/** The plan of a bound rule. */
export function lower(bound: BoundRule): Plan {
  const conditions = groundConditions(bound.eligible)
  return {
    rule: bound.rule.definition.id,
    when: bound.when,
    slots: bound.facts.map(slotOf),
    grounds: bound.grounds.map((name, at) => ({
      name,
      condition: lowerCondition(conditions[at] as BoundCondition),
    })),
    amount: bound.amount === null ? null : lowerNumber(bound.amount),
  }
}

/** A fact as the executions hold it. */
export function slotOf({ codes, declaration, domain, name }: BoundFact): Slot {
  const { judged = false, type } = declaration
  const shape =
    type.kind === "list" ? "list" : type.kind === "date" ? "days" : type.kind === "code" ? "code" : "number"
  return {
    name,
    shape,
    domain,
    never: type.kind === "date" && type.never,
    judged,
    last: shape === "code" ? (codes?.last ?? []) : null,
    ...(shape === "code" && codes !== null ? { turns: turnsOf(codes.table) } : {}),
  }
}

/** A condition with its exceptions: the first exception that holds replaces the outcome. */
export function lowerCondition(it: BoundCondition): PlanCondition {
  return it.except.reduceRight<PlanCondition>(
    (rest, { then, when }) => choice(lowerCondition(when), { op: "constant", value: then }, rest),
    lowerCore(it),
  )
}

function lowerCore(it: BoundCondition): PlanCondition {
  switch (it.kind) {
    case "all":
    case "any":
      return { op: it.kind, parts: it.parts.map(lowerCondition) }
    case "not": {
      const part = lowerCondition(it.part)
      return part.op === "constant" ? { op: "constant", value: !part.value } : { op: "not", part }
    }
    case "if":
      return choice(lowerCondition(it.test), lowerCondition(it.then), lowerCondition(it.else))
    case "judgement":
      return { op: "atom", slot: it.fact.index, inside: single(1) }
    case "test":
      return lowerTest(it.subject, it.test)
    default:
      return unknownNode(it)
  }
}

function choice(test: PlanCondition, then: PlanCondition, otherwise: PlanCondition): PlanCondition {
  if (test.op === "constant") return test.value ? then : otherwise
  return { op: "if", test, then, else: otherwise }
}

function lowerTest(subject: BoundExpression, test: BoundTest): PlanCondition {
  const fact = simpleFact(subject)
  if (fact !== null && isAtom(subject, test)) {
    const inside = atomSet(subject, fact, test)
    if (isSubset(fact.domain, inside)) return { op: "constant", value: true }
    if (areDisjoint(fact.domain, inside)) return { op: "constant", value: false }
    return { op: "atom", slot: fact.index, inside }
  }
  if (test.op === "in") return { op: "inside", of: lowerNumber(subject), inside: test.set }
  const verdict = verdictOnBounds(subject.bounds, test, test.operand.bounds)
  const constants = subject.kind === "constant" && test.operand.kind === "constant"
  if (constants && verdict !== "undetermined") return { op: "constant", value: verdict === "yes" }
  const [left, right] = [lowerNumber(subject), lowerNumber(test.operand)]
  switch (test.op) {
    case "atMost":
      return { op: "compare", relation: "atLeast", left: right, right: left }
    case "below":
      return { op: "compare", relation: "above", left: right, right: left }
    default:
      return { op: "compare", relation: test.op, left, right }
  }
}

/** The values of the one fact for which the test holds. */
function atomSet(subject: BoundExpression, fact: BoundFact, test: BoundTest): IntSet {
  const follows = monotoneOf(subject)
  if (follows === null) throw new TypeError("An atom is a test of a subject that follows from one fact.")
  const inside = preimage(follows, comingOf(fact, fact.domain), admitted(test))
  const never = test.never === true && mayBeNever(fact.declaration.type)
  return intersection(fact.domain, never ? union(inside, single(NEVER)) : inside)
}

/** The values that a test admits. */
function admitted(test: BoundTest): IntSet {
  if (test.op === "in") return test.set
  const [least, greatest] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
  const value = Number(test.operand.bounds.min)
  switch (test.op) {
    case "atLeast":
      return span(value, greatest)
    case "above":
      return span(value + 1, greatest)
    case "atMost":
      return span(least, value)
    case "below":
      return span(least, value - 1)
    default:
      return single(value)
  }
}

/** A number of the plan. */
export function lowerNumber(it: BoundExpression): PlanNumber {
  const { bounds } = it
  switch (it.kind) {
    case "constant":
      return { op: "constant", value: it.value, bounds }
    case "fact":
      return { op: "slot", slot: it.fact.index, bounds }
    case "age":
      return lowerAge(it)
    case "shift":
      return { op: "shift", of: lowerNumber(it.of), months: it.months, days: it.days, bounds }
    case "sum":
    case "least":
    case "greatest":
      return { op: it.kind, parts: it.parts.map(lowerNumber), bounds }
    case "minus":
      return { op: "minus", from: lowerNumber(it.from), less: lowerNumber(it.less), bounds }
    case "times":
      return { op: "times", of: lowerNumber(it.of), by: lowerNumber(it.by), bounds }
    case "share": {
      const [of, share, whole] = [lowerNumber(it.of), lowerNumber(it.share), lowerNumber(it.whole)]
      return { op: "share", of, share, whole, rounding: it.rounding, bounds }
    }
    case "if": {
      const test = lowerCondition(it.test)
      const [then, otherwise] = [lowerNumber(it.then), lowerNumber(it.else)]
      if (test.op === "constant") return test.value ? then : otherwise
      return { op: "if", test, then, else: otherwise, bounds }
    }
    case "bands":
      return lowerBands(it)
    case "count":
      return { op: "count", slot: it.fact.index, inside: memberSet(it.fact, it.test), bounds }
    default:
      return unknownNode(it)
  }
}

/** An age on its own: a step down at each birthday. */
function lowerAge(it: Extract<BoundExpression, { readonly kind: "age" }>): PlanNumber {
  const ages: bigint[] = []
  for (let age = it.bounds.min; age <= it.bounds.max; age += 1n) ages.push(age)
  const values = ages.map((value): PlanNumber => ({
    op: "constant",
    value,
    bounds: { min: value, max: value },
  }))
  return steps(it, ages.slice(1).map(Number), values)
}

/** The bands in order, with what lies between them. */
function lowerBands(it: Extract<BoundExpression, { readonly kind: "bands" }>): PlanNumber {
  const otherwise = lowerNumber(it.otherwise)
  const cuts: number[] = []
  const values: PlanNumber[] = [otherwise]
  for (const { from, to, value } of it.bands) {
    const lowered = lowerNumber(value)
    if (cuts.at(-1) === Number(from)) values[values.length - 1] = lowered
    else {
      cuts.push(Number(from))
      values.push(lowered)
    }
    if (to === null) continue
    cuts.push(Number(to) + 1)
    values.push(otherwise)
  }
  return steps(it.of, cuts, values)
}

/**
 * Steps over a subject. Where the subject follows from one fact they become steps over the fact itself, the other way
 * round when it falls, and without those that no value of the fact reaches.
 */
function steps(subject: BoundExpression, cuts: readonly number[], values: readonly PlanNumber[]): PlanNumber {
  const bounds = around(values.map((value) => value.bounds))
  const follows = monotoneOf(subject)
  const fact = simpleFact(subject)
  if (follows === null || fact === null)
    return { op: "steps", of: lowerNumber(subject), cuts, values, bounds }
  const domain = hullOf(fact.domain)
  const crossed = follows.falling
    ? cuts.toReversed().map((cut) => firstWhere(domain, (value) => follows.at(value) < cut))
    : cuts.map((cut) => firstWhere(domain, (value) => follows.at(value) >= cut))
  const ordered = follows.falling ? values.toReversed() : values
  const reachedCuts: number[] = []
  const reached: PlanNumber[] = [ordered[0] as PlanNumber]
  crossed.forEach((cut, at) => {
    const value = ordered[at + 1] as PlanNumber
    if (cut > domain.to) return
    if (cut <= domain.from || cut === reachedCuts.at(-1)) reached[reached.length - 1] = value
    else {
      reachedCuts.push(cut)
      reached.push(value)
    }
  })
  const slot: PlanNumber = {
    op: "slot",
    slot: fact.index,
    bounds: { min: BigInt(domain.from), max: BigInt(domain.to) },
  }
  return { op: "steps", of: slot, cuts: reachedCuts, values: reached, bounds }
}

function memberSet(fact: BoundFact, test: BoundTest | null): IntSet | null {
  const { type } = fact.declaration
  if (test === null || type.kind !== "list") return null
  const member = { ...fact, declaration: { ...fact.declaration, type: type.of } }
  const subject: BoundExpression = {
    kind: "fact",
    fact: member,
    type: type.of,
    per: null,
    bounds: { min: 0n, max: 0n },
  }
  return atomSet(subject, member, test)
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { kind?: unknown }).kind)}`)
}
