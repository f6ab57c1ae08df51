/**
 * What can happen to a leader's duty at the window (班子坐班): one stream for one leader on one day. A day that
 * passed without a record is neither held nor missed; only an officer's record says which.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { PlainDate } from "../../time/index.ts"

/** What a matter led to or came from, by the ids of enquiries and cases. */
export interface MatterReferences {
  readonly enquiries: readonly string[]
  readonly cases: readonly string[]
}

export interface DutyPlan {
  /** The leader, by the host's id. */
  readonly leader: string
  readonly outlet: string
  readonly on: PlainDate
}

export interface DutyEventData {
  DutyPlanned: DutyPlan
  /** Before the day alone: another day, another leader or another outlet. */
  DutyReplanned: DutyPlan & { readonly reason: Sealable<string> }
  DutyCancelled: { readonly reason: Sealable<string> }
  DutyHeld: Record<string, never>
  DutyMissed: { readonly reason: Sealable<string> }
  MatterBrought: MatterReferences & {
    /** Unique in the duty. */
    readonly matter: string
    readonly items: readonly string[]
    readonly subject: SubjectId | null
    readonly about: Sealable<string>
  }
  MatterSettled: MatterReferences & {
    readonly matter: string
    readonly subject: SubjectId | null
    readonly how: Sealable<string>
  }
}

export type DutyEventType = keyof DutyEventData
export type DutyEvent = { [Type in DutyEventType]: DomainEvent<Type, DutyEventData[Type]> }[DutyEventType]
