/** How a case is stored: one stream, a summary row, a timer for each running deadline, a message for each look-up. */
import {
  countVisits,
  decideCase,
  evolve,
  noCase,
  timersOf,
  type CaseCommand,
  type CaseContext,
  type CaseEvent,
  type CaseState,
} from "@onevisit/core/intake"
import type { Pin } from "@onevisit/core/events"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"
import type { Pins } from "../pins/index.ts"
import { exchangeMessages, externalIdKeys, outsideRows } from "./case-outside.ts"

export const CASE_VIEW = { view: "case", version: 1 } as const
/** The port of messages that ask a registry. */
export const REGISTRY_PORT = "registry"

export const caseStream = (id: string): string => `case:${id}`
export const caseIdOf = (stream: string): string => stream.slice("case:".length)

/** One row a case: what a desk sees, without a word about the person. */
export interface CaseSummary {
  readonly case: string
  readonly item: string | null
  readonly edition: string | null
  readonly phase: CaseState["phase"]
  readonly receivedOn: PlainDate | null
  readonly acceptedOn: PlainDate | null
  /** The next day that counts; `null` when nothing runs. */
  readonly dueOn: PlainDate | null
  readonly owed: number
  readonly tasks: readonly string[]
  readonly visits: number
}

/** The context of a case's decision, and the number its document gets once it is sure to be made. */
export interface DeskContext extends CaseContext {
  readonly withNumbers: (command: CaseCommand) => CaseCommand
}

export function caseModel(
  pins: Pins,
  exchanges: readonly string[] = [],
): DecisionModel<CaseState, CaseEvent, CaseCommand, DeskContext> {
  return {
    initial: noCase,
    reader: caseEventReader,
    evolve,
    decide: (state, command, context) => decideCase(state, context.withNumbers(command), context),
    subjectOf: (_, after) => after.applicant ?? "",
    uniqueOf: (change) => externalIdKeys(change, caseIdOf(change.stream)),
    viewsOf: (change) => [
      ...outsideRows(change, caseIdOf(change.stream), exchanges),
      rowOf(change),
      ...pins.writes(change.events.flatMap(pinnedBy)),
    ],
    timersOf: (change) => timerWrites(change),
    messagesOf: (change) => [
      ...exchangeMessages(change, caseIdOf(change.stream), exchanges),
      ...lookUpMessages(change),
    ],
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}

function lookUpMessages({ events, now, stream }: Change<CaseState, CaseEvent>) {
  return events.flatMap((event) => {
    if (event.type !== "LookUpRequested") return []
    const payload = { case: caseIdOf(stream), ...event.data }
    return [
      {
        id: `${stream}/look-up/${event.data.requirement}`,
        port: REGISTRY_PORT,
        payload,
        availableAt: now.at,
      },
    ]
  })
}

export function summaryOf(id: string, state: CaseState): CaseSummary {
  const [next] = timersOf(state)
    .map(({ on }) => on)
    .toSorted()
  return {
    case: id,
    ...editionOf(state),
    phase: state.phase,
    receivedOn: state.receipt?.receivedOn ?? null,
    acceptedOn: state.acceptance?.on ?? null,
    dueOn: next ?? null,
    owed: state.owing?.owed.length ?? state.correction?.open.length ?? 0,
    tasks: state.tasks,
    visits: countVisits(state),
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

function editionOf({ item }: CaseState): Pick<CaseSummary, "item" | "edition"> {
  const at = item?.id.lastIndexOf("@") ?? -1
  return { item: item?.id.slice(0, at) ?? null, edition: item?.id.slice(at + 1) ?? null }
}

function rowOf({ after, stream }: Change<CaseState, CaseEvent>) {
  const doc = summaryOf(caseIdOf(stream), after)
  const index = {
    phase: doc.phase,
    item: doc.item,
    dueOn: doc.dueOn,
    receivedOn: doc.receivedOn,
    hasTask: doc.tasks.length > 0,
  }
  return { ...CASE_VIEW, key: doc.case, doc, index }
}

function timerWrites({ after, before, now, stream }: Change<CaseState, CaseEvent>) {
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
