/** Which deadlines of a case run, by the phase it is in. */
import type { Deadline, PlainDate } from "../time/index.ts"
import type { CaseState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import { heardActs } from "./hearing.ts"
import { isRenewalWaiting } from "./renewal.ts"

export interface RunningDeadline {
  readonly name: DeadlineName
  /** The last day in time; `null` while it stands still. */
  readonly dueOn: PlainDate | null
  /** What explains the day; of a licence's last day, the lead with which its renewal was asked for. */
  readonly deadline: Deadline
}

/** The deadlines that still run in the phase the case is in; those whose day has passed stay until they are settled. */
export function openDeadlines(state: CaseState): readonly RunningDeadline[] {
  const { correction, delivery, noticeDue, owing, phase, promised, renewal, statutory } = state
  const open: RunningDeadline[] = []
  const run = (name: DeadlineName, deadline: Deadline | null | undefined) => {
    if (deadline) open.push({ name, dueOn: deadline.dueOn, deadline })
  }
  if (phase === "received") run("notice", noticeDue)
  if (phase === "correcting") run("correction", correction?.deadline)
  if (phase === "accepted") {
    run("statutory", statutory)
    run("promised", promised)
    if (owing && owing.owed.length > 0) run("supplement", owing.deadline)
    for (const [id, { deadline, finished }] of Object.entries(state.parts))
      if (finished === null) run(`part:${id}`, deadline)
  }
  if (phase === "decided") run("delivery", delivery)
  if (renewal?.lead && isRenewalWaiting(state))
    open.push({ name: "expiry", dueOn: renewal.expiresOn, deadline: renewal.lead })
  if (VERIFIABLE.has(phase))
    for (const [option, { rectifyBy, verified, verifyBy }] of Object.entries(state.commitments)) {
      if (verified === null) run(`verification:${option}`, verifyBy)
      if (verified === "broken") run(`rectification:${option}`, rectifyBy)
    }
  for (const act of heardActs(state)) run(`defence:${act}`, state.announced[act]?.respondBy)
  return open
}

/** The phases in which a promise is verified and a broken one put right. */
export const VERIFIABLE: ReadonlySet<CaseState["phase"]> = new Set(["accepted", "decided", "delivered"])
