/**
 * The renewal of a licence (延续): whoever asks for it with the lead that the law wants has it renewed when nobody
 * decides by the licence's last day; whoever asks later has no such day. 行政许可法 art. 50.
 */
import * as Result from "effect/Result"
import { computeDeadline, type Deadline, type PlainDate } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"

/** A licence to be renewed, and whether it was asked in time. */
export interface AskedRenewal {
  /** The licence's last day. */
  readonly expiresOn: PlainDate
  /** From the application on; `null` where no rule set in force knows one. In time, it ends by the last day. */
  readonly lead: Deadline | null
}

/** The lead that the law wants, from the day of receipt. It ends on its own last day, holiday or not. */
export function leadFrom(receivedOn: PlainDate, { calendar, ruleSet }: CaseContext): Deadline | null {
  const rule = ruleSet.provisions.renewal
  if (rule === undefined) return null
  const term = { ...rule.lead, rollForward: false }
  return Result.getOrNull(computeDeadline({ term, startsOn: receivedOn, calendar }))
}

/**
 * Whether silence until the licence's last day renews it: asked in time and not decided. Not while the applicant has
 * a notice to answer, nor what was complete only after that day: then the authority was not silent.
 */
export function isRenewalWaiting(state: CaseState): boolean {
  const dueOn = state.renewal?.lead?.dueOn ?? null
  return dueOn !== null && dueOn <= (state.renewal?.expiresOn ?? dueOn) && isSilent(state)
}

/** Whether nobody has spoken by the licence's last day, whenever its renewal was asked for. */
export function isSilent({ acceptance, phase, renewal }: CaseState): boolean {
  if (renewal === null) return false
  return phase === "received" || (phase === "accepted" && (acceptance?.on ?? "") <= renewal.expiresOn)
}
