import type { Actor } from "../identity/index.ts"
import type { Instant, PlainDate } from "../time/index.ts"

/**
 * Something that happened, as it is persisted. `occurredOn` is its legal date, which may lie before
 * `recordedAt`: what happens by operation of law happens on its day, however late anyone notices.
 */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type
  /** Version of the data's shape; an upcaster leads from each version to the next. */
  readonly v: number
  readonly occurredOn: PlainDate
  readonly recordedAt: Instant
  readonly actor: Actor
  readonly data: Data
}
