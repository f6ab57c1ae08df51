/**
 * Messages to the outside, each at least once: claimed by lease, handed over, settled. What is unavailable is
 * tried again later, what was rejected is dead and reported: repeating it would not help.
 */
import { type ClaimedMessage, PortError, type Settlement } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { gather } from "../acts/index.ts"
import { errorFields, type Fields } from "../hooks/index.ts"
import { type Backoff, type DueWork, type Failure, TryAgain } from "./due-work.ts"

export interface Delivered {
  readonly tried: number
  readonly done: number
  readonly again: number
  readonly dead: number
  readonly failures: readonly Failure[]
}

/** Delivers messages available at `until`, at most `limit`, by as many lanes at once as the host wants. */
export async function deliverMessages(work: DueWork, until: Instant, limit: number): Promise<Delivered> {
  const ports = Object.keys(work.messages)
  const counts = { tried: 0, done: 0, again: 0, dead: 0 }
  const failures: Failure[] = []
  if (ports.length === 0) return { ...counts, failures }
  let isEmpty = false
  const settle = gather<Settlement, boolean>((settlements) => work.storage.settleMessages(settlements))
  const lane = async (): Promise<void> => {
    while (!isEmpty && counts.tried < limit) {
      counts.tried += 1
      // One at a time, so that no lease runs out while its message waits behind another.
      const leaseUntil = later(work.clock.now().at, work.leaseMs ?? 60_000)
      const [message] = await work.storage.claimMessages({ now: until, leaseUntil, limit: 1, ports })
      if (message === undefined) {
        isEmpty = true
        counts.tried -= 1
        return
      }
      const { failure, settlement } = await deliver(work, message)
      const [settled] = await settle([settlement])
      if (settled !== true) {
        work.observer.log("warning", "message-lease-lost", { id: message.id, attempt: message.attempt })
        continue
      }
      counts[settlement.outcome === "retry" ? "again" : settlement.outcome] += 1
      if (failure) failures.push(failure)
    }
  }
  // Where the storage gives one lane no answer, the others still end what they have begun.
  const lanes = await Promise.allSettled(Array.from({ length: Math.max(1, work.lanes ?? 1) }, lane))
  for (const ended of lanes) if (ended.status === "rejected") throw ended.reason
  return { ...counts, failures }
}

async function deliver(
  work: DueWork,
  message: ClaimedMessage,
): Promise<{ readonly settlement: Settlement; readonly failure?: Failure }> {
  const { attempt, id, lease, payload, port } = message
  const { clock, observer } = work
  try {
    const hand = work.messages[port]
    if (hand === undefined) throw new TypeError("No handler takes messages for this port.")
    const delivery = { id, port, payload, attempt, commandId: `message:${id}` }
    const came = await observer.span("message", { id, port, attempt }, () => hand(delivery, clock.now()))
    return came instanceof TryAgain
      ? { settlement: { id, lease, outcome: "retry", availableAt: came.at } }
      : { settlement: { id, lease, outcome: "done" } }
  } catch (error) {
    const why: Fields = errorFields(error)
    const backoff: Backoff = { firstMs: 30_000, longestMs: 3_600_000, defects: 5, ...work.backoff }
    if (isHopeless(error, attempt, backoff)) {
      observer.log("error", "message-dead", { id, port, attempt, ...why })
      const reason = [why["error"], why["reason"]].filter((part) => part !== undefined).join(": ")
      return {
        settlement: { id, lease, outcome: "dead", reason },
        failure: { kind: "message", id, next: "dead", why },
      }
    }
    observer.log("warning", "message-again", { id, port, attempt, ...why })
    const pause = Math.min(backoff.firstMs * 2 ** Math.min(attempt - 1, 30), backoff.longestMs)
    const availableAt = later(clock.now().at, pause)
    return {
      settlement: { id, lease, outcome: "retry", availableAt },
      failure: { kind: "message", id, next: "again", why },
    }
  }
}

/** Rejected or corrupt is for a person; what no port says is a defect, and given a few chances. */
function isHopeless(error: unknown, attempt: number, { defects }: Backoff): boolean {
  if (error instanceof PortError) return error.reason === "Rejected" || error.reason === "Corrupt"
  return attempt >= defects
}

function later(at: Instant, millis: number): Instant {
  return fromEpochMillis(toEpochMillis(at) + Math.round(millis))
}
