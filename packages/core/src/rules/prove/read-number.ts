/**
 * Reading a plan's numbers into a diagram: a number that comes to finitely many values becomes a diagram with these
 * as leaves. A fact of many values does so only where it is put into steps; as it is, it is an opaque leaf, and so is
 * what is reckoned from it.
 */
import { roundFraction } from "../../money/index.ts"
import type { Path } from "../../reasons/index.ts"
import { shiftDay } from "../bound/arithmetic.ts"
import { NEVER } from "../facts/fact-type.ts"
import { sizeOf, span } from "../facts/int-set.ts"
import type { PlanNumber } from "../plan/plan.ts"
import {
  atomOf,
  branchBySets,
  FALSE,
  leafOf,
  levelAt,
  type LeafValue,
  type Node,
  valueOf,
} from "./diagram.ts"
import { choose, reckon } from "./operate.ts"
import type { OutsidePart } from "./outside.ts"
import { opaqueIn } from "./read.ts"
import { levelOf, opaquePart, outsidePart, readOnce, type Reading, unreadable } from "./reading.ts"

/** Up to so many values, a fact may enter a reckoning as it is: each value is then a class of its own. */
const FEW_VALUES = 64

/** The diagram of a number; its leaves are whole numbers and opaque numbers. */
export function readNumber(reading: Reading, number: PlanNumber, path: Path): Node {
  return readOnce(reading, number, () => readFresh(reading, number, path))
}

/** Whether a number is a fact of so many values that it is asked for by comparing only. */
export function isWideSlot(reading: Reading, number: PlanNumber): number | null {
  if (number.op !== "slot" || unreadable(reading, number.slot) !== null) return null
  const { domain } = levelAt(reading.diagram, levelOf(reading, number.slot))
  return sizeOf(domain) > FEW_VALUES ? number.slot : null
}

function readFresh(reading: Reading, number: PlanNumber, path: Path): Node {
  const { diagram } = reading
  const part = (key: string, of: PlanNumber): Node => readNumber(reading, of, [...path, key])
  const parts = (list: readonly PlanNumber[]): readonly Node[] =>
    list.map((each, at) => readNumber(reading, each, [...path, "parts", at]))
  switch (number.op) {
    case "constant":
      return leafOf(diagram, number.value)
    case "slot":
      return readSlot(reading, number, path)
    case "steps":
      return readSteps(reading, number, path)
    case "shift":
      return readShift(reading, number, path)
    case "sum":
      return fold(reading, number, parts(number.parts), (a, b) => a + b)
    case "least":
      return fold(reading, number, parts(number.parts), (a, b) => (b < a ? b : a))
    case "greatest":
      return fold(reading, number, parts(number.parts), (a, b) => (b > a ? b : a))
    case "minus":
      return fold(reading, number, [part("from", number.from), part("less", number.less)], (a, b) => a - b)
    case "times":
      return fold(reading, number, [part("of", number.of), part("by", number.by)], (a, b) => a * b)
    case "share": {
      const product = [part("of", number.of), part("share", number.share)]
      const rounded = (a: bigint, b: bigint, whole: bigint) => roundFraction(a * b, whole, number.rounding)
      return exactly(reading, number, [...product, part("whole", number.whole)], rounded)
    }
    case "if": {
      const test = reading.condition(reading, number.test, [...path, "test"])
      return choose(diagram, test, part("then", number.then), part("else", number.else))
    }
    case "count":
      return opaqueLeaf(reading, number, [outsidePart(reading, number, path, "list")])
    default:
      return unknownNumber(number)
  }
}

function readSlot(reading: Reading, number: PlanNumber & { readonly op: "slot" }, path: Path): Node {
  const reason =
    unreadable(reading, number.slot) ?? (isWideSlot(reading, number) === null ? null : "reckoned-fact")
  if (reason !== null) return opaqueLeaf(reading, number, [outsidePart(reading, number, path, reason)])
  const level = levelOf(reading, number.slot)
  const values = levelAt(reading.diagram, level).domain.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  )
  return branchBySets(
    reading.diagram,
    level,
    values.map((value) => ({ inside: span(value, value), child: leafOf(reading.diagram, BigInt(value)) })),
  )
}

