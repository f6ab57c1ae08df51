/** What can happen to a briefing (培训、辅导): one stream for one session (场); those of one series name it. */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { Attendance } from "./attendance.ts"

export interface BriefingPlan {
  readonly title: Text
  /** The authority that gives it, by id. */
  readonly host: string
  /** Those it is given together with (联合举办), by id. */
  readonly coOrganisers: readonly string[]
  /** The township, street or platform for which it is given, by id. */
  readonly area: string
  /** The items whose materials and procedure are explained. */
  readonly items: readonly string[]
  readonly on: PlainDate
  /** What the sessions of one series have in common. */
  readonly series?: string
}

export interface BriefingEventData {
  BriefingPlanned: BriefingPlan
  BriefingCancelled: { readonly reason: Sealable<string> }
  BriefingHeld: Attendance & { readonly on: PlainDate }
  /** The whole attendance anew, in place of what stood. */
  AttendanceCorrected: Attendance & { readonly reason: Sealable<string> }
}

export type BriefingEventType = keyof BriefingEventData
export type BriefingEvent = {
  [Type in BriefingEventType]: DomainEvent<Type, BriefingEventData[Type]>
}[BriefingEventType]
