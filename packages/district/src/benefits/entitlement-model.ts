/** How an entitlement is stored: one stream, a summary row, a row that finds it by the person, and the timer of a hold. */
import {
  decideEntitlement,
  type EntitlementCommand,
  type EntitlementContext,
  type EntitlementEvent,
  type EntitlementPhase,
  type EntitlementState,
  type EntitlementTask,
  entitledIn,
  evolveEntitlement,
  heldMonths,
  noEntitlement,
  type Programme,
  tasksOf,
} from "@onevisit/core/benefits"
import { entitlementEventReader } from "@onevisit/core/benefits/schema"
import type { SubjectId } from "@onevisit/core/identity"
import type { UniqueKey, ViewWrite } from "@onevisit/core/ports"
import { addDays, type Month, monthOf } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

export const ENTITLEMENT_VIEW = { view: "entitlement", version: 1 } as const
/** Finds the subject whom a population knows under a pseudonym, by its keyed fingerprint. */
export const PERSON_VIEW = { view: "entitlement-person", version: 1 } as const

export interface EntitlementKey {
  readonly programme: string
  readonly subject: SubjectId
}

const PREFIX = "entitlement:"

export const entitlementStream = ({ programme, subject }: EntitlementKey): string =>
  `${PREFIX}${programme}:${subject}`

export function keyOfStream(stream: string): EntitlementKey {
  const [programme = "", subject = ""] = stream.slice(PREFIX.length).split(":")
  return { programme, subject: subject as SubjectId }
}

/** One row an entitlement: where it stands and what waits, without a fact about the person. */
export interface EntitlementSummary extends EntitlementKey {
  readonly phase: EntitlementPhase
  readonly enrolledFrom: Month | null
  /** Fen a month by the facts, as of the last change; `null` while it is open. */
  readonly entitled: number | null
  readonly isHeld: boolean
  readonly tasks: readonly EntitlementTask[]
}

export type EntitlementModel = DecisionModel<
  EntitlementState,
  EntitlementEvent,
  EntitlementCommand,
  EntitlementContext
>

export function entitlementModel(
  key: EntitlementKey,
  { stacking }: Pick<Programme, "stacking">,
): EntitlementModel {
  return {
    initial: noEntitlement,
    reader: entitlementEventReader,
    evolve: evolveEntitlement,
    decide: decideEntitlement,
    subjectOf: () => key.subject,
    uniqueOf: (change) => monthKeys(change, key, stacking),
    viewsOf: (change) => [rowOf(change, key), ...personRows(change, key)],
    timersOf: ({ after: { hold }, now, stream }) => {
      const ends = hold?.until.dueOn ?? null
      const dueAt = ends === null ? null : startOfDay(addDays(ends, 1), now)
      return [{ id: `${stream}/hold`, subject: stream, dueAt }]
    },
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}

export function summaryOf(key: EntitlementKey, state: EntitlementState, month: Month): EntitlementSummary {
  return {
    ...key,
    phase: state.phase,
    enrolledFrom: state.enrolledFrom,
    entitled: entitledIn(state, month),
    isHeld: state.hold !== null,
    tasks: tasksOf(state, month),
  }
}

function rowOf({ after, now }: Change<EntitlementState, EntitlementEvent>, key: EntitlementKey): ViewWrite {
  const doc = summaryOf(key, after, monthOf(now.on))
  return {
    ...ENTITLEMENT_VIEW,
    key: `${key.programme}/${key.subject}`,
    doc,
    index: {
      programme: key.programme,
      subject: key.subject,
      phase: doc.phase,
      task: doc.tasks[0] ?? null,
      hasTask: doc.tasks.length > 0,
    },
  }
}

function personRows(
  { events }: Change<EntitlementState, EntitlementEvent>,
  { programme, subject }: EntitlementKey,
): readonly ViewWrite[] {
  return events.flatMap((event) =>
    event.type === "PersonLinked"
      ? [
          {
            ...PERSON_VIEW,
            key: `${programme}/${event.data.population}/${event.data.index}`,
            doc: { subject },
            index: {},
          },
        ]
      : [],
  )
}

/**
 * A month is paid to a person once across the programmes of a group: the first that pays it keeps it until that money came
 * back whole, from the bank or from the person.
 */
function monthKeys(
  { after, before }: Change<EntitlementState, EntitlementEvent>,
  { programme, subject }: EntitlementKey,
  stacking: Programme["stacking"],
): readonly UniqueKey[] {
  const scope = `paid-month:${stacking.with === "none-of-group" ? stacking.group : programme}`
  const [had, has] = [heldMonths(before), heldMonths(after)]
  const keyOf = (month: Month, action: UniqueKey["action"]) => ({
    scope,
    key: `${subject}/${month}`,
    holder: programme,
    action,
  })
  return [
    ...has.filter((month) => !had.includes(month)).map((month) => keyOf(month, "take")),
    ...had.filter((month) => !has.includes(month)).map((month) => keyOf(month, "release")),
  ]
}
