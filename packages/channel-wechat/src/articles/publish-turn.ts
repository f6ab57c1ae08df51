// One publication at a time: in this process by waiting for the one before, among machines by a lease, which each step of
// the work prolongs. A machine that has lost its lease stops before it does anything else.
import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { PublisherError } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"

/** Takes or prolongs a named lease, as a Storage's `lease` does. */
export type Lease = (query: {
  readonly name: string
  readonly holder: string
  readonly now: Instant
  readonly until: Instant
}) => Promise<boolean>

export interface TurnOptions {
  readonly name: string
  readonly lease?: Lease
  readonly clock: () => Instant
  readonly patienceMs: number
}

/** Prolongs the turn; throws `PublisherError` with `Unavailable` where it is another's. */
export type Hold = () => Promise<void>

const LEASE_MILLIS = 120_000

export function publishTurns({ clock, lease, name, patienceMs }: TurnOptions) {
  const holder = randomUUID()
  let before: Promise<unknown> = Promise.resolve()

  const take = async (millis: number): Promise<boolean> => {
    if (lease === undefined) return true
    const now = clock()
    return lease({ name, holder, now, until: fromEpochMillis(toEpochMillis(now) + millis) })
  }
  const hold: Hold = async () => {
    if (!(await take(LEASE_MILLIS)))
      throw new PublisherError("Unavailable", "Another machine is publishing on WeChat. Publish again later.")
  }
  const wait = async (): Promise<void> => {
    const givesUpAt = performance.now() + patienceMs
    while (!(await take(LEASE_MILLIS))) {
      if (performance.now() >= givesUpAt) return hold()
      await sleep(Math.min(50, patienceMs))
    }
  }
  return async <T>(work: (hold: Hold) => Promise<T>): Promise<T> => {
    const mine = before.then(async () => {
      await wait()
      try {
        return await work(hold)
      } finally {
        // Given back, so that the next need not wait for its end; if that fails it ends by itself.
        await take(-1).catch(() => {})
      }
    })
    before = mine.catch(() => {})
    return mine
  }
}
