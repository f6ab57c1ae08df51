/** Generated code for one row: from the grounds' bits to what is written. */
import { MOST_GROUNDS, YES_AMOUNT_OPEN } from "../../plan/outcome.ts"
import {
  type PreparedCondition,
  type PreparedNumber,
  type PreparedSlot,
  slotsOf,
} from "../prepare/prepared.ts"
import { type Bits, or, undetermined } from "./bits.ts"
import type { RowScope } from "./scope.ts"
import { maskedLength } from "./tables.ts"
import { isSingle } from "./term.ts"
import { verdictsOfCodes } from "./write-condition.ts"
import { writeInexact, writeKnown, writeValue } from "./write-slot.ts"

/**
 * Status and reasons, without a branch, as if every amount were settled. The name says whether the row holds, as 0 or
 * 1; its amount is then for {@link writeHolding}.
 */
export function writeReasons(scope: RowScope): string {
  const { block, prepared, row } = scope
  const reasons = writeReasonBits(scope)
  // One less than 0 has the sign bit; reasons have it themselves only where all 16 grounds are there.
  const hasSign = prepared.grounds.length === MOST_GROUNDS
  const holds = block.name(hasSign ? `(${reasons} === 0 | 0)` : `${reasons} - 1 >>> 31`)
  const open = block.name(`(${reasons} & 65535) - 1 >>> 31`)
  block.line(`reasons[${row}] = ${reasons}`)
  // UNDETERMINED (2) where nothing fails, less one for YES where nothing is open either; else NO (0).
  block.line(`status[${row}] = (${open} << 1) - ${holds}`)
  return holds
}

/** The amount of a row that holds; before, its amount was 0. */
export function writeHolding(scope: RowScope): void {
  const { block, prepared } = scope
  if (prepared.amount === null) return
  const inexact = scope.careful ? "0" : writeInexact(scope, [...slotsOf(prepared.amount)])
  if (inexact === "0") return writeSettled(scope, prepared.amount)
  // Nearly every date is known to the day, and then there is one amount to reckon and not two.
  const [exact, open] = [block.inner(), block.inner()]
  writeSettled({ ...scope, block: exact, exact: true }, prepared.amount)
  writeSettled({ ...scope, block: open }, prepared.amount)
  block.line(`if (${inexact} === 0) {\n${exact.text()}\n} else {\n${open.text()}\n}`)
}

function writeSettled(scope: RowScope, amount: PreparedNumber): void {
  const { block, row } = scope
  const { hi, lo } = scope.write.number(scope, amount)
  // Adding nothing turns the zero that has a sign into the one that has none.
  const settled = `amount[${row}] = ${lo.code} + 0`
  if (isSingle({ lo, hi })) return block.line(settled)
  const otherwise = scope.outputs === "full" ? ` else status[${row}] = ${YES_AMOUNT_OPEN}` : ""
  block.line(`if (${lo.code} === ${hi.code}) { ${settled} }${otherwise}`)
}

/** Everything of one row, which may have unknowns. */
export function writeWholeRow(scope: RowScope): void {
  const { block, row } = scope
  block.line(`amount[${row}] = 0`)
  const holds = scope.outputs === "full" ? writeReasons(scope) : writeHolds(scope)
  const inside = block.inner()
  writeHolding({ ...scope, block: inside })
  block.line(`if (${holds} === 1) {\n${inside.text()}\n}`)
}

function writeHolds(scope: RowScope): string {
  const { block, prepared } = scope
  const bits = prepared.grounds.map((ground) => scope.write.condition(scope, ground))
  return block.name(`${or(block, ...bits.map(({ notYes }) => notYes))} ^ 1`)
}

function writeReasonBits(scope: RowScope): string {
  const parts = scope.prepared.grounds
    .map((ground, at) => writeReason(scope, ground, at))
    .filter((code) => code !== "0")
  return parts.length === 0 ? "0" : scope.block.name(parts.join(" | "))
}

/** What a ground adds to the reasons. */
function writeReason(scope: RowScope, ground: PreparedCondition, at: number): string {
  const ofCode = ground.op === "atom" && scope.prepared.slots[ground.slot]?.shape === "code"
  if (ofCode && writeKnown(scope, ground.slot) === "1") return writeReasonOfCode(scope, ground, at)
  const { block } = scope
  const bits: Bits = scope.write.condition(scope, ground)
  const parts = [shifted(bits.no, at), shifted(undetermined(block, bits), at + 16)].filter(
    (code) => code !== "0",
  )
  return parts.length === 0 ? "0" : block.name(parts.join(" | "))
}

function shifted(bit: string, by: number): string {
  if (bit === "0") return "0"
  return bit === "1" ? `(${1 << by})` : by === 0 ? bit : `${bit} << ${by}`
}

/** A code's ground by one look into a table of reasons. */
function writeReasonOfCode(
  scope: RowScope,
  { inside, slot }: Extract<PreparedCondition, { readonly op: "atom" }>,
  at: number,
): string {
  const verdicts = verdictsOfCodes(scope.prepared.slots[slot] as PreparedSlot, inside)
  const table = new Int32Array(maskedLength(verdicts.length))
  verdicts.forEach((verdict, place) => {
    table[place] = verdict === "no" ? 1 << at : verdict === "open" ? 1 << (at + 16) : 0
  })
  const { code } = writeValue(scope, slot)
  return scope.block.name(`${scope.tables.nameOf(table)}[${code} & ${table.length - 1}]`)
}
