/**
 * When the courier is asked next: never before it says, seldom while there is no news and seldomer while there is no
 * answer, and no more once there is nothing to wait for. Numbers of a district, no law's.
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "../../time/index.ts"
import type { AskOutcome } from "./parcel-events.ts"
import type { ParcelState } from "./parcel-state.ts"
import { isOver } from "./standing.ts"

export interface AskRules {
  /** Minutes from news to the next question. */
  readonly everyMinutes: number
  /** At most so many while there is no news: each time in vain doubles them. */
  readonly quietMinutes: number
  /** At most so many while there is no answer. */
  readonly failedMinutes: number
  /** How often a parcel is asked for at most; a person looks after it then. */
  readonly mostTimes: number
  /** Days without a word after which a person is called. */
  readonly silentAfterDays: number
}

/** Hourly after news, four times a day without; 48 times within 24 hours is what providers lock a waybill for. */
export const usualAskRules: AskRules = {
  everyMinutes: 60,
  quietMinutes: 360,
  failedMinutes: 1440,
  mostTimes: 300,
  silentAfterDays: 5,
}

/**
 * The instant of the next question; `null` for none. `state` is the parcel after what was learned, its `asking` as it
 * was before this question.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { noParcel, planAsk, usualAskRules } from "@onevisit/core/intake/parcels"
 * import { instant } from "@onevisit/core/time"
 *
 * const at = instant("2018-07-20T02:00:00Z")
 * const parcel = { ...noParcel, phase: "open", courier: "sample" } as const
 * assert.equal(planAsk(parcel, { at, outcome: "news", notBefore: null }, usualAskRules), "2018-07-20T03:00:00.000Z")
 * const notBefore = instant("2018-07-21T00:00:00Z")
 * assert.equal(planAsk(parcel, { at, outcome: "no-news", notBefore }, usualAskRules), notBefore)
 * assert.equal(planAsk(parcel, { at, outcome: "rejected", notBefore: null }, usualAskRules), null)
 * ```
 */
export function planAsk(
  state: ParcelState,
  asked: { readonly at: Instant; readonly outcome: AskOutcome; readonly notBefore: Instant | null },
  rules: AskRules,
): Instant | null {
  const { asking, courier, phase, received, standing } = state
  const waits = phase === "open" && courier !== null && received === null && !isOver(standing)
  if (!waits || asked.outcome === "rejected" || asking.times + 1 >= rules.mostTimes) return null
  const next = plusMinutes(asked.at, minutesAfter(asking, asked.outcome, rules))
  return asked.notBefore !== null && asked.notBefore > next ? asked.notBefore : next
}

export function plusMinutes(at: Instant, minutes: number): Instant {
  return fromEpochMillis(toEpochMillis(at) + minutes * 60_000)
}

function minutesAfter(
  { failed, quiet }: ParcelState["asking"],
  outcome: AskOutcome,
  { everyMinutes, failedMinutes, quietMinutes }: AskRules,
): number {
  if (outcome === "news") return everyMinutes
  const [times, most] = outcome === "unavailable" ? [failed, failedMinutes] : [quiet, quietMinutes]
  return Math.max(everyMinutes, Math.min(everyMinutes * 2 ** Math.min(times, 20), most))
}
