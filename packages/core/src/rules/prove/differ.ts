/** Where two numbers or results differ. */
import { type Diagram, FALSE, type LeafValue, type Node, opaqueCondition, opaqueOf } from "./diagram.ts"
import { choose, unlike } from "./operate.ts"
import { eachOnce } from "./outside.ts"
import { opaqueIn, supportOf } from "./read.ts"

/**
 * The condition that two nodes come to different values. An opaque number is equal to itself only; against another
 * value it may or may not differ, and that is an opaque condition.
 */
export function differ(diagram: Diagram, a: Node, b: Node): Node {
  const areUnlike = (left: LeafValue, right: LeafValue): boolean => !isUnsure(left, right)
  const known = unlike(diagram, a, b, areUnlike, diagram.differing)
  const unsure = hasOpaqueNumber(diagram) ? unlike(diagram, a, b, isUnsure, new Map()) : FALSE
  if (unsure === FALSE) return known
  const numbers = opaqueIn(diagram, [a, b]).filter((each) => diagram.leaves.has(each))
  const opaque = opaqueOf(diagram, {
    key: `${a} differs from ${b}`,
    slots: [...supportOf(diagram, [a, b]), ...opaqueIn(diagram, [a, b]).flatMap(({ slots }) => slots)],
    parts: eachOnce(numbers.flatMap(({ parts }) => parts)),
  })
  return choose(diagram, unsure, opaqueCondition(diagram, opaque), known)
}

/** Of values that are not the same: a verdict and money are never alike, but an opaque amount may be like any. */
function isUnsure(left: LeafValue, right: LeafValue): boolean {
  if (typeof left === "boolean" || typeof right === "boolean") return false
  return typeof left === "object" || typeof right === "object"
}

function hasOpaqueNumber({ leaves }: Diagram): boolean {
  return [...leaves.keys()].some((value) => typeof value === "object")
}
