/**
 * Whether an actor may do an act to a case, by the table of who may do what: on this day, for this unit, in this role,
 * and within what was handed on to them. Whoever took the first look at a case does not decide it.
 */
import type { Authority, ServiceItem } from "../catalogue/index.ts"
import {
  holdsRole,
  isAuthority,
  type OfficerActor,
  refuseLapsed,
  type SubjectId,
  unitActedFor,
} from "../identity/index.ts"
import type { RuleSet } from "../law/index.ts"
import { authorityTable, type CaseAct, type Grant, type RoleNeeded } from "./authority-table.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import { extensionOf } from "./joint-handling.ts"
import { refuseLateEntry } from "./late-entry.ts"
import { actsFor, type Party } from "./party.ts"
import type { CaseRefusal } from "./refusals.ts"
import { notAuthorised, notCompetent, notDelegated, notTheApplicant, refusals } from "./refusals.ts"

/** `undefined` when the actor may do it to this case on this day; else what is lacking. */
export function refuseUnlessPermitted(
  state: CaseState,
  command: CaseCommand,
  context: CaseContext,
): CaseRefusal | undefined {
  return (
    refuseUnlessEntitled(state, command, context) ??
    refuseSamePerson(state, command, context) ??
    refuseLateEntry(command, context)
  )
}

/** `undefined` when the table lets the actor do it. */
export function refuseUnlessEntitled(
  state: CaseState,
  command: CaseCommand,
  context: CaseContext,
): CaseRefusal | undefined {
  const lapsed = refuseLapsed(context.actor, context.now.on)
  if (lapsed) return lapsed
  const about = caseOf(state, command)
  const grants = (context.authority ?? authorityTable)[about.act] ?? []
  return grants.some((grant) => isGranted(grant, about, context))
    ? undefined
    : refusalFor(grants, about, context)
}

/** `undefined` when the actor is an officer of a competent unit who may do the act, whatever else the command asks. */
export function refuseUnlessOfficer(act: CaseAct, context: CaseContext): CaseRefusal | undefined {
  return refuseUnlessGranted({ to: "officer" }, act, context)
}

/** `undefined` when the actor may do acts to the applicant's disadvantage, whatever else the command asks. */
export function refuseUnlessMayRefuse(act: CaseAct, context: CaseContext): CaseRefusal | undefined {
  return refuseUnlessGranted({ to: "officer", needs: { roleOf: "adverse-acts" } }, act, context)
}

function refuseUnlessGranted(grant: Grant, act: CaseAct, context: CaseContext): CaseRefusal | undefined {
  const about: Concerned = { act, applicant: null, parties: [] }
  return isGranted(grant, about, context) ? undefined : refusalFor([grant], about, context)
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
  readonly act: CaseAct
  readonly applicant: SubjectId | null
  readonly parties: readonly Party[]
  /** The part of it, where only that part's authority may act. */
  readonly part?: string
}

function caseOf({ applicant, parties }: CaseState, command: CaseCommand): Concerned {
  const act = actOf(command)
  if (command.type === "submit") return { act, applicant: command.applicant, parties: command.parties ?? [] }
  if (command.type === "import") return { act, applicant: command.applicant, parties: [] }
  if (command.type === "finish-part") return { act, applicant, parties, part: command.part }
  return { act, applicant, parties }
}

/** The act of the table that a command is. */
export function actOf(command: CaseCommand): CaseAct {
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
        isAuthority(actor, now.on, about.act) &&
        isCompetent(actor, unitsFor(about, context)) &&
        hasRole(actor, grant.needs, about, context)
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

/** Jurisdiction over other units' cases is the officer's own, and goes with no powers that another unit handed on. */
function isCompetent(actor: OfficerActor, units: readonly string[]): boolean {
  const { delegation, jurisdiction = [] } = actor
  const own = delegation?.unit === undefined ? jurisdiction : []
  return units.some((each) => each === unitActedFor(actor) || own.includes(each))
}

function hasRole(
  actor: OfficerActor,
  needs: RoleNeeded | undefined,
  { act }: Concerned,
  context: CaseContext,
): boolean {
  const role = roleNeeded(needs, context)
  return role === undefined || holdsRole(actor, role, context.now.on, act)
}

/** Where a rule set names nobody for adverse acts, any officer may do them; an extension nobody grants has no approver. */
function roleNeeded(needs: RoleNeeded | undefined, { item, ruleSet }: CaseContext): string | undefined {
  if (needs === undefined) return undefined
  if ("role" in needs) return needs.role
  if (needs.roleOf === "adverse-acts") return ruleSet.provisions.adverseActs?.role
  return extensionOf(ruleSet, item)?.approverRole
}

function refusalFor(grants: readonly Grant[], { act }: Concerned, context: CaseContext): CaseRefusal {
  const { actor, item, now, ruleSet } = context
  const forOfficers = grants.flatMap((grant) => (grant.to === "officer" ? [grant] : []))
  const isTheirs = grants.some(({ to }) => to === "applicant" || to === "agent")
  if (isTheirs && (actor.kind === "applicant" || actor.kind === "agent")) return notTheApplicant
  const [first] = forOfficers
  if (first === undefined || actor.kind !== "officer") {
    const role = roleNeeded(first?.needs, context)
    return notAuthorised(role ?? "officer", clauseOf(first?.needs, ruleSet, item))
  }
  if (!isAuthority(actor, now.on, act)) return notDelegated(act)
  const role = forOfficers
    .map(({ needs }) => roleNeeded(needs, context))
    .find((needed) => needed !== undefined && !holdsRole(actor, needed, now.on, act))
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
