/** What may be asked of a parcel, and what a decision is given beside its state. */
import type { Sealable } from "../../events/index.ts"
import type { Actor, CodeScheme, SubjectId } from "../../identity/index.ts"
import type { Instant, Now, PlainDate } from "../../time/index.ts"
import type {
  AskOutcome,
  ParcelContents,
  ParcelDirection,
  ParcelPayer,
  ParcelTask,
  ParcelWaybill,
  ReturnOriginals,
} from "./parcel-events.ts"
import type { AskRules } from "./plan-ask.ts"
import type { Track } from "./track.ts"

export type ParcelCommand =
  | (ParcelWaybill & {
      readonly type: "record"
      readonly case: string
      readonly direction: ParcelDirection
      readonly courier: string | null
      readonly phone?: Sealable<string>
      readonly contents: ParcelContents
      readonly payer: ParcelPayer
      readonly dispatchedOn: PlainDate
      readonly returnOriginals: ReturnOriginals | null
      readonly returns: string | null
    })
  /** What a courier told; `asked` for how a question to it ended. */
  | {
      readonly type: "report"
      readonly source: "asked" | "pushed" | "person"
      readonly tracks: readonly Track[]
      readonly asked?: {
        readonly outcome: Exclude<AskOutcome, "news" | "no-news"> | "answered"
        readonly notBefore: Instant | null
      }
    }
  | { readonly type: "receive"; readonly receivedOn: PlainDate; readonly note?: Sealable<string> }
  | { readonly type: "void"; readonly reason: Sealable<string> }
  | { readonly type: "settle-task"; readonly task: ParcelTask; readonly note: Sealable<string> }
  /** A timer: nothing is asked, what has fallen due is applied. */
  | { readonly type: "pass-time" }

/** The acts for which an officer may need a role of their own. */
export type ParcelAct = "send" | "expect" | "report" | "receive" | "void" | "settle-task"

/** The role an officer needs for an act; any officer where none is named. */
export type ParcelRoles = Partial<Readonly<Record<ParcelAct, string>>>

export interface ParcelContext {
  readonly now: Now
  readonly actor: Actor
  readonly roles: ParcelRoles
  readonly rules: AskRules
  /** Whose case it is. */
  readonly applicant: SubjectId
  /** What waybills of the carrier look like; `null` where that is not known. */
  readonly scheme: CodeScheme | null
  /** The parcel whose originals are to go back, as it stands; `null` where there is no such parcel. */
  readonly returned: {
    readonly case: string
    readonly originals: readonly string[]
    readonly isHere: boolean
  } | null
}
