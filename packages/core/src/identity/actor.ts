/**
 * Who acts: an officer, an applicant, an agent, the system, or the law itself. The host authenticates and vouches for
 * officers day by day; the library records what the host said, and lets nobody act on a day for which it did not. An
 * actor stands in every event and so holds no name and nothing else about a person: an officer is known by the host's
 * own id for them.
 */
import type { Citation, Refusal, Text } from "../reasons/index.ts"
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
  /** The day for which the host vouched for unit and roles: on another they may be others. */
  readonly validAt: PlainDate
  /** The first day for which it no longer does, where one word of the host holds longer than that day. */
  readonly validTo?: PlainDate
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
  /** The unit whose powers they are, in place of the officer's own; the officer's own where left out. */
  readonly unit?: string
  /** The acts it covers, by their names in the table of who may do what; all that the roles allow where left out. */
  readonly acts?: readonly string[]
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
  readonly validTo?: PlainDate
  readonly delegation?: Delegation
  readonly jurisdiction?: readonly string[]
}

/** Why an officer may do nothing on a day, whatever their roles. */
export interface OfficerLapsed extends Refusal<"OfficerLapsed"> {
  /** `vouching`: the host's word is for other days; `delegation`: the powers handed on do not hold on the day. */
  readonly because: "vouching" | "delegation"
}

/** The officer as events record them: everything but the name. */
export function actorOfStaff(member: StaffMember): OfficerActor {
  const { delegation, externalId, jurisdiction, roles, unit, validAt, validTo } = member
  return {
    kind: "officer",
    externalId,
    unit,
    roles,
    validAt,
    ...(validTo ? { validTo } : {}),
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

/**
 * Whether the actor holds a role on a day, for an act: only officers hold any, and only as {@link isAuthority} says.
 * A delegation that names its acts covers no act that is not named here.
 */
export function holdsRole(actor: Actor, role: string, on: PlainDate, act?: string): boolean {
  return isAuthority(actor, on, act) && actor.roles.includes(role)
}

/**
 * Whether acts of an authority may have this author: an officer for whom the host vouches on that day and whose
 * delegation, if any, holds on it and covers the act.
 */
export function isAuthority(actor: Actor, on: PlainDate, act?: string): actor is OfficerActor {
  return (
    actor.kind === "officer" &&
    refuseLapsed(actor, on) === undefined &&
    isCovered(actor.delegation?.acts, act)
  )
}

/** The unit whose powers an officer exercises: the one that handed them on, else their own. */
export function unitActedFor({ delegation, unit }: Pick<OfficerActor, "delegation" | "unit">): string {
  return delegation?.unit ?? unit
}

/**
 * `undefined` for whoever may act on the day as far as days go: all but officers whose day is over or has not come.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { refuseLapsed } from "@onevisit/core/identity"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const [monday, tuesday] = [plainDate("2019-03-04"), plainDate("2019-03-05")]
 * const clerk = { kind: "officer", externalId: "e-17", unit: "bureau", roles: [], validAt: monday } as const
 * assert.equal(refuseLapsed(clerk, monday), undefined)
 * assert.equal(refuseLapsed(clerk, tuesday)?.because, "vouching")
 * assert.equal(refuseLapsed({ ...clerk, validTo: plainDate("2019-03-09") }, tuesday), undefined)
 * ```
 */
export function refuseLapsed(actor: Actor, on: PlainDate): OfficerLapsed | undefined {
  if (actor.kind !== "officer") return undefined
  const { delegation, validAt, validTo } = actor
  if (!(validTo === undefined ? on === validAt : validAt <= on && on < validTo)) return lapsed.vouching
  return isDelegationOpen(delegation, on) ? undefined : lapsed.delegation
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

const lapsed = {
  vouching: {
    _tag: "OfficerLapsed",
    because: "vouching",
    message: text(
      "工作人员的身份和职责不是在今天核实的，请重新登录后再办理。",
      "The officer's unit and roles were not vouched for today: sign in anew and try again.",
    ),
  },
  delegation: {
    _tag: "OfficerLapsed",
    because: "delegation",
    message: text(
      "授权今天不在有效期内，请由授权人续授，或由有权人员办理。",
      "The delegation does not hold today: have it renewed, or let someone act who holds the powers.",
    ),
  },
} as const satisfies Record<OfficerLapsed["because"], OfficerLapsed>

function isCovered(acts: readonly string[] | undefined, act: string | undefined): boolean {
  return acts === undefined || (act !== undefined && acts.includes(act))
}

function isDelegationOpen(delegation: Delegation | undefined, on: PlainDate): boolean {
  if (delegation === undefined) return true
  return delegation.validFrom <= on && (delegation.validTo === undefined || on < delegation.validTo)
}

function unknownActor(actor: never): never {
  throw new TypeError(`Unknown kind of actor: ${String((actor as { kind?: unknown }).kind)}`)
}
