/** What is kept, table by table. Every JSON of a caller is kept as its canonical text, so that nothing is shared with them. */
import type { StorableEvent, StoredEvent } from "@onevisit/core/ports"

/** Several parts as one key, without two lists of parts ever sharing one. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts)
}

export const tables = {
  /** {@link Command} by id. */
  commands: "commands",
  /** {@link KeptEvent} by position. */
  events: "events",
  /** The position by stream and version. */
  positions: "positions",
  /** The last version by stream. */
  versions: "versions",
  /** The last position, under `position`. */
  last: "last",
  /** The holder by scope and key. */
  holders: "holders",
  /** The position by name. */
  checkpoints: "checkpoints",
  /** {@link Timer} by id. */
  timers: "timers",
  /** {@link Message} by id, in the order of adding. */
  messages: "messages",
  /** {@link Lease} by name. */
  leases: "leases",
  /** {@link Row} by key; one table for each version of each view. */
  rowsOf: (view: string, version: number) => keyOf("rows", view, version),
}

export interface Command {
  readonly digest: string
  readonly result: string
}

export interface KeptEvent extends StorableEvent {
  readonly stream: string
  readonly version: number
  readonly position: number
  readonly commandId: string
}

export interface Row {
  readonly doc: string
  readonly index: string
}

export interface Timer {
  readonly dueAt: StoredEvent["recordedAt"]
  readonly subject: string
}

export interface Message {
  readonly port: string
  readonly payload: string
  readonly availableAt: string
  readonly attempt: number
  readonly leaseUntil: string | null
  readonly state: "waiting" | "done" | "dead"
}

export interface Lease {
  readonly holder: string
  readonly until: string
}
