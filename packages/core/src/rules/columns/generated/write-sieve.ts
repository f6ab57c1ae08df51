/**
 * Generated code that looks for the rows that get an amount at all: the grounds are tested in groups, and what a group
 * leaves goes on either at once, by a branch, or by way of a list. Whether values are known is asked of the rows that
 * are left.
 */
import { type PreparedCondition, slotsOf } from "../prepare/prepared.ts"
import { and, or } from "./bits.ts"
import type { Block } from "./block.ts"
import type { GroundOrder } from "./ground-order.ts"
import type { RowScope } from "./scope.ts"
import { bitmapsOf } from "./source.ts"
import { writeHolding } from "./write-row.ts"
import { writeAllKnown, writeBit } from "./write-slot.ts"

/** The groups up to and with the first that makes a list; without one, all of them. */
export function splitOrder(order: GroundOrder): readonly [GroundOrder, GroundOrder] {
  const lists = order.findIndex(({ by }) => by === "list")
  return lists < 0 ? [order, []] : [order.slice(0, lists + 1), order.slice(lists + 1)]
}

/** Tests a row by some groups. One that is left goes to the list, or is finished where no group makes one. */
export function writeSieve(scope: RowScope, groups: GroundOrder, needed: ReadonlySet<number>): void {
  const { block, row } = scope
  const [group, ...later] = groups
  if (group === undefined) return writeFinish(scope)
  const fails = or(block, ...group.grounds.map((ground) => writeFails(scope, ground, needed)))
  if (group.by === "list") {
    block.line(`list[count] = ${row}`)
    block.line(`count += ${fails} ^ 1`)
    return
  }
  const rest = block.inner()
  writeSieve({ ...scope, block: rest }, later, needed)
  block.line(`if (${fails} === 0) {\n${rest.text()}\n}`)
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

function writeFinish(scope: RowScope): void {
  const { block, layout, row } = scope
  const known = writeAllKnown(block, bitmapsOf(layout), row)
  const inside: Block = block.inner()
  writeHolding({ ...scope, block: inside })
  if (known === "1") return block.line(`{\n${inside.text()}\n}`)
  block.line(`if (${known} === 1) {\n${inside.text()}\n} else gaps[left++] = ${row}`)
}
