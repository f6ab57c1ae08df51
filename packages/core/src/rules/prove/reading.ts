/** How one plan is read into a diagram: which level each of its slots has, and what was read already. */
import type { Path } from "../../reasons/index.ts"
import type { IntSet } from "../facts/int-set.ts"
import type { PlanCondition, PlanNumber, Slot } from "../plan/plan.ts"
import { atomOf, type Diagram, type Node, type Opaque, opaqueCondition, opaqueOf } from "./diagram.ts"
import { eachOnce, type OutsidePart, type OutsideReason } from "./outside.ts"
import { keyOf, type PlanNode, slotAt, slotsIn } from "./plan-parts.ts"

/** One set of slots in a diagram. */
export interface Reading {
  readonly diagram: Diagram
  readonly slots: readonly Slot[]
  /** The level of each slot. */
  readonly levels: readonly number[]
  /** Slots that another plan of the diagram declares differently: whatever reads them lies outside. */
  readonly foreign: ReadonlySet<number>
  /** The slots in the keys of opaque parts: names, told apart where they are foreign. */
  readonly names: readonly string[]
  readonly read: Map<PlanNode, Node>
  /** How a condition inside a number is read. */
  readonly condition: (reading: Reading, condition: PlanCondition, path: Path) => Node
}

/** Reads each node of the plan once. */
export function readOnce(reading: Reading, node: PlanNode, read: () => Node): Node {
  const known = reading.read.get(node)
  if (known !== undefined) return known
  const result = read()
  reading.read.set(node, result)
  return result
}

/** A number that is read as a node which was read before; equal nodes have equal keys, and no others. */
export function standIn(reading: Reading, node: Node): PlanNumber {
  const value = BigInt(node)
  const number = { op: "constant", value, bounds: { min: value, max: value }, standsFor: node } as const
  reading.read.set(number, node)
  return number
}

/** Why a slot itself cannot be asked for; `null` where it can. */
export function unreadable({ foreign, slots }: Reading, slot: number): OutsideReason | null {
  if (slotAt(slots, slot).shape === "list") return "list"
  return foreign.has(slot) ? "different-domains" : null
}

/** The condition that a slot is inside a set. */
export function readAtom(reading: Reading, node: PlanNode, slot: number, inside: IntSet, path: Path): Node {
  const reason = unreadable(reading, slot)
  if (reason !== null)
    return opaqueCondition(
      reading.diagram,
      opaquePart(reading, node, [outsidePart(reading, node, path, reason)]),
    )
  return atomOf(reading.diagram, levelOf(reading, slot), inside)
}

/** The level of a slot. */
export function levelOf(reading: Reading, slot: number): number {
  return reading.levels[slot] as number
}

/** The opaque thing that a node is, because of these parts. */
export function opaquePart(reading: Reading, node: PlanNode, parts: readonly OutsidePart[]): Opaque {
  const { diagram, names, slots } = reading
  return opaqueOf(diagram, { key: keyOf(node, names), slots: factsIn(slots, node), parts: eachOnce(parts) })
}

/** A node as an outside part. */
export function outsidePart(
  reading: Reading,
  node: PlanNode,
  path: Path,
  reason: OutsideReason,
): OutsidePart {
  return { path, slots: factsIn(reading.slots, node), reason }
}

function factsIn(slots: readonly Slot[], node: PlanNode): readonly string[] {
  return [...slotsIn(node)].map((slot) => slotAt(slots, slot).name)
}
