/**
 * How what came back, or was waived, is put to the months it was claimed for: first where the facts still carry the claim,
 * then where they leave it open, and last where they no longer carry it; that part is owed again. So what a ledger says
 * depends on what is known, decided and received, and on no order of it. Once everything that was claimed has come back,
 * the months are settled, and no fact moves that money any more.
 */
import { addMonthsToMonth, type Month } from "../../time/index.ts"
import type { PaidMonth } from "./entitlement-events.ts"
import type { EntitlementState, Recovery } from "./entitlement-state.ts"
import { entitledIn, paidByMonth, partOf, recoveredInAll, type Sums, sumOf, total } from "./paid-months.ts"

export interface Discharge {
  /** What was claimed back of each month, waived or not. */
  readonly claimed: Sums
  readonly recovered: Sums
  readonly waived: Sums
  /** What the facts still carry of each decision, and neither came back nor was waived. Fen, in the order of the decisions. */
  readonly left: readonly number[]
}

/** Where the claims stand, or stood when so much had come back in all. */
export function dischargeOf(state: EntitlementState, inAll = recoveredInAll(state)): Discharge {
  const { decided, waived } = state.recovery
  const settled = decided.flatMap(({ isSettled, months }) => (isSettled ? months : []))
  const { carried, rest } = claimsOf(state)
  const order = [...carried.flat(), ...rest]
  const recovered = partOf(inAll, [...settled, ...order])
  const discharged = Math.max(0, inAll - total(settled)) + waived
  const came = sumOf(recovered)
  const gone = sumOf([...partOf(inAll, settled), ...partOf(discharged, order)])
  let covered = discharged
  return {
    claimed: sumOf(decided.flatMap(({ months }) => months)),
    recovered: came,
    waived: new Map([...gone].map(([month, amount]) => [month, amount - (came.get(month) ?? 0)])),
    left: carried.map((claims) => {
      const size = total(claims)
      const left = Math.max(0, size - covered)
      covered = Math.max(0, covered - size)
      return left
    }),
  }
}

/** The months that a person was paid for and has any money of, but for what was settled. No fact changes it. */
export function heldMonths(state: EntitlementState): readonly Month[] {
  const settled = state.recovery.decided.flatMap(({ isSettled, months }) => (isSettled ? months : []))
  const back = sumOf(settled)
  return [...paidByMonth(state)].flatMap(([month, paid]) => (paid > (back.get(month) ?? 0) ? [month] : []))
}

/** The state with its decisions settled, where all that they claim has come back. */
export function withSettled(state: EntitlementState): EntitlementState {
  const { recovery } = state
  const claimed = total(recovery.decided.flatMap(({ months }) => months))
  if (claimed === 0 || recoveredInAll(state) < claimed) return state
  const decided = recovery.decided.map((each): Recovery => ({ ...each, isSettled: true }))
  return { ...state, recovery: { ...recovery, decided } }
}

/**
 * The claims that are not settled: what the facts carry, of each decision (none of those that are settled), and the rest,
 * what is open first.
 */
function claimsOf(state: EntitlementState): {
  readonly carried: readonly (readonly PaidMonth[])[]
  readonly rest: readonly PaidMonth[]
} {
  const { decided } = state.recovery
  if (decided.length === 0) return { carried: [], rest: [] }
  const paid = paidByMonth(state)
  const settled = sumOf(decided.flatMap(({ isSettled, months }) => (isSettled ? months : [])))
  const room = new Map<Month, number>()
  const [open, fallen]: [PaidMonth[], PaidMonth[]] = [[], []]
  const carried = decided.map(({ isSettled, months }) => {
    if (isSettled) return []
    return months.map(({ amount, month }): PaidMonth => {
      const over = overpaidIn(state, month, paid.get(month) ?? 0)
      const left = room.get(month) ?? Math.max(0, (over ?? 0) - (settled.get(month) ?? 0))
      const part = Math.min(amount, left)
      room.set(month, left - part)
      const group = over === null ? open : fallen
      group.push({ month, amount: amount - part })
      return { month, amount: part }
    })
  })
  return { carried, rest: [...open, ...fallen] }
}

/** What was paid beyond what the facts say, `null` while they are open; before a cut-over what the roll says. */
function overpaidIn(state: EntitlementState, month: Month, paid: number): number | null {
  const { opening } = state
  if (opening !== null && month === addMonthsToMonth(opening.cutOver, -1)) return opening.overpaid
  const entitled = entitledIn(state, month)
  return entitled === null ? null : Math.max(0, paid - entitled)
}
