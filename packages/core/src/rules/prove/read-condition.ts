/**
 * Reading a plan's conditions into a diagram. What lies outside the decidable fragment becomes an opaque condition,
 * asked for like a fact: the same part asking the same of the same facts is one opaque condition.
 */
import type { Path } from "../../reasons/index.ts"
import { contains, type IntSet, single, span } from "../facts/int-set.ts"
import type { PlanCondition, PlanNumber } from "../plan/plan.ts"
import { atomOf, FALSE, type LeafValue, type Node, opaqueCondition, TRUE } from "./diagram.ts"
import { allOf, and, anyOf, choose, not, or, reckon } from "./operate.ts"
import { valuesOf } from "./read.ts"
import { isWideSlot, opaqueLeaves, readNumber, whereOpaque } from "./read-number.ts"
import { levelOf, opaquePart, outsidePart, readAtom, readOnce, type Reading, unreadable } from "./reading.ts"

/** The diagram of a condition. */
export function readCondition(reading: Reading, condition: PlanCondition, path: Path): Node {
  return readOnce(reading, condition, () => readFresh(reading, condition, path))
}

function readFresh(reading: Reading, condition: PlanCondition, path: Path): Node {
  const { diagram } = reading
  const part = (key: string, of: PlanCondition): Node => readCondition(reading, of, [...path, key])
  const parts = (list: readonly PlanCondition[]): readonly Node[] =>
    list.map((each, at) => readCondition(reading, each, [...path, "parts", at]))
  switch (condition.op) {
    case "constant":
      return condition.value ? TRUE : FALSE
    case "atom":
      return readAtom(reading, condition, condition.slot, condition.inside, path)
    case "inside":
      return readInside(reading, condition, path)
    case "compare":
      return readCompare(reading, condition, path)
    case "all":
      return allOf(diagram, parts(condition.parts))
    case "any":
      return anyOf(diagram, parts(condition.parts))
    case "not":
      return not(diagram, part("part", condition.part))
    case "if":
      return choose(
        diagram,
        part("test", condition.test),
        part("then", condition.then),
        part("else", condition.else),
      )
    default:
      return unknownCondition(condition)
  }
}

function readInside(
  reading: Reading,
  condition: PlanCondition & { readonly op: "inside" },
  path: Path,
): Node {
  const { inside, of } = condition
  if (of.op === "slot" && (isWideSlot(reading, of) !== null || unreadable(reading, of.slot) !== null))
    return readAtom(reading, condition, of.slot, inside, path)
  const number = readNumber(reading, of, [...path, "of"])
  const exact = reckon(
    reading.diagram,
    [number],
    (value) => typeof value === "bigint" && holds(inside, value),
  )
  return exceptWhereOpaque(reading, condition, [number], exact, path)
}

function readCompare(reading: Reading, condition: Comparison, path: Path): Node {
  const left = readNumber(reading, condition.left, [...path, "left"])
  const right = readNumber(reading, condition.right, [...path, "right"])
  const facts = [isWideSlot(reading, condition.left), isWideSlot(reading, condition.right)] as const
  const [leftFact, rightFact] = facts
  if (leftFact !== null && rightFact === null)
    return readAgainst(reading, condition, leftFact, right, path, (value) =>
      heldAgainst(condition.relation, value),
    )
  if (rightFact !== null && leftFact === null)
    return readAgainst(reading, condition, rightFact, left, path, (value) =>
      heldUnder(condition.relation, value),
    )
  const exact = reckon(
    reading.diagram,
    [left, right],
    (a, b) => typeof a === "bigint" && typeof b === "bigint" && compares(condition.relation, a, b),
  )
  return exceptWhereOpaque(reading, condition, [left, right], exact, path)
}

type Comparison = PlanCondition & { readonly op: "compare" }

/** A fact of many values against a number: for each value of the number, the fact is inside a set. */
function readAgainst(
  reading: Reading,
  condition: Comparison,
  fact: number,
  number: Node,
  path: Path,
  setFor: (value: bigint) => IntSet,
): Node {
  const { diagram } = reading
  const exact = valuesOf(diagram, number).reduce((joined: Node, value: LeafValue) => {
    if (typeof value !== "bigint") return joined
    const here = reckon(diagram, [number], (each) => each === value)
    return or(diagram, joined, and(diagram, here, atomOf(diagram, levelOf(reading, fact), setFor(value))))
  }, FALSE)
  return exceptWhereOpaque(reading, condition, [number], exact, path)
}

/** The exact condition, and the opaque one where one of the numbers is opaque. */
function exceptWhereOpaque(
  reading: Reading,
  condition: PlanCondition & { readonly op: "inside" | "compare" },
  numbers: readonly Node[],
  exact: Node,
  path: Path,
): Node {
  const isOpaque = whereOpaque(reading, numbers)
  if (isOpaque === FALSE) return exact
  const parts =
    condition.op === "compare" && [condition.left, condition.right].some((side) => isFact(reading, side))
      ? [outsidePart(reading, condition, path, "compared-facts")]
      : opaqueLeaves(reading, numbers)
  return choose(
    reading.diagram,
    isOpaque,
    opaqueCondition(reading.diagram, opaquePart(reading, condition, parts)),
    exact,
  )
}

function isFact(reading: Reading, number: PlanNumber): boolean {
  return isWideSlot(reading, number) !== null
}

/** The values of a fact on the left that compare with the value. */
function heldAgainst(relation: Comparison["relation"], value: bigint): IntSet {
  const at = Number(value)
  if (relation === "is") return single(at)
  return span(relation === "above" ? at + 1 : at, Number.MAX_SAFE_INTEGER)
}

/** The values of a fact on the right that the value compares with. */
function heldUnder(relation: Comparison["relation"], value: bigint): IntSet {
  const at = Number(value)
  if (relation === "is") return single(at)
  return span(Number.MIN_SAFE_INTEGER, relation === "above" ? at - 1 : at)
}

function compares(relation: Comparison["relation"], left: bigint, right: bigint): boolean {
  if (relation === "is") return left === right
  return relation === "above" ? left > right : left >= right
}

function holds(set: IntSet, value: bigint): boolean {
  return contains(set, Number(value))
}

function unknownCondition(condition: never): never {
  throw new TypeError(`Unknown condition: ${String(condition)}`)
}