function readSteps(reading: Reading, number: PlanNumber & { readonly op: "steps" }, path: Path): Node {
  const { diagram } = reading
  const values = number.values.map((value, at) => readNumber(reading, value, [...path, "values", at]))
  const bands = values.map((_, at) => ({
    from: number.cuts[at - 1] ?? Number.MIN_SAFE_INTEGER,
    to: (number.cuts[at] ?? Number.MAX_SAFE_INTEGER) - 1,
  }))
  const wide = isWideSlot(reading, number.of)
  if (wide !== null) {
    const level = levelOf(reading, wide)
    const sets = bands.map(({ from, to }) => span(from, to))
    if (values.every((value) => valueOf(diagram, value) !== undefined))
      return branchBySets(
        diagram,
        level,
        sets.map((inside, at) => ({ inside, child: values[at] as Node })),
      )
    return values.reduce((other, value, at) =>
      choose(diagram, atomOf(diagram, level, sets[at] ?? []), value, other),
    )
  }
  const of = readNumber(reading, number.of, [...path, "of"])
  const exact = values.reduce((other, value, at) => {
    const cut = BigInt(bands[at]?.from ?? 0)
    return choose(
      diagram,
      reckon(diagram, [of], (found) => typeof found === "bigint" && found >= cut),
      value,
      other,
    )
  })
  return exceptWhereOpaque(reading, number, [of], exact)
}

function readShift(reading: Reading, number: PlanNumber & { readonly op: "shift" }, path: Path): Node {
  const of = readNumber(reading, number.of, [...path, "of"])
  const opaque = opaquePart(reading, number, [outsidePart(reading, number, path, "shifted-day")])
  return reckon(reading.diagram, [of], (day) =>
    typeof day === "bigint" && day < NEVER ? shiftDay(day, number.months, number.days) : opaque,
  )
}

function fold(
  reading: Reading,
  number: PlanNumber,
  nodes: readonly Node[],
  value: (a: bigint, b: bigint) => bigint,
): Node {
  return nodes.reduce((a, b) => exactly(reading, number, [a, b], value))
}

/** What is reckoned where every operand is exact, and the opaque number elsewhere. */
function exactly(
  reading: Reading,
  number: PlanNumber,
  nodes: readonly Node[],
  value: (...values: readonly [bigint, bigint, bigint]) => bigint,
): Node {
  const parts = opaqueLeaves(reading, nodes)
  return reckon(reading.diagram, nodes, (...values) =>
    values.every((each) => typeof each === "bigint")
      ? value(...(values as readonly bigint[] as readonly [bigint, bigint, bigint]))
      : opaquePart(reading, number, parts),
  )
}

/** The node, and the number as an opaque one where one of the operands is opaque. */
function exceptWhereOpaque(
  reading: Reading,
  number: PlanNumber,
  operands: readonly Node[],
  exact: Node,
): Node {
  const isOpaque = whereOpaque(reading, operands)
  if (isOpaque === FALSE) return exact
  return choose(
    reading.diagram,
    isOpaque,
    opaqueLeaf(reading, number, opaqueLeaves(reading, operands)),
    exact,
  )
}

/** The condition that one of the numbers (two at most) is opaque. */
export function whereOpaque({ diagram }: Reading, numbers: readonly Node[]): Node {
  return reckon(diagram, numbers, (...values) => values.some(isOpaque))
}

/** The parts that make leaves of the numbers opaque. */
export function opaqueLeaves({ diagram }: Reading, numbers: readonly Node[]): readonly OutsidePart[] {
  return opaqueIn(diagram, numbers).flatMap((opaque) => (diagram.leaves.has(opaque) ? opaque.parts : []))
}

function isOpaque(value: LeafValue): boolean {
  return typeof value === "object"
}

function opaqueLeaf(reading: Reading, number: PlanNumber, parts: readonly OutsidePart[]): Node {
  return leafOf(reading.diagram, opaquePart(reading, number, parts))
}

function unknownNumber(number: never): never {
  throw new TypeError(`Unknown number: ${String(number)}`)
}
