/** Folds events into a parcel: pure, without context, the same for every replay. */
import type { PlainDate } from "../../time/index.ts"
import type { ParcelEvent, ParcelEventData } from "./parcel-events.ts"
import { type Asking, noParcel, type ParcelState } from "./parcel-state.ts"
import { standingOf } from "./standing.ts"
import { mergeTracks } from "./track.ts"

/** The parcel after one more event. */
export function evolveParcel(state: ParcelState, event: ParcelEvent): ParcelState {
  const version = state.version + 1
  switch (event.type) {
    case "ParcelRecorded": {
      const { carrier, mark, nextAsk, phone = null, waybill, ...data } = event.data
      return {
        ...noParcel,
        ...data,
        phone,
        version,
        phase: "open",
        waybill: { carrier, mark, waybill },
        recordedOn: event.occurredOn,
        heardOn: event.occurredOn,
        asking: { ...noParcel.asking, next: nextAsk },
      }
    }
    case "TracksReported": {
      const tracks = mergeTracks(state.tracks, event.data.tracks)
      return {
        ...state,
        version,
        tracks,
        standing: standingOf(tracks),
        heardOn: later(state.heardOn, event.occurredOn),
        opened: state.opened.filter((task) => task !== "silent"),
      }
    }
    case "CourierAsked":
      return { ...state, version, asking: asked(state.asking, event.data) }
    case "ParcelReceived":
      return {
        ...state,
        version,
        received: { on: event.data.receivedOn, note: event.data.note ?? null },
        asking: { ...state.asking, next: null },
        opened: [],
      }
    case "ParcelVoided":
      return { ...state, version, phase: "voided", asking: { ...state.asking, next: null }, opened: [] }
    case "ParcelTaskOpened":
      return { ...state, version, opened: [...state.opened, event.data.task] }
    case "ParcelTaskSettled": {
      const { about, task } = event.data
      const isOpened = state.opened.includes(task)
      return {
        ...state,
        version,
        opened: state.opened.filter((each) => each !== task),
        heardOn: task === "silent" ? later(state.heardOn, event.occurredOn) : state.heardOn,
        settled: isOpened ? state.settled : [...state.settled, { task, about }],
      }
    }
    default:
      return event satisfies never
  }
}

/** The parcel a stream leads to. */
export function foldParcel(events: readonly ParcelEvent[], from: ParcelState = noParcel): ParcelState {
  let state = from
  for (const event of events) state = evolveParcel(state, event)
  return state
}

function asked(
  { failed, quiet, times }: Asking,
  { nextAsk, outcome }: ParcelEventData["CourierAsked"],
): Asking {
  const isFailure = outcome === "unavailable" || outcome === "rejected"
  return {
    times: times + 1,
    quiet: outcome === "news" ? 0 : isFailure ? quiet : quiet + 1,
    failed: isFailure ? failed + 1 : 0,
    next: nextAsk,
  }
}

function later(a: PlainDate | null, b: PlainDate): PlainDate {
  return a !== null && a > b ? a : b
}
