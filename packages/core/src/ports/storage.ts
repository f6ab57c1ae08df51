/**
 * Storage: one log of events in streams, the views, timers and messages that belong to them, and leases.
 *
 * What an adapter must guarantee, and `storageContract` of the testkit checks:
 *
 * 1. **Atomic acts.** Of one act everything happens or nothing: events on all its streams, unique keys,
 *    views, timers, messages, checkpoints, result. Acts of one call are tried in order, each on its own.
 * 2. **Versions.** The first event of a stream has version 1, each next one more. An act whose
 *    `expectedVersion` is not the stream's version changes nothing and names the stream.
 * 3. **Commands.** A `commandId` takes effect once. Again with the same digest: the first result is
 *    returned, `replayed: true`, and nothing is written. With another digest: a conflict.
 * 4. **Durability.** When `commit` resolves, what it reports as committed survives the process and the machine's power.
 * 5. **Feed.** Positions increase along the feed and may have gaps. No position at or below one that a
 *    reader has been given ever appears later.
 * 6. **Values.** What is read equals what was written, by content: JSON without floats, strings of any
 *    Unicode text (U+0000 and lone surrogates excepted: `Rejected`, see `composeStorable`). An event without `chain` is
 *    read back without one. Nothing handed in is kept by reference or changed.
 * 7. **Failures** are `StorageError`s. After `Unavailable` the caller repeats the same act: guarantee 3 makes that safe.
 *
 * All times are handed in: an adapter has no clock of its own.
 */
import type { DomainEvent } from "../events/index.ts"
import type { Instant } from "../time/index.ts"

/** JSON as stored: see `canonicalJson`. */
export type StoredJson = unknown

/**
 * An event as it is handed over: what is sensitive sealed, and, where the district chains its streams, the fingerprint
 * that ties it to the event before it. A storage keeps `chain` as it is given and neither makes nor checks one.
 */
export interface SealedEvent extends DomainEvent {
  readonly chain?: string
}

export interface StoredEvent extends SealedEvent {
  readonly stream: string
  readonly version: number
  readonly position: number
  readonly commandId: string
}

export interface Append {
  readonly stream: string
  /** 0 for a stream that must not exist yet. */
  readonly expectedVersion: number
  readonly events: readonly SealedEvent[]
}

/** Takes or releases a key that at most one holder may have within its scope. */
export interface UniqueKey {
  readonly scope: string
  readonly key: string
  readonly action: "take" | "release"
  /** Who takes or gives back; the same holder may take again, another's release is ignored. */
  readonly holder: string
}

/** What a view can be searched by: scalars only. */
export type IndexValue = string | number | boolean | null

export interface ViewWrite {
  readonly view: string
  readonly version: number
  readonly key: string
  /** `null` removes the row. */
  readonly doc: StoredJson | null
  readonly index: Readonly<Record<string, IndexValue>>
}

export interface TimerWrite {
  readonly id: string
  /** `null` cancels. */
  readonly dueAt: Instant | null
  /** What the timer is for; handed back when due. */
  readonly subject: string
}

export interface NewMessage {
  /** Derived from the obligation, so that the same obligation is one message; a known id is not added again. */
  readonly id: string
  /** Which port it is for, for example `registry`. */
  readonly port: string
  readonly payload: StoredJson
  readonly availableAt: Instant
}

/** Moves a reader of the feed on, if it still stands where the act believes. */
export interface Checkpoint {
  readonly name: string
  /** 0 for a checkpoint that does not exist yet. */
  readonly from: number
  readonly to: number
}

export interface Act {
  readonly commandId: string
  /** Of the command's content: the same id with another digest is a conflict. */
  readonly digest: string
  readonly append: readonly Append[]
  readonly unique?: readonly UniqueKey[]
  readonly views?: readonly ViewWrite[]
  readonly timers?: readonly TimerWrite[]
  readonly messages?: readonly NewMessage[]
  readonly checkpoints?: readonly Checkpoint[]
  /** Returned when the command is repeated. */
  readonly result: StoredJson
}

export type ConflictOn =
  | { readonly kind: "stream"; readonly stream: string; readonly actualVersion: number }
  | { readonly kind: "key"; readonly scope: string; readonly key: string; readonly holder: string }
  | { readonly kind: "command"; readonly commandId: string }
  | { readonly kind: "checkpoint"; readonly name: string; readonly actual: number }

