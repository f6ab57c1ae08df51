import type { DueTimer, SearchedRow, StorableEvent, StoredEvent } from "@onevisit/core/ports"

/** An event as it is kept: actor and data as text. */
export interface KeptEvent extends StorableEvent {
  readonly stream: string
  readonly version: number
  readonly position: number
  readonly commandId: string
}

export interface KeptRow extends SearchedRow {
  readonly doc: string
}

/** `payload` is dropped once a message is done; its id stays known. */
export interface KeptMessage {
  readonly id: string
  readonly port: string
  payload: string
  availableAt: string
  attempt: number
  leaseUntil: string | null
  state: "waiting" | "done" | "dead"
  reason: string | null
}

/** Everything a storage holds. Positions of the feed run without gaps, so `feed[position - 1]` is the event. */
export interface State {
  readonly feed: KeptEvent[]
  readonly streams: Map<string, KeptEvent[]>
  readonly commands: Map<string, { readonly digest: string; readonly result: string }>
  /** Holder by scope and key. */
  readonly unique: Map<string, string>
  /** Rows by key, by view and version. */
  readonly views: Map<string, Map<string, KeptRow>>
  readonly timers: Map<string, DueTimer>
  /** In the order in which they were added. */
  readonly messages: Map<string, KeptMessage>
  readonly checkpoints: Map<string, number>
  readonly leases: Map<string, { readonly holder: string; readonly until: string }>
}

export function emptyState(): State {
  return {
    feed: [],
    streams: new Map(),
    commands: new Map(),
    unique: new Map(),
    views: new Map(),
    timers: new Map(),
    messages: new Map(),
    checkpoints: new Map(),
    leases: new Map(),
  }
}

/** The event as a reader gets it: fresh objects at every call. */
export function storedEvent(event: KeptEvent): StoredEvent {
  const { actor, chain, data, ...rest } = event
  return {
    ...rest,
    actor: JSON.parse(actor),
    data: JSON.parse(data),
    ...(chain === null ? {} : { chain }),
  }
}

/** Two texts as one key of a map, without two pairs ever sharing one. */
export function pairKey(first: string, second: string): string {
  return JSON.stringify([first, second])
}
