/** Generated code for the value of a slot in a row. */
import type { PreparedSlot, Range } from "../prepare/prepared.ts"
import type { RowScope } from "./scope.ts"
import { maskedLength } from "./tables.ts"
import { type Ends, isInt, literal, term, type Term } from "./term.ts"

/** What is read of a slot. */
export interface Reading extends Ends {
  /** `1` where the value is known, `0` where it is not, else a name for either. */
  readonly known: string
}

/** The value of a slot, or the ends of its domain where it is unknown. */
export function writeSlot(scope: RowScope, slot: number): Reading {
  const { hull, last, shape } = scope.prepared.slots[slot] as PreparedSlot
  const known = writeKnown(scope, slot)
  if (known === "0") return { lo: literal(hull.lo), hi: literal(hull.hi), known }
  const orHull = (value: Term): Ends =>
    known === "1"
      ? { lo: value, hi: value }
      : { lo: orElse(scope, known, value, hull.lo), hi: orElse(scope, known, value, hull.hi) }
  if (shape === "days") {
    const [first, last] = writeDays(scope, slot)
    if (scope.exact) return { ...orHull(first), known }
    return { lo: orHull(first).lo, hi: orHull(last).hi, known }
  }
  const { array } = scope.layout[slot] as { array: "int" | "unsigned" | "double" }
  const value = load(scope, `c${slot}`, array, hull)
  if (shape === "number" || last === null || scope.exact) return { ...orHull(value), known }
  return { lo: orHull(value).lo, hi: orHull(writeEnd(scope, last, value, hull)).hi, known }
}

/** The first and the last day of a slot that is not asked whether it is known. */
function writeDays(scope: RowScope, slot: number): readonly [Term, Term] {
  const { hull } = scope.prepared.slots[slot] as PreparedSlot
  return [load(scope, `f${slot}`, "int", hull), load(scope, `l${slot}`, "int", hull)]
}

/** The last place that a code stands for. */
function writeEnd(scope: RowScope, last: Int32Array, value: Term, hull: Range): Term {
  const table = new Int32Array(maskedLength(last.length))
  table.set(last)
  return term(scope.block, "int", hull, `${scope.tables.nameOf(table)}[${value.code} & ${table.length - 1}]`)
}

/** 0 where some slots are as exact as {@link RowScope.exact} says; `0` where they always are. */
export function writeInexact(scope: RowScope, slots: readonly number[]): string {
  const differences = slots.flatMap((slot) => {
    const { hull, last, shape } = scope.prepared.slots[slot] as PreparedSlot
    if (scope.layout[slot]?.state === "missing" || shape === "number") return []
    const value = shape === "days" ? null : writeValue(scope, slot)
    const [first, end] =
      value === null || last === null ? writeDays(scope, slot) : [value, writeEnd(scope, last, value, hull)]
    return [`(${first.code} ^ ${end.code})`]
  })
  return differences.length === 0 ? "0" : scope.block.name(differences.join(" | "))
}

/** The value of a slot that is not asked whether it is known. */
export function writeValue(scope: RowScope, slot: number): Term {
  const { hull } = scope.prepared.slots[slot] as PreparedSlot
  const { array } = scope.layout[slot] as { array: "int" | "unsigned" | "double" }
  return load(scope, `c${slot}`, array, hull)
}

/** Whether a slot is known in a row, as 0 or 1. */
export function writeKnown({ block, careful, layout, row }: RowScope, slot: number): string {
  const { state } = layout[slot] as { state: "known" | "bitmap" | "missing" }
  if (state === "missing") return "0"
  return state === "bitmap" && careful ? writeBit(block, `w${slot}`, row) : "1"
}

/** The bit of a row in a bitmap of words. */
export function writeBit(block: RowScope["block"], words: string, row: string): string {
  return block.name(`${words}[${row} >> 5] >>> (${row} & 31) & 1`)
}

/** Whether a row has its bit in all of some bitmaps, as 0 or 1. */
export function writeAllKnown(block: RowScope["block"], bitmaps: readonly string[], row: string): string {
  if (bitmaps.length === 0) return "1"
  const words = bitmaps.map((words) => `${words}[${row} >> 5]`).join(" & ")
  return block.name(`(${words}) >>> (${row} & 31) & 1`)
}

function load(
  { block, row }: RowScope,
  array: string,
  kind: "int" | "unsigned" | "double",
  hull: Range,
): Term {
  const element = `${array}[${row}]`
  if (kind === "double" || !isInt(hull)) return term(block, "double", hull, element)
  return term(block, "int", hull, kind === "unsigned" ? `${element} | 0` : element)
}

function orElse({ block }: RowScope, known: string, { code, kind, range }: Term, unknown: number): Term {
  const other = literal(unknown)
  const held = kind === "int" && other.kind === "int" ? "int" : "double"
  return term(block, held, range, `${known} === 1 ? ${code} : ${other.code}`)
}
