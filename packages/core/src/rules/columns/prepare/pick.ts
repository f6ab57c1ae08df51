/**
 * Choices by one fact of few values, as a table: `if` the category is this, a rate, else if it is that, another rate.
 * Where branches differ in one place alone the choice moves there, so that a share is reckoned once and its rate
 * looked up. Both hold for unknown facts too: the least and the greatest of what may be chosen stay the same.
 */
import { leastMultiple, productFits, settled, shareNumber, timesNumber } from "./construct.ts"
import { holdsAll } from "./pieces.ts"
import type { NumberNode, PreparedCondition, PreparedNumber, PreparedSlot, Range } from "./prepared.ts"
import { constantNumber, hullOfRanges } from "./ranges.ts"

const MOST_VALUES = 256

type Atom = Extract<PreparedCondition, { readonly op: "atom" }>
type Leaf = NumberNode<"constant" | "pick">

/** `then` where the test holds and otherwise the other, by a table where that is possible. */
export function chooseNumber(
  slots: readonly PreparedSlot[],
  test: PreparedCondition,
  then: PreparedNumber,
  otherwise: PreparedNumber,
): PreparedNumber {
  if (same(then, otherwise)) return then
  const domain = test.op === "atom" ? smallDomain(slots, test) : null
  const merged = domain && merge({ test: test as Atom, domain }, then, otherwise)
  const range = hullOfRanges([then.range, otherwise.range])
  return merged ?? { op: "if", test, then, else: otherwise, range }
}

interface Choice {
  readonly test: Atom
  readonly domain: Range
}

function smallDomain(slots: readonly PreparedSlot[], { slot }: Atom): Range | null {
  const { hull, shape } = slots[slot] as PreparedSlot
  return shape === "number" && hull.hi - hull.lo < MOST_VALUES ? hull : null
}

function merge(choice: Choice, then: PreparedNumber, otherwise: PreparedNumber): PreparedNumber | null {
  if (same(then, otherwise)) return then
  if (isLeaf(choice, then) && isLeaf(choice, otherwise)) return pick(choice, then, otherwise)
  if (then.op === "share" && otherwise.op === "share") return mergeShares(choice, then, otherwise)
  if (then.op === "times" && otherwise.op === "times") {
    const parts = mergeOne(choice, [then.of, then.by], [otherwise.of, otherwise.by])
    return parts && timesNumber(parts[0] as PreparedNumber, parts[1] as PreparedNumber)
  }
  if ((then.op === "least" || then.op === "greatest") && otherwise.op === then.op) {
    const parts = mergeOne(choice, then.parts, otherwise.parts)
    return parts && settled({ ...then, parts, range: hullOfRanges([then.range, otherwise.range]) })
  }
  return null
}

function mergeShares(
  choice: Choice,
  then: NumberNode<"share">,
  otherwise: NumberNode<"share">,
): PreparedNumber | null {
  if (then.rounding !== otherwise.rounding) return null
  if (!same(then.of, otherwise.of)) {
    if (!same(then.share, otherwise.share) || !same(then.whole, otherwise.whole)) return null
    const of = merge(choice, then.of, otherwise.of)
    return of && shareNumber(of, then.share, then.whole, then.rounding)
  }
  if (then.whole.op !== "constant" || otherwise.whole.op !== "constant") return null
  const whole = leastMultiple(then.whole.value, otherwise.whole.value)
  const [one, other] = [then, otherwise].map((each) =>
    scaled(each.share, whole / (each.whole as NumberNode<"constant">).value),
  )
  if (!Number.isSafeInteger(whole) || !one || !other) return null
  const share = merge(choice, one, other)
  return share && shareNumber(then.of, share, constantNumber(whole), then.rounding)
}

/** Parts that differ in one place at most, with the choice moved there. */
function mergeOne(
  choice: Choice,
  then: readonly PreparedNumber[],
  otherwise: readonly PreparedNumber[],
): readonly PreparedNumber[] | null {
  if (then.length !== otherwise.length) return null
  const differing = then.flatMap((part, at) => (same(part, otherwise[at] as PreparedNumber) ? [] : [at]))
  const [at] = differing
  if (at === undefined || differing.length > 1) return null
  const merged = merge(choice, then[at] as PreparedNumber, otherwise[at] as PreparedNumber)
  return merged && then.with(at, merged)
}

function pick({ domain, test }: Choice, then: Leaf, otherwise: Leaf): PreparedNumber {
  const values: number[] = []
  for (let value = domain.lo; value <= domain.hi; value += 1)
    values.push(valueOf(holdsAll(test.inside, { lo: value, hi: value }) ? then : otherwise, value))
  const range = hullOfRanges([then.range, otherwise.range])
  return { op: "pick", slot: test.slot, base: domain.lo, values, range }
}

function valueOf(leaf: Leaf, value: number): number {
  return leaf.op === "constant" ? leaf.value : (leaf.values[value - leaf.base] as number)
}

function isLeaf({ test }: Choice, number: PreparedNumber): number is Leaf {
  return number.op === "constant" || (number.op === "pick" && number.slot === test.slot)
}

function scaled(leaf: PreparedNumber, factor: number): PreparedNumber | null {
  if (factor === 1) return leaf
  if (!Number.isSafeInteger(factor) || !productFits(leaf, factor)) return null
  const range = { lo: leaf.range.lo * factor, hi: leaf.range.hi * factor }
  if (leaf.op === "constant") return constantNumber(range.lo)
  return leaf.op === "pick" ? { ...leaf, values: leaf.values.map((value) => value * factor), range } : null
}

function same(a: PreparedNumber, b: PreparedNumber): boolean {
  return a === b || (a.op === b.op && JSON.stringify(a) === JSON.stringify(b))
}
