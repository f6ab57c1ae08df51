/**
 * What a plan says of one row, written from the meaning of each operation and as plainly as can be: verdicts as sets of
 * what is still possible, big integers, roundings by comparing distances. Slow, and shares nothing with the back ends.
 */
import type { Rounding } from "../../money/index.ts"
import { contains, type IntSet } from "../facts/int-set.ts"
import type { Outcome, Status } from "../plan/outcome.ts"
import type { Plan, PlanCondition, PlanNumber } from "../plan/plan.ts"
import { addDays, addMonths, fromEpochDay, toEpochDay } from "../../time/index.ts"

/** The outcomes that are still possible of a condition. */
type Verdicts = readonly boolean[]
type Ends = readonly [bigint, bigint]
type Row = readonly IntSet[]

/** The outcome for a row; `null` is unknown. */
export function referenceOutcome(plan: Plan, facts: readonly (IntSet | null)[]): Outcome {
  const row = facts.map((fact, slot) => fact ?? plan.slots[slot]?.domain ?? [])
  const grounds = plan.grounds.map(({ condition }) => verdicts(condition, row))
  let reasons = 0n
  grounds.forEach((ground, at) => {
    if (!ground.includes(true)) reasons |= 1n << BigInt(at)
    else if (ground.includes(false)) reasons |= 1n << BigInt(at + 16)
  })
  const say = (status: Status, amount = 0n) => ({ status, reasons: Number(reasons), amount: Number(amount) })
  if (grounds.some((ground) => !ground.includes(true))) return say(0)
  if (grounds.some((ground) => ground.length > 1)) return say(2)
  const [least, greatest] = plan.amount === null ? [0n, 0n] : ends(plan.amount, row)
  return least === greatest ? say(1, least) : say(3)
}

function verdicts(it: PlanCondition, row: Row): Verdicts {
  switch (it.op) {
    case "constant":
      return [it.value]
    case "atom":
      return spread(row[it.slot] as IntSet, it.inside)
    case "inside": {
      const [least, greatest] = ends(it.of, row)
      return spread([{ from: Number(least), to: Number(greatest) }], it.inside)
    }
    case "compare": {
      const [[a, b], [c, d]] = [ends(it.left, row), ends(it.right, row)]
      const possible = [
        { atLeast: b >= c, above: b > c, is: a <= d && c <= b }[it.relation] ? [true] : [],
        { atLeast: a < d, above: a <= d, is: !(a === b && c === d && a === c) }[it.relation] ? [false] : [],
      ]
      return possible.flat()
    }
    case "all":
    case "any": {
      // A join is still open to an outcome when some choice of its parts, taken as unrelated, gives it.
      const stop = it.op === "any"
      const parts = it.parts.map((part) => verdicts(part, row))
      const stopped = parts.some((part) => part.includes(stop))
      const passes = parts.every((part) => part.includes(!stop))
      return [...(stopped ? [stop] : []), ...(passes ? [!stop] : [])]
    }
    case "not":
      return verdicts(it.part, row).map((verdict) => !verdict)
    case "if": {
      const test = verdicts(it.test, row)
      const reached = [
        ...(test.includes(true) ? verdicts(it.then, row) : []),
        ...(test.includes(false) ? verdicts(it.else, row) : []),
      ]
      return [...new Set(reached)]
    }
    default:
      throw new TypeError(String(it satisfies never))
  }
}

/** Which outcomes a membership may have, from the ends of every piece of both sets. */
function spread(possible: IntSet, inside: IntSet): Verdicts {
  const telling = possible.flatMap(({ from, to }) =>
    [from, to, ...inside.flatMap((piece) => [piece.from - 1, piece.from, piece.to, piece.to + 1])].filter(
      (value) => from <= value && value <= to,
    ),
  )
  return [...new Set(telling.map((value) => contains(inside, value)))]
}

function ends(it: PlanNumber, row: Row): Ends {
  switch (it.op) {
    case "constant":
      return [it.value, it.value]
    case "slot": {
      const values = (row[it.slot] as IntSet).flatMap(({ from, to }) => [BigInt(from), BigInt(to)])
      return hull(values)
    }
    case "steps": {
      const [least, greatest] = ends(it.of, row)
      const reached = it.values.filter((_, step) => {
        const [from, to] = [it.cuts[step - 1], it.cuts[step]]
        return (from === undefined || BigInt(from) <= greatest) && (to === undefined || least < BigInt(to))
      })
      return hull(reached.flatMap((value) => ends(value, row)))
    }
    case "shift":
      return hull(
        ends(it.of, row).map((day) =>
          BigInt(toEpochDay(addDays(addMonths(fromEpochDay(Number(day)), it.months), it.days))),
        ),
      )
    case "sum": {
      const parts = it.parts.map((part) => ends(part, row))
      return [parts.reduce((sum, [a]) => sum + a, 0n), parts.reduce((sum, [, b]) => sum + b, 0n)]
    }
    case "least":
    case "greatest": {
      const parts = it.parts.map((part) => ends(part, row))
      const side = it.op === "least" ? 0 : 1
      return [hull(parts.map(([a]) => a))[side], hull(parts.map(([, b]) => b))[side]]
    }
    case "minus": {
      const [[a, b], [c, d]] = [ends(it.from, row), ends(it.less, row)]
      return [a - d, b - c]
    }
    case "times":
      return hull(ends(it.of, row).flatMap((a) => ends(it.by, row).map((b) => a * b)))
    case "share":
      return hull(
        ends(it.of, row).flatMap((a) =>
          ends(it.share, row).flatMap((b) =>
            ends(it.whole, row).map((whole) => rounded(a * b, whole, it.rounding)),
          ),
        ),
      )
    case "if": {
      const test = verdicts(it.test, row)
      return hull([
        ...(test.includes(true) ? ends(it.then, row) : []),
        ...(test.includes(false) ? ends(it.else, row) : []),
      ])
    }
    case "count":
      throw new TypeError("Columns hold no lists.")
    default:
      throw new TypeError(String(it satisfies never))
  }
}

/** The multiple of the unit that the rounding names, found among the two neighbours of the fraction. */
function rounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const unit = rounding === "down-to-yuan" ? 100n : 1n
  const floor = floorDivide(numerator, denominator * unit) * unit
  if (floor * denominator === numerator) return floor
  const ceiling = floor + unit
  const [inner, outer] = numerator < 0n ? [ceiling, floor] : [floor, ceiling]
  const distance = (value: bigint) => {
    const apart = value * denominator - numerator
    return apart < 0n ? -apart : apart
  }
  switch (rounding) {
    case "down-to-fen":
    case "down-to-yuan":
      return inner
    case "up":
      return outer
    case "half-up":
      return distance(inner) < distance(outer) ? inner : outer
    case "half-even":
      if (distance(inner) === distance(outer)) return inner % 2n === 0n ? inner : outer
      return distance(inner) < distance(outer) ? inner : outer
    default:
      throw new TypeError(String(rounding satisfies never))
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return quotient * b > a ? quotient - 1n : quotient
}

function hull(values: readonly bigint[]): Ends {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return [sorted[0] as bigint, sorted.at(-1) as bigint]
}
