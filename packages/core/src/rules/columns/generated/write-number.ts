/** Generated code for numbers: the least and the greatest they may be, one expression where those cannot differ. */
import type { NumberNode, PreparedNumber, Range } from "../prepare/prepared.ts"
import type { RowScope } from "./scope.ts"
import { maskedLength } from "./tables.ts"
import { areInts, type Ends, isSingle, literal, term, type Term } from "./term.ts"
import { writeChoice } from "./write-choice.ts"
import { writeShare } from "./write-share.ts"
import { writeKnown, writeSlot, writeValue } from "./write-slot.ts"
import { writeSteps } from "./write-steps.ts"

/** The ends of a number in a row. */
export function writeNumber(scope: RowScope, it: PreparedNumber): Ends {
  const { block } = scope
  const write = (part: PreparedNumber) => scope.write.number(scope, part)
  switch (it.op) {
    case "constant":
      return single(literal(it.value))
    case "slot": {
      const { hi, lo } = writeSlot(scope, it.slot)
      return { lo: { ...lo, range: it.range }, hi: { ...hi, range: it.range } }
    }
    case "pick":
      return writePick(scope, it)
    case "steps":
      return writeSteps(scope, it)
    case "shift": {
      const of = write(it.of)
      const moved = (value: Term) =>
        term(block, "int", it.range, `shiftDay(${value.code}, ${it.months}, ${it.days}) | 0`)
      return bothEnds(of, moved)
    }
    case "sum":
      return joined(it.parts.map(write), (a, b) => sumOf(scope, a, b))
    case "least":
    case "greatest": {
      const sign = it.op === "least" ? "<" : ">"
      return joined(it.parts.map(write), (a, b) => extremeOf(scope, sign, a, b))
    }
    case "minus": {
      const [from, less] = [write(it.from), write(it.less)]
      const lo = differenceOf(scope, from.lo, less.hi, it.range)
      return isSingle(from) && isSingle(less)
        ? single(lo)
        : { lo, hi: differenceOf(scope, from.hi, less.lo, it.range) }
    }
    case "times":
      return writeProduct(scope, write(it.of), write(it.by), it.range)
    case "share":
      return writeShare(scope, it)
    case "if":
      return writeChoice(scope, it)
    default:
      return unknownNode(it)
  }
}

/** The ends of a product: at the corners, of which signs leave fewer. */
export function writeProduct(scope: RowScope, of: Ends, by: Ends, range: Range): Ends {
  const product = (a: Term, b: Term) => productOf(scope, a, b, range)
  if (isSingle(of) && isSingle(by)) return single(product(of.lo, by.lo))
  if (of.lo.range.lo >= 0 && by.lo.range.lo >= 0)
    return { lo: product(of.lo, by.lo), hi: product(of.hi, by.hi) }
  const corners = [of.lo, of.hi].flatMap((a) => [by.lo, by.hi].map((b) => product(a, b)))
  return extremesOf(scope, corners, range)
}

/** The least and the greatest of some values. */
export function extremesOf({ block }: RowScope, values: readonly Term[], range: Range): Ends {
  const codes = [...new Set(values.map(({ code }) => code))].join(", ")
  const kind = areInts(range, ...values) ? "int" : "double"
  return {
    lo: term(block, kind, range, `Math.min(${codes})`),
    hi: term(block, kind, range, `Math.max(${codes})`),
  }
}

function writePick(scope: RowScope, { base, range, slot, values }: NumberNode<"pick">): Ends {
  const known = writeKnown(scope, slot)
  if (known === "0") return { lo: literal(range.lo), hi: literal(range.hi) }
  const ints = areInts(range)
  const table = new (ints ? Int32Array : Float64Array)(maskedLength(values.length))
  table.set(values)
  const value = writeValue(scope, slot)
  const at = base === 0 ? value.code : `(${value.code} - ${base})`
  const kind = ints ? "int" : "double"
  const picked = term(scope.block, kind, range, `${scope.tables.nameOf(table)}[${at} & ${table.length - 1}]`)
  if (known === "1") return single(picked)
  const orElse = (unknown: number) =>
    term(scope.block, kind, range, `${known} === 1 ? ${picked.code} : ${literal(unknown).code}`)
  return { lo: orElse(range.lo), hi: orElse(range.hi) }
}

function joined(parts: readonly Ends[], join: (a: Term, b: Term) => Term): Ends {
  return parts.reduce((all, part) => {
    const lo = join(all.lo, part.lo)
    return isSingle(all) && isSingle(part) ? single(lo) : { lo, hi: join(all.hi, part.hi) }
  })
}

function bothEnds(ends: Ends, reckon: (value: Term) => Term): Ends {
  return isSingle(ends) ? single(reckon(ends.lo)) : { lo: reckon(ends.lo), hi: reckon(ends.hi) }
}

function sumOf({ block }: RowScope, a: Term, b: Term): Term {
  const range = { lo: a.range.lo + b.range.lo, hi: a.range.hi + b.range.hi }
  return areInts(range, a, b)
    ? term(block, "int", range, `${a.code} + ${b.code} | 0`)
    : term(block, "double", range, `${a.code} + ${b.code}`)
}

function differenceOf({ block }: RowScope, a: Term, b: Term, range: Range): Term {
  return areInts(range, a, b)
    ? term(block, "int", range, `${a.code} - ${b.code} | 0`)
    : term(block, "double", range, `${a.code} - ${b.code}`)
}

function productOf({ block }: RowScope, a: Term, b: Term, range: Range): Term {
  return areInts(range, a, b)
    ? term(block, "int", range, `Math.imul(${a.code}, ${b.code})`)
    : term(block, "double", range, `${a.code} * ${b.code}`)
}

function extremeOf({ block }: RowScope, sign: "<" | ">", a: Term, b: Term): Term {
  const choose = sign === "<" ? Math.min : Math.max
  const range = { lo: choose(a.range.lo, b.range.lo), hi: choose(a.range.hi, b.range.hi) }
  const kind = a.kind === "int" && b.kind === "int" ? "int" : "double"
  return term(block, kind, range, `${a.code} ${sign} ${b.code} ? ${a.code} : ${b.code}`)
}

function single(value: Term): Ends {
  return { lo: value, hi: value }
}

function unknownNode(it: never): never {
  throw new TypeError(`Unknown node: ${String((it as { op?: unknown }).op)}`)
}
