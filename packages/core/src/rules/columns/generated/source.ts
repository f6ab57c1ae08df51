/** Where generated code finds the value of a slot: which arrays a batch brought, and of which kind. */
import { type Column, type ColumnBatch, type ColumnOutput, isDayColumn } from "../batch.ts"
import { wordsOf } from "../bitmap.ts"
import type { Prepared } from "../prepare/prepared.ts"

export interface SlotSource {
  /** `known`: no bitmap, so every row is known. `missing`: no column, so none is. */
  readonly state: "known" | "bitmap" | "missing"
  readonly array: "int" | "unsigned" | "double"
}

/** What of a batch the generated code depends on; batches that agree in it share their code. */
export type Layout = readonly SlotSource[]

export function layoutOf({ columns }: ColumnBatch, { slots }: Prepared): Layout {
  return slots.map((_, at) => sourceOf(columns[at] ?? null))
}

function sourceOf(column: Column | null): SlotSource {
  if (column === null) return { state: "missing", array: "int" }
  const state = column.valid === undefined ? "known" : "bitmap"
  if (isDayColumn(column)) return { state, array: "int" }
  const { values } = column
  const array = values instanceof Float64Array ? "double" : values instanceof Uint32Array ? "unsigned" : "int"
  return { state, array }
}

/** A text that is the same for layouts that are. */
export function layoutKey(layout: Layout): string {
  return layout.map(({ array, state }) => `${state}-${array}`).join()
}

/** The parameters of generated functions, in the order of {@link argumentsOf}. */
export function parametersOf({ slots }: Prepared, layout: Layout): readonly string[] {
  const ofSlots = layout.flatMap(({ state }, at) => {
    if (state === "missing") return []
    const values = slots[at]?.shape === "days" ? [`f${at}`, `l${at}`] : [`c${at}`]
    return state === "bitmap" ? [...values, `w${at}`] : values
  })
  return [...ofSlots, "status", "reasons", "amount"]
}

export function argumentsOf({ columns, rows }: ColumnBatch, output: ColumnOutput): readonly unknown[] {
  const ofSlots = columns.flatMap((column) => {
    if (column === null) return []
    const values = isDayColumn(column) ? [column.first, column.last] : [column.values]
    return column.valid === undefined ? values : [...values, wordsOf(column.valid, rows)]
  })
  return [...ofSlots, output.status, output.reasons, output.amount]
}

/** The bitmaps that a layout has, as parameters. */
export function bitmapsOf(layout: Layout): readonly string[] {
  return layout.flatMap(({ state }, at) => (state === "bitmap" ? [`w${at}`] : []))
}
