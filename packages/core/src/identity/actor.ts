/**
 * Who acts: an officer, an applicant, an agent, the system, or the law itself. The host authenticates;
 * the library only records what the host said. An actor stands in every event and so holds no name and
 * nothing else about a person: an officer is known by the host's own id for them.
 */
import type { Citation, Text } from "../reasons/index.ts"
import { composeCitation, text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { AgencyCapacity, SubjectId } from "./subject.ts"

/** Who acts. Plain data, the same in a command's context and in the event. */
export type Actor = OfficerActor | ApplicantActor | AgentActor | SystemActor | LawActor

/** A person acting for an authority. Acts of an authority (acceptance, refusal, revocation …) need one. */
export interface OfficerActor {
  readonly kind: "officer"
  /** The host's id for the officer; never a citizen number or a name. */
  readonly externalId: string
  /** The authority or its unit, by the host's id. */
  readonly unit: string
  readonly roles: readonly string[]
  /** The day for which the host vouched for unit and roles. */
  readonly validAt: PlainDate
  /** Whose powers are exercised, where they are not the officer's own. */
  readonly delegation?: Delegation
  /** Other units for whose cases the officer may act, for example those whose window this is. */
  readonly jurisdiction?: readonly string[]
}

/** An officer as a record knows them: the host's ids, no name. */
export type OfficerRef = Pick<OfficerActor, "externalId" | "unit">

/** Powers handed on by another officer or unit, for a time. */
export interface Delegation {
  readonly from: string
  readonly validFrom: PlainDate
  /** The first day on which it no longer holds. */
  readonly validTo?: PlainDate
}

/** The subject whose case it is, acting in person. */
export interface ApplicantActor {
  readonly kind: "applicant"
  readonly subject: SubjectId
}

/** One subject acting for another. */
export interface AgentActor {
  readonly kind: "agent"
  readonly subject: SubjectId
  readonly principal: SubjectId
  readonly capacity: AgencyCapacity
}

/** A program: a timer, an import, an outside system whose facts are adopted. Never the author of an authority's act. */
export interface SystemActor {
  readonly kind: "system"
  readonly name: string
}

/** What happens by operation of law has no author but the clause. */
export interface LawActor {
  readonly kind: "law"
  readonly clause: Citation
}

/** An officer as the host's staff directory knows them; the name stays there. */
export interface StaffMember {
  readonly externalId: string
  readonly name: string
  readonly unit: string
  readonly roles: readonly string[]
  readonly validAt: PlainDate
  readonly delegation?: Delegation
  readonly jurisdiction?: readonly string[]
}

/** The officer as events record them: everything but the name. */
export function actorOfStaff(member: StaffMember): OfficerActor {
  const { delegation, externalId, jurisdiction, roles, unit, validAt } = member
  return {
    kind: "officer",
    externalId,
    unit,
    roles,
    validAt,
    ...(delegation ? { delegation } : {}),
    ...(jurisdiction ? { jurisdiction } : {}),
  }
}

/** The applicant acting in person. */
export function actorOfApplicant(subject: SubjectId): ApplicantActor {
  return { kind: "applicant", subject }
}

/** An agent acting for a principal. */
export function actorOfAgent(agent: Omit<AgentActor, "kind">): AgentActor {
  const { capacity, principal, subject } = agent
  return { kind: "agent", subject, principal, capacity }
}

/** A program, by its name. */
export function system(name: string): SystemActor {
  return { kind: "system", name }
}

/** The law, by the clause that makes it happen. */
export function byLaw(clause: Citation): LawActor {
  return { kind: "law", clause }
}

/** Whether the actor holds a role on a day: only officers hold any, and a delegation must hold on that day. */
export function holdsRole(actor: Actor, role: string, on: PlainDate): boolean {
  return actor.kind === "officer" && actor.roles.includes(role) && isDelegationOpen(actor.delegation, on)
}

/** Whether acts of an authority may have this author: an officer whose delegation, if any, holds on that day. */
export function isAuthority(actor: Actor, on: PlainDate): actor is OfficerActor {
  return actor.kind === "officer" && isDelegationOpen(actor.delegation, on)
}

/** The actor as people read it, without a name. */
export function composeActor(actor: Actor): Text {
  switch (actor.kind) {
    case "officer":
      return text(`${actor.unit}工作人员`, `officer of ${actor.unit}`)
    case "applicant":
      return text("申请人", "applicant")
    case "agent":
      return text("代理人", "agent")
    case "system":
      return text(`系统（${actor.name}）`, `system (${actor.name})`)
    case "law": {
      const clause = composeCitation(actor.clause)
      return text(`依${clause.zh}`, `by operation of ${clause.en}`)
    }
    default:
      return unknownActor(actor)
  }
}

function isDelegationOpen(delegation: Delegation | undefined, on: PlainDate): boolean {
  if (delegation === undefined) return true
  return delegation.validFrom <= on && (delegation.validTo === undefined || on < delegation.validTo)
}

function unknownActor(actor: never): never {
  throw new TypeError(`Unknown kind of actor: ${String((actor as { kind?: unknown }).kind)}`)
}
