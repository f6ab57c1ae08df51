/**
 * Whether an actor may do an act to a case, by the table of who may do what. Whoever took the first look at a case
 * does not decide it; what was received before today at the window is entered by whoever may enter late.
 */
import type { Authority, ServiceItem } from "../catalogue/index.ts"
import { holdsRole, isAuthority, type OfficerActor, type SubjectId } from "../identity/index.ts"
import type { RuleSet } from "../law/index.ts"
import { authorityTable, caseRoles, type CaseAct, type Grant, type RoleNeeded } from "./authority-table.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { extensionOf } from "./joint-handling.ts"
import { actsFor, type Party } from "./party.ts"
import type { CaseRefusal } from "./refusals.ts"
import { notAuthorised, notCompetent, notTheApplicant, refusals } from "./refusals.ts"

/** `undefined` when the table lets the actor do it; else what is lacking. */
export function refuseUnlessPermitted(
  state: CaseState,
  command: CaseCommand,
  context: CaseContext,
): CaseRefusal | undefined {
  const grants = (context.authority ?? authorityTable)[actOf(command)] ?? []
  const about = caseOf(state, command)
  if (!grants.some((grant) => isGranted(grant, about, context))) return refusalFor(grants, context)
  return refuseSamePerson(state, command, context) ?? refuseLateEntry(command, context)
}

/** `undefined` when the actor is an officer of a competent unit, whatever else the command asks. */
export function refuseUnlessOfficer(context: CaseContext): CaseRefusal | undefined {
  const grant: Grant = { to: "officer" }
  return isGranted(grant, { applicant: null, parties: [] }, context)
    ? undefined
    : refusalFor([grant], context)
}

/** `undefined` when the actor may do acts to the applicant's disadvantage, whatever else the command asks. */
export function refuseUnlessMayRefuse(context: CaseContext): CaseRefusal | undefined {
  const grant: Grant = { to: "officer", needs: { roleOf: "adverse-acts" } }
  return isGranted(grant, { applicant: null, parties: [] }, context)
    ? undefined
    : refusalFor([grant], context)
}

/** The units that are competent for cases of an item: its authority's, and those of whoever has a part in it. */
export function competentUnits({ authority, reviewParts = [], units }: ServiceItem): readonly string[] {
  const named: readonly (Authority | undefined)[] = [
    authority,
    units?.lead,
    units?.responsible,
    ...(units?.cooperating ?? []),
    ...reviewParts.map((part) => part.authority),
  ]
  return [...new Set(named.flatMap((each) => each?.id ?? []))]
}

/** What the table is asked about. */
interface Concerned {
  readonly applicant: SubjectId | null
  readonly parties: readonly Party[]
  /** The part of it, where only that part's authority may act. */
  readonly part?: string
}

function caseOf(state: CaseState, command: CaseCommand): Concerned {
  if (command.type === "submit") return { applicant: command.applicant, parties: command.parties ?? [] }
  if (command.type === "import") return { applicant: command.applicant, parties: [] }
  const { applicant, parties } = state
  return command.type === "finish-part" ? { applicant, parties, part: command.part } : { applicant, parties }
}

function actOf(command: CaseCommand): CaseAct {
  if (command.type !== "decide") return command.type
  return command.favourable ? "decide-favourably" : "decide-adversely"
}

function isGranted(grant: Grant, about: Concerned, context: CaseContext): boolean {
  const { actor, now } = context
  switch (grant.to) {
    case "applicant":
      return actor.kind === "applicant" && actor.subject === about.applicant
    case "agent":
      return actsFor(about.parties, about.applicant, actor, grant.act, now.on)
    case "officer":
      return (
        isAuthority(actor, now.on) &&
        isCompetent(actor, unitsFor(about, context)) &&
        hasRole(actor, grant.needs, context)
      )
    case "system":
      return actor.kind === "system"
    default:
      return grant satisfies never
  }
}

/** A part is its own authority's; all else is for any unit that is competent for the case. */
function unitsFor({ part }: Concerned, { item }: CaseContext): readonly string[] {
  const own = item.reviewParts?.find(({ id }) => id === part)
  return own === undefined ? competentUnits(item) : [own.authority.id]
}

function isCompetent({ jurisdiction = [], unit }: OfficerActor, units: readonly string[]): boolean {
  return units.some((each) => each === unit || jurisdiction.includes(each))
}

function hasRole(actor: OfficerActor, needs: RoleNeeded | undefined, context: CaseContext): boolean {
  const role = roleNeeded(needs, context)
  return role === undefined || holdsRole(actor, role, context.now.on)
}

/** Where a rule set names nobody for adverse acts, any officer may do them; an extension nobody grants has no approver. */
function roleNeeded(needs: RoleNeeded | undefined, { item, ruleSet }: CaseContext): string | undefined {
  if (needs === undefined) return undefined
  if ("role" in needs) return needs.role
  if (needs.roleOf === "adverse-acts") return ruleSet.provisions.adverseActs?.role
  return extensionOf(ruleSet, item)?.approverRole
}

function refusalFor(grants: readonly Grant[], context: CaseContext): CaseRefusal {
  const { actor, item, now, ruleSet } = context
  const forOfficers = grants.flatMap((grant) => (grant.to === "officer" ? [grant] : []))
  const isTheirs = grants.some(({ to }) => to === "applicant" || to === "agent")
  if (isTheirs && (actor.kind === "applicant" || actor.kind === "agent")) return notTheApplicant
  const [first] = forOfficers
  if (first === undefined || !isAuthority(actor, now.on)) {
    const role = roleNeeded(first?.needs, context)
    return notAuthorised(role ?? "officer", clauseOf(first?.needs, ruleSet, item))
  }
  const role = forOfficers
    .map(({ needs }) => roleNeeded(needs, context))
    .find((needed) => needed !== undefined && !holdsRole(actor, needed, now.on))
  return role === undefined
    ? notCompetent(item.authority.id)
    : notAuthorised(role, clauseOf(first.needs, ruleSet, item))
}

function clauseOf(needs: RoleNeeded | undefined, ruleSet: RuleSet, item: ServiceItem) {
  if (needs === undefined || "role" in needs) return undefined
  return needs.roleOf === "adverse-acts"
    ? ruleSet.provisions.adverseActs?.clause
    : extensionOf(ruleSet, item)?.clause
}

/** The first look and the decision are two people's, unless the rule set says otherwise. */
function refuseSamePerson(
  state: CaseState,
  command: CaseCommand,
  { actor, ruleSet }: CaseContext,
): CaseRefusal | undefined {
  if (command.type !== "decide" || ruleSet.provisions.oneOfficerMayDecideAlone !== undefined) return undefined
  return actor.kind === "officer" && state.preReviewers.includes(actor.externalId)
    ? refusals.preReviewerDecides
    : undefined
}

/** At the window, today's papers are entered today, whoever says that they were there. */
function refuseLateEntry(command: CaseCommand, { actor, now }: CaseContext): CaseRefusal | undefined {
  if (command.type !== "submit" && command.type !== "supplement") return undefined
  const { channel, enteredLate, receivedOn } = command.receipt
  if (channel !== "window" || receivedOn >= now.on) return undefined
  if (!holdsRole(actor, caseRoles.backEntry, now.on)) return notAuthorised(caseRoles.backEntry)
  return enteredLate === undefined ? refusals.lateEntryUnexplained : undefined
}
