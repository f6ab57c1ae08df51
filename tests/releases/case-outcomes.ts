/** What the streams of a feed lead to, case by case: the part of a state that must stay true for ever. */
import { countVisits, fold, type CaseEvent } from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { StoredEvent } from "@onevisit/core/ports"
import { readOrThrow } from "./kind-of-stream.ts"
import { byStream } from "./stream-outcomes.ts"

export interface CaseOutcome {
  readonly events: number
  readonly phase: string
  readonly receivedOn: string | null
  readonly acceptedOn: string | null
  readonly how: string | null
  readonly statutoryDueOn: string | null
  readonly promisedDueOn: string | null
  readonly visits: number
}

/** By stream. Throws when an event of a case can no longer be read. */
export function caseOutcomes(feed: readonly StoredEvent[]): Readonly<Record<string, CaseOutcome>> {
  const streams = [...byStream(feed)].filter(([stream]) => stream.startsWith("case:"))
  return Object.fromEntries(streams.map(([stream, events]) => [stream, outcomeOf(events)]))
}

function outcomeOf(events: readonly StoredEvent[]): CaseOutcome {
  const state = fold(events.map((event) => readOrThrow(caseEventReader, event) as CaseEvent))
  return {
    events: events.length,
    phase: state.phase,
    receivedOn: state.receipt?.receivedOn ?? null,
    acceptedOn: state.acceptance?.on ?? null,
    how: state.acceptance?.how ?? null,
    statutoryDueOn: state.statutory?.dueOn ?? null,
    promisedDueOn: state.promised?.dueOn ?? null,
    visits: countVisits(state),
  }
}
