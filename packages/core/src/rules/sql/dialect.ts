/** Where PostgreSQL and SQLite differ in what is written. */
import { fromEpochDay } from "../../time/index.ts"
import type { SqlDialect } from "./relation.ts"

/** What is written differently. */
export interface Dialect {
  readonly name: SqlDialect
  /** A bound parameter; constants are typed where the database would otherwise guess. */
  readonly parameter: (place: number, value: bigint | string) => string
  /** A bit that the compiler itself sets, as a 64-bit integer. */
  readonly bit: (value: number) => string
  /** In place of bits where the row is odd. */
  readonly noBits: string
  readonly yes: string
  readonly no: string
  /** The missing verdict. */
  readonly open: string
  /** After a flag: whether it is clearly true, and whether it may be. */
  readonly isTrue: string
  readonly notClearlyFalse: string
  readonly least: string
  readonly greatest: string
  /**
   * Ends a query that another one reads, so that the database does not put its expressions in place of every use of
   * their outcomes.
   */
  readonly fence: string
  /** Ends the outermost query. SQLite opens a fenced query unless the query around it is fenced too. */
  readonly outerFence: string
  /** Bytes of a name that the database keeps apart. */
  readonly longestName: number
}

const postgres: Dialect = {
  name: "postgres",
  parameter: (place, value) => `$${place}::${typeof value === "bigint" ? "bigint" : "date"}`,
  bit: (value) => `${value}::bigint`,
  noBits: "NULL::bigint",
  yes: "TRUE",
  no: "FALSE",
  open: "NULL::boolean",
  isTrue: "IS TRUE",
  notClearlyFalse: "IS NOT FALSE",
  least: "LEAST",
  greatest: "GREATEST",
  fence: "OFFSET 0",
  outerFence: "",
  longestName: 63,
}

const sqlite: Dialect = {
  name: "sqlite",
  parameter: (place) => `?${place}`,
  bit: String,
  noBits: "NULL",
  yes: "1",
  no: "0",
  open: "NULL",
  isTrue: "IS 1",
  notClearlyFalse: "IS NOT 0",
  least: "MIN",
  greatest: "MAX",
  fence: "LIMIT -1",
  outerFence: "LIMIT -1",
  longestName: 1000,
}

/** What a dialect writes. */
export function dialectOf(name: SqlDialect): Dialect {
  return name === "postgres" ? postgres : sqlite
}

/** A day as both dialects write it. */
export function dayLiteral(epochDay: number): string {
  return fromEpochDay(epochDay)
}
