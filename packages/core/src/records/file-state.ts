/** The records of one subject as a whole, as their events have made them. */
import type { Actor } from "../identity/index.ts"
import type { Sealable } from "../events/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { FileEvent, HoldKind } from "./file-events.ts"

export interface Hold {
  readonly hold: string
  readonly kind: HoldKind
  readonly stream: string | null
  readonly reason: Sealable<string>
  readonly setOn: PlainDate
  readonly setBy: Actor
}

export interface FileState {
  readonly version: number
  /** Those that run. */
  readonly holds: readonly Hold[]
  /** The ids of all holds that ever ran. */
  readonly holdsKnown: readonly string[]
  readonly restricted: readonly string[]
  readonly disposal: "none" | "due" | "confirmed" | "done"
  /** Since when disposal is due. */
  readonly dueSince: PlainDate | null
  readonly reviewOn: PlainDate | null
}

export const noFile: FileState = {
  version: 0,
  holds: [],
  holdsKnown: [],
  restricted: [],
  disposal: "none",
  dueSince: null,
  reviewOn: null,
}

/** The file after one more event. */
export function evolveFile(before: FileState, event: FileEvent): FileState {
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case "HoldSet": {
      const hold: Hold = { ...event.data, setOn: event.occurredOn, setBy: event.actor }
      return { ...state, holds: [...state.holds, hold], holdsKnown: [...state.holdsKnown, hold.hold] }
    }
    case "HoldLifted":
      return { ...state, holds: state.holds.filter(({ hold }) => hold !== event.data.hold) }
    case "RecordsRestricted": {
      const { reviewOn, streams } = event.data
      return { ...state, restricted: [...new Set([...state.restricted, ...streams])], reviewOn }
    }
    case "RestrictionLifted":
      return {
        ...state,
        restricted: state.restricted.filter((stream) => !event.data.streams.includes(stream)),
      }
    case "RecordsReviewed":
      return { ...state, reviewOn: event.data.reviewOn }
    case "DisposalDue":
      return { ...state, disposal: "due", dueSince: event.occurredOn, reviewOn: null }
    case "DisposalWithdrawn":
      return { ...state, disposal: "none", dueSince: null, reviewOn: event.data.reviewOn }
    case "DisposalConfirmed":
      return { ...state, disposal: "confirmed", dueSince: state.dueSince ?? event.occurredOn }
    case "KeyDestroyed":
      return { ...state, disposal: "done", restricted: [], reviewOn: null }
    default:
      return event satisfies never
  }
}

/** The file a stream leads to. */
export function foldFile(events: readonly FileEvent[], from: FileState = noFile): FileState {
  return events.reduce(evolveFile, from)
}
