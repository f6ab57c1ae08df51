/** Who may have the record handed out; nobody unless a role is named for it, but for the district's own programs. */
import { type Actor, isAuthority } from "@onevisit/core/identity"
import { type Refusal, text } from "@onevisit/core/reasons"
import type { PlainDate } from "@onevisit/core/time"

/** The roles that officers need. What is not named is denied. */
export interface AuditRoles {
  /** For dossiers (卷宗). */
  readonly dossier?: string
  /** For archives. */
  readonly archive?: string
}

export type AuditNotAuthorised = Refusal<"NotAuthorised">

export function refuseAudit(
  actor: Actor,
  on: PlainDate,
  act: keyof AuditRoles,
  roles: AuditRoles,
): AuditNotAuthorised | null {
  if (actor.kind === "system") return null
  const role = roles[act]
  if (role === undefined) return roleNotNamed(act)
  return isAuthority(actor, on, act) && actor.roles.includes(role) ? null : roleNeeded(role)
}

const roleNotNamed = (act: keyof AuditRoles): AuditNotAuthorised => ({
  _tag: "NotAuthorised",
  message: text(
    `尚未指定由何种岗位办理此事，请先在配置（audit.roles.${act}）中指定。`,
    `Nobody is named for this yet; name the role in the settings (\`audit.roles.${act}\`) first.`,
  ),
})

const roleNeeded = (role: string): AuditNotAuthorised => ({
  _tag: "NotAuthorised",
  message: text(
    `此操作须由具备“${role}”职责的工作人员进行。`,
    `Only an officer with the role "${role}" may do this.`,
  ),
})
