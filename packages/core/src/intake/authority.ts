/** Who may act: intake is an officer's; refusing and revoking, an officer's with the role the rule set names. */
import type { CaseContext } from "./case-commands.ts"
import type { NotAuthorised } from "./refusals.ts"
import { notAuthorised } from "./refusals.ts"

/** `undefined` when the actor is an officer of any role. */
export function refuseUnlessOfficer({ actor }: CaseContext): NotAuthorised | undefined {
  return actor.kind === "officer" ? undefined : notAuthorised("officer")
}

/** `undefined` when the actor may do acts to the applicant's disadvantage. */
export function refuseUnlessMayRefuse(context: CaseContext): NotAuthorised | undefined {
  const { actor, ruleSet } = context
  const rule = ruleSet.provisions.adverseActs
  if (actor.kind !== "officer") return notAuthorised(rule?.role ?? "officer", rule?.clause)
  if (rule !== undefined && !actor.roles.includes(rule.role)) return notAuthorised(rule.role, rule.clause)
  return undefined
}
