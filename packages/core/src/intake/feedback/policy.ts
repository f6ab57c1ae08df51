/**
 * What a district settles about ratings and complaints. The opinion 国办发〔2019〕51号 asks for verification,
 * rectification and feedback and names neither days nor offices: every term, role and number of tries is the
 * district's own, and an act for which it names no role can be done by nobody.
 */
import type { Citation, Text } from "../../reasons/index.ts"
import type { Term } from "../../time/index.ts"

/** The acts of officers. Who does them must not be the one rated or complained of. */
export type FeedbackAct =
  | "acknowledge"
  | "verify"
  | "set-aside"
  | "rectify"
  | "answer"
  | "revisit"
  | "close"
  | "transfer"
  | "accept-transfer"

/** What the authority has to do by a day; its lapse opens a task of the same name and closes nothing. */
export type FeedbackClock = "acknowledge" | "answer" | "verify" | "rectify" | "revisit" | "accept-transfer"

export interface FeedbackPolicy {
  /** Where it stands, so that it can be shown; a sample says so. */
  readonly source: Citation
  /** How long each clock runs: from receipt (`acknowledge`, `answer`, `verify`), from the finding, from the rectification or answer, from the offer. */
  readonly terms: Readonly<Record<FeedbackClock, Term>>
  /** How long after a rating its giver may change it. */
  readonly changeWithin: Term
  /** How long after a complaint was closed the complainant may have it reopened, once. */
  readonly reopenWithin: Term
  readonly roles: Readonly<Partial<Record<FeedbackAct, string>>>
  /** Whether another officer of the same unit may verify, or only one of another unit. */
  readonly verifiedBy: "another-officer" | "another-unit"
  /** After how many tries in vain a person counts as not reached; a whole number from 1. */
  readonly revisitTries: number
  /** What may be ticked as the reason of a rating. */
  readonly reasons: readonly { readonly code: string; readonly title: Text }[]
}
