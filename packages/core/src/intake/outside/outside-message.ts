/**
 * What an authoritative outside system reports of a case: 收件, 受理, 补正, 特别程序, 办结 and what lies between.
 * A fact is what the case may follow; a message is the fact with what is kept of its source. Neither is a
 * command: it is on record however it came about, and a rule it breaks becomes a finding.
 */
import type { Sealable } from "../../events/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { DeliveryMethod, ExternalId } from "../case-events.ts"
import type { PartOutcome } from "../joint-events.ts"

/** The stages in the order of a case that goes its ordinary way. */
export const outsideStages = [
  "received",
  "correction-notified",
  "supplemented",
  "accepted",
  "special-procedure-started",
  "special-procedure-ended",
  "extended",
  "part-finished",
  "decided",
  "delivered",
  "withdrawn",
  "terminated",
] as const

export type OutsideStage = (typeof outsideStages)[number]

interface Reported {
  /** The outside system, by the name the district's configuration gives it. */
  readonly system: string
  /** The system's own id of the message: it is the same each time the message is sent. */
  readonly messageId: string
  readonly externalId: ExternalId
  /** The legal day of what is reported. */
  readonly on: PlainDate
}

/** One fact as reported; plain data without personal data. */
export type OutsideFact = Reported &
  (
    | {
        readonly stage: Exclude<
          OutsideStage,
          | "correction-notified"
          | "special-procedure-started"
          | "extended"
          | "part-finished"
          | "decided"
          | "delivered"
        >
      }
    | {
        readonly stage: "correction-notified"
        /** The requirements that were told, by the item's own ids, where the system says which. */
        readonly asked?: readonly string[]
      }
    | {
        /** The statutory time to decide was lengthened (延期). */
        readonly stage: "extended"
        /** The role that approved it, as the rule set names it. */
        readonly approvedBy: string
        /** When the applicant was told why; not told, it lengthens nothing. */
        readonly reasonToldOn: PlainDate | null
      }
    | {
        readonly stage: "special-procedure-started"
        /** The reason as the rule set or the item names it, for example `hearing`. */
        readonly procedure: string
        /** When the applicant was told in writing; a clock does not stop before. */
        readonly toldInWritingOn: PlainDate | null
      }
    | {
        /** An authority told the others in writing what it says of its part (并联审批). */
        readonly stage: "part-finished"
        /** The part, by the item's own id. */
        readonly part: string
        readonly outcome: PartOutcome
      }
    | { readonly stage: "decided"; readonly favourable: boolean }
    | { readonly stage: "delivered"; readonly method: DeliveryMethod | null }
  )

/** A fact of one stage. */
export type FactOf<Stage extends OutsideStage> = OutsideFact & { readonly stage: Stage }

/** A fact with what is kept of its source; neither part decides anything. */
export type OutsideMessage = OutsideFact & {
  /** Who recorded it there. */
  readonly recordedBy?: Sealable<string>
  readonly detail?: Sealable<string>
}

/** Which outside systems are believed, by the scheme of the ids they give; nobody unless named. */
export interface OutsideAuthority {
  readonly scheme: string
  readonly system: string
}

/** The fact of a message, without what decides nothing. */
export function factOf(message: OutsideMessage): OutsideFact {
  const { detail: _, recordedBy: __, ...fact } = message
  return fact
}