export type ActOutcome =
  | { readonly outcome: "committed"; readonly replayed: boolean; readonly result: StoredJson }
  | { readonly outcome: "conflict"; readonly on: ConflictOn }

export interface ViewRow {
  readonly key: string
  readonly doc: StoredJson
  readonly index: Readonly<Record<string, IndexValue>>
}

/**
 * Equality on index fields, one range or order, a cursor; nothing else. Values are equal only within one
 * type, and `null` only to `null`: a row without the field is not found by it. Numbers stand before text, text
 * is ordered by code point, and rows with equal values by key (`comparePlaces`); `descending` turns all of it round.
 */
export interface ViewQuery {
  readonly view: string
  readonly version: number
  readonly where?: Readonly<Record<string, IndexValue>>
  /** Bounds on `field`, which also orders the answer; rows with `null` or without the field are left out. */
  readonly range?: {
    readonly field: string
    readonly from?: string | number
    readonly to?: string | number
    readonly descending?: boolean
  }
  /** Rows an answer at most. */
  readonly limit: number
  /** From the answer before; opaque. Without `range` the order is by key. */
  readonly after?: string
}

export interface ViewAnswer {
  readonly rows: readonly ViewRow[]
  /** To hand in as `after`; `null` when there is no more. */
  readonly cursor: string | null
}

export interface DueTimer {
  readonly id: string
  readonly dueAt: Instant
  readonly subject: string
}

export interface ClaimedMessage {
  readonly id: string
  readonly port: string
  readonly payload: StoredJson
  /** How often it has been claimed, this time included. */
  readonly attempt: number
  /** Proves the lease when settling. */
  readonly lease: string
}

export type Settlement =
  | { readonly id: string; readonly lease: string; readonly outcome: "done" }
  | { readonly id: string; readonly lease: string; readonly outcome: "retry"; readonly availableAt: Instant }
  | { readonly id: string; readonly lease: string; readonly outcome: "dead"; readonly reason: string }

export interface StreamQuery {
  readonly stream: string
  /** Events with a version above this; 0 reads from the first. */
  readonly after?: number
  readonly limit?: number
}

export interface Storage {
  /** What keeps it, for example `sqlite`. `memory` alone says that nothing outlives the program, so that no keys need be kept. */
  readonly kind?: string
  /** Outcomes in the order of the acts. Rejects with `StorageError` when it cannot say what became of them. */
  commit(acts: readonly Act[]): Promise<readonly ActOutcome[]>
  /** Events of one stream by version; empty for a stream that does not exist. */
  readStream(query: StreamQuery): Promise<readonly StoredEvent[]>
  /** Events of all streams by position, those after `after`, at most `limit`. */
  readFeed(query: { readonly after: number; readonly limit: number }): Promise<readonly StoredEvent[]>
  /** 0 where there is none. */
  readCheckpoint(name: string): Promise<number>
  getView(query: {
    readonly view: string
    readonly version: number
    readonly key: string
  }): Promise<ViewRow | null>
  findViews(query: ViewQuery): Promise<ViewAnswer>
  /** Timers due at or before `until`, earliest first. They stay until a command cancels or moves them. */
  dueTimers(query: { readonly until: Instant; readonly limit: number }): Promise<readonly DueTimer[]>
  /** Messages available at `now` and not under a lease that still runs, oldest first; each is under lease until `leaseUntil`. */
  claimMessages(query: {
    readonly now: Instant
    readonly leaseUntil: Instant
    readonly limit: number
    readonly ports?: readonly string[]
  }): Promise<readonly ClaimedMessage[]>
  /** A settlement whose lease has passed to another is ignored and reported as `false`, in order. */
  settleMessages(settlements: readonly Settlement[]): Promise<readonly boolean[]>
  /** Takes or prolongs a named lease; `false` while another holder's runs. `until` in the past gives it back. */
  lease(query: {
    readonly name: string
    readonly holder: string
    readonly now: Instant
    readonly until: Instant
  }): Promise<boolean>
  close(): Promise<void>
}

/** Says that `storage` means to be a Storage; the types check the shape, the contract suite the guarantees. */
export function defineStorage<S extends Storage>(storage: S): S {
  return storage
}
