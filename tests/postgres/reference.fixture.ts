// What a plan comes to for one row, written a second time from its definition alone: sets as lists of ends, numbers
// as pairs of big integers, fractions by their floor. It shares no code with what it is held against, except that
// days are moved by core/time.
import type { IntSet, Plan, PlanCondition, PlanNumber } from "@onevisit/core/rules"
import { addDays, addMonths, fromEpochDay, toEpochDay } from "@onevisit/core/time"

/** What may be true of each slot. */
export type KnownSets = readonly IntSet[]

export interface ReferenceOutcome {
  readonly status: number
  readonly reasons: number
  readonly amount: bigint
}

type Truth = boolean | null
type Ends = readonly [bigint, bigint]

/** The outcome of a row that is not odd. */
export function referenceOutcome(plan: Plan, known: KnownSets): ReferenceOutcome {
  const truths = plan.grounds.map(({ condition }) => truthOf(condition, known))
  const reasons = truths.reduce(
    (sum, truth, at) => sum + (truth === false ? 2 ** at : truth === null ? 2 ** (at + 16) : 0),
    0,
  )
  if (truths.includes(false)) return { status: 0, reasons, amount: 0n }
  if (truths.includes(null)) return { status: 2, reasons, amount: 0n }
  const [low, high] = plan.amount === null ? [0n, 0n] : endsOf(plan.amount, known)
  return low === high ? { status: 1, reasons, amount: low } : { status: 3, reasons, amount: 0n }
}

function truthOf(it: PlanCondition, known: KnownSets): Truth {
  const of = (part: PlanCondition): Truth => truthOf(part, known)
  switch (it.op) {
    case "constant":
      return it.value
    case "atom":
      return memberTruth(known[it.slot] ?? [], it.inside)
    case "inside": {
      const [low, high] = endsOf(it.of, known)
      const touched = it.inside.filter(({ from, to }) => BigInt(from) <= high && BigInt(to) >= low)
      if (touched.length === 0) return false
      return touched.some(({ from, to }) => BigInt(from) <= low && high <= BigInt(to)) ? true : null
    }
    case "compare": {
      const [a, b] = endsOf(it.left, known)
      const [c, d] = endsOf(it.right, known)
      if (it.relation === "is") return b < c || a > d ? false : a === b && c === d ? true : null
      const over = it.relation === "above" ? 1n : 0n
      return a >= d + over ? true : b < c + over ? false : null
    }
    case "not": {
      const part = of(it.part)
      return part === null ? null : !part
    }
    case "all":
      return it.parts
        .map(of)
        .reduce((a, b) => (a === false || b === false ? false : a === null || b === null ? null : true), true)
    case "any":
      return it.parts
        .map(of)
        .reduce((a, b) => (a === true || b === true ? true : a === null || b === null ? null : false), false)
    case "if": {
      const test = of(it.test)
      if (test !== null) return of(test ? it.then : it.else)
      const [a, b] = [of(it.then), of(it.else)]
      return a === b ? a : null
    }
  }
}

/** Whether all, none or some of what may be true is inside. */
function memberTruth(possible: IntSet, inside: IntSet): Truth {
  const held = possible.map(({ from, to }) => inside.some((piece) => piece.from <= from && to <= piece.to))
  if (held.every(Boolean)) return true
  return possible.some(({ from, to }) => inside.some((piece) => piece.from <= to && from <= piece.to))
    ? null
    : false
}

function endsOf(it: PlanNumber, known: KnownSets): Ends {
  const of = (part: PlanNumber): Ends => endsOf(part, known)
  switch (it.op) {
    case "constant":
      return [it.value, it.value]
    case "slot": {
      const set = known[it.slot] ?? []
      return [BigInt(set[0]?.from ?? 0), BigInt(set.at(-1)?.to ?? 0)]
    }
    case "steps": {
      const [low, high] = of(it.of)
      const place = (value: bigint): number => it.cuts.filter((cut) => BigInt(cut) <= value).length
      return hull(it.values.slice(place(low), place(high) + 1).map(of))
    }
    case "shift": {
      const [low, high] = of(it.of)
      return [moved(low, it.months, it.days), moved(high, it.months, it.days)]
    }
    case "sum":
      return it.parts.map(of).reduce(([a, b], [c, d]) => [a + c, b + d], [0n, 0n] as Ends)
    case "least":
      return it.parts.map(of).reduce(([a, b], [c, d]) => [a < c ? a : c, b < d ? b : d])
    case "greatest":
      return it.parts.map(of).reduce(([a, b], [c, d]) => [a > c ? a : c, b > d ? b : d])
    case "minus": {
      const [[a, b], [c, d]] = [of(it.from), of(it.less)]
      return [a - d, b - c]
    }
    case "times":
      return products(of(it.of), of(it.by))
    case "share": {
      const [whole, divisors] = [products(of(it.of), of(it.share)), of(it.whole)]
      return hull(
        whole
          .flatMap((product) => divisors.map((by) => rounded(product, by, it.rounding)))
          .map((value) => [value, value]),
      )
    }
    case "if": {
      const test = truthOf(it.test, known)
      return test === null ? hull([of(it.then), of(it.else)]) : of(test ? it.then : it.else)
    }
    case "count":
      throw new TypeError("A relation holds no lists.")
  }
}

function hull(all: readonly Ends[]): Ends {
  const flat = all.flat()
  return [flat.reduce((a, b) => (a < b ? a : b)), flat.reduce((a, b) => (a > b ? a : b))]
}

function products([a, b]: Ends, [c, d]: Ends): Ends {
  return hull([
    [a * c, a * d],
    [b * c, b * d],
  ])
}

function moved(day: bigint, months: number, days: number): bigint {
  return BigInt(toEpochDay(addDays(addMonths(fromEpochDay(Number(day)), months), days)))
}

/** A fraction lies from its floor (included) to the next whole number; each rounding chooses one of the two. */
function rounded(
  dividend: bigint,
  divisor: bigint,
  rounding: Extract<PlanNumber, { op: "share" }>["rounding"],
): bigint {
  if (rounding === "down-to-yuan") return rounded(dividend, divisor * 100n, "down-to-fen") * 100n
  const cut = dividend / divisor
  const floor = cut * divisor > dividend ? cut - 1n : cut
  const twice = 2n * (dividend - floor * divisor)
  if (twice === 0n) return floor
  const [inwards, outwards] = dividend < 0n ? [floor + 1n, floor] : [floor, floor + 1n]
  switch (rounding) {
    case "down-to-fen":
      return inwards
    case "up":
      return outwards
    case "half-up":
      return twice === divisor ? outwards : twice > divisor ? floor + 1n : floor
    case "half-even":
      return twice === divisor
        ? floor % 2n === 0n
          ? floor
          : floor + 1n
        : twice > divisor
          ? floor + 1n
          : floor
  }
}
