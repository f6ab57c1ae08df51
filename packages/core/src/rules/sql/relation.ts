/**
 * What an embedder says of the table or view that holds the facts of a population: which columns say which fact, and
 * what a missing value in them means. Subjects appear by pseudonymous ids alone.
 *
 * Columns hold what rules compute with, whole numbers: flags 0 or 1, choices their place, money fen, decimals without
 * their point, months counted from year 0, codes their place in the hierarchy. Where a table holds something else, a
 * view over it says it so.
 */

/** The SQL dialects that a plan compiles to. */
export type SqlDialect = "postgres" | "sqlite"

/** A table or view with a row for each subject. */
export interface Relation {
  /** Its name, or the name of its schema and its own. */
  readonly name: string | { readonly schema: string; readonly table: string }
  /** The column of the subjects' ids; it is passed on as it is. */
  readonly id: string
  /**
   * A column of flags for rows that SQL is not to decide: disputed or withheld facts, codes that may mean several. A
   * row counts as odd unless this says clearly that it is not.
   */
  readonly odd?: string
  /**
   * `true` promises that the database itself (by types, `NOT NULL`, `CHECK`, `STRICT`) keeps every column to values of
   * the declared type within the fact's declared range, and the first of two days not after the second. Without the
   * promise each value is checked, and a row that breaks it is odd: it is left to the row compiler, which reports it.
   */
  readonly constrained?: boolean
  /** By the names of facts. A fact that is not here is unknown of every subject. */
  readonly facts: Readonly<Record<string, FactColumns>>
}

/** The columns of one fact. */
export type FactColumns = ValueColumn | DayColumns | PlaceColumn

/** A flag, a choice, a number, money or a month. */
export interface ValueColumn {
  readonly column: string
  /** How a flag is held; `integer` (0 or 1) unless said. SQLite has integers only. */
  readonly as?: "integer" | "boolean"
  /** `never` is only for what may never have happened, which no such fact may. */
  readonly nullMeans: "unknown" | "never"
}

/** A date known in full or in part: the first and the last day it may be; the same column twice where that is one. */
export interface DayColumns {
  readonly first: string
  readonly last: string
  /** Whole days from 1970-01-01, or a `date` (in SQLite text as `YYYY-MM-DD`). */
  readonly as: "epoch-day" | "date"
  /** What it means when there is no day. */
  readonly nullMeans: "unknown" | "never"
  /** A column of flags: true where the thing is known never to have happened. It outranks the days. */
  readonly never?: string
  /** A column of flags: unless false, nothing is known, whatever the other columns say. */
  readonly unknown?: string
}

/** A code of a hierarchy, as its place there (see the last places of a plan's slot). Missing is unknown. */
export interface PlaceColumn {
  readonly column: string
  readonly as: "place"
}

/** Whether these columns hold a date. */
export function areDays(columns: FactColumns): columns is DayColumns {
  return "first" in columns
}

/** Whether this column holds a place in a hierarchy. */
export function isPlace(columns: FactColumns): columns is PlaceColumn {
  return !areDays(columns) && columns.as === "place"
}
