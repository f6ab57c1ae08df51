/** What a host hands in to take over a case that another system opened. */
import type { SubjectId } from "@onevisit/core/identity"
import type { ExternalId, StageThere, StatedPosition } from "@onevisit/core/intake"
import type { ScenarioAnswers, SubmittedMaterial } from "@onevisit/core/materials"
import type { Arrival, PlainDate } from "@onevisit/core/time"

export interface ImportInput {
  /** The system it comes from. */
  readonly system: string
  /** The day for which all this is stated. */
  readonly asOf: PlainDate
  readonly item: string
  readonly applicant: SubjectId
  /** How and when it came in there; by this day the editions are pinned. */
  readonly arrival: Arrival
  readonly outlet?: string
  readonly scenario?: ScenarioAnswers
  readonly externalIds: readonly ExternalId[]
  /** What lies before the officers here. */
  readonly materials?: readonly SubmittedMaterial[]
  readonly there: StageThere
  readonly clocks: readonly StatedPosition[]
}
