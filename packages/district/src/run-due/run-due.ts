/**
 * All due work, once: timers, messages, what is done once a day, projections. Idempotent and safe on several machines, so that cron may
 * call it as well as a running program. Nothing is done before it is due: `until` may be earlier than now,
 * never later.
 */
import type { Instant } from "@onevisit/core/time"
import { errorFields } from "../hooks/index.ts"
import { type ProjectionRun, runProjection } from "../projections/index.ts"
import { deliverMessages } from "./deliver-messages.ts"
import { doDaily } from "./do-daily.ts"
import type { DueReport, DueWork, Failure } from "./due-work.ts"
import { fireTimers } from "./fire-timers.ts"

export interface DueLimits {
  /** Work due at or before this instant; default and latest: now. */
  readonly until?: Instant
  /** Timers, messages and days together, at most; default 1000. */
  readonly limit?: number
}

/**
 * Does what is due. A piece that fails is reported and stops nothing else; rejects with `StorageError` when the
 * storage itself gives no answer.
 */
export async function runDue(work: DueWork, { limit = 1000, until }: DueLimits = {}): Promise<DueReport> {
  const seen = new Set<string>()
  const failed = new Set<string>()
  const failures: Failure[] = []
  const messages = { done: 0, again: 0, dead: 0 }
  let left = limit
  let timers = 0
  let daily = 0
  for (;;) {
    const now = work.clock.now().at
    const bound = until !== undefined && until < now ? until : now
    const fired = await fireTimers(work, bound, left, seen)
    left -= fired.tried
    const delivered = await deliverMessages(work, bound, left)
    left -= delivered.tried
    timers += fired.fired
    messages.done += delivered.done
    messages.again += delivered.again
    messages.dead += delivered.dead
    failures.push(...fired.failures, ...delivered.failures)
    // What was done may have made more due, until nothing was or the limit is reached.
    if (left > 0 && fired.tried + delivered.tried > 0) continue
    const days = await doDaily(work, bound, left, failed)
    left -= days.tried
    daily += days.done
    failures.push(...days.failures)
    if (left <= 0 || days.done === 0) break
  }
  const projections: ProjectionRun[] = []
  for (const projection of work.projections) {
    const id = `${projection.name}@${projection.version}`
    try {
      const options = { limit: FEED_LIMIT, ...(work.retrying ? { retrying: work.retrying } : {}) }
      const run = () => runProjection(work.storage, projection, options)
      projections.push(await work.observer.span("projection", { id }, run))
    } catch (error) {
      const why = errorFields(error)
      failures.push({ kind: "projection", id, next: "again", why })
      work.observer.log("error", "projection-failed", { id, ...why })
    }
  }
  const now = work.clock.now().at
  const along = await runBackground(work, until !== undefined && until < now ? until : now)
  failures.push(...along.failures)
  const complete = left > 0 && along.complete && projections.every(({ caughtUp }) => caughtUp)
  return { timers, messages, daily, projections, background: along.done, failures, complete }
}

async function runBackground(work: DueWork, until: Instant) {
  const done: Record<string, number> = {}
  const failures: Failure[] = []
  let complete = true
  for (const { id, run } of work.background ?? []) {
    try {
      const ran = await work.observer.span("background", { id }, () => run(until, FEED_LIMIT))
      done[id] = ran.done
      complete &&= ran.complete
    } catch (error) {
      const why = errorFields(error)
      failures.push({ kind: "background", id, next: "again", why })
      work.observer.log("error", "background-failed", { id, ...why })
    }
  }
  return { done, failures, complete }
}

/** Events a projection reads in one run at most, so that a rebuild does not keep timers waiting. */
const FEED_LIMIT = 20_000
