/** One kind of stream: what may be in it, and what it leads to. */
import type { EventDefinition, EventReader } from "@onevisit/core/events"
import type { StoredEvent } from "@onevisit/core/ports"
import * as Result from "effect/Result"

export type Outcome = Readonly<Record<string, unknown>>

export interface Kind {
  readonly definitions: readonly EventDefinition[]
  outcomeOf(events: readonly StoredEvent[]): Outcome
}

export function kindOf(
  definitions: readonly EventDefinition[],
  reader: EventReader,
  lead: (events: readonly unknown[]) => Outcome,
): Kind {
  return { definitions, outcomeOf: (events) => lead(events.map((event) => readOrThrow(reader, event))) }
}

/** An event as it is read today. Throws when it can no longer be read. */
export function readOrThrow(reader: EventReader, event: StoredEvent): unknown {
  const parsed = reader.read(event)
  if (Result.isFailure(parsed))
    throw new Error(`${event.type} v${event.v} can no longer be read: ${parsed.failure._tag}`)
  return parsed.success
}
