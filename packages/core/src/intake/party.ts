/**
 * Who stands beside the applicant in a case, and what the applicant chose: a legal representative and a guardian act
 * for them in everything, a handler (经办人) in what they were entrusted with and only while that holds, a contact in
 * nothing. 行政许可法 art. 29; 民法总则 (since 2021 民法典) art. 23, 34; 浙江省保障“最多跑一次”改革规定 art. 6.
 */
import type { CollectionWay } from "../catalogue/index.ts"
import type { Sealable } from "../events/index.ts"
import type { Actor, SubjectId } from "../identity/index.ts"
import { text, type Text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { ServedRole } from "./service/service-way.ts"

/** What an applicant may have done by another. */
export type PartyAct = "submit" | "supplement" | "withdraw" | "commit" | "choose" | "receive"

export const partyRoles = ["legal-representative", "guardian", "handler", "contact"] as const
export type PartyRole = (typeof partyRoles)[number]

/** The roles as people see them. */
export const partyTitles: Readonly<Record<PartyRole, Text>> = {
  "legal-representative": text("法定代表人", "legal representative"),
  guardian: text("监护人", "guardian"),
  handler: text("经办人", "handler"),
  contact: text("联系人", "contact"),
}

export interface Party {
  readonly role: PartyRole
  readonly subject: SubjectId
  /** A handler's acts; the others need none. */
  readonly scope?: readonly PartyAct[]
  readonly validFrom: PlainDate
  /** The first day on which it no longer holds; absent while open. */
  readonly validTo?: PlainDate
  /** The content hash of the paper that entrusts a handler (授权委托书), or shows who the guardian is (监护证明). */
  readonly evidence?: string
}

/** How the applicant wants to be served. Nothing here may be demanded of them. */
export interface Choices {
  /** Where messages go. */
  readonly channel?: "letter" | "phone" | "electronic"
  readonly collection?: CollectionWay
  /** Where the result is sent to. */
  readonly address?: Sealable<string>
  /** What they said yes or no to; what they were not asked is not there. */
  readonly optIns?: {
    readonly tolerantIntake?: boolean
    readonly commitment?: boolean
    readonly electronicService?: boolean
    /** Paper of what is served electronically, which nobody has to give a reason for. */
    readonly paperDocuments?: boolean
  }
}

/** Whether a party may be served in a role on a day: a handler only where entrusted to receive, a contact never. */
export function maySign(party: Party, role: Exclude<ServedRole, "applicant">, on: PlainDate): boolean {
  const { scope = [], validFrom, validTo } = party
  if (on < validFrom || (validTo !== undefined && on >= validTo)) return false
  const isHandler = party.role === "handler" && scope.includes("receive")
  switch (role) {
    // A guardian is an agent by law (法定代理人).
    case "agent":
      return isHandler || ACTS_IN_EVERYTHING.has(party.role)
    case "guardian":
      return party.role === "guardian"
    case "handling-staff":
      return isHandler
    default:
      return role satisfies never
  }
}

/** Whether one of the parties on record entitles the actor to do an act for the applicant on a day. */
export function actsFor(
  parties: readonly Party[],
  applicant: SubjectId | null,
  actor: Actor,
  act: PartyAct,
  on: PlainDate,
): boolean {
  if (actor.kind !== "agent" || actor.principal !== applicant) return false
  return parties.some(
    ({ role, scope = [], subject, validFrom, validTo }) =>
      subject === actor.subject &&
      validFrom <= on &&
      (validTo === undefined || on < validTo) &&
      (ACTS_IN_EVERYTHING.has(role) || (role === "handler" && scope.includes(act))),
  )
}

const ACTS_IN_EVERYTHING: ReadonlySet<PartyRole> = new Set(["legal-representative", "guardian"])
