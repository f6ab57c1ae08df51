/** How a collection is stored: one stream, a summary row, and a timer while results are kept for others. */
import type { SubjectId } from "@onevisit/core/identity"
import {
  countCollectorVisits,
  decideCollection,
  evolveCollection,
  noCollection,
  wakesOn,
  type CollectionCommand,
  type CollectionContext,
  type CollectionEvent,
  type CollectionState,
  type CollectionTask,
} from "@onevisit/core/intake/collections"
import { collectionEventReader } from "@onevisit/core/intake/collections/schema"
import type { PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

export const COLLECTION_VIEW = { view: "collection", version: 1 } as const

export const collectionStream = (id: string): string => `collection:${id}`
const collectionIdOf = (stream: string): string => stream.slice("collection:".length)

/** One row a collection: counts and days, and nobody's name. */
export interface CollectionSummary {
  readonly collection: string
  readonly item: string | null
  readonly collector: SubjectId | null
  /** Those who have not left. */
  readonly members: number
  readonly lots: number
  readonly handedIn: number
  /** Handed in, but what came of it is not on record: the hand-in broke off and is to be repeated. */
  readonly unanswered: number
  /** Accepted at once, or tolerantly. */
  readonly accepted: number
  readonly parcels: number
  /** Results kept for the rest, and the last day they may be. */
  readonly waiting: number
  readonly waitsUntil: PlainDate | null
  readonly handedOver: number
  /** How often the collector appeared; the members did not. */
  readonly visits: number
  readonly tasks: readonly CollectionTask[]
}

/** The context of a collection's decision, and the number its list gets once it is sure to be made. */
export interface CollectionDeskContext extends CollectionContext {
  readonly withNumber: (command: CollectionCommand) => CollectionCommand
}

/** What a repetition of a command is told. */
export interface CollectionResult {
  readonly version: number
  readonly happened: readonly CollectionEvent["type"][]
  /** The lot that was handed in, if one was. */
  readonly lot: number | null
}

export type CollectionModel = DecisionModel<
  CollectionState,
  CollectionEvent,
  CollectionCommand,
  CollectionDeskContext
>

export const collectionModel: CollectionModel = {
  initial: noCollection,
  reader: collectionEventReader,
  evolve: evolveCollection,
  decide: (state, command, context) => decideCollection(state, context.withNumber(command), context),
  // What is a member's is sealed under the member's key, what came for all of them under the collector's.
  subjectOf: ({ data }, after) => ("member" in data ? data.member : (after.collector ?? "")),
  viewsOf: (change) => [rowOf(change)],
  timersOf: ({ after, now, stream }) => {
    const on = wakesOn(after)
    const dueAt = on === null ? null : startOfDay(on, now)
    return [{ id: `${stream}/hand-over`, subject: collectionIdOf(stream), dueAt }]
  },
  resultOf: ({ events, version }): CollectionResult => ({
    version,
    happened: events.map(({ type }) => type),
    lot: events.find((event) => event.type === "LotHandedIn")?.data.lot ?? null,
  }),
}

export function summaryOf(id: string, state: CollectionState): CollectionSummary {
  const members = state.members.filter(({ left }) => left === null)
  const handedIn = members.filter((member) => member.handedIn)
  const isAccepted = (outcome: string | null) => outcome === "accepted" || outcome === "tolerantly-accepted"
  return {
    collection: id,
    item: state.item,
    collector: state.collector,
    members: members.length,
    lots: state.lots.length,
    handedIn: handedIn.length,
    unanswered: handedIn.filter(({ outcome }) => outcome === null).length,
    accepted: handedIn.filter(({ outcome }) => isAccepted(outcome)).length,
    parcels: Object.keys(state.parcels).length,
    waiting: state.deferred?.members.length ?? 0,
    waitsUntil: state.deferred?.until ?? null,
    handedOver: members.filter(({ handedOverOn }) => handedOverOn !== null).length,
    visits: countCollectorVisits(state),
    tasks: state.tasks,
  }
}

function rowOf({ after, stream }: Change<CollectionState, CollectionEvent>) {
  const doc = summaryOf(collectionIdOf(stream), after)
  const index = {
    item: doc.item,
    collector: doc.collector,
    waitsUntil: doc.waitsUntil,
    hasTask: doc.tasks.length > 0,
  }
  return { ...COLLECTION_VIEW, key: doc.collection, doc, index }
}
