/** Events as decisions of guidance write them: of today and by the one who commands, unless said otherwise. */
import type { DomainEvent, Sealable } from "../events/index.ts"
import type { Actor } from "../identity/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { GuidanceContext } from "./guidance-rules.ts"

export interface Legal {
  readonly occurredOn?: PlainDate
  readonly actor?: Actor
}

/** An event of a closed set, its data checked against its type. */
export type Happen<Event extends DomainEvent> = <Type extends Event["type"]>(
  context: Pick<GuidanceContext, "actor" | "now">,
  type: Type,
  data: Extract<Event, { readonly type: Type }>["data"],
  legal?: Legal,
) => Event

/** How the events of one kind of stream are written. */
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

/** Whether words were asked for and none were given. What is sealed was looked at before it was sealed. */
export function isBlank(words: Sealable<string>): boolean {
  return typeof words === "string" && words.trim() === ""
}
