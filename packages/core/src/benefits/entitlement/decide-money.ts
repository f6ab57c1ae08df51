/**
 * Payment: what is owed and nothing else, once, and again only where the bank sent it back; less what a person decided to
 * set off, no more and no less.
 */
import type { EntitlementCommand, EntitlementContext } from "./entitlement-commands.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { type Decision, decided, firstOf, happen, refuse, unlessIn } from "./draft.ts"
import { ledgerOf } from "./ledger.ts"
import { total } from "./paid-months.ts"
import { refundOwed, setOffIn } from "./recovery.ts"
import { refusals } from "./refusals.ts"

type Of<Type extends EntitlementCommand["type"]> = Extract<EntitlementCommand, { readonly type: Type }>

/** The months that a payment run for `context.month` owes; the line of a run that was paid already changes nothing. */
export function decidePay(
  state: EntitlementState,
  { line, months, payment, refund = 0, setOff = 0 }: Of<"pay">,
  context: EntitlementContext,
): Decision {
  if (state.paid.some((each) => each.payment === payment && each.line === line))
    return refuse(refusals.paidAlready)
  const refusal = firstOf(
    // Who was stopped may still be owed months before the stop.
    unlessIn(state, "enrolled", "stopped"),
    state.hasPayee ? null : refusals.payeeMissing,
  )
  if (refusal !== null) return refuse(refusal)
  const owed = new Map(ledgerOf(state, context.month).map((each) => [each.month, each.owed]))
  const distinct = new Set(months.map(({ month }) => month))
  const isOwed = months.every(({ amount, month }) => amount > 0 && amount === owed.get(month))
  const isNothing = months.length === 0 && refund === 0
  if (isNothing || distinct.size !== months.length || !isOwed || refund !== refundOwed(state))
    return refuse(refusals.notOwed)
  if (setOff !== setOffIn(state, context.month, total(months))) return refuse(refusals.setOffDiffers)
  return decided(happen(context, "MonthsPaid", { payment, line, months, setOff, refund }))
}

export function decideReturn(
  state: EntitlementState,
  { line, payment, reason }: Of<"note-return">,
  context: EntitlementContext,
): Decision {
  const sent = state.paid.find((each) => each.payment === payment && each.line === line)
  if (sent === undefined || sent.backAfter !== null || sent.setOff === total(sent.months) + sent.refund)
    return refuse(refusals.unknownLine)
  return decided(happen(context, "PaymentReturned", { payment, line, reason }))
}
