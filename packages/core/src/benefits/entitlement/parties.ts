/** Who may do what to an entitlement. What is not here is denied, and so is every officer on a day that is not theirs. */
import { type Actor, holdsRole, isAuthority, type SubjectId } from "../../identity/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import type { Now } from "../../time/index.ts"
import type { ActPolicy } from "../programme/index.ts"
import type { EntitlementCommand } from "./entitlement-commands.ts"
import { notAuthorised, type NotAuthorised } from "./refusals.ts"

/**
 * `deciding`: an officer with the programme's role. `staff`: any officer, for example one who visits. `person`: whoever the
 * entitlement is about, or their agent. `program`: a program of the host's, for what is to nobody's disadvantage.
 */
export type EntitlementParty = "deciding" | "staff" | "person" | "program"

/** Who may give each command. */
export const partiesToEntitlement: Readonly<Record<EntitlementCommand["type"], readonly EntitlementParty[]>> =
  {
    "note-difference": ["program", "deciding"],
    state: ["program", "staff"],
    determine: ["program", "deciding"],
    "ask-visit": ["program", "deciding"],
    "record-visit": ["staff"],
    verify: ["program", "deciding"],
    tell: ["program", "staff"],
    enrol: ["program", "deciding"],
    "set-payee": ["program", "staff", "person"],
    object: ["person", "staff"],
    "answer-objection": ["deciding"],
    "ask-human": ["person", "staff"],
    "answer-human": ["deciding"],
    hold: ["deciding"],
    "lift-hold": ["deciding"],
    announce: ["deciding"],
    answer: ["person", "staff"],
    drop: ["deciding"],
    refuse: ["deciding"],
    stop: ["deciding"],
    lower: ["deciding"],
    recover: ["deciding"],
    resume: ["deciding"],
    pay: ["program", "deciding"],
    "note-return": ["program", "deciding"],
    "note-group": ["program", "deciding"],
    import: ["deciding"],
    "receive-recovery": ["program", "deciding"],
    "waive-recovery": ["deciding"],
    "let-time-pass": ["program", "deciding"],
  }

export interface Acting {
  readonly actor: Actor
  readonly now: Now
  readonly acts: Pick<ActPolicy, "role">
  /** The act that is done, for officers whose delegation names its acts. */
  readonly act: string
}

/** What goes with an act as its own bookkeeping is covered by whatever covers the act. */
export function actOf(type: EntitlementCommand["type"]): string {
  return type === "note-group" ? "pay" : type
}

/** `null` where the actor is one of the parties. Nobody is the person of an entitlement that is not named. */
export function refuseUnlessParty(
  parties: readonly EntitlementParty[],
  acting: Acting,
  subject: SubjectId | null = null,
): NotAuthorised | null {
  if (parties.some((party) => isParty(party, acting, subject))) return null
  const needed = parties.map((party) => titleOf(party, acting.acts))
  return notAuthorised(
    parties.map((party) => (party === "deciding" ? acting.acts.role : party)),
    `须由${needed.map(({ zh }) => zh).join("或")}进行，且工作人员须在授权日期内。`,
    `Only ${needed.map(({ en }) => en).join(" or ")} may do this, officers on days for which they are vouched.`,
  )
}

function isParty(
  party: EntitlementParty,
  { act, actor, acts, now }: Acting,
  subject: SubjectId | null,
): boolean {
  switch (party) {
    case "deciding":
      return holdsRole(actor, acts.role, now.on, act)
    case "staff":
      return isAuthority(actor, now.on, act)
    case "person":
      if (subject === null) return false
      return actor.kind === "applicant"
        ? actor.subject === subject
        : actor.kind === "agent" && actor.principal === subject
    case "program":
      return actor.kind === "system"
    default:
      return party satisfies never
  }
}

function titleOf(party: EntitlementParty, { role }: Acting["acts"]): Text {
  switch (party) {
    case "deciding":
      return text(`具备“${role}”职责的工作人员`, `an officer with the role "${role}"`)
    case "staff":
      return text("工作人员", "an officer")
    case "person":
      return text("本人或代理人", "the person or an agent")
    case "program":
      return text("本系统程序", "a program of the authority's")
    default:
      return party satisfies never
  }
}
