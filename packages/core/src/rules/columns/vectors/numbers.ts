/** Vectors of numbers. */
import type { NumberNode, PreparedNumber, PreparedSlot } from "../prepare/prepared.ts"
import { stepOf } from "../prepare/ranges.ts"
import { shareFunction } from "../rounded-share.ts"
import { shiftDay } from "../shift-day.ts"
import { type NumberVector, numberVector } from "./frame.ts"
import type { VectorScope } from "./scope.ts"
import { knownVector, slotVector } from "./slots.ts"

/** The ends of a number for each row. */
export function numberVectorOf(scope: VectorScope, it: PreparedNumber): NumberVector {
  const read = (part: PreparedNumber) => scope.number(scope, part)
  switch (it.op) {
    case "constant": {
      const vector = numberVector()
      for (const ends of [vector.lo, vector.hi]) ends.fill(it.value)
      return vector
    }
    case "slot":
      return slotVector(scope.script, scope.prepared.slots[it.slot] as PreparedSlot, it.slot)
    case "pick":
      return pickVector(scope, it)
    case "steps":
      return stepsVector(scope, read(it.of), it.cuts, it.values.map(read))
    case "shift": {
      const of = read(it.of)
      return filled(scope, (vector, at) => {
        vector.lo[at] = shiftDay(of.lo[at] as number, it.months, it.days)
        vector.hi[at] = shiftDay(of.hi[at] as number, it.months, it.days)
      })
    }
    case "sum":
      return joined(scope, it.parts.map(read), (a, b) => a + b)
    case "least":
      return joined(scope, it.parts.map(read), Math.min)
    case "greatest":
      return joined(scope, it.parts.map(read), Math.max)
    case "minus": {
      const [from, less] = [read(it.from), read(it.less)]
      return filled(scope, (vector, at) => {
        vector.lo[at] = (from.lo[at] as number) - (less.hi[at] as number)
        vector.hi[at] = (from.hi[at] as number) - (less.lo[at] as number)
      })
    }
    case "times": {
      const product = (a: number, b: number) => a * b
      return cornersVector(scope, [read(it.of), read(it.by), ONE], product)
    }
    case "share":
      return cornersVector(
        scope,
        [read(it.of), read(it.share), read(it.whole)],
        shareFunction(it.form, it.rounding),
      )
    case "if":
      return choiceVector(scope, it)
    default:
      return unknownNode(it)
  }
}

/** A new vector whose numbers a function sets row by row. */
function filled({ script }: VectorScope, set: (vector: NumberVector, at: number) => void): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) set(vector, at)
  })
  return vector
}

function joined(
  scope: VectorScope,
  parts: readonly NumberVector[],
  join: (a: number, b: number) => number,
): NumberVector {
  const [first, ...rest] = parts as readonly [NumberVector, ...NumberVector[]]
  return filled(scope, (vector, at) => {
    let [lo, hi] = [first.lo[at] as number, first.hi[at] as number]
    for (const part of rest) {
      lo = join(lo, part.lo[at] as number)
      hi = join(hi, part.hi[at] as number)
    }
    vector.lo[at] = lo
    vector.hi[at] = hi
  })
}

const ONE: NumberVector = (() => {
  const vector = numberVector()
  return { lo: vector.lo.fill(1), hi: vector.hi.fill(1) }
})()

/** The least and the greatest at the corners of three intervals; one corner where all three are single numbers. */
function cornersVector(
  scope: VectorScope,
  [a, b, c]: readonly [NumberVector, NumberVector, NumberVector],
  reckon: (a: number, b: number, c: number) => number,
): NumberVector {
  return filled(scope, (vector, at) => {
    const [aLo, aHi] = [a.lo[at] as number, a.hi[at] as number]
    const [bLo, bHi] = [b.lo[at] as number, b.hi[at] as number]
    const [cLo, cHi] = [c.lo[at] as number, c.hi[at] as number]
    let lo = reckon(aLo, bLo, cLo)
    let hi = lo
    if (aLo !== aHi || bLo !== bHi || cLo !== cHi)
      for (let corner = 1; corner < 8; corner += 1) {
        const value = reckon(corner & 1 ? aHi : aLo, corner & 2 ? bHi : bLo, corner & 4 ? cHi : cLo)
        lo = Math.min(lo, value)
        hi = Math.max(hi, value)
      }
    vector.lo[at] = lo
    vector.hi[at] = hi
  })
}

function pickVector(scope: VectorScope, { base, range, slot, values }: NumberNode<"pick">): NumberVector {
  const of = slotVector(scope.script, scope.prepared.slots[slot] as PreparedSlot, slot)
  const known = knownVector(scope.script, slot)
  return filled(scope, (vector, at) => {
    const value = known[at] === 1 ? values[(of.lo[at] as number) - base] : undefined
    vector.lo[at] = value ?? range.lo
    vector.hi[at] = value ?? range.hi
  })
}

/** Around the values of all steps from the one that the lower end reaches to the one that the upper end does. */
function stepsVector(
  scope: VectorScope,
  of: NumberVector,
  cuts: readonly number[],
  values: readonly NumberVector[],
): NumberVector {
  return filled(scope, (vector, at) => {
    const first = stepOf(cuts, of.lo[at] as number)
    const last = stepOf(cuts, of.hi[at] as number)
    let [lo, hi] = [Infinity, -Infinity]
    for (let step = first; step <= last; step += 1) {
      const value = values[step] as NumberVector
      lo = Math.min(lo, value.lo[at] as number)
      hi = Math.max(hi, value.hi[at] as number)
    }
    vector.lo[at] = lo
    vector.hi[at] = hi
  })
}

function choiceVector(scope: VectorScope, it: NumberNode<"if">): NumberVector {
  const test = scope.condition(scope, it.test)
  const [then, other] = [scope.number(scope, it.then), scope.number(scope, it.else)]
  return filled(scope, (vector, at) => {
    if (test.notYes[at] === 0) {
      vector.lo[at] = then.lo[at] as number
      vector.hi[at] = then.hi[at] as number
    } else if (test.no[at] === 1) {
      vector.lo[at] = other.lo[at] as number
      vector.hi[at] = other.hi[at] as number
    } else {
      vector.lo[at] = Math.min(then.lo[at] as number, other.lo[at] as number)
      vector.hi[at] = Math.max(then.hi[at] as number, other.hi[at] as number)
    }
  })
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { op?: unknown }).op)}`)
}
