/** A parcel as its events have made it. */
import type { Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Instant, PlainDate } from "../../time/index.ts"
import type {
  ParcelContents,
  ParcelDirection,
  ParcelPayer,
  ParcelTask,
  ParcelWaybill,
  ReturnOriginals,
} from "./parcel-events.ts"
import { type Standing, standingOf } from "./standing.ts"
import type { Track } from "./track.ts"

/** How the courier was asked so far. */
export interface Asking {
  readonly times: number
  /** How often in a row there was no news. */
  readonly quiet: number
  /** How often in a row there was no answer. */
  readonly failed: number
  /** When it is asked next; `null` when it no longer is. */
  readonly next: Instant | null
}

export interface ParcelState {
  readonly phase: "none" | "open" | "voided"
  readonly version: number
  readonly case: string
  readonly subject: SubjectId | null
  readonly direction: ParcelDirection
  readonly courier: string | null
  readonly waybill: ParcelWaybill | null
  readonly phone: Sealable<string> | null
  readonly contents: ParcelContents
  readonly payer: ParcelPayer
  readonly recordedOn: PlainDate | null
  readonly dispatchedOn: PlainDate | null
  readonly returnOriginals: ReturnOriginals | null
  readonly returns: string | null
  /** In order of time. */
  readonly tracks: readonly Track[]
  readonly standing: Standing
  readonly asking: Asking
  /** The day of the last thing that was heard of it, or on which a person said that they look after it. */
  readonly heardOn: PlainDate | null
  readonly received: { readonly on: PlainDate; readonly note: Sealable<string> | null } | null
  /** Opened by time or by the courier's refusal, and not settled since. */
  readonly opened: readonly ParcelTask[]
  /** What a person has settled, and about which track or day. */
  readonly settled: readonly { readonly task: ParcelTask; readonly about: string | null }[]
}

export const noParcel: ParcelState = {
  phase: "none",
  version: 0,
  case: "",
  subject: null,
  direction: "to-authority",
  courier: null,
  waybill: null,
  phone: null,
  contents: { materials: [], documents: [], originals: [] },
  payer: "sender",
  recordedOn: null,
  dispatchedOn: null,
  returnOriginals: null,
  returns: null,
  tracks: [],
  standing: standingOf([]),
  asking: { times: 0, quiet: 0, failed: 0, next: null },
  heardOn: null,
  received: null,
  opened: [],
  settled: [],
}
