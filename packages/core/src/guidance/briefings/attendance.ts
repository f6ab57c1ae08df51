/**
 * Who came to a briefing: heads (人次) as they were counted, and those of them who are known, as persons. A
 * person is known by the district's id or by a keyed fingerprint of an identifier, never by the identifier. The
 * organisations that sent somebody stand apart: whom each sent is nobody's business here (个人信息保护法 art. 6).
 */
import type { SubjectId } from "../../identity/index.ts"

/** A person who came: a subject, or the keyed fingerprint of an identifier of somebody who is no subject yet. */
export type Attendee =
  | { readonly subject: SubjectId }
  | { readonly scheme: string; readonly fingerprint: string }

export interface Attendance {
  /** Everybody who came, known or not. */
  readonly heads: number
  /** Those who are known, each once. */
  readonly persons: readonly Attendee[]
  /** The organisations on whose behalf somebody came, each once. */
  readonly organisations: readonly SubjectId[]
}

/** What tells one person from another. */
export function attendeeKey(attendee: Attendee): string {
  return "subject" in attendee ? attendee.subject : `${attendee.scheme}/${attendee.fingerprint}`
}

/** The attendance with each person and organisation once, in an order of its own: a list in any order is the same. */
export function settleAttendance({ heads, organisations, persons }: Attendance): Attendance {
  const byKey = new Map(persons.map((person) => [attendeeKey(person), person]))
  const ordered = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    heads,
    persons: ordered.map(([, person]) => person),
    organisations: [...new Set(organisations)].toSorted(),
  }
}
