/**
 * Rows in columns: what a population's facts look like to a rule that decides all of them at once, and what comes
 * back. The layout is Arrow's, so that columns of a database or a file are used as they lie in memory.
 */

/** What holds the whole numbers of a column. */
export type Values =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float64Array

/**
 * One value a row: flags (0 or 1), places of choices and codes, numbers and fen. `Float64Array` is for numbers beyond
 * 32 bits; it holds whole numbers within ±(2⁵³ − 1) only.
 */
export interface ValueColumn {
  readonly values: Values
  /**
   * Which rows are known: bit `i & 7` of byte `i >> 3`, as in Arrow. Without it every row is. Where a bit is 0 the
   * value is not read.
   */
  readonly valid?: Uint8Array
}

/**
 * A date a row: the first and the last day it may be, equal where it is known to the day, as days from 1970-01-01.
 * `NEVER` stands in both where the thing is known not to have happened.
 */
export interface DayColumn {
  readonly first: Int32Array
  readonly last: Int32Array
  readonly valid?: Uint8Array
}

export type Column = ValueColumn | DayColumn

/** Rows of facts for one plan. Known values keep to the domains of the plan's slots. */
export interface ColumnBatch {
  readonly rows: number
  /** One for each slot of the plan, in its order; `null` where nothing is known of any row. */
  readonly columns: readonly (Column | null)[]
  /**
   * Rows with disputed or withheld facts, or with a code that may mean several: bits as in {@link ValueColumn}. They
   * are not decided here and come back by number.
   */
  readonly odd?: Uint8Array
}

/** What is wanted of a run: everything, or the amounts alone, which is faster. */
export type OutputKind = "full" | "amount"

/** Where a run writes, a place for each row. `status` and `reasons` stand only in the full output. */
export interface ColumnOutput {
  /** `NO`, `YES`, `UNDETERMINED`, `YES_AMOUNT_OPEN` or `ODD`. */
  readonly status: Uint8Array | null
  /** For each ground a bit: `g` where it fails, `g + 16` where it is undetermined. 0 for odd rows. */
  readonly reasons: Uint32Array | null
  /** Fen; 0 unless the row is entitled and the amount settled. */
  readonly amount: Float64Array
}

/** An output for so many rows, all zero. */
export function allocateOutput(rows: number, outputs: OutputKind = "full"): ColumnOutput {
  const full = outputs === "full"
  return {
    status: full ? new Uint8Array(rows) : null,
    reasons: full ? new Uint32Array(rows) : null,
    amount: new Float64Array(rows),
  }
}

export function isDayColumn(column: Column): column is DayColumn {
  return "first" in column
}
