/**
 * Programmes of which one alone pays a person a month. Whichever has paid a month keeps it until that money came
 * back whole; a month that nobody has paid is the one's that ranks first among those in which it is due. So
 * neither the order of the runs nor that of the facts decides, and a month falls to the next programme once the first is
 * stopped or its money came back.
 */
import { addMonthsToMonth, type Month, monthsBetween } from "../../time/index.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { heldMonths } from "./discharge.ts"
import { ledgerOf } from "./ledger.ts"

/** One person's entitlement to one programme of a group. */
export interface GroupMember {
  readonly programme: string
  /** The lowest comes first; of equal ones the programme's id decides. */
  readonly rank: number
  readonly state: EntitlementState
}

/** The months that other members of a group keep from a programme, each with the one that keeps it. */
export function takenFrom(
  programme: string,
  members: readonly GroupMember[],
  through: Month,
): Readonly<Record<Month, string>> {
  const ordered = members.toSorted((a, b) => a.rank - b.rank || (a.programme < b.programme ? -1 : 1))
  const [holders, bidders] = [new Map<Month, string>(), new Map<Month, string>()]
  const note = (by: Map<Month, string>, month: Month, id: string) => by.set(month, by.get(month) ?? id)
  for (const { programme: id, state } of ordered) {
    for (const month of paidElsewhere(state)) note(holders, month, id)
    for (const month of heldMonths(state)) note(holders, month, id)
    for (const { due, month } of ledgerOf(state, through)) if (due > 0) note(bidders, month, id)
  }
  const taken: Record<Month, string> = {}
  for (const month of [...new Set([...holders.keys(), ...bidders.keys()])].toSorted()) {
    const keeper = holders.get(month) ?? bidders.get(month)
    if (keeper !== undefined && keeper !== programme) taken[month] = keeper
  }
  return taken
}

/** The months for which a roll that was kept elsewhere says that they were paid there. */
function paidElsewhere({ opening }: EntitlementState): readonly Month[] {
  if (opening === null || opening.paidThrough === null) return []
  const { firstMonth, paidThrough } = opening
  const many = Math.max(0, monthsBetween(firstMonth, paidThrough) + 1)
  return Array.from({ length: many }, (_, at) => addMonthsToMonth(firstMonth, at))
}
