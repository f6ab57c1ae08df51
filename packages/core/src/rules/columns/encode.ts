/**
 * Rows to columns: what may be true of each fact of each row, packed as a plan reads it. What columns cannot say of a
 * row (several values that may be true, a value outside its domain) makes the row odd.
 */
import { hullOf, type IntSet, isSubset, sameSet } from "../facts/int-set.ts"
import type { Plan, Slot } from "../plan/plan.ts"
import type { Column, ColumnBatch, DayColumn, ValueColumn, Values } from "./batch.ts"
import { emptyBitmap, setBit } from "./bitmap.ts"

/** What may be true of one fact: a set of whole numbers, `null` for unknown, `odd` for what is left to the row compiler. */
export type EncodedFact = IntSet | null | "odd"

/**
 * The rows as a batch for a plan; each row has a fact for each slot. A list is always odd, and so is a judgement.
 */
export function encodeColumns(plan: Plan, rows: readonly (readonly EncodedFact[])[]): ColumnBatch {
  const odd = emptyBitmap(rows.length)
  const columns = plan.slots.map((slot, at) => {
    const facts = rows.map((row) => row[at] ?? null)
    return encodeSlot(slot, facts, (row) => setBit(odd, row))
  })
  return { rows: rows.length, columns, ...(odd.some((byte) => byte !== 0) ? { odd } : {}) }
}

function encodeSlot(slot: Slot, facts: readonly EncodedFact[], isOdd: (row: number) => void): Column | null {
  const valid = emptyBitmap(facts.length)
  const column = slot.judged ? null : emptyColumn(slot, facts.length)
  let known = 0
  facts.forEach((fact, row) => {
    if (fact === null || (fact !== "odd" && sameSet(fact, slot.domain))) return
    if (fact === "odd" || column === null || !writeFact(slot, column, row, fact)) return isOdd(row)
    setBit(valid, row)
    known += 1
  })
  if (column === null || known === 0) return null
  return known === facts.length ? column : { ...column, valid }
}

/** Writes a fact at its row; `false` where a column of this slot cannot say it. */
function writeFact({ domain, last, shape }: Slot, column: Column, row: number, fact: IntSet): boolean {
  const [only] = fact
  if (only === undefined || fact.length > 1 || !isSubset(fact, domain)) return false
  if ("first" in column) {
    column.first[row] = only.from
    column.last[row] = only.to
    return true
  }
  const end = shape === "code" ? last?.[only.from] : only.from
  if (only.to !== end) return false
  column.values[row] = only.from
  return true
}

/** The narrowest column for a slot, with a value of the domain in every row; `null` for a list. */
function emptyColumn({ domain, shape }: Slot, rows: number): ValueColumn | DayColumn | null {
  const { from, to } = hullOf(domain)
  switch (shape) {
    case "list":
      return null
    case "days":
      return { first: new Int32Array(rows).fill(from), last: new Int32Array(rows).fill(from) }
    default:
      return { values: narrowest(from, to, rows).fill(from) }
  }
}

function narrowest(from: number, to: number, rows: number): Values {
  if (from >= 0 && to < 2 ** 8) return new Uint8Array(rows)
  if (from >= 0 && to < 2 ** 16) return new Uint16Array(rows)
  return from >= -(2 ** 31) && to < 2 ** 31 ? new Int32Array(rows) : new Float64Array(rows)
}
