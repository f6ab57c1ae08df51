/** What the streams of a feed lead to, case by case: the part of a state that must stay true for ever. */
import { countVisits, fold, type CaseEvent } from "@onevisit/core/intake"
import { caseEventReader } from "@onevisit/core/intake/schema"
import type { StoredEvent } from "@onevisit/core/ports"
import * as Result from "effect/Result"

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
  const streams = new Map<string, StoredEvent[]>()
  for (const event of feed) {
    if (event.stream.startsWith("case:"))
      streams.set(event.stream, [...(streams.get(event.stream) ?? []), event])
  }
  return Object.fromEntries([...streams].map(([stream, events]) => [stream, outcomeOf(events)]))
}

function outcomeOf(events: readonly StoredEvent[]): CaseOutcome {
  const read = events.map((event) => {
    const parsed = caseEventReader.read(event)
    if (Result.isFailure(parsed))
      throw new Error(`${event.type} v${event.v} can no longer be read: ${parsed.failure._tag}`)
    return parsed.success as CaseEvent
  })
  const state = fold(read)
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
