/** Our own line of a list: what somebody gets for a month, as it stands on their entitlement. */
import { fen } from "../../money/index.ts"
import type { Month } from "../../time/index.ts"
import { type EntitlementState, ledgerOf } from "../entitlement/index.ts"
import { wasReturned } from "./reasons.ts"
import type { ListRow } from "./reconcile-row.ts"

/**
 * The line of a month: what was paid for it, or is to be; held, or sent back by the bank. `null` where nothing is, and of
 * months before the cut-over of a roll, which are not reckoned here.
 */
export function listRowOf(
  state: EntitlementState,
  { month, ...keys }: Pick<ListRow, "person" | "month" | "payee">,
  categoryOf: (amount: number, month: Month) => string | null = () => null,
): ListRow | null {
  const line = ledgerOf(state, month).at(-1)
  if (line === undefined || line.month !== month || month < (state.opening?.cutOver ?? month)) return null
  const { isHeld, paid, target } = line
  const of = { ...keys, month, from: state.enrolledFrom }
  const row = (status: ListRow["status"], amount: number): ListRow => ({
    ...of,
    status,
    amount: fen(amount),
    category: amount === 0 ? null : categoryOf(amount, month),
  })
  if (paid > 0) return row("paid", paid)
  if (wasReturned(state, month)) return row("returned", returnedIn(state, month))
  if (isHeld) return row("held", 0)
  return target > 0 ? row("paid", target) : null
}

/** What was sent back last of a month. */
function returnedIn({ paid }: EntitlementState, month: Month): number {
  const lines = paid.flatMap(({ months }) => months.filter((each) => each.month === month))
  return lines.at(-1)?.amount ?? 0
}
