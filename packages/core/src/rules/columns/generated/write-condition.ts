/** Generated code for conditions: two bits each, without a branch where a table or a difference can do. */
import { holdsAll, holdsNone } from "../prepare/pieces.ts"
import type { Pieces, PreparedCondition, PreparedSlot } from "../prepare/prepared.ts"
import { allOf, and, anyOf, type Bits, choice, FAILS, HOLDS, negation, not, OPEN, or } from "./bits.ts"
import type { RowScope } from "./scope.ts"
import { maskedLength } from "./tables.ts"
import { above, below, type Ends, isSingle, less, type Term } from "./term.ts"
import { writeKnown, writeSlot, writeValue } from "./write-slot.ts"

type Compare = Extract<PreparedCondition, { readonly op: "compare" }>
type Atom = Extract<PreparedCondition, { readonly op: "atom" }>

/** The bits of a condition in a row. */
export function writeCondition(scope: RowScope, it: PreparedCondition): Bits {
  const each = (parts: readonly PreparedCondition[]) => parts.map((part) => writeCondition(scope, part))
  switch (it.op) {
    case "constant":
      return it.value ? HOLDS : FAILS
    case "atom":
      return writeAtom(scope, it)
    case "inside":
      return writeInside(scope, scope.write.number(scope, it.of), it.inside)
    case "compare":
      return writeCompare(scope, it)
    case "all":
      return allOf(scope.block, each(it.parts))
    case "any":
      return anyOf(scope.block, each(it.parts))
    case "not":
      return negation(scope.block, writeCondition(scope, it.part))
    case "if": {
      const [test, then, otherwise] = each([it.test, it.then, it.else]) as [Bits, Bits, Bits]
      return choice(scope.block, test, then, otherwise)
    }
    default:
      return unknownNode(it)
  }
}

function writeAtom(scope: RowScope, { inside, slot }: Atom): Bits {
  const { block } = scope
  const { shape } = scope.prepared.slots[slot] as PreparedSlot
  if (shape === "days") return writeInside(scope, writeSlot(scope, slot), inside)
  const known = writeKnown(scope, slot)
  if (known === "0") return OPEN
  const bits = shape === "code" ? writeCode(scope, slot, inside) : writeMember(scope, slot, inside)
  if (known === "1") return bits
  return { no: and(block, bits.no, known), notYes: or(block, bits.notYes, not(block, known)) }
}

/** A known value against a set: a bit of a constant where the values are few, else by its ends. */
function writeMember(scope: RowScope, slot: number, inside: Pieces): Bits {
  const { block, prepared, tables } = scope
  const { hull } = prepared.slots[slot] as PreparedSlot
  const value = writeValue(scope, slot)
  const width = hull.hi - hull.lo + 1
  const ends = inside.flatMap(({ hi, lo }) => [hi, lo]).filter(Number.isFinite).length
  const outside = (at: number) => (holdsAll(inside, { lo: hull.lo + at, hi: hull.lo + at }) ? 0 : 1)
  const from = hull.lo === 0 ? value.code : `${value.code} - ${hull.lo}`
  if (ends > 1 && width <= 32) {
    const mask = Array.from({ length: width }, (_, at) => outside(at) * 2 ** at)
    return decided(block.name(`${mask.reduce((all, bit) => all + bit, 0) | 0} >>> (${from}) & 1`))
  }
  if (ends > 4 && width <= 4096) {
    const table = Uint8Array.from({ length: maskedLength(width) }, (_, at) => (at < width ? outside(at) : 0))
    return decided(block.name(`${tables.nameOf(table)}[(${from}) & ${table.length - 1}]`))
  }
  return writeInside(scope, { lo: value, hi: value }, inside)
}

/** What each known code comes to. */
export function verdictsOfCodes({ last }: PreparedSlot, inside: Pieces): readonly ("no" | "yes" | "open")[] {
  return Array.from(last ?? [], (end, place) => {
    const reach = { lo: place, hi: end }
    return holdsAll(inside, reach) ? "yes" : holdsNone(inside, reach) ? "no" : "open"
  })
}

function writeCode(scope: RowScope, slot: number, inside: Pieces): Bits {
  const { block, prepared, tables } = scope
  const verdicts = verdictsOfCodes(prepared.slots[slot] as PreparedSlot, inside)
  const table = new Uint8Array(maskedLength(verdicts.length))
  verdicts.forEach((verdict, place) => (table[place] = verdict === "yes" ? 0 : verdict === "no" ? 3 : 2))
  const value = writeValue(scope, slot)
  const bits = block.name(`${tables.nameOf(table)}[${value.code} & ${table.length - 1}]`)
  const notYes = block.name(`${bits} >>> 1`)
  return verdicts.includes("open") ? { no: block.name(`${bits} & 1`), notYes } : decided(notYes)
}

function writeInside({ block }: RowScope, ends: Ends, inside: Pieces): Bits {
  const { hi, lo } = ends
  const apart = (value: Term, other: Term) =>
    and(
      block,
      ...inside.map((piece) => or(block, below(block, value, piece.lo), above(block, other, piece.hi))),
    )
  const notYes = apart(lo, hi)
  return isSingle(ends) ? decided(notYes) : { no: apart(hi, lo), notYes }
}

function writeCompare(scope: RowScope, it: Compare): Bits {
  const { block } = scope
  const [left, right] = [scope.write.number(scope, it.left), scope.write.number(scope, it.right)]
  switch (it.relation) {
    case "atLeast":
      return { no: less(block, left.hi, right.lo), notYes: less(block, left.lo, right.hi) }
    case "above":
      return {
        no: not(block, less(block, right.lo, left.hi)),
        notYes: not(block, less(block, right.hi, left.lo)),
      }
    case "is": {
      const no = or(block, less(block, left.hi, right.lo), less(block, right.hi, left.lo))
      if (isSingle(left) && isSingle(right)) return decided(no)
      const apart = or(block, less(block, left.lo, right.hi), less(block, right.lo, left.hi))
      return { no, notYes: or(block, no, apart) }
    }
    default:
      return unknownNode(it.relation)
  }
}

function decided(no: string): Bits {
  return { no, notYes: no }
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { op?: unknown }).op)}`)
}
