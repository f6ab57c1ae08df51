/** Which deadlines of a case run, by the phase it is in. */
import type { Deadline } from "../time/index.ts"
import type { CaseState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"

/** The deadlines that still run in the phase the case is in. */
export function openDeadlines(state: CaseState): readonly (readonly [DeadlineName, Deadline])[] {
  const open: (readonly [DeadlineName, Deadline | null | undefined])[] = []
  if (state.phase === "received") open.push(["notice", state.noticeDue])
  if (state.phase === "correcting") open.push(["correction", state.correction?.deadline])
  if (state.phase === "accepted") {
    open.push(["statutory", state.statutory], ["promised", state.promised])
    if (state.owing && state.owing.owed.length > 0) open.push(["supplement", state.owing.deadline])
  }
  if (state.phase === "decided") open.push(["delivery", state.delivery])
  return open.flatMap(([name, deadline]) => (deadline ? [[name, deadline] as const] : []))
}
