/** What a rule that was broken looks like as a finding: plain data, with the day and the clause, and no person. */
import type { Finding } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"

export type ViolationCode =
  /** What was to be corrected was told too late, or never: by law the application was then accepted as it was. */
  | "notice-late"
  /** Accepted, refused or answered in another way only after the time to do so. */
  | "intake-late"
  /** Told once more what should all have been told at once. */
  | "second-notice"
  | "decided-late-statutory"
  | "decided-late-promised"
  | "overdue-unexplained"
  | "delivered-late"
  | "reasons-omitted"
  | "remedies-omitted"
  | "favourable-while-owed"
  | "part-overdue"
  | "commitment-unverified"
  | "visits-exceeded"
  /** A clock was stopped for a reason that no rule lists for it, or that was not told in writing. */
  | "suspension-unlawful"
  /** Time was added by someone who may not, without telling why, or a second time. */
  | "extension-unlawful"
  /** The applicant was asked for what the authority obtains itself. */
  | "obtainable-asked"
  /** Granted though an authority that has a part in the case had not agreed. */
  | "favourable-without-part"

export interface Violation extends Finding {
  readonly code: ViolationCode
  readonly case: string
  /** The day on which the rule was broken: of a time that ran out, the first day after it. */
  readonly on: PlainDate
}
