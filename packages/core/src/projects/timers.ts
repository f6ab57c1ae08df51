/** When a project must be looked at again if nobody does anything. */
import { addDays, type PlainDate } from "../time/index.ts"
import { awaitsApplication, type ProjectState } from "./project-state.ts"

/** The first day on which acceptance was not applied for in time; `null` where nothing runs or a person has it. */
export function overdueFrom(state: ProjectState): PlainDate | null {
  const dueOn = state.acceptanceDue?.dueOn ?? null
  if (dueOn === null || !awaitsApplication(state)) return null
  return state.tasks.includes("decide-on-default") || state.settled !== null ? null : addDays(dueOn, 1)
}
