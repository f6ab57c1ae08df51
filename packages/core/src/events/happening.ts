/** How decisions write events: of today and by the one who commands, unless said otherwise. */
import type { Actor } from "../identity/index.ts"
import type { Now, PlainDate } from "../time/index.ts"
import type { DomainEvent } from "./event.ts"

/** What an event that is of another day or by another author says of itself. */
export interface Legal {
  readonly occurredOn?: PlainDate
  readonly actor?: Actor
}

/** An event of a closed set, its data checked against its type. */
export type Happen<Event extends DomainEvent> = <Type extends Event["type"]>(
  context: { readonly actor: Actor; readonly now: Now },
  type: Type,
  data: Extract<Event, { readonly type: Type }>["data"],
  legal?: Legal,
) => Event

/** How the events of one kind of stream are written, all in version 1. */
export function happening<Event extends DomainEvent>(): Happen<Event> {
  return ({ actor, now }, type, data, legal = {}) => {
    const event = {
      type,
      v: 1,
      occurredOn: legal.occurredOn ?? now.on,
      recordedAt: now.at,
      actor: legal.actor ?? actor,
      data,
    }
    // The pairing of `type` and `data` is checked by the signature; a mapped union cannot follow it.
    return event as unknown as Event
  }
}
