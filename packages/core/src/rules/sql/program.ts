/** What compiling to SQL yields. */

/** Which rows a query returns: all, those left to the row compiler (ids only), or all that are not a clear no. */
export type SqlRows = "all" | "odd" | "not-no"

/** A query to run as it is, or as the table of another one. */
export interface SqlProgram {
  readonly text: string
  /**
   * To bind by place: `$1`… in PostgreSQL, `?1`… in SQLite. Numbers are big integers, which drivers must bind as
   * integers and not as floating point; dates are texts.
   */
  readonly parameters: readonly (bigint | string)[]
  /**
   * `id` as the relation has it; `status` as in an outcome, from 0 to 4; `reasons`, a bit for each ground as in an
   * outcome, up to 2³² − 1; `amount` in fen, 0 unless the status is 1.
   */
  readonly columns: readonly ("id" | "status" | "reasons" | "amount")[]
}
