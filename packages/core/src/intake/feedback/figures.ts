/**
 * Figures of ratings and complaints: computed from the log and never entered. What nobody rated counts as nothing,
 * not as satisfaction; a rating set aside is counted apart. No figure is of an officer: who rates stays unknown to
 * the one rated.
 */
import { isWithin, type Period, type PlainDate } from "../../time/index.ts"
import { foldFeedback } from "./evolve.ts"
import type { FeedbackEvent, FindingOutcome } from "./feedback-events.ts"
import type { FeedbackState } from "./feedback-state.ts"
import { type Grade, grades, isBadGrade } from "./grade.ts"
import type { FeedbackClock } from "./policy.ts"

/** A share as it is: so many of so many; nothing is rounded. */
export interface FeedbackShare {
  readonly part: number
  readonly of: number
}

export interface FeedbackCounts {
  readonly ratings: {
    /** Handlings rated, those set aside included. */
    readonly given: number
    /** The grades that stand. */
    readonly byGrade: Readonly<Record<Grade, number>>
    readonly setAside: number
    readonly changed: number
    /** Ratings of the three upper grades among those that stand. */
    readonly satisfied: FeedbackShare
  }
  readonly complaints: {
    readonly received: number
    readonly withoutName: number
    readonly reopened: number
  }
  /** Bad ratings and complaints, by what verification found. */
  readonly byOutcome: Readonly<Record<FindingOutcome | "pending", number>>
  /** Of those handled, or late: the ones in which no step before the revisit was late. */
  readonly inTime: FeedbackShare
  /** Of those handled: the ones whose giver was asked again and reached. */
  readonly revisited: FeedbackShare
}

export interface FeedbackFigures extends FeedbackCounts {
  readonly period: Period
  readonly asOf: PlainDate
  readonly byItem: Readonly<Record<string, FeedbackCounts>>
  readonly byOutlet: Readonly<Record<string, FeedbackCounts>>
}

/**
 * The figures of what came in within a period, as it stood on a day. Each log is the whole stream of one rating or
 * complaint; what came in outside the period is left out, and so is, in `byItem` and `byOutlet`, what named none.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeFeedbackFigures } from "@onevisit/core/intake/feedback"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const period = { from: plainDate("2018-07-01"), to: plainDate("2018-08-01") }
 * const { complaints, ratings } = composeFeedbackFigures([], { period, asOf: plainDate("2018-08-10") })
 * assert.equal(complaints.received, 0)
 * assert.deepEqual(ratings.satisfied, { part: 0, of: 0 })
 * ```
 */
export function composeFeedbackFigures(
  logs: readonly (readonly FeedbackEvent[])[],
  { asOf, period }: { readonly period: Period; readonly asOf: PlainDate },
): FeedbackFigures {
  const states = logs
    .map((events) => foldFeedback(events.filter(({ occurredOn }) => occurredOn <= asOf)))
    .filter(({ openedOn }) => openedOn !== null && isWithin(period, openedOn))
  return {
    ...countsOf(states, asOf),
    period,
    asOf,
    byItem: countsBy(states, asOf, ({ item }) => item),
    byOutlet: countsBy(states, asOf, ({ outlet }) => outlet),
  }
}

function countsBy(
  states: readonly FeedbackState[],
  asOf: PlainDate,
  keyOf: (state: FeedbackState) => string | null,
): Readonly<Record<string, FeedbackCounts>> {
  const groups = new Map<string, FeedbackState[]>()
  for (const state of states) {
    const key = keyOf(state)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [state])
    else group.push(state)
  }
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, group]) => [key, countsOf(group, asOf)]))
}

function countsOf(states: readonly FeedbackState[], asOf: PlainDate): FeedbackCounts {
  const ratings = states.flatMap(({ rating }) => (rating === null ? [] : [rating]))
  const standing = ratings.filter(({ setAside }) => !setAside)
  const complaints = states.filter(({ complaint }) => complaint !== null)
  const loops = states.filter(({ phase }) => phase !== "settled")
  const handled = loops.filter(isHandled)
  const late = loops.filter((state) => isLate(state, asOf))
  const decided = loops.filter((state) => isHandled(state) || late.includes(state))
  return {
    ratings: {
      given: ratings.length,
      byGrade: tally(
        grades,
        standing.map(({ grade }) => grade),
      ),
      setAside: ratings.length - standing.length,
      changed: ratings.filter(({ changes }) => changes > 0).length,
      satisfied: { part: standing.filter(({ grade }) => !isBadGrade(grade)).length, of: standing.length },
    },
    complaints: {
      received: complaints.length,
      withoutName: complaints.filter(({ person }) => person === null).length,
      reopened: complaints.filter(({ complaint }) => complaint?.reopened === true).length,
    },
    byOutcome: tally(
      OUTCOMES,
      loops.map(({ finding }) => finding?.outcome ?? "pending"),
    ),
    inTime: { part: decided.length - late.length, of: decided.length },
    revisited: { part: handled.filter(({ revisit }) => revisit.reached).length, of: handled.length },
  }
}

const OUTCOMES = ["founded", "partly-founded", "not-founded", "pending"] as const
/** What handling is: the revisit comes after it, and a transfer is between units. */
const HANDLING: ReadonlySet<FeedbackClock> = new Set(["acknowledge", "verify", "rectify", "answer"])

function isHandled({ phase }: FeedbackState): boolean {
  return phase === "revisiting" || phase === "closed"
}

function isLate({ clocks }: FeedbackState, asOf: PlainDate): boolean {
  return clocks.some(
    ({ deadline: { dueOn }, doneOn, name }) =>
      HANDLING.has(name) && dueOn !== null && (doneOn ?? asOf) > dueOn,
  )
}

function tally<Key extends string>(
  keys: readonly Key[],
  found: readonly Key[],
): Readonly<Record<Key, number>> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>
  for (const key of found) counts[key] += 1
  return counts
}
