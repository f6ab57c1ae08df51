/** Vectors of conditions: each step is one plain loop over the rows of the frame. */
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
      return compareVector(scope, it.relation, scope.number(scope, it.left), scope.number(scope, it.right))
    case "all":
    case "any":
      return each(it.parts).reduce((all, part) => joinedVector(scope, it.op, all, part))
    case "not":
      return negatedVector(scope, conditionVector(scope, it.part))
    case "if": {
      const [test, then, other] = each([it.test, it.then, it.else]) as [BitVector, BitVector, BitVector]
      return choiceVector(scope, test, then, other)
    }
    default:
      return unknownNode(it)
  }
}

/** An atom holds no set that is all of a slot's domain or none: the unknown leaves it open. */
function atomVector(scope: VectorScope, slot: number, inside: Pieces): BitVector {
  const ends = slotVector(scope.script, scope.prepared.slots[slot] as PreparedSlot, slot)
  const known = knownVector(scope.script, slot)
  const vector = insideVector(scope, ends, inside)
  const { no, notYes } = vector
  scope.script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      const isKnown = known[at] as number
      no[at] = (no[at] as number) & isKnown
      notYes[at] = (notYes[at] as number) | (isKnown ^ 1)
    }
  })
  return vector
}

function insideVector({ script }: VectorScope, { hi, lo }: NumberVector, inside: Pieces): BitVector {
  const vector = bitVector()
  const { no, notYes } = vector
  for (const [place, piece] of inside.entries()) {
    const { hi: last, lo: first } = piece
    script.steps.push(({ count }) => {
      for (let at = 0; at < count; at += 1) {
        const [least, greatest] = [lo[at] as number, hi[at] as number]
        // Numbers of truth values, so that nothing has to be guessed.
        const meets = Number(least <= last) & Number(first <= greatest)
        const holds = Number(first <= least) & Number(greatest <= last)
        no[at] = place === 0 ? meets ^ 1 : (no[at] as number) & (meets ^ 1)
        notYes[at] = place === 0 ? holds ^ 1 : (notYes[at] as number) & (holds ^ 1)
      }
    })
  }
  return vector
}

function compareVector(
  { script }: VectorScope,
  relation: "atLeast" | "above" | "is",
  { hi: b, lo: a }: NumberVector,
  { hi: d, lo: c }: NumberVector,
): BitVector {
  const vector = bitVector()
  const { no, notYes } = vector
  switch (relation) {
    case "atLeast":
      script.steps.push(({ count }) => {
        for (let at = 0; at < count; at += 1) {
          no[at] = Number((b[at] as number) < (c[at] as number))
          notYes[at] = Number((a[at] as number) < (d[at] as number))
        }
      })
      return vector
    case "above":
      script.steps.push(({ count }) => {
        for (let at = 0; at < count; at += 1) {
          no[at] = Number((b[at] as number) <= (c[at] as number))
          notYes[at] = Number((a[at] as number) <= (d[at] as number))
        }
      })
      return vector
    case "is":
      script.steps.push(({ count }) => {
        for (let at = 0; at < count; at += 1) {
          no[at] = (b[at] as number) < (c[at] as number) || (d[at] as number) < (a[at] as number) ? 1 : 0
          notYes[at] = a[at] === d[at] && b[at] === c[at] ? 0 : 1
        }
      })
      return vector
    default:
      return unknownNode(relation)
  }
}

function joinedVector(
  { script }: VectorScope,
  op: "all" | "any",
  one: BitVector,
  other: BitVector,
): BitVector {
  const vector = bitVector()
  const { no, notYes } = vector
  script.steps.push(({ count }) => {
    if (op === "all")
      for (let at = 0; at < count; at += 1) {
        no[at] = (one.no[at] as number) | (other.no[at] as number)
        notYes[at] = (one.notYes[at] as number) | (other.notYes[at] as number)
      }
    else
      for (let at = 0; at < count; at += 1) {
        no[at] = (one.no[at] as number) & (other.no[at] as number)
        notYes[at] = (one.notYes[at] as number) & (other.notYes[at] as number)
      }
  })
  return vector
}

function negatedVector({ script }: VectorScope, part: BitVector): BitVector {
  const vector = bitVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      vector.no[at] = (part.notYes[at] as number) ^ 1
      vector.notYes[at] = (part.no[at] as number) ^ 1
    }
  })
  return vector
}

/** The branch the test chooses; with an undetermined test, what both branches agree on. */
function choiceVector(
  { script }: VectorScope,
  test: BitVector,
  then: BitVector,
  other: BitVector,
): BitVector {
  const vector = bitVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      const [a, b] = [then.no[at] as number, other.no[at] as number]
      const [c, d] = [then.notYes[at] as number, other.notYes[at] as number]
      const isYes = test.notYes[at] === 0
      const isNo = test.no[at] === 1
      vector.no[at] = isYes ? a : isNo ? b : a & b
      vector.notYes[at] = isYes ? c : isNo ? d : c | d
    }
  })
  return vector
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { op?: unknown }).op)}`)
}
