/**
 * A case that outran its time is explained in public (优化营商环境条例 art. 36¶2): where a law asks it, before an act
 * of the authority ends the case; and where it ended without one, by an open task that stays until it is explained.
 */
import type { ClockName } from "../law/index.ts"
import { hasPassed, type PlainDate } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import { type CaseState, isEnded } from "./case-state.ts"
import type { CaseRefusal } from "./refusals.ts"
import { refusals } from "./refusals.ts"

/** The day on which the case was decided or ended otherwise; `null` while its clocks run. */
export function closedOn(state: CaseState): PlainDate | null {
  return state.decision?.on ?? (isEnded(state) ? state.endedOn : null)
}

/** The clocks that had run out when the case was closed, or by that day, and that nobody has explained. */
export function unexplainedClocks(state: CaseState, on: PlainDate): readonly ClockName[] {
  const by = closedOn(state) ?? on
  return (["promised", "statutory"] as const).filter((clock) => {
    const deadline = state[clock]
    return deadline !== null && hasPassed(deadline, by) && !state.overdueExplained.includes(clock)
  })
}

/** Why an act may not end the case yet; `undefined` where nothing is left to be explained. */
export function refuseUnexplained(state: CaseState, { now, ruleSet }: CaseContext): CaseRefusal | undefined {
  const rule = ruleSet.provisions.overdue
  if (rule === undefined || unexplainedClocks(state, now.on).length === 0) return undefined
  return { ...refusals.overdueUnexplained, clause: rule.clause }
}
