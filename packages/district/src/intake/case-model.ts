/** How a case is stored: one stream, a summary row, a timer for each running deadline, a message for each look-up. */
import {
  decideCase,
  evolve,
  noCase,
  timersOf,
  type CaseCommand,
  type CaseContext,
  type CaseEvent,
  type CaseState,
} from "@onevisit/core/intake"
import { usesRecommendation } from "@onevisit/core/intake/recommendation"
import type { Pin } from "@onevisit/core/events"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { NewMessage, UniqueKey } from "@onevisit/core/ports"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"
import type { Pins } from "../pins/index.ts"
import { exchangeMessages, externalIdKeys, outsideRows } from "./case-outside.ts"
import { BAR_VIEW, caseIdOf, NUMBER_VIEW, rowsOf } from "./case-rows.ts"
import { quotaScope } from "./quota-places.ts"
import { remindersIn, type Reminding } from "./reminders.ts"

type CaseChange = Change<CaseState, CaseEvent>

/** The scope of the recommendations that cases use. */
export const RECOMMENDATION_SCOPE = "case-recommendation"
/** The port of messages that ask a registry. */
export const REGISTRY_PORT = "registry"

/** The context of a case's decision, and the number its document gets once it is sure to be made. */
export interface DeskContext extends CaseContext {
  readonly withNumbers: (command: CaseCommand) => CaseCommand
}

export interface CaseModelOptions {
  readonly pins: Pins
  /** The authority of an edition; `null` where the desk has not met it. */
  readonly unitOf: (edition: string) => string | null
  readonly reminding?: Reminding
  /** The exchanges that are told of stage changes, by id. */
  readonly told?: readonly string[]
}

export function caseModel({
  pins,
  reminding,
  told = [],
  unitOf,
}: CaseModelOptions): DecisionModel<CaseState, CaseEvent, CaseCommand, DeskContext> {
  return {
    initial: noCase,
    reader: caseEventReader,
    evolve,
    decide: (state, command, context) => decideCase(state, context.withNumbers(command), context),
    subjectOf: (_, after) => after.applicant ?? "",
    uniqueOf: (change) => [
      ...placeOf(change),
      ...recommendationOf(change),
      ...externalIdKeys(change, caseIdOf(change.stream)),
    ],
    viewsOf: (change) => [
      ...outsideRows(change, caseIdOf(change.stream), told),
      ...rowsIn(change, unitOf),
      ...pins.writes(change.events.flatMap(pinnedBy)),
    ],
    timersOf: (change) => timerWrites(change),
    messagesOf: (change) => [
      ...exchangeMessages(change, caseIdOf(change.stream), told),
      ...lookUpsIn(change),
      ...(reminding ? remindersIn(change, reminding) : []),
    ],
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
    onCommitted: ({ events }) => pins.kept(events.flatMap(pinnedBy)),
  }
}

/** What an event pins and the district must keep with the case; its item is in the catalogue. */
function pinnedBy(event: CaseEvent): readonly Pin[] {
  switch (event.type) {
    case "CaseOpened": {
      const { calendar, regions, ruleSet } = event.data
      return regions === null ? [ruleSet, calendar] : [ruleSet, calendar, regions]
    }
    case "CalendarRevised":
      return [event.data.calendar]
    default:
      return []
  }
}

/** The row of the case, and of the others those that what happened has changed. */
function rowsIn({ after, before, stream }: CaseChange, unitOf: CaseModelOptions["unitOf"]) {
  const same = new Set<string>()
  if (after.number === before.number && after.parties === before.parties) same.add(NUMBER_VIEW.view)
  if (after.bar === before.bar) same.add(BAR_VIEW.view)
  const rows = rowsOf(caseIdOf(stream), after, after.item === null ? null : unitOf(after.item.id))
  return rows.filter(({ view }) => !same.has(view))
}

/** A granted place is one case's alone; a revoked decision gives it back. */
function placeOf({ after, before, stream }: CaseChange): readonly UniqueKey[] {
  if (after.item === null || after.place === before.place) return []
  const key = (place: number | null, action: UniqueKey["action"]): readonly UniqueKey[] =>
    place === null
      ? []
      : [{ scope: quotaScope(after.item?.id ?? ""), key: String(place), action, holder: caseIdOf(stream) }]
  return [...key(before.place, "release"), ...key(after.place, "take")]
}

/** A recommendation is one case's alone, while the case uses it. */
function recommendationOf({ after, before, stream }: CaseChange): readonly UniqueKey[] {
  const { applicant, recommendation } = after
  const isUsed = usesRecommendation(after)
  if (recommendation === undefined || usesRecommendation(before) === isUsed) return []
  const key = `${recommendation.call}/${applicant ?? ""}`
  return [{ scope: RECOMMENDATION_SCOPE, key, action: isUsed ? "take" : "release", holder: caseIdOf(stream) }]
}

function lookUpsIn({ before, events, now, stream }: CaseChange): readonly NewMessage[] {
  return events.flatMap((event) => {
    if (event.type !== "LookUpRequested") return []
    const { requirement } = event.data
    const payload = { case: caseIdOf(stream), ...event.data }
    // Asked again, it is another message than the one that was answered.
    const tried = before.lookUps[requirement]?.attempts ?? 0
    const id = `${stream}/look-up/${requirement}${tried === 0 ? "" : `/after-${tried}`}`
    return [{ id, port: REGISTRY_PORT, payload, availableAt: now.at }]
  })
}

function timerWrites({ after, before, now, stream }: CaseChange) {
  const running = new Map(timersOf(after).map(({ deadline, on }) => [deadline, on]))
  const former = timersOf(before).map(({ deadline }) => deadline)
  return [...new Set([...running.keys(), ...former])].map((deadline) => {
    const on = running.get(deadline)
    return {
      id: `${stream}/${deadline}`,
      subject: caseIdOf(stream),
      dueAt: on === undefined ? null : startOfDay(on, now),
    }
  })
}
