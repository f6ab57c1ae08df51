/** Decides one test: of a set of possible values where the subject is one fact, otherwise of bounds. */
import { fullYears, fromEpochDay } from "../../time/index.ts"
import { exactly, shiftOf } from "../bound/arithmetic.ts"
import type { BoundExpression, BoundFact, Bounds, BoundTest } from "../bound/bound-rule.ts"
import type { ScalarType } from "../facts/fact-type.ts"
import { NEVER } from "../facts/fact-type.ts"
import { contains, difference, type Interval, type IntSet, single } from "../facts/int-set.ts"
import { shared, type Verdict } from "../verdict.ts"

/** The fact of a subject that follows from one fact and keeps or turns its order: itself, an age, a shifted day. */
export function simpleFact(subject: BoundExpression): BoundFact<ScalarType> | null {
  if (subject.kind === "fact" || subject.kind === "age") return subject.fact
  return subject.kind === "shift" ? simpleFact(subject.of) : null
}

/** Whether a test is of one fact against constants, so that it is decided exactly. */
export function isAtom(subject: BoundExpression, test: BoundTest): boolean {
  return simpleFact(subject) !== null && (test.op === "in" || test.operand.kind === "constant")
}

/** The verdict on everything that may be true of the one fact of the subject. */
export function verdictOnSet(subject: BoundExpression, test: BoundTest, possible: IntSet): Verdict {
  const coming = test.never === null ? possible : difference(possible, single(NEVER))
  const verdicts = coming.map((piece) => verdictOnBounds(imageOf(subject, piece), test, constantOf(test)))
  if (test.never !== null && contains(possible, NEVER)) verdicts.push(test.never ? "yes" : "no")
  return shared(verdicts)
}

/** The verdict when the subject lies in `left` and the operand in `right`. */
export function verdictOnBounds(left: Bounds, test: BoundTest, right: Bounds): Verdict {
  switch (test.op) {
    case "atLeast":
      return ordered(left.min >= right.max, left.max < right.min)
    case "atMost":
      return ordered(left.max <= right.min, left.min > right.max)
    case "above":
      return ordered(left.min > right.max, left.max <= right.min)
    case "below":
      return ordered(left.max < right.min, left.min >= right.max)
    case "is": {
      const certain = left.min === left.max && right.min === right.max && left.min === right.min
      return ordered(certain, left.max < right.min || left.min > right.max)
    }
    case "in": {
      const meets = test.set.filter(({ from, to }) => left.min <= BigInt(to) && BigInt(from) <= left.max)
      const holds = meets.some(({ from, to }) => BigInt(from) <= left.min && left.max <= BigInt(to))
      return ordered(holds, meets.length === 0)
    }
    default:
      return unknownTest(test)
  }
}

/** What the subject is while its fact is anywhere in a piece: every value in between is reached. */
function imageOf(subject: BoundExpression, piece: Interval): Bounds {
  switch (subject.kind) {
    case "age":
      return ageBetween(subject, piece.from, piece.to)
    case "shift":
      return shiftOf(imageOf(subject.of, piece), subject.months, subject.days)
    default:
      return { min: BigInt(piece.from), max: BigInt(piece.to) }
  }
}

/** The ages of those born between two days. */
export function ageBetween(
  { leapDay, on }: Extract<BoundExpression, { readonly kind: "age" }>,
  from: number,
  to: number,
): Bounds {
  const min = BigInt(fullYears(fromEpochDay(to), on, leapDay))
  return { min, max: from === to ? min : BigInt(fullYears(fromEpochDay(from), on, leapDay)) }
}

function constantOf(test: BoundTest): Bounds {
  return test.op === "in" ? exactly(0n) : test.operand.bounds
}

function ordered(yes: boolean, no: boolean): Verdict {
  return yes ? "yes" : no ? "no" : "undetermined"
}

function unknownTest(test: never): never {
  throw new TypeError(`Unknown test: ${String((test as { op?: unknown }).op)}`)
}
