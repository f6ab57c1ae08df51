/** Vectors of numbers: each step is one plain loop over the rows of the frame. */
import type { NumberNode, PreparedNumber, PreparedSlot } from "../prepare/prepared.ts"
import { shiftDay } from "../shift-day.ts"
import { type NumberVector, numberVector } from "./frame.ts"
import { productVector, shareVector } from "./products.ts"
import type { VectorScope } from "./scope.ts"
import { knownVector, slotVector } from "./slots.ts"
import { stepsVector } from "./steps.ts"

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
    case "shift":
      return shiftVector(scope, read(it.of), it.months, it.days)
    case "sum":
      return it.parts.map(read).reduce((sum, part) => sumVector(scope, sum, part))
    case "least":
    case "greatest": {
      const { op } = it
      return it.parts.map(read).reduce((all, part) => extremeVector(scope, op, all, part))
    }
    case "minus":
      return differenceVector(scope, read(it.from), read(it.less))
    case "times":
      return productVector(scope, read(it.of), read(it.by))
    case "share":
      return shareVector(scope, it, read(it.of), read(it.share), read(it.whole))
    case "if":
      return choiceVector(scope, it)
    default:
      return unknownNode(it)
  }
}

function sumVector({ script }: VectorScope, a: NumberVector, b: NumberVector): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      vector.lo[at] = (a.lo[at] as number) + (b.lo[at] as number)
      vector.hi[at] = (a.hi[at] as number) + (b.hi[at] as number)
    }
  })
  return vector
}

function differenceVector({ script }: VectorScope, from: NumberVector, less: NumberVector): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      vector.lo[at] = (from.lo[at] as number) - (less.hi[at] as number)
      vector.hi[at] = (from.hi[at] as number) - (less.lo[at] as number)
    }
  })
  return vector
}

function extremeVector(
  { script }: VectorScope,
  op: "least" | "greatest",
  a: NumberVector,
  b: NumberVector,
): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    if (op === "least")
      for (let at = 0; at < count; at += 1) {
        vector.lo[at] = Math.min(a.lo[at] as number, b.lo[at] as number)
        vector.hi[at] = Math.min(a.hi[at] as number, b.hi[at] as number)
      }
    else
      for (let at = 0; at < count; at += 1) {
        vector.lo[at] = Math.max(a.lo[at] as number, b.lo[at] as number)
        vector.hi[at] = Math.max(a.hi[at] as number, b.hi[at] as number)
      }
  })
  return vector
}

function shiftVector({ script }: VectorScope, of: NumberVector, months: number, days: number): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      vector.lo[at] = shiftDay(of.lo[at] as number, months, days)
      vector.hi[at] = shiftDay(of.hi[at] as number, months, days)
    }
  })
  return vector
}

function pickVector(scope: VectorScope, { base, range, slot, values }: NumberNode<"pick">): NumberVector {
  const of = slotVector(scope.script, scope.prepared.slots[slot] as PreparedSlot, slot)
  const known = knownVector(scope.script, slot)
  const vector = numberVector()
  scope.script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      const value = known[at] === 1 ? values[(of.lo[at] as number) - base] : undefined
      vector.lo[at] = value ?? range.lo
      vector.hi[at] = value ?? range.hi
    }
  })
  return vector
}

function choiceVector(scope: VectorScope, it: NumberNode<"if">): NumberVector {
  const test = scope.condition(scope, it.test)
  const [then, other] = [scope.number(scope, it.then), scope.number(scope, it.else)]
  const vector = numberVector()
  scope.script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      const [a, b] = [then.lo[at] as number, other.lo[at] as number]
      const [c, d] = [then.hi[at] as number, other.hi[at] as number]
      const isYes = test.notYes[at] === 0
      const isNo = test.no[at] === 1
      vector.lo[at] = isYes ? a : isNo ? b : Math.min(a, b)
      vector.hi[at] = isYes ? c : isNo ? d : Math.max(c, d)
    }
  })
  return vector
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { op?: unknown }).op)}`)
}
