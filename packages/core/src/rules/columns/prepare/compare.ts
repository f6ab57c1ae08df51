/** Comparisons, settled where ranges settle them, and without the division where a rounded share allows it. */
import type { NumberNode, PreparedCondition, PreparedNumber } from "./prepared.ts"
import { isPoint } from "./prepared.ts"
import { productFits, timesNumber } from "./construct.ts"

type Relation = "atLeast" | "above" | "is"

/** Whether `left` ≥, > or = `right`. */
export function compareNumbers(
  relation: Relation,
  left: PreparedNumber,
  right: PreparedNumber,
): PreparedCondition {
  const settled = settledBy(relation, left, right)
  if (settled !== null) return { op: "constant", value: settled }
  const [l, r] = withoutDivision(relation, left, right) ?? [left, right]
  return { op: "compare", relation, left: l, right: r }
}

function settledBy(relation: Relation, { range: left }: PreparedNumber, { range: right }: PreparedNumber) {
  switch (relation) {
    case "atLeast":
      return left.lo >= right.hi ? true : left.hi < right.lo ? false : null
    case "above":
      return left.lo > right.hi ? true : left.hi <= right.lo ? false : null
    case "is":
      if (left.hi < right.lo || right.hi < left.lo) return false
      return isPoint(left) && isPoint(right) ? true : null
    default:
      return relation satisfies never
  }
}

/**
 * A whole number is at least a fraction rounded up exactly when it is at least the fraction, and above one rounded
 * down exactly when it is above the fraction; so both sides are multiplied by the whole instead.
 */
function withoutDivision(
  relation: Relation,
  left: PreparedNumber,
  right: PreparedNumber,
): readonly [PreparedNumber, PreparedNumber] | null {
  const ofRight = relation === "atLeast" ? "up" : relation === "above" ? "down-to-fen" : null
  if (ofRight === null) return null
  const ofLeft = relation === "atLeast" ? "down-to-fen" : "up"
  if (right.op === "share" && right.rounding === ofRight) {
    const sides = multiplied(right, left)
    return sides && [sides.other, sides.product]
  }
  if (left.op === "share" && left.rounding === ofLeft) {
    const sides = multiplied(left, right)
    return sides && [sides.product, sides.other]
  }
  return null
}

function multiplied(
  { form, of, share, whole }: NumberNode<"share">,
  other: PreparedNumber,
): { readonly product: PreparedNumber; readonly other: PreparedNumber } | null {
  const plain = form === "product" && whole.op === "constant" && of.range.lo >= 0 && share.range.lo >= 0
  if (!plain || !productFits(other, whole.value)) return null
  const [product, times] = [timesNumber(of, share), timesNumber(other, whole)]
  return product && times && { product, other: times }
}
