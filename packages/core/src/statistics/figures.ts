/**
 * Figures of any period, from the log alone: there is no way to enter one. An act counts on the day it happened; how
 * visits, tolerance and clocks came out counts with the day a case ended, was accepted or was decided, as it stood on
 * the day the figures are of. So the figures of adjacent periods, as of one day, add up to those of both.
 */
import { composeFeedbackFigures, type FeedbackEvent, type FeedbackFigures } from "../intake/index.ts"
import type { Text } from "../reasons/index.ts"
import type { Period, PlainDate } from "../time/index.ts"
import type { CaseCounts } from "./case-counts.ts"
import type { CaseLog } from "./case-log.ts"
import { type CaseReading, readCase } from "./case-reading.ts"
import { countCase } from "./count-case.ts"
import { violationsOf } from "./find-violations.ts"
import { sumCounts } from "./sum-counts.ts"

export interface Logs {
  readonly cases: readonly CaseLog[]
  /** Each the whole stream of one rating or complaint. */
  readonly feedback: readonly (readonly FeedbackEvent[])[]
}

export interface Group {
  /** As the last edition of the item that is counted names it; an outlet by its id. */
  readonly name: Text
  readonly counts: CaseCounts
}

export interface Figures {
  readonly period: Period
  readonly asOf: PlainDate
  readonly all: CaseCounts
  readonly byItem: Readonly<Record<string, Group>>
  readonly byAuthority: Readonly<Record<string, Group>>
  /** By the outlet at which the application was received; those that came in another way stand under none. */
  readonly byOutlet: Readonly<Record<string, Group>>
  /** Complaints and ratings, all and by item and outlet. */
  readonly feedback: FeedbackFigures
}

/**
 * The figures of a period, as it stood on a day: what happened after that day is not known yet. The order of the logs
 * does not matter. Holds ids of cases, items, authorities and outlets, and nothing of a person.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { composeFigures, formatFigures } from "@onevisit/core/statistics"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const period = { from: plainDate("2018-01-01"), to: plainDate("2018-07-21") }
 * const figures = composeFigures({ cases: [], feedback: [] }, { period, asOf: plainDate("2018-07-20") })
 * assert.equal(figures.all.handlings.total, 0)
 * assert.equal(figures.feedback.complaints.received, 0)
 * assert.match(formatFigures(figures, "zh"), /办件\s+收件 0 件/)
 * ```
 */
export function composeFigures(
  { cases, feedback }: Logs,
  { asOf, period }: { readonly period: Period; readonly asOf: PlainDate },
): Figures {
  const counted = cases
    .map((log) => readCase(log, asOf))
    .filter((reading) => reading !== null)
    .toSorted((a, b) => (a.log.case < b.log.case ? -1 : 1))
    .map((reading): Counted => ({ reading, counts: countCase(reading, violationsOf(reading), period) }))
  return {
    period,
    asOf,
    all: totalOf(counted),
    byItem: groupsBy(counted, ({ log: { item } }) => ({ ...item, edition: item.edition })),
    byAuthority: groupsBy(counted, ({ log: { item } }) => ({ ...item.authority, edition: item.edition })),
    byOutlet: groupsBy(counted, ({ state }) => {
      const id = state.receipt?.visit?.outlet
      return id === undefined ? null : { id, name: { zh: id, en: id }, edition: "" }
    }),
    feedback: composeFeedbackFigures(feedback, { asOf, period }),
  }
}

interface Counted {
  readonly reading: CaseReading
  readonly counts: CaseCounts
}

interface Named {
  readonly id: string
  readonly name: Text
  readonly edition: string
}

function totalOf(counted: readonly Counted[]): CaseCounts {
  return sumCounts(counted.map(({ counts }) => counts))
}

function groupsBy(
  counted: readonly Counted[],
  keyOf: (reading: CaseReading) => Named | null,
): Readonly<Record<string, Group>> {
  const groups = new Map<string, { named: Named; counted: Counted[] }>()
  for (const each of counted) {
    const named = keyOf(each.reading)
    if (named === null) continue
    const group = groups.get(named.id) ?? { named, counted: [] }
    if (named.edition > group.named.edition) group.named = named
    group.counted.push(each)
    groups.set(named.id, group)
  }
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map(([id, group]) => [id, { name: group.named.name, counts: totalOf(group.counted) }]),
  )
}
