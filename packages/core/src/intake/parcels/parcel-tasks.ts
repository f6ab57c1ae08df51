/** For what a person is called to a parcel: by what is known of it now, whatever came first; and by silence. */
import type { PlainDate } from "../../time/index.ts"
import { addDays } from "../../time/index.ts"
import type { ParcelTask } from "./parcel-events.ts"
import type { ParcelState } from "./parcel-state.ts"
import { isOver } from "./standing.ts"
import { keyOf, type TrackStage } from "./track.ts"

/** What is to be looked at by a person, and was not settled by one for the same track or day. */
export function parcelTasks(state: ParcelState): readonly ParcelTask[] {
  if (state.phase !== "open") return []
  const called = [byStage(state), daysDiffer(state) ? "days-differ" : undefined, ...state.opened]
  return called.filter(
    (task): task is ParcelTask =>
      task !== undefined &&
      !state.settled.some((each) => each.task === task && each.about === aboutOf(state, task)),
  )
}

/** What of a parcel a task is about: a later track or day of the kind calls for a person anew. */
export function aboutOf({ received, standing }: ParcelState, task: ParcelTask): string | null {
  switch (task) {
    case "exception":
    case "refused":
    case "returned":
    case "cancelled":
      return standing.last === null ? null : keyOf(standing.last)
    case "days-differ":
      return `${standing.delivery?.on} ${received?.on}`
    case "silent":
    case "courier-rejects":
      return null
    default:
      return task satisfies never
  }
}

/** The first day on which the courier has been silent for too long; `null` while a person was called for it, or it is over. */
export function silentOn(state: ParcelState, afterDays: number): PlainDate | null {
  const { courier, heardOn, opened, phase, received, standing } = state
  const waits = phase === "open" && courier !== null && received === null && !isOver(standing)
  if (!waits || heardOn === null || opened.includes("silent")) return null
  return addDays(heardOn, afterDays)
}

const TASKS: Partial<Readonly<Record<TrackStage, ParcelTask>>> = {
  exception: "exception",
  refused: "refused",
  returning: "returned",
  returned: "returned",
  cancelled: "cancelled",
}

function byStage({ standing }: ParcelState): ParcelTask | undefined {
  return standing.stage === null ? undefined : TASKS[standing.stage]
}

function daysDiffer({ received, standing }: ParcelState): boolean {
  return received !== null && standing.delivery !== null && received.on !== standing.delivery.on
}
