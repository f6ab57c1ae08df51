/** What due work there may be, how it is done, and what is reported of it. */
import type { DueTimer, Storage } from "@onevisit/core/ports"
import type { Instant, Now, PlainDate } from "@onevisit/core/time"
import type { Retrying } from "../acts/index.ts"
import type { Clock } from "../clock/index.ts"
import type { Fields, Observer } from "../hooks/index.ts"
import type { Projection, ProjectionRun } from "../projections/index.ts"

/** A timer that is due, with the id of the command that its firing is. */
export interface FiringTimer extends DueTimer {
  /** `timer:<id>@<dueAt>`: give it to the command, so that a timer fires once on however many machines. */
  readonly commandId: string
}

/** A message that is to be delivered, at least once. */
export interface DeliveredMessage {
  /** The same at every attempt: hand it to the outside as the key of the request where it takes one. */
  readonly id: string
  readonly port: string
  readonly payload: unknown
  readonly attempt: number
  /** `message:<id>`: for the command that records what came of it. */
  readonly commandId: string
}

/** Does a timer's work. The command must cancel or move the timer, or it stays due. */
export type TimerHandler = (timer: FiringTimer, now: Now) => Promise<unknown>

/** What a handler resolves to where the message has not done its work yet, and nothing failed. */
export class TryAgain {
  readonly at: Instant

  constructor(at: Instant) {
    this.at = at
  }
}

/**
 * Delivers a message; rejects with a port's error when it could not. Resolved to a {@link TryAgain}, it is handed over
 * again then; to anything else, it is done.
 */
export type MessageHandler = (message: DeliveredMessage, now: Now) => Promise<unknown>

/** Work that is due once for each day that is over. */
export interface DailyWork {
  /** With the day, the id of the command that doing it is. */
  readonly id: string
  /** The days that are over and not done, earliest first. */
  missing(now: Now): Promise<readonly PlainDate[]>
  /** Does one day's. Under one command id it takes effect once on however many machines. */
  do(day: PlainDate, commandId: string): Promise<unknown>
}

/** Work that goes on along the feed, a piece at each run. */
export interface BackgroundWork {
  readonly id: string
  /** Does what is due at `until`, reading at most `limit` events. Safe on several machines at once. */
  run(until: Instant, limit: number): Promise<BackgroundRun>
}

export interface BackgroundRun {
  /** How many pieces were done. */
  readonly done: number
  readonly complete: boolean
}

/** Pauses between attempts: twice as long each time, up to the longest. */
export interface Backoff {
  /** Default 30 seconds. */
  readonly firstMs: number
  /** Default one hour. */
  readonly longestMs: number
  /** After so many attempts an error that is no port's counts as a defect of the message. Default 5. */
  readonly defects: number
}

export interface DueWork {
  readonly storage: Storage
  readonly clock: Clock
  readonly observer: Observer
  /** By the part of a timer's id before the first `:`. */
  readonly timers: Readonly<Record<string, TimerHandler>>
  /** By the port a message is for. */
  readonly messages: Readonly<Record<string, MessageHandler>>
  readonly projections: readonly Projection[]
  readonly daily?: readonly DailyWork[]
  readonly background?: readonly BackgroundWork[]
  readonly retrying?: Retrying
  readonly backoff?: Partial<Backoff>
  /** How many messages are delivered at once. Default 1. */
  readonly lanes?: number
  /** How long a message is this machine's. Default 60 seconds; longer than any delivery takes. */
  readonly leaseMs?: number
}

/** One piece of work that failed: without personal data, fit for a log. */
export interface Failure {
  readonly kind: "timer" | "message" | "daily" | "projection" | "background"
  readonly id: string
  /** What becomes of it: done again at a later run, or left for a person to look at. */
  readonly next: "again" | "dead"
  readonly why: Fields
}

export interface DueReport {
  readonly timers: number
  readonly messages: { readonly done: number; readonly again: number; readonly dead: number }
  /** How many days' work was done for days that are over. */
  readonly daily: number
  readonly projections: readonly ProjectionRun[]
  /** By the id of what goes on along the feed, how many pieces of it were done: `audit-roots`. */
  readonly background: Readonly<Record<string, number>>
  readonly failures: readonly Failure[]
  /** Whether everything due was tried; `false` when the limit was reached first. */
  readonly complete: boolean
}
