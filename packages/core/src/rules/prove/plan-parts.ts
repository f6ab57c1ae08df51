/** The parts of a plan's conditions and numbers, with the steps that lead to them. */
import type { Path } from "../../reasons/index.ts"
import type { PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"

/** A condition or a number. */
export type PlanNode = PlanCondition | PlanNumber

/** The direct parts of a node; each path leads from the node to the part. */
export function partsOf(node: PlanNode): readonly { readonly path: Path; readonly part: PlanNode }[] {
  switch (node.op) {
    case "constant":
    case "atom":
    case "slot":
    case "count":
      return []
    case "inside":
    case "shift":
      return named(node, ["of"])
    case "compare":
      return named(node, ["left", "right"])
    case "not":
      return named(node, ["part"])
    case "if":
      return named(node, ["test", "then", "else"])
    case "all":
    case "any":
    case "sum":
    case "least":
    case "greatest":
      return listed("parts", node.parts)
    case "steps":
      return [...named(node, ["of"]), ...listed("values", node.values)]
    case "minus":
      return named(node, ["from", "less"])
    case "times":
      return named(node, ["of", "by"])
    case "share":
      return named(node, ["of", "share", "whole"])
    default:
      return unknownNode(node)
  }
}

/** Whether a node is a condition; every other is a number. */
export function isCondition(node: PlanNode): node is PlanCondition {
  switch (node.op) {
    case "constant":
      return typeof node.value === "boolean"
    case "if":
      return isCondition(node.then)
    default:
      return ["atom", "inside", "compare", "all", "any", "not"].includes(node.op)
  }
}

/** The node with another part at a path that {@link partsOf} gave. */
export function withPart<Whole extends PlanNode>(node: Whole, [key, at]: Path, part: PlanNode): Whole {
  if (typeof key !== "string") throw new TypeError("A part is named by a key.")
  const old = (node as unknown as Readonly<Record<string, unknown>>)[key]
  return { ...node, [key]: typeof at === "number" ? (old as readonly PlanNode[]).with(at, part) : part }
}

/** The indexes of the slots that a node reads, in order of appearance. */
export function slotsIn(node: PlanNode): ReadonlySet<number> {
  const found = new Set<number>()
  const visit = (at: PlanNode): void => {
    if (at.op === "atom" || at.op === "slot" || at.op === "count") found.add(at.slot)
    for (const { part } of partsOf(at)) visit(part)
  }
  visit(node)
  return found
}

/** A text that is equal for nodes that ask the same of the same facts. */
export function keyOf(node: PlanNode, names: readonly string[]): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (key === "bounds") return undefined
    if (key === "slot") return names[value as number]
    return typeof value === "bigint" ? `${value}n` : value
  })
}

/** The slot of an index. */
export function slotAt(slots: readonly Slot[], index: number): Slot {
  const slot = slots[index]
  if (slot === undefined) throw new RangeError("The plan has no such slot.")
  return slot
}

function named<Whole extends PlanNode, Key extends string & keyof Whole>(node: Whole, keys: readonly Key[]) {
  return keys.map((key) => ({ path: [key], part: node[key] as PlanNode }))
}

function listed(key: string, parts: readonly PlanNode[]) {
  return parts.map((part, at) => ({ path: [key, at], part }))
}

function unknownNode(node: never): never {
  throw new TypeError(`Unknown part of a plan: ${String(node)}`)
}
