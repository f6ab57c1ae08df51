import { canonicalJson } from "@onevisit/core/events"
import type { OutsideMessage } from "@onevisit/core/intake"
import { type Exchange, ExchangeError, type StageChange } from "@onevisit/core/ports"
import type { PlainDate } from "@onevisit/core/time"
import { chances } from "./chances.ts"

export interface SimulatedPlatformOptions {
  /** Default `simulated-platform`. */
  readonly id?: string
  /** The same seed gives the same platform. */
  readonly seed?: number
  /**
   * Of a hundred calls, how many are answered `Unavailable` before anything is done, and how many only after
   * the change is on record. Default: none of either.
   */
  readonly unavailable?: number
  readonly recordedAnyway?: number
  /**
   * Of a hundred changes that it records, how many it answers only once `until` resolves: when the caller's lease has
   * run out, say, and another machine has emitted the change meanwhile; or never. Default: none.
   */
  readonly late?: { readonly ofHundred: number; readonly until: () => Promise<unknown> }
}

export interface SimulatedPlatform extends Exchange {
  /** The platform records a stage itself; it is pushed later, or more than once, or before an earlier one. */
  record(message: OutsideMessage): void
  /**
   * What it pushes next: some of what waits, in any order, some of it again; in the end all of it, twice at most
   * or thrice. Empty once everything was pushed.
   */
  push(): readonly OutsideMessage[]
  /** How many calls of `emit` there were, and how often each change was recorded. For assertions. */
  readonly calls: () => number
  readonly held: () => readonly StageChange[]
}

/**
 * A unified-acceptance platform (统一受理平台) in memory, as bad as such platforms are and no worse: it pushes its own
 * stages late, twice and out of order, and may answer late, or that it is out of order, when it has recorded the change.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { plainDate } from "@onevisit/core/time"
 * import { simulatedPlatform } from "@onevisit/testkit"
 *
 * const platform = simulatedPlatform({ recordedAnyway: 100 })
 * const day = plainDate("2019-03-04")
 * const change = { id: "c/1/received", case: "c", externalIds: [], item: "i@1", stage: "received", on: day, day } as const
 * await assert.rejects(platform.emit(change), { _tag: "ExchangeError", reason: "Unavailable" })
 * assert.deepEqual((await platform.list({ day })).emitted, [change])
 * ```
 */
export function simulatedPlatform(options: SimulatedPlatformOptions = {}): SimulatedPlatform {
  const { id = "simulated-platform", late, recordedAnyway = 0, seed = 1, unavailable = 0 } = options
  const chance = chances(seed)
  const held = new Map<string, StageChange>()
  const own: OutsideMessage[] = []
  const waiting: { readonly message: OutsideMessage; times: number }[] = []
  let calls = 0

  const isOut = (ofHundred: number) => ofHundred > 0 && chance(100) < ofHundred
  return {
    id,
    calls: () => calls,
    held: () => [...held.values()].map((change) => structuredClone(change)),
    record: (message) => {
      own.push(structuredClone(message))
      waiting.push({ message: structuredClone(message), times: 1 + chance(3) })
    },
    push: () => {
      const pushed: OutsideMessage[] = []
      while (waiting.length > 0 && pushed.length < 1 + chance(3)) {
        const at = chance(waiting.length)
        const next = waiting[at]
        if (next === undefined) break
        pushed.push(structuredClone(next.message))
        next.times -= 1
        if (next.times === 0) waiting.splice(at, 1)
      }
      return pushed
    },
    emit: async (change) => {
      calls += 1
      if (isOut(unavailable)) throw outOfOrder()
      const known = held.get(change.id)
      if (known !== undefined && canonicalJson(known) !== canonicalJson(change))
        throw new ExchangeError("Conflict", "This change is on record with another content. Compare the two.")
      held.set(change.id, structuredClone(change))
      if (isOut(recordedAnyway)) throw outOfOrder()
      if (known === undefined && late !== undefined && isOut(late.ofHundred)) await late.until()
      return { outcome: known === undefined ? "recorded" : "known", reference: `${id}:${change.id}` }
    },
    list: async ({ day }) => {
      if (isOut(unavailable)) throw outOfOrder()
      return {
        emitted: [...held.values()]
          .filter((change) => change.day === day)
          .map((change) => structuredClone(change)),
        own: own.filter(({ on }) => on === day).map(stageOf),
      }
    },
  }
}

function stageOf({ externalId, messageId, on, stage }: OutsideMessage): {
  readonly messageId: string
  readonly externalId: OutsideMessage["externalId"]
  readonly stage: OutsideMessage["stage"]
  readonly on: PlainDate
} {
  return { messageId, externalId: { ...externalId }, stage, on }
}

function outOfOrder(): ExchangeError {
  return new ExchangeError("Unavailable", "The platform does not answer. Emit the same change again later.")
}
