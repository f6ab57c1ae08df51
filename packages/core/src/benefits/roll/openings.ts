/**
 * What a row of a confirmed roll comes to: an opening, to be given to the person's entitlement as `import` by an officer,
 * with the account. Nothing else of a roll ever takes effect. Those included whom the facts do not entitle or do not know:
 * they are paid on until a person decides otherwise.
 *
 * The same roll again changes nothing: an entitlement knows the rolls that named it. Until the cut-over month begins, a
 * corrected roll replaces what an earlier one said of the people whom it names; whoever it does not name stays as they
 * were, so that leaving a row out takes nobody off.
 */
import type { Month } from "../../time/index.ts"
import type { Opening } from "../entitlement/index.ts"
import type { RollRow } from "./roll-row.ts"

/** How a roll is named in what it opens: its name, and the fingerprint of what it says. */
export interface RollName {
  readonly roll: string
  readonly content: string
}

/** The opening of a row's person, as the roll has it. */
export function openingOf(row: RollRow, cutOver: Month, { content, roll }: RollName): Opening {
  const { amount, firstMonth, overpaid, owed, paidThrough } = row
  return { roll: `${roll}@${content}`, cutOver, firstMonth, paidThrough, amount, owed, overpaid }
}
