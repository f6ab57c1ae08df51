/** What a host hands over that holds its people in columns, in memory or as they come from a file or a database. */
import type { FeedState } from "@onevisit/core/ports"
import type { BoundFact, Column, FactValues } from "@onevisit/core/rules"

/**
 * People in rows. A subject keeps its row for as long as the program runs: new ones come after, and who has left is not
 * `present` any more. After a restart the rows may be others; whoever a run that is kept said something of has one.
 */
export interface ColumnFeed {
  readonly state: FeedState
  readonly rows: number
  /** The pseudonymous id of the subject in a row. */
  idOf(row: number): string
  /** The row of a subject; `null` where there is none. */
  rowOf(subject: string): number | null
  /** The column of a fact, codes as places of `fact.codes`; `null` where nothing is known of anybody. */
  column(fact: BoundFact): Column | null
  /** Which rows hold something that is no single stretch of values (a dispute, something withheld): bit `i & 7` of byte `i >> 3`. */
  readonly odd?: Uint8Array
  /** Which rows are in the feed; without it all are. */
  readonly present?: Uint8Array
  /** What is known of one subject, as rules read it. Asked for few. */
  factsOf(row: number, facts: readonly string[]): FactValues
  /** The rows of which anything is another than at a version of the feed; `null` where that cannot be told. */
  changedSince(version: string): readonly number[] | null
}

/** What is asked of the source: no fact more than the rule names, and why. */
export interface FeedRequest {
  readonly facts: readonly string[]
  readonly purpose: string
}
