/**
 * Sealing: sensitive values of events leave the application as envelopes and only so (个人信息保护法 art. 51).
 * Each is sealed under the key of a subject and for its place; when the key is destroyed it reads as erased.
 */
import {
  canonicalJson,
  type DomainEvent,
  type Envelope,
  type Erased,
  type EventReader,
  isEnvelope,
  isErased,
} from "@onevisit/core/events"
import { type Keys, KeysError, StorageError } from "@onevisit/core/ports"
import { isOwnOpening, type OpenedFor, openerOf, type Opening, purposeOf } from "./opening.ts"
import { contextOf, copyOf, isOfStream, placesOf } from "./places.ts"

export interface SealingRequest<E extends DomainEvent = DomainEvent> {
  readonly stream: string
  readonly events: readonly E[]
  /** Whose key seals what stands at a path of an event's data; the subject must have one. */
  readonly subjectOf: (event: E, path: readonly string[]) => string
}

export interface Sealing {
  /** The events with every sensitive value in an envelope. What is sealed or erased already stays as it is. */
  seal<E extends DomainEvent>(request: SealingRequest<E>): Promise<readonly DomainEvent[]>
  /**
   * The events as they are stored, with every sensitive value open, or {@link Erased}. An envelope that was
   * moved to another place, event type or stream is a `KeysError` with reason `Corrupt`.
   */
  open(request: {
    readonly stream: string
    readonly events: readonly DomainEvent[]
    readonly purpose: OpenedFor
  }): Promise<readonly DomainEvent[]>
  /** One value of a stream's folded state, where an envelope may have been carried to another field. */
  openValue(request: {
    readonly stream: string
    readonly value: unknown
    readonly purpose: OpenedFor
  }): Promise<unknown>
}

export interface SealingOptions {
  readonly keys: Keys
  readonly reader: EventReader
  /** Told of every opening before it is made, and waited for: what it rejects with is answered, and nothing is opened. */
  readonly onOpened?: (opening: Opening) => unknown
}

export function sealing({ keys, onOpened, reader }: SealingOptions): Sealing {
  /** The single place where envelopes are opened. */
  const openAll = async (
    stream: string,
    purpose: OpenedFor,
    envelopes: readonly Envelope[],
  ): Promise<readonly unknown[]> => {
    if (envelopes.length === 0) return []
    await onOpened?.({
      stream,
      purpose: purposeOf(purpose),
      as: openerOf(purpose),
      subjects: [...new Set(envelopes.map(({ subject }) => subject))],
      values: envelopes.length,
      isOwn: isOwnOpening(purpose),
    })
    return (await keys.unwrapAll(envelopes)).map((plain): unknown =>
      plain === "destroyed" ? erased : JSON.parse(new TextDecoder().decode(plain)),
    )
  }
  return {
    seal: async ({ events, stream, subjectOf }) => {
      const found = events.map((event) => ({ event, ...placesIn(reader, event) }))
      const wanted = found.flatMap(({ event, places }) =>
        places
          .filter(({ holder, key }) => !isEnvelope(holder[key]) && !isErased(holder[key]))
          .map((place) => ({
            place,
            subject: subjectOf(event, place.path),
            context: contextOf(stream, event.type, place.path),
          })),
      )
      if (wanted.length > 0) {
        const requests = wanted.map(({ context, place, subject }) => ({
          subject,
          context,
          plain: Buffer.from(canonicalJson(place.holder[place.key])),
        }))
        const envelopes = await keys.wrapAll(requests)
        wanted.forEach(({ place }, at) => {
          place.holder[place.key] = envelopes[at]
        })
      }
      return found.map(({ data, event }) => withData(event, data))
    },
    open: async ({ events, purpose, stream }) => {
      purposeOf(purpose)
      const found = events.map((event) => ({ event, ...placesIn(reader, event) }))
      const sealed = found.flatMap(({ event, places }) =>
        places.flatMap((place) => {
          const value = place.holder[place.key]
          if (!isEnvelope(value)) return []
          if (value.context !== contextOf(stream, event.type, place.path)) throw moved()
          return [{ place, envelope: value }]
        }),
      )
      const opened = await openAll(
        stream,
        purpose,
        sealed.map(({ envelope }) => envelope),
      )
      sealed.forEach(({ place }, at) => {
        place.holder[place.key] = opened[at]
      })
      return found.map(({ data, event }) => withData(event, data))
    },
    openValue: async ({ purpose, stream, value }) => {
      purposeOf(purpose)
      const copy = { value: copyOf(value) }
      const sealed = envelopesIn(copy)
      if (!sealed.every(({ envelope }) => isOfStream(envelope.context, stream))) throw moved()
      const opened = await openAll(
        stream,
        purpose,
        sealed.map(({ envelope }) => envelope),
      )
      sealed.forEach(({ holder, key }, at) => {
        holder[key] = opened[at]
      })
      return copy.value
    },
  }
}

function withData(event: DomainEvent, data: unknown): DomainEvent {
  return { ...event, data }
}

function placesIn(reader: EventReader, event: DomainEvent): ReturnType<typeof placesOf> {
  const definition = reader.definitionOf(event.type, event.v)
  if (definition === undefined) {
    throw new StorageError("Corrupt", `No definition of event ${event.type} v${event.v}. Update the program.`)
  }
  return placesOf(event, definition)
}

const erased: Erased = { erased: true }

interface Holding {
  readonly holder: Record<string, unknown>
  readonly key: string
  readonly envelope: Envelope
}

function envelopesIn(value: object): readonly Holding[] {
  return Object.entries(value).flatMap(([key, member]): readonly Holding[] => {
    if (isEnvelope(member)) return [{ holder: value as Record<string, unknown>, key, envelope: member }]
    return typeof member === "object" && member !== null ? envelopesIn(member) : []
  })
}

function moved(): KeysError {
  return new KeysError(
    "Corrupt",
    "An envelope stands where it was not sealed for. Restore the data from a backup.",
  )
}
