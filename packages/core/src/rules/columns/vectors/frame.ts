/**
 * A frame is the piece of the batch that the vector back end works on: some rows at a time, small enough for the
 * cache. Steps fill vectors for the rows of the frame, each from vectors filled before.
 */
import type { Column } from "../batch.ts"

/** Rows a frame holds at most. */
export const FRAME = 1024

export interface Frame {
  /** The number of its first row in the batch. */
  start: number
  count: number
  columns: readonly (Column | null)[]
  /** The bitmaps of the columns as words; `null` where a column has none. */
  known: readonly (Int32Array | null)[]
}

/** Fills vectors for the frame's rows. */
export type Step = (frame: Frame) => void

/** The least and the greatest each row's number may be. */
export interface NumberVector {
  readonly lo: Float64Array
  readonly hi: Float64Array
}

/** For each row 1 where a condition surely fails, and 1 where it does not surely hold. */
export interface BitVector {
  readonly no: Uint8Array
  readonly notYes: Uint8Array
}

export function numberVector(): NumberVector {
  return { lo: new Float64Array(FRAME), hi: new Float64Array(FRAME) }
}

export function bitVector(): BitVector {
  return { no: new Uint8Array(FRAME), notYes: new Uint8Array(FRAME) }
}

/** Collects steps in the order in which they have to run. */
export interface Script {
  readonly steps: Step[]
  /** The vectors of each slot that was asked for. */
  readonly slots: Map<number, NumberVector>
  readonly known: Map<number, Uint8Array>
}

export function openScript(): Script {
  return { steps: [], slots: new Map(), known: new Map() }
}
