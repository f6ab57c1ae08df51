/** Whether a plan can be reckoned in doubles without ever leaving the whole numbers they hold exactly. */
import type { Bounds } from "../bound/bound-rule.ts"
import type { Plan, PlanCondition, PlanNumber } from "./plan.ts"

const LEAST = BigInt(Number.MIN_SAFE_INTEGER)
const GREATEST = BigInt(Number.MAX_SAFE_INTEGER)

/** Whether every value and every step on the way to it stays within ±(2⁵³ − 1), and no list is counted. */
export function isExactInDoubles({ amount, grounds }: Plan): boolean {
  return (
    grounds.every(({ condition }) => conditionIsExact(condition)) &&
    (amount === null || numberIsExact(amount))
  )
}

/** Whether bounds lie within the exact range of doubles. */
export function isSafe({ max, min }: Bounds): boolean {
  return LEAST <= min && max <= GREATEST
}

function conditionIsExact(it: PlanCondition): boolean {
  switch (it.op) {
    case "constant":
    case "atom":
      return true
    case "inside":
      return numberIsExact(it.of)
    case "compare":
      return numberIsExact(it.left) && numberIsExact(it.right)
    case "all":
    case "any":
      return it.parts.every(conditionIsExact)
    case "not":
      return conditionIsExact(it.part)
    case "if":
      return [it.test, it.then, it.else].every(conditionIsExact)
    default:
      return unknownNode(it)
  }
}

function numberIsExact(it: PlanNumber): boolean {
  if (!isSafe(it.bounds)) return false
  switch (it.op) {
    case "constant":
    case "slot":
      return true
    case "steps":
      return numberIsExact(it.of) && it.values.every(numberIsExact)
    case "sum":
      return (
        it.parts.every(numberIsExact) &&
        it.parts.reduce((all, { bounds }) => all + largest(bounds), 0n) <= GREATEST
      )
    case "least":
    case "greatest":
      return it.parts.every(numberIsExact)
    case "minus":
      return numberIsExact(it.from) && numberIsExact(it.less)
    case "times":
      return numberIsExact(it.of) && numberIsExact(it.by) && productIsSafe(it.of, it.by)
    case "share":
      return [it.of, it.share, it.whole].every(numberIsExact) && productIsSafe(it.of, it.share)
    case "if":
      return conditionIsExact(it.test) && numberIsExact(it.then) && numberIsExact(it.else)
    case "shift":
    case "count":
      return false
    default:
      return unknownNode(it)
  }
}

function productIsSafe(of: PlanNumber, by: PlanNumber): boolean {
  return largest(of.bounds) * largest(by.bounds) <= GREATEST
}

function largest({ max, min }: Bounds): bigint {
  const [low, high] = [min < 0n ? -min : min, max < 0n ? -max : max]
  return low > high ? low : high
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node of a plan: ${String((it as { op?: unknown }).op)}`)
}
