/** Whether the actor may give a command: denied unless they act for one of the parties that it is for. */
import { holdsRole, unitActedFor } from "../identity/index.ts"
import type { ProjectCommand, ProjectContext } from "./project-commands.ts"
import { type Party, partiesTo } from "./project-commands.ts"
import type { ProjectState } from "./project-state.ts"
import { notAuthorised, type NotAuthorised } from "./refusals.ts"

/** `undefined` when the actor may. */
export function refuseUnlessParty(
  state: ProjectState,
  command: ProjectCommand,
  context: ProjectContext,
): NotAuthorised | undefined {
  const parties = partiesTo[command.type]
  const undertaking = command.type === "apply" ? command.undertaking : state.undertaking
  return parties.some((party) => actsFor(party, { ...state, undertaking }, context))
    ? undefined
    : notAuthorised(parties)
}

/** Whether the actor acts for a party of a project. */
export function actsFor(
  party: Party,
  { managingUnit, recommendingUnit, undertaking }: ProjectState,
  { actor, now, rules }: ProjectContext,
): boolean {
  const holds = (unit: string | null, role: string): boolean =>
    actor.kind === "officer" && unitActedFor(actor) === unit && holdsRole(actor, role, now.on)
  switch (party) {
    case "undertaking":
      return (
        undertaking !== null &&
        ((actor.kind === "applicant" && actor.subject === undertaking) ||
          (actor.kind === "agent" && actor.principal === undertaking))
      )
    case "recommending":
      return holds(recommendingUnit, rules.roles.recommending)
    case "managing":
      return holds(managingUnit, rules.roles.managing)
    case "receiving":
      return holds(managingUnit, rules.roles.receiving)
    case "system":
      return actor.kind === "system"
    default:
      return party satisfies never
  }
}
