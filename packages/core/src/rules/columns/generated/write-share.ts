/**
 * Generated code for rounded shares. Where nothing is negative and the product is exact, one division and a cut do;
 * all else is left to the functions that write the roundings out.
 */
import { type NumberNode, type PreparedNumber, type Range } from "../prepare/prepared.ts"
import { boundsOf, largest, rangeOf } from "../prepare/ranges.ts"
import { timesOf } from "../../bound/arithmetic.ts"
import type { RowScope } from "./scope.ts"
import { areInts, type Ends, isSingle, term, type Term } from "./term.ts"

/** The ends of a share; they lie at the corners, since rounding keeps order. */
export function writeShare(scope: RowScope, it: NumberNode<"share">): Ends {
  const write = (part: PreparedNumber) => scope.write.number(scope, part)
  const [of, share, whole] = [write(it.of), write(it.share), write(it.whole)]
  const round = (a: Term, b: Term, c: Term) => roundedShare(scope, it, a, b, c)
  if (isSingle(of) && isSingle(share) && isSingle(whole)) {
    const only = round(of.lo, share.lo, whole.lo)
    return { lo: only, hi: only }
  }
  if (it.of.range.lo >= 0 && it.share.range.lo >= 0)
    return { lo: round(of.lo, share.lo, whole.hi), hi: round(of.hi, share.hi, whole.lo) }
  const corners = ends(of).flatMap((a) => ends(share).flatMap((b) => ends(whole).map((c) => round(a, b, c))))
  const codes = [...new Set(corners.map(({ code }) => code))].join(", ")
  return {
    lo: term(scope.block, "double", it.range, `Math.min(${codes})`),
    hi: term(scope.block, "double", it.range, `Math.max(${codes})`),
  }
}

function ends(of: Ends): readonly Term[] {
  return isSingle(of) ? [of.lo] : [of.lo, of.hi]
}

function roundedShare(scope: RowScope, it: NumberNode<"share">, of: Term, share: Term, whole: Term): Term {
  return (
    plainShare(scope, it, of, share) ??
    term(scope.block, "double", it.range, `${shareName(it)}(${of.code}, ${share.code}, ${whole.code})`)
  )
}

/** A share of nothing negative by a constant whole. */
function plainShare({ block }: RowScope, it: NumberNode<"share">, of: Term, share: Term): Term | null {
  const { form, range, rounding, whole } = it
  const plain = form === "product" && whole.op === "constant" && it.of.range.lo >= 0 && it.share.range.lo >= 0
  const products = plain && rangeOf(timesOf(boundsOf(it.of.range), boundsOf(it.share.range)))
  if (!products || whole.op !== "constant") return null
  const ints = areInts(products, of, share)
  const product = ints
    ? term(block, "int", products, `Math.imul(${of.code}, ${share.code})`)
    : term(block, "double", products, `${of.code} * ${share.code}`)
  const cut = (dividend: string, divisor: number) =>
    ints ? `${dividend} / ${divisor} | 0` : `Math.floor(${dividend} / ${divisor})`
  const kind = ints ? "int" : "double"
  switch (rounding) {
    case "down-to-fen":
      return term(block, kind, range, cut(product.code, whole.value))
    case "down-to-yuan": {
      if (!Number.isSafeInteger(whole.value * 100)) return null
      const yuan = block.name(cut(product.code, whole.value * 100))
      return term(block, kind, range, `${yuan} * 100${ints ? " | 0" : ""}`)
    }
    case "up":
      return ints
        ? raised(block, product, whole.value - 1, whole.value, range)
        : term(block, "double", range, `Math.ceil(${product.code} / ${whole.value})`)
    // Of an odd whole there is no half, so that the part below it does.
    case "half-up":
      return raised(block, product, Math.floor(whole.value / 2), whole.value, range)
    case "half-even":
      return null
    default:
      return unknownRounding(rounding)
  }
}

/** The product with something added, cut off: exact while the sum is. */
function raised(
  block: RowScope["block"],
  product: Term,
  added: number,
  whole: number,
  range: Range,
): Term | null {
  const sum = { lo: product.range.lo + added, hi: product.range.hi + added }
  if (largest(sum) > BigInt(Number.MAX_SAFE_INTEGER)) return null
  if (areInts(sum, product)) return term(block, "int", range, `(${product.code} + ${added}) / ${whole} | 0`)
  return term(block, "double", range, `Math.floor((${product.code} + ${added}) / ${whole})`)
}

/** The name by which generated code knows the function of a form and a rounding. */
export function shareName({ form, rounding }: Pick<NumberNode<"share">, "form" | "rounding">): string {
  return `share_${form}_${rounding}`.replaceAll("-", "_")
}

function unknownRounding(rounding: never): never {
  throw new TypeError(`Unknown rounding: ${String(rounding)}`)
}
