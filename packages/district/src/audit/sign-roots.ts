/**
 * Signs the feed as it grows: a root for each day that is over, or sooner for so many events. Every machine reads on by
 * itself and the first one's root counts, so that no lease is needed; what another has signed is left behind.
 */
import { type GrowingStretch, growStretch, hashRoot, ROOTS_STREAM, rootText } from "@onevisit/core/audit"
import type { HashName } from "@onevisit/core/proofs"
import type { DomainEvent } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import { type Act, type Keys, type Storage, StorageError, type StoredEvent } from "@onevisit/core/ports"
import type { Instant } from "@onevisit/core/time"
import { CheckpointMoved, CommandIdReused, commitAct, type Retrying, StaleVersion } from "../acts/index.ts"
import { type Clock, startOfDay } from "../clock/index.ts"
import { hashSuites } from "../receipts/index.ts"
import type { BackgroundRun, BackgroundWork } from "../run-due/index.ts"
import { isRoot, lastRootVersion, rootFrom, type StoredRoot } from "./root-stream.ts"

export interface RootSettings {
  /** Events under one root at most, from 2; so many are signed before their day is over. Default 5000. */
  readonly everyEvents?: number
}

export interface SigningOptions extends RootSettings {
  readonly storage: Storage
  readonly keys: Keys
  readonly clock: Clock
  readonly retrying?: Retrying
}

/** The work of signing. What was read and is not signed yet is remembered between runs, some bytes for each event. */
export function rootSigning(options: SigningOptions): BackgroundWork {
  const { clock, everyEvents = 5000, keys, retrying = {}, storage } = options
  const suite: HashName = keys.suite.endsWith("/sm3") ? "sm3" : "sha-256"
  if (!(everyEvents >= 2))
    throw new RangeError("A root covers two events at least: give `everyEvents` from 2.")
  let pending: Pending | null = null

  const sign = async ({ checkpoint, last, stretch }: Pending): Promise<boolean> => {
    const now = clock.now()
    const number = (last?.number ?? 0) + 1
    const { leaves, statement } = stretch.compose(number, last === null ? null : hashRoot(hashSuites, last))
    const signed = await keys.sign(new TextEncoder().encode(rootText(statement)))
    const event: DomainEvent = {
      type: "RootSigned",
      v: 1,
      occurredOn: now.on,
      recordedAt: now.at,
      actor: system("audit"),
      data: { ...statement, signed, leaves },
    }
    const act: Act = {
      commandId: `audit:root:${number}`,
      digest: statement.root,
      append: [{ stream: ROOTS_STREAM, expectedVersion: number - 1, events: [event] }],
      checkpoints: [{ name: ROOTS_CHECKPOINT, from: checkpoint, to: statement.to }],
      result: null,
    }
    try {
      return !(await commitAct(storage, act, retrying)).replayed
    } catch (error) {
      // Another machine was first, with as many events or others.
      if (isOthers(error)) return false
      throw error
    }
  }

  const isDue = ({ firstAt, stretch }: Pending, until: Instant): boolean => {
    const now = clock.now()
    const midnight = startOfDay(now.on, now)
    const isDayOver = firstAt !== null && firstAt < midnight && midnight <= until
    return isDayOver || stretch.count >= everyEvents
  }

  return {
    id: "audit-roots",
    run: async (until, limit): Promise<BackgroundRun> => {
      let [done, read] = [0, 0]
      for (;;) {
        pending ??= await pendingOf(storage, suite)
        const size = Math.min(PAGE, limit - read, everyEvents - pending.stretch.count)
        const page = size <= 0 ? [] : await storage.readFeed({ after: pending.after, limit: size })
        for (const event of page) take(pending, event)
        read += page.length
        const isAtEnd = page.length < size
        const isFull = pending.stretch.count >= everyEvents
        if ((isAtEnd || isFull) && isDue(pending, until)) {
          const signing = pending
          // Signed or not, what is pending is then asked of the storage again.
          pending = null
          if (await sign(signing)) done += 1
          continue
        }
        if (isAtEnd || read >= limit) return { done, complete: isAtEnd }
      }
    },
  }
}

/** How far the feed is signed. */
export const ROOTS_CHECKPOINT = "onevisit:audit-roots"

interface Pending {
  readonly last: StoredRoot | null
  readonly checkpoint: number
  readonly stretch: GrowingStretch
  /** The position read last. */
  after: number
  /** When the first event was recorded that is no root: for roots alone no day is signed. */
  firstAt: Instant | null
}

function take(pending: Pending, event: StoredEvent): void {
  pending.stretch.add(event)
  pending.after = event.position
  if (event.stream !== ROOTS_STREAM) pending.firstAt ??= event.recordedAt
}

async function pendingOf(storage: Storage, suite: HashName): Promise<Pending> {
  const version = await lastRootVersion(storage)
  const last = version === 0 ? null : await rootFrom(storage, version)
  if (last !== null && !isRoot(last)) throw unsound()
  const checkpoint = await storage.readCheckpoint(ROOTS_CHECKPOINT)
  const next = last === null ? 1 : last.first + last.count
  // What was imported has roots and no checkpoint yet, and other positions.
  const after = checkpoint === 0 && last !== null ? await positionOf(storage, next - 1) : (last?.to ?? 0)
  if (checkpoint !== 0 && checkpoint !== last?.to) throw unsound()
  const stretch = growStretch(hashSuites, suite, next)
  return { last, checkpoint, stretch, after, firstAt: null }
}

/** The position of the event with an ordinal, counted from the beginning of the feed. */
async function positionOf(storage: Storage, ordinal: number): Promise<number> {
  let after = 0
  for (let left = ordinal; left > 0;) {
    const page = await storage.readFeed({ after, limit: Math.min(PAGE, left) })
    const last = page.at(-1)
    if (last === undefined) throw unsound()
    after = last.position
    left -= page.length
  }
  return after
}

function isOthers(error: unknown): boolean {
  return error instanceof StaleVersion || error instanceof CommandIdReused || error instanceof CheckpointMoved
}

function unsound(): StorageError {
  return new StorageError(
    "Corrupt",
    "What was signed of the feed does not fit what is stored. Find the place with `audit.verify`, and restore a backup.",
  )
}

const PAGE = 500
