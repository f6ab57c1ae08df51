/**
 * One line of a list of who gets what: ours, or that of a city-wide system. People stand in it by a key that both sides
 * can make and nobody can read back (a blind index or a pseudonym), accounts by a hash.
 */
import type { Fen } from "../../money/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import type { Month } from "../../time/index.ts"

export type ListStatus = "paid" | "held" | "stopped" | "returned"

export const listStatusTitles: Readonly<Record<ListStatus, Text>> = {
  paid: text("在享", "enrolled"),
  held: text("暂停发放", "held"),
  stopped: text("停发", "stopped"),
  returned: text("退票", "returned by the bank"),
}

export interface ListRow {
  readonly person: string
  /** The month that the line is for. */
  readonly month: Month
  readonly amount: Fen
  readonly status: ListStatus
  /** As both sides call it; `null` where a side does not say. */
  readonly category: string | null
  /** The first month ever due; `null` where a side does not say. */
  readonly from: Month | null
  /** A hash of the account; `null` where a side does not say. */
  readonly payee: string | null
}

/** What two lines about one person and month are compared in. */
export const LIST_FIELDS = ["amount", "status", "category", "from", "payee"] as const

export type ListField = (typeof LIST_FIELDS)[number]
