/**
 * What a district settles about its records, since the statute (个人信息保护法 arts. 6, 13, 19) asks for a purpose and the
 * shortest time that is needed and names neither: what sealed values are opened for, how long which records are kept,
 * what people may be searched by, who may do what. Nothing is presumed: a purpose that is not declared opens nothing, a
 * class without a term is kept, an act without a role is nobody's.
 */
import { type Actor, holdsRole } from "../identity/index.ts"
import type { Citation, Text } from "../reasons/index.ts"
import type { Calendar, Now, PlainDate, Term } from "../time/index.ts"

/** What allows the handling of personal data (个人信息保护法 art. 13). */
export type LawfulBasis =
  | "consent"
  | "contract"
  | "statutory-duty"
  | "emergency"
  | "public-interest"
  | "published"
  | "other-law"

/** What a restricted record may still be opened for (个人信息保护法 art. 47 ¶2: 除存储之外停止处理). */
export type RestrictedUse = "archive" | "audit" | "remedy"

/** One purpose of a closed list. */
export interface DeclaredPurpose {
  /** What callers name it by; stands in the access log in clear, so it holds nothing about a person. */
  readonly id: string
  readonly title: Text
  readonly basis: LawfulBasis
  /** The clause that asks for it. */
  readonly clause?: Citation
  /** Named where it may open restricted records as well. */
  readonly restricted?: RestrictedUse
}

/** How long records of a class are kept, for those that ended within the period. */
export interface RetentionTerm {
  readonly validFrom: PlainDate
  /** The first day on which another holds. */
  readonly validTo: PlainDate | null
  readonly term: Term
  /** Where the term stands. */
  readonly source: Citation
}

/** A class of records (档案门类): which streams belong to it, when one of them ends, how long it is kept from then. */
export interface RecordClass {
  readonly id: string
  readonly title: Text
  /** What the names of its streams begin with, up to the colon: `case`, `entitlement`, `feedback`. */
  readonly streams: readonly string[]
  /** The events by which a record ends; `last-event` where every event is the end until another comes. */
  readonly endedBy: readonly string[] | "last-event"
  /** The events by which one that ended goes on. */
  readonly reopenedBy?: readonly string[]
  /** Without one that was in force on the day of the end, the record is kept and says so. */
  readonly terms: readonly RetentionTerm[]
}

/** What a subject may be searched by; nothing else finds anybody. */
export type SearchKey = "identifier" | "phone" | "name-and-last-four"

/** Acts that only those may do whom the district names. */
export type RecordAct =
  | "read-access-log"
  | "read-records"
  | "search-subjects"
  | "set-holds"
  | "restrict-records"
  | "dispose-of-records"
  | "take-requests"
  | "decide-requests"

export interface RecordRules {
  readonly purposes: readonly DeclaredPurpose[]
  readonly classes?: readonly RecordClass[]
  readonly search?: {
    readonly keys: readonly SearchKey[]
    /** How many a search shows at most: of more it shows none. A whole number from 1. */
    readonly most: number
  }
  readonly requests?: RequestRules
  /** The roles any of which allows an act. */
  readonly roles?: Readonly<Partial<Record<RecordAct, readonly string[]>>>
}

/** How requests of people about their data are answered (个人信息保护法 arts. 45 to 50). */
export interface RequestRules {
  /** 及时 (art. 50): how long an answer may take here. */
  readonly answerWithin: Term
  /** What a person may do who was refused (art. 50 ¶2). */
  readonly remedies: readonly Text[]
}

/** What every decision about records is given beside the state. */
export interface RecordContext {
  readonly now: Now
  readonly actor: Actor
  readonly rules: RecordRules
  readonly calendar: Calendar
}

/** Whether the actor is an officer with a role that the district names for the act. */
export function mayOnRecords(
  act: RecordAct,
  { actor, now, rules }: Pick<RecordContext, "actor" | "now" | "rules">,
): boolean {
  return rolesOnRecords(act, rules).some((role) => holdsRole(actor, role, now.on, act))
}

export function rolesOnRecords(act: RecordAct, rules: RecordRules): readonly string[] {
  return rules.roles?.[act] ?? []
}
