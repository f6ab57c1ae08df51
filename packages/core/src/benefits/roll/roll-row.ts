/**
 * The roll (在享名册) that a district kept before: who is paid what, since when and to which account. A row holds open
 * personal data; it is sealed as soon as it is imported, and stands in no message.
 */
import type { Fen } from "../../money/index.ts"
import type { Month } from "../../time/index.ts"
import type { RowPlace } from "../tables/index.ts"

export interface RollPayee {
  readonly name: string
  readonly account: string
  readonly bank: string
  /** Whether the money goes to the person or to somebody else. */
  readonly relation: "self" | "other"
}

/** The words in which tables say it; the first of each is written. */
export const payeeRelations: Readonly<Record<string, RollPayee["relation"]>> = {
  本人: "self",
  他人: "other",
  配偶: "other",
  子女: "other",
  父母: "other",
  其他亲属: "other",
  监护人: "other",
  代领人: "other",
  其他: "other",
}

export interface RollRow {
  readonly at: RowPlace
  /** The person's number in its normal form. */
  readonly person: string
  readonly name: string
  /** As the roll calls it, for example 80至89周岁. */
  readonly category: string
  readonly firstMonth: Month
  /** The last month that was paid; `null` where none was. */
  readonly paidThrough: Month | null
  /** A month. */
  readonly amount: Fen
  readonly payee: RollPayee | null
  /** Owed to the person from before the cut-over. */
  readonly owed: Fen
  /** Paid too much before the cut-over. */
  readonly overpaid: Fen
}
