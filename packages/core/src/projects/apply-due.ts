/**
 * What time alone brings about, before any command is judged: when acceptance was not applied for in time, a task
 * opens for the managing unit. Never more: a default, a bar and a termination are acts of a person.
 */
import { byLaw } from "../identity/index.ts"
import type { ProjectContext } from "./project-commands.ts"
import { happen } from "./draft.ts"
import type { ProjectEvent } from "./project-events.ts"
import type { ProjectState } from "./project-state.ts"
import { overdueFrom } from "./timers.ts"

/** The events that have fallen due by `now`. */
export function applyDue(state: ProjectState, context: ProjectContext): readonly ProjectEvent[] {
  const from = overdueFrom(state)
  if (from === null || context.now.on < from) return []
  const { clause } = context.rules.acceptance
  const legal = { occurredOn: from, actor: byLaw(clause) }
  return [happen(context, "TaskOpened", { task: "decide-on-default", clause }, legal)]
}
