/** A stream as it stands: read, brought to the newest shapes, checked and folded. */
import * as Result from "effect/Result"
import type { DomainEvent, EventReader } from "@onevisit/core/events"
import { type Storage, StorageError } from "@onevisit/core/ports"

export interface Folding<State, Event extends DomainEvent> {
  readonly initial: State
  readonly reader: EventReader
  evolve(state: State, event: Event): State
}

export interface Loaded<State> {
  readonly state: State
  /** 0 for a stream that does not exist. */
  readonly version: number
  /** The ids of the commands that made it. */
  readonly commandIds: ReadonlySet<string>
}

/** Loads a stream. Rejects with `StorageError` `Corrupt` when an event is of no known shape. */
export async function loadStream<State, Event extends DomainEvent>(
  storage: Storage,
  stream: string,
  folding: Folding<State, Event>,
): Promise<Loaded<State>> {
  const events = await storage.readStream({ stream })
  let state = folding.initial
  for (const event of events) state = folding.evolve(state, readEvent(folding.reader, event))
  return {
    state,
    version: events.at(-1)?.version ?? 0,
    commandIds: new Set(events.map(({ commandId }) => commandId)),
  }
}

/** A stored event in its newest shape, trusted to be of the reader's types. Throws as {@link loadStream} does. */
export function readEvent<Event extends DomainEvent>(reader: EventReader, event: DomainEvent): Event {
  const read = reader.read(event)
  if (Result.isSuccess(read)) return read.success as Event
  const what = `event ${event.type} v${event.v}`
  throw new StorageError(
    "Corrupt",
    read.failure._tag === "UnknownEvent"
      ? `The program does not know ${what}. Update it.`
      : `The data of ${what} does not fit its definition. Restore it from a backup.`,
  )
}
