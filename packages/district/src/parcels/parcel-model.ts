/** How a parcel is stored: one stream, a row for desks, a row to find it by its waybill, timers to ask and to notice silence. */
import {
  decideParcel,
  evolveParcel,
  noParcel,
  type ParcelCommand,
  type ParcelContext,
  type ParcelDirection,
  type ParcelEvent,
  type ParcelPayer,
  type ParcelState,
  type ParcelTask,
  parcelTasks,
  type SignedBy,
  silentOn,
  type TrackStage,
} from "@onevisit/core/intake/parcels"
import { parcelEventReader } from "@onevisit/core/intake/parcels/schema"
import type { ViewWrite } from "@onevisit/core/ports"
import type { PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

export const PARCEL_VIEW = { view: "parcel", version: 1 } as const
export const PARCEL_OF_WAYBILL_VIEW = { view: "parcel-of-waybill", version: 1 } as const

export const parcelStream = (id: string): string => `parcel:${id}`
const parcelIdOf = (stream: string): string => stream.slice("parcel:".length)
export const askTimer = (stream: string): string => `${stream}/ask`

/** One row a parcel: days, stages and counts, and nobody's name, number or waybill. */
export interface ParcelSummary {
  readonly parcel: string
  readonly case: string
  readonly direction: ParcelDirection
  readonly carrier: string
  readonly payer: ParcelPayer
  readonly isVoided: boolean
  /** Where it is by the courier's word; `null` while there is none. */
  readonly stage: TrackStage | null
  /** As the sender says. */
  readonly dispatchedOn: PlainDate | null
  /** As the courier says: the collection scan. */
  readonly collectedOn: PlainDate | null
  /** Signed for, by the courier's word. */
  readonly deliveredOn: PlainDate | null
  readonly signedBy: SignedBy | null
  /** Signed for at the mailroom, by its own record. */
  readonly receivedOn: PlainDate | null
  readonly materials: readonly string[]
  readonly documents: readonly string[]
  readonly originals: readonly string[]
  /** Whether the originals are to go back. */
  readonly returnOriginals: boolean
  /** The parcel whose originals go back with it. */
  readonly returns: string | null
  readonly tasks: readonly ParcelTask[]
  /** The codes of what is weak or odd about it. */
  readonly findings: readonly string[]
}

type ParcelChange = Change<ParcelState, ParcelEvent>
export type ParcelModel = DecisionModel<ParcelState, ParcelEvent, ParcelCommand, ParcelContext>

export const parcelModel = (silentAfterDays: number): ParcelModel => ({
  initial: noParcel,
  reader: parcelEventReader,
  evolve: evolveParcel,
  decide: decideParcel,
  subjectOf: (_, { subject }) => subject ?? "",
  // One waybill is one parcel, until it is voided.
  uniqueOf: ({ after, before, stream }) => {
    const { waybill } = after
    if (waybill === null || after.phase === before.phase) return []
    const action = after.phase === "open" ? "take" : "release"
    return [{ scope: "parcel-waybill", key: waybill.mark, action, holder: parcelIdOf(stream) }]
  },
  viewsOf: (change) => [rowOf(change), ...rowOfWaybill(change)],
  timersOf: ({ after, now, stream }) => {
    const subject = parcelIdOf(stream)
    const silent = silentOn(after, silentAfterDays)
    return [
      { id: askTimer(stream), subject, dueAt: after.asking.next },
      { id: `${stream}/silence`, subject, dueAt: silent === null ? null : startOfDay(silent, now) },
    ]
  },
  resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
})

export function summaryOf(parcel: string, state: ParcelState): ParcelSummary {
  const { contents, direction, dispatchedOn, payer, phase, received, returns, standing, waybill } = state
  return {
    parcel,
    case: state.case,
    direction,
    carrier: waybill?.carrier ?? "",
    payer,
    isVoided: phase === "voided",
    stage: standing.stage,
    dispatchedOn,
    collectedOn: standing.collectedOn,
    deliveredOn: standing.delivery?.on ?? null,
    signedBy: standing.delivery?.by ?? null,
    receivedOn: received?.on ?? null,
    ...contents,
    returnOriginals: state.returnOriginals !== null,
    returns,
    tasks: parcelTasks(state),
    findings: standing.findings.map(({ code }) => code),
  }
}

function rowOf({ after, stream }: ParcelChange): ViewWrite {
  const summary = summaryOf(parcelIdOf(stream), after)
  const { direction, dispatchedOn, tasks } = summary
  const index = { case: summary.case, direction, dispatchedOn, hasTask: tasks.length > 0 }
  return { ...PARCEL_VIEW, key: summary.parcel, doc: { ...summary }, index }
}

function rowOfWaybill({ after, before, stream }: ParcelChange): readonly ViewWrite[] {
  const { phase, waybill } = after
  if (waybill === null || phase === before.phase) return []
  const doc = phase === "open" ? { parcel: parcelIdOf(stream) } : null
  return [{ ...PARCEL_OF_WAYBILL_VIEW, key: waybill.mark, doc, index: {} }]
}
