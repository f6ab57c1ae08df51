import type { Text } from "../reasons/index.ts"
import { laterOf, type PlainDate, toEpochDay } from "./plain-date.ts"

// Time that does not count: hearings, inspections, expert reviews and the like (行政许可法 art. 45). The
// authority must tell the time needed in writing, so days before it told do count. Which reasons stop
// which clock is for the rule set to say.

/** Days that do not count, half-open `[from, to)`. */
export interface Suspension {
  /** The reason as the rule set names it, for example `hearing`. */
  readonly reason: string
  readonly from: PlainDate
  /** The first day that counts again; `null` while the suspension runs. */
  readonly to: PlainDate | null
  /** The day the applicant was told in writing. The clock does not stop before it. */
  readonly toldInWritingOn: PlainDate
}

/** Titles of suspension reasons for people. */
export type SuspensionTitles = Readonly<Record<string, Text>>

/** Epoch days `[from, to)` on which a clock stands; `to` is infinite for an open suspension. */
export interface Pause {
  readonly from: number
  readonly to: number
}

/** The list of no pauses. */
export const noPauses: readonly Pause[] = []

/** The first day on which a suspension stops the clock. */
export function effectiveFrom({ from, toldInWritingOn }: Suspension): PlainDate {
  return laterOf(from, toldInWritingOn)
}

/** Whether a suspension stops the clock on a day. */
export function isSuspendedOn(suspension: Suspension, date: PlainDate): boolean {
  return date >= effectiveFrom(suspension) && (suspension.to === null || date < suspension.to)
}

/** Suspensions as pauses in order of time, none overlapping: a day stands still but once. */
export function mergeSuspensions(suspensions: readonly Suspension[]): readonly Pause[] {
  const ordered = suspensions
    .map((suspension) => ({
      from: toEpochDay(effectiveFrom(suspension)),
      to: suspension.to === null ? Number.POSITIVE_INFINITY : toEpochDay(suspension.to),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const merged: Pause[] = []
  for (const pause of ordered) {
    const previous = merged.at(-1)
    if (previous === undefined || pause.from > previous.to) merged.push(pause)
    else merged[merged.length - 1] = { from: previous.from, to: Math.max(previous.to, pause.to) }
  }
  return merged
}
