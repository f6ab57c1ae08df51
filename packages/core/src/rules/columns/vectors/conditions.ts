/** Vectors of conditions. */
import type { Pieces, PreparedCondition, PreparedSlot } from "../prepare/prepared.ts"
import { type BitVector, bitVector, type NumberVector } from "./frame.ts"
import type { VectorScope } from "./scope.ts"
import { knownVector, slotVector } from "./slots.ts"

/** The bits of a condition for each row. */
export function conditionVector(scope: VectorScope, it: PreparedCondition): BitVector {
  const each = (parts: readonly PreparedCondition[]) => parts.map((part) => conditionVector(scope, part))
  switch (it.op) {
    case "constant": {
      const vector = bitVector()
      if (!it.value) for (const bits of [vector.no, vector.notYes]) bits.fill(1)
      return vector
    }
    case "atom":
      return atomVector(scope, it.slot, it.inside)
    case "inside":
      return insideVector(scope, scope.number(scope, it.of), it.inside)
    case "compare":
      return comparisons[it.relation](scope, scope.number(scope, it.left), scope.number(scope, it.right))
    case "all":
      return joined(scope, each(it.parts), 0, (a, b) => a | b)
    case "any":
      return joined(scope, each(it.parts), 1, (a, b) => a & b)
    case "not": {
      const { no, notYes } = conditionVector(scope, it.part)
      return filled(scope, (vector, at) => {
        vector.no[at] = (notYes[at] as number) ^ 1
        vector.notYes[at] = (no[at] as number) ^ 1
      })
    }
    case "if":
      return choiceVector(scope, each([it.test, it.then, it.else]) as [BitVector, BitVector, BitVector])
    default:
      return unknownNode(it)
  }
}

/** A new vector whose bits a function sets row by row. */
function filled({ script }: VectorScope, set: (vector: BitVector, at: number) => void): BitVector {
  const vector = bitVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) set(vector, at)
  })
  return vector
}

/** An atom holds no set that is all of a slot's domain or none: the unknown leaves it open. */
function atomVector(scope: VectorScope, slot: number, inside: Pieces): BitVector {
  const ends = slotVector(scope.script, scope.prepared.slots[slot] as PreparedSlot, slot)
  const known = knownVector(scope.script, slot)
  const vector = insideVector(scope, ends, inside)
  scope.script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1)
      if (known[at] === 0) {
        vector.no[at] = 0
        vector.notYes[at] = 1
      }
  })
  return vector
}

function insideVector({ script }: VectorScope, { hi, lo }: NumberVector, inside: Pieces): BitVector {
  const vector = bitVector()
  script.steps.push(({ count }) => {
    vector.no.fill(1, 0, count)
    vector.notYes.fill(1, 0, count)
    for (const piece of inside)
      for (let at = 0; at < count; at += 1) {
        const [least, greatest] = [lo[at] as number, hi[at] as number]
        if (piece.lo <= greatest && least <= piece.hi) vector.no[at] = 0
        if (piece.lo <= least && greatest <= piece.hi) vector.notYes[at] = 0
      }
  })
  return vector
}

type Comparison = (scope: VectorScope, left: NumberVector, right: NumberVector) => BitVector

const comparisons: Readonly<Record<"atLeast" | "above" | "is", Comparison>> = {
  atLeast: (scope, left, right) =>
    filled(scope, (vector, at) => {
      vector.no[at] = (left.hi[at] as number) < (right.lo[at] as number) ? 1 : 0
      vector.notYes[at] = (left.lo[at] as number) < (right.hi[at] as number) ? 1 : 0
    }),
  above: (scope, left, right) =>
    filled(scope, (vector, at) => {
      vector.no[at] = (left.hi[at] as number) <= (right.lo[at] as number) ? 1 : 0
      vector.notYes[at] = (left.lo[at] as number) <= (right.hi[at] as number) ? 1 : 0
    }),
  is: (scope, left, right) =>
    filled(scope, (vector, at) => {
      const [a, b] = [left.lo[at] as number, left.hi[at] as number]
      const [c, d] = [right.lo[at] as number, right.hi[at] as number]
      vector.no[at] = b < c || d < a ? 1 : 0
      vector.notYes[at] = a === d && b === c ? 0 : 1
    }),
}

function joined(
  scope: VectorScope,
  parts: readonly BitVector[],
  empty: number,
  join: (a: number, b: number) => number,
): BitVector {
  return filled(scope, (vector, at) => {
    let [no, notYes] = [empty, empty]
    for (const part of parts) {
      no = join(no, part.no[at] as number)
      notYes = join(notYes, part.notYes[at] as number)
    }
    vector.no[at] = no
    vector.notYes[at] = notYes
  })
}

/** The branch the test chooses; with an undetermined test, what both branches agree on. */
function choiceVector(
  scope: VectorScope,
  [test, then, other]: readonly [BitVector, BitVector, BitVector],
): BitVector {
  return filled(scope, (vector, at) => {
    if (test.notYes[at] === 0) {
      vector.no[at] = then.no[at] as number
      vector.notYes[at] = then.notYes[at] as number
    } else if (test.no[at] === 1) {
      vector.no[at] = other.no[at] as number
      vector.notYes[at] = other.notYes[at] as number
    } else {
      vector.no[at] = (then.no[at] as number) & (other.no[at] as number)
      vector.notYes[at] = (then.notYes[at] as number) | (other.notYes[at] as number)
    }
  })
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { op?: unknown }).op)}`)
}
