/** Vectors of slots: known values as they are, the ends of the domain where a value is unknown. */
import { isDayColumn, type Values } from "../batch.ts"
import type { PreparedSlot } from "../prepare/prepared.ts"
import { FRAME, type Frame, type NumberVector, numberVector, type Script } from "./frame.ts"

/** The ends of a slot. */
export function slotVector(script: Script, { hull, last }: PreparedSlot, slot: number): NumberVector {
  const given = script.slots.get(slot)
  if (given !== undefined) return given
  const known = knownVector(script, slot)
  const vector = numberVector()
  script.slots.set(slot, vector)
  script.steps.push((frame) => {
    const column = frame.columns[slot] ?? null
    if (column === null) {
      vector.lo.fill(hull.lo)
      vector.hi.fill(hull.hi)
    } else if (isDayColumn(column)) {
      load(frame, column.first, known, hull.lo, vector.lo)
      load(frame, column.last, known, hull.hi, vector.hi)
    } else {
      load(frame, column.values, known, hull.lo, vector.lo)
      load(frame, column.values, known, hull.hi, vector.hi)
      if (last !== null) endOfCodes(frame, known, last, vector)
    }
  })
  return vector
}

/** 1 where a slot is known. */
export function knownVector(script: Script, slot: number): Uint8Array {
  const given = script.known.get(slot)
  if (given !== undefined) return given
  const known = new Uint8Array(FRAME)
  script.known.set(slot, known)
  script.steps.push(({ columns, count, known: bitmaps, start }) => {
    const words = bitmaps[slot] ?? null
    if (words === null) known.fill(columns[slot] == null ? 0 : 1)
    else
      for (let at = 0; at < count; at += 1) {
        const row = start + at
        known[at] = ((words[row >> 5] as number) >>> (row & 31)) & 1
      }
  })
  return known
}

function load(
  { count, start }: Frame,
  values: Values,
  known: Uint8Array,
  unknown: number,
  to: Float64Array,
): void {
  for (let at = 0; at < count; at += 1) to[at] = known[at] === 1 ? (values[start + at] as number) : unknown
}

function endOfCodes({ count }: Frame, known: Uint8Array, last: Int32Array, { hi, lo }: NumberVector): void {
  for (let at = 0; at < count; at += 1) if (known[at] === 1) hi[at] = last[lo[at] as number] as number
}
