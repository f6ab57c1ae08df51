/**
 * Plans written by hand, and a plain way to say what a plan comes to for one subject: no diagrams, no sets of values,
 * one number for each fact. Every proof is held against trying all subjects this way.
 */
import { roundFraction } from "../../money/index.ts"
import { contains, intersection, type IntSet } from "../facts/int-set.ts"
import type { Plan, PlanCondition, PlanNumber } from "../plan/plan.ts"
import type { WitnessValues } from "./witness.ts"

/** One number for each slot, by index. */
export type Values = readonly number[]

/** What a plan comes to: `false`, `true` (no money) or fen. */
export type PlainResult = boolean | bigint

/** Wide enough for every number of a random plan. */
export const bounds = { min: -(10n ** 18n), max: 10n ** 18n }

/** What the plan comes to for one subject. */
export function evaluatePlan(plan: Plan, values: Values): PlainResult {
  if (!plan.grounds.every(({ condition }) => evaluateCondition(condition, values))) return false
  return plan.amount === null ? true : evaluateNumber(plan.amount, values)
}

export function evaluateCondition(condition: PlanCondition, values: Values): boolean {
  const evaluate = (each: PlanCondition): boolean => evaluateCondition(each, values)
  switch (condition.op) {
    case "constant":
      return condition.value
    case "atom":
      return contains(condition.inside, values[condition.slot] as number)
    case "inside":
      return contains(condition.inside, Number(evaluateNumber(condition.of, values)))
    case "compare": {
      const left = evaluateNumber(condition.left, values)
      const right = evaluateNumber(condition.right, values)
      return { is: left === right, above: left > right, atLeast: left >= right }[condition.relation]
    }
    case "all":
      return condition.parts.every(evaluate)
    case "any":
      return condition.parts.some(evaluate)
    case "not":
      return !evaluate(condition.part)
    case "if":
      return evaluate(condition.test) ? evaluate(condition.then) : evaluate(condition.else)
  }
}

export function evaluateNumber(number: PlanNumber, values: Values): bigint {
  const evaluate = (each: PlanNumber): bigint => evaluateNumber(each, values)
  switch (number.op) {
    case "constant":
      return number.value
    case "slot":
      return BigInt(values[number.slot] as number)
    case "steps": {
      const of = evaluate(number.of)
      return evaluate(number.values[number.cuts.filter((cut) => BigInt(cut) <= of).length] as PlanNumber)
    }
    case "sum":
      return number.parts.map(evaluate).reduce((a, b) => a + b)
    case "least":
      return number.parts.map(evaluate).reduce((a, b) => (a < b ? a : b))
    case "greatest":
      return number.parts.map(evaluate).reduce((a, b) => (a > b ? a : b))
    case "minus":
      return evaluate(number.from) - evaluate(number.less)
    case "times":
      return evaluate(number.of) * evaluate(number.by)
    case "share":
      return roundFraction(
        evaluate(number.of) * evaluate(number.share),
        evaluate(number.whole),
        number.rounding,
      )
    case "if":
      return evaluateCondition(number.test, values) ? evaluate(number.then) : evaluate(number.else)
    case "shift":
    case "count":
      throw new TypeError(`Random plans have no ${number.op}.`)
  }
}

/** Every subject whose facts are inside the sets. */
export function subjectsWithin(sets: readonly IntSet[]): readonly Values[] {
  return sets.reduce<readonly Values[]>(
    (subjects, set) => subjects.flatMap((subject) => numbersIn(set).map((value) => [...subject, value])),
    [[]],
  )
}

/** Every subject of a plan. */
export function subjectsOf(plan: Plan): readonly Values[] {
  return subjectsWithin(plan.slots.map(({ domain }) => domain))
}

/** A number of a set, by a source of numbers below a limit. */
export function numberAt(set: IntSet, next: (below: number) => number): number {
  const { from, to } = set[next(set.length)] ?? { from: 0, to: 0 }
  return from + next(to - from + 1)
}

/** Every number of a set. */
export function numbersIn(set: IntSet): readonly number[] {
  return set.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
}

/** Every subject who has the values of a witness; what a witness leaves out may be anything. */
export function subjectsLike({ slots }: Pick<Plan, "slots">, witness: WitnessValues): readonly Values[] {
  const names = new Set(slots.map(({ name }) => name))
  for (const name of Object.keys(witness)) if (!names.has(name)) throw new Error(`There is no fact ${name}.`)
  return subjectsWithin(
    slots.map(({ domain, name }) => {
      const value = witness[name]
      return value === undefined ? domain : intersection(domain, [{ from: value, to: value }])
    }),
  )
}
