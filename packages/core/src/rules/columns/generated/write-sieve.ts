/**
 * Generated code that looks for the rows that get an amount at all: each group of grounds puts the rows it leaves on a
 * list, without a branch. Whether values are known is asked only of the rows that are left at the end.
 */
import { type PreparedCondition, slotsOf } from "../prepare/prepared.ts"
import { and, or } from "./bits.ts"
import type { Block } from "./block.ts"
import type { RowScope } from "./scope.ts"
import { bitmapsOf } from "./source.ts"
import { writeHolding } from "./write-row.ts"
import { writeAllKnown, writeBit } from "./write-slot.ts"

/** Tests a row by a group of grounds, and lists it where it is left. */
export function writeSieve(scope: RowScope, group: readonly number[], needed: ReadonlySet<number>): void {
  const { block, row } = scope
  const fails = or(block, ...group.map((ground) => writeFails(scope, ground, needed)))
  block.line(`list[count] = ${row}`)
  block.line(`count += ${fails} ^ 1`)
}

/** The slots that a ground asks alone: where one is unknown its ground does not hold, and no amount is due. */
export function neededSlots(grounds: readonly PreparedCondition[]): ReadonlySet<number> {
  return new Set(grounds.flatMap((ground) => (ground.op === "atom" ? [ground.slot] : [])))
}

/** What stands where a needed slot is unknown may fail the row; of other slots only known values may. */
function writeFails(scope: RowScope, ground: number, needed: ReadonlySet<number>): string {
  const { block, layout, prepared, row } = scope
  const condition = prepared.grounds[ground] as PreparedCondition
  const { notYes } = scope.write.condition(scope, condition)
  const unsure = [...slotsOf(condition)].filter(
    (slot) => !needed.has(slot) && layout[slot]?.state === "bitmap",
  )
  return and(block, notYes, ...unsure.map((slot) => writeBit(block, `w${slot}`, row)))
}

/** The amount of a row that was left; one with unknowns is noted as a gap. */
export function writeFinish(scope: RowScope): void {
  const { block, layout, row } = scope
  const known = writeAllKnown(block, bitmapsOf(layout), row)
  const inside: Block = block.inner()
  writeHolding({ ...scope, block: inside })
  if (known === "1") return block.line(`{\n${inside.text()}\n}`)
  block.line(`if (${known} === 1) {\n${inside.text()}\n} else gaps[left++] = ${row}`)
}
