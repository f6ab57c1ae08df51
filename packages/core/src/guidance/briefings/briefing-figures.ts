/**
 * What a period's briefings came to: sessions, heads, and distinct persons. Somebody who came twice is two heads
 * and one person; heads of whom nobody is known are told apart, since how many persons they were cannot be said.
 */
import type { Period, PlainDate } from "../../time/index.ts"
import { isWithin } from "../../time/index.ts"
import { type Attendee, attendeeKey } from "./attendance.ts"
import type { BriefingState } from "./briefing-state.ts"

/** One session that was held. */
export interface HeldBriefing {
  readonly on: PlainDate
  readonly area: string
  readonly host: string
  readonly coOrganisers: readonly string[]
  readonly items: readonly string[]
  readonly heads: number
  /** What tells persons apart, each once; see {@link attendeeKey}. */
  readonly persons: readonly string[]
  /** Subjects who came or sent somebody. */
  readonly subjects: readonly string[]
}

export interface BriefingCounts {
  readonly sessions: number
  readonly heads: number
  /** How many different people are known to have come. */
  readonly persons: number
  /** Heads of whom nobody is known: they may be the same persons, or others. */
  readonly unknownHeads: number
}

export interface BriefingFigures extends BriefingCounts {
  readonly areas: Readonly<Record<string, BriefingCounts>>
}

/**
 * A session as figures need it; `null` where it was not held. `keyOf` may join what the district knows to be
 * one person, for example a fingerprint and the subject registered since.
 */
export function heldBriefing(
  { attendance, heldOn, plan }: BriefingState,
  keyOf: (attendee: Attendee) => string = attendeeKey,
): HeldBriefing | null {
  if (attendance === null || heldOn === null || plan === null) return null
  const { area, coOrganisers, host, items } = plan
  const persons = [...new Set(attendance.persons.map(keyOf))]
  const subjects = [...new Set([...persons, ...attendance.organisations])]
  return { on: heldOn, area, host, coOrganisers, items, heads: attendance.heads, persons, subjects }
}

/**
 * The figures of the sessions held in a period, in all and by area.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { briefingFigures } from "@onevisit/core/guidance"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const session = { area: "east", host: "science", coOrganisers: [], items: [], heads: 10, subjects: [] }
 * const held = [
 *   { ...session, on: plainDate("2018-05-10"), persons: ["a", "b"] },
 *   { ...session, on: plainDate("2018-05-11"), persons: ["b"] },
 * ]
 * const may = { from: plainDate("2018-05-01"), to: plainDate("2018-06-01") }
 * const { heads, persons, sessions, unknownHeads } = briefingFigures(held, may)
 * assert.deepEqual({ heads, persons, sessions, unknownHeads }, { heads: 20, persons: 2, sessions: 2, unknownHeads: 17 })
 * ```
 */
export function briefingFigures(briefings: readonly HeldBriefing[], period: Period): BriefingFigures {
  const held = briefings.filter(({ on }) => isWithin(period, on))
  const areas = [...new Set(held.map(({ area }) => area))].toSorted()
  return {
    ...countsOf(held),
    areas: Object.fromEntries(
      areas.map((area) => [area, countsOf(held.filter((briefing) => briefing.area === area))]),
    ),
  }
}

function countsOf(held: readonly HeldBriefing[]): BriefingCounts {
  return {
    sessions: held.length,
    heads: held.reduce((total, { heads }) => total + heads, 0),
    persons: new Set(held.flatMap(({ persons }) => persons)).size,
    unknownHeads: held.reduce((total, { heads, persons }) => total + heads - persons.length, 0),
  }
}
