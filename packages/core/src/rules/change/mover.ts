/**
 * What in a rule moves of itself: a number that only rises as the day of the decision goes on (an age, a day that is
 * reckoned from it, the day itself), and the limits that matter to the rule. Between two limits nothing changes.
 */
import type { When } from "../bound/bound-rule.ts"
import { firstWhere } from "../plan/preimage.ts"
import type { Timeline } from "./timeline.ts"

/** Which part of the rule: a ground by its place, or the amount. */
export type RulePart = number | "amount"

/** Why a rule may move on a day. */
export type Cause =
  /** An age by a date of birth. `sure`: from the latest day it may be; `possible`: from another. */
  | { readonly kind: "age"; readonly facts: readonly string[]; readonly reach: "exact" | "possible" | "sure" }
  /** The day of the decision, or one reckoned from it, passes another. */
  | { readonly kind: "day"; readonly facts: readonly string[] }
  | { readonly kind: "parameter"; readonly id: string }
  | { readonly kind: "codes"; readonly scheme: string }

export interface Mover {
  readonly part: RulePart
  readonly cause: Cause
  /** Never falls as time goes on. */
  readonly at: (when: When) => number
  /** In rising order: the numbers from which on something may be different; or every number. */
  readonly limits: readonly number[] | "every"
}

/** The first place after `after` on which the mover reaches a limit; `null` when it does not up to the horizon. */
export function nextMove({ at, limits }: Mover, timeline: Timeline, after: number): number | null {
  const now = at(timeline.whenAt(after))
  const limit = limits === "every" ? now + 1 : limits.find((each) => each > now)
  if (limit === undefined || after >= timeline.last) return null
  const reached = firstWhere(
    { from: after + 1, to: timeline.last },
    (place) => at(timeline.whenAt(place)) >= limit,
  )
  return reached > timeline.last ? null : reached
}
