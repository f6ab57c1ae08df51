/** What is stated of an open case that another system hands over: where it stands there, and its clocks. */
import type { Pin } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { ScenarioAnswers, SubmittedMaterial } from "../../materials/index.ts"
import type { InTimeMode, PlainDate, Term } from "../../time/index.ts"
import type { CourseDeadline, ExternalId, Receipt } from "../case-events.ts"

/** Where one clock stands there. Days are working days, or calendar days for a term in days or months. */
export type StatedPosition = {
  readonly clock: CourseDeadline
  readonly asOf: PlainDate
  readonly statedDueOn?: PlainDate
  /** The clock stands still there since this day. */
  readonly suspended?: {
    readonly reason: string
    readonly since: PlainDate
    readonly toldInWritingOn: PlainDate
  }
} & ({ readonly used: number } | { readonly remaining: number })

/** What the applicant was asked for there and still owes, by requirement. */
export interface AskedThere {
  readonly requirements: readonly string[]
  readonly on: PlainDate
  readonly within: Term
  /** Posting, where it is not said. */
  readonly mode?: InTimeMode
}

/** Where the case stands there. */
export type StageThere =
  | { readonly stage: "received" }
  | { readonly stage: "correcting"; readonly asked: AskedThere }
  | { readonly stage: "accepted"; readonly acceptedOn: PlainDate; readonly owed?: AskedThere }
  | {
      readonly stage: "decided"
      readonly acceptedOn: PlainDate
      readonly decision: { readonly favourable: boolean; readonly on: PlainDate }
    }

export interface ImportCommand {
  readonly type: "import"
  readonly system: string
  /** The day for which the other system states all this. */
  readonly asOf: PlainDate
  readonly item: Pin
  readonly ruleSet: Pin
  readonly calendar: Pin
  readonly regions: Pin | null
  readonly applicant: SubjectId
  readonly scenario: ScenarioAnswers
  readonly externalIds: readonly ExternalId[]
  readonly receipt: Receipt
  /** What lies before the officers here; what lies only there is not examined here. */
  readonly materials: readonly SubmittedMaterial[]
  readonly there: StageThere
  readonly clocks: readonly StatedPosition[]
}
