/**
 * Figures for the embedder, of any period, from the log alone. What time has brought about stands in the log once
 * `runDue` has done what was due; clocks that ran out are counted as late whether it has or not.
 */
import { composeFigures, type Figures, findViolations, type Violation } from "@onevisit/core/statistics"
import { isWithin } from "@onevisit/core/time"
import type { Clock } from "../clock/index.ts"
import { parseInputOrThrow } from "../input/index.ts"
import { type LogSources, readLogs } from "./read-logs.ts"
import { type StatisticsQuery, statisticsQuerySchema } from "./statistics.schema.ts"

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface StatisticsService {
  /** The figures of a period. Ids of cases, items, authorities and outlets, and nothing of a person. */
  figures(query: StatisticsQuery): Promise<Figures>
  /** The violations whose day lies in a period, by day and case. */
  violations(query: StatisticsQuery): Promise<readonly Violation[]>
}

export interface StatisticsOptions extends LogSources {
  readonly clock: Clock
}

export function statisticsService(options: StatisticsOptions): StatisticsService {
  const asked = (given: StatisticsQuery) => {
    const { on: today } = options.clock.now()
    const { asOf = today, from, to } = parseInputOrThrow(statisticsQuerySchema(today), given)
    return { asOf, period: { from, to } }
  }
  return {
    figures: async (query) => {
      const wanted = asked(query)
      return composeFigures(await readLogs(options), wanted)
    },
    violations: async (query) => {
      const { asOf, period } = asked(query)
      const { cases } = await readLogs(options)
      return cases
        .flatMap((log) => findViolations(log, { asOf }))
        .filter(({ on }) => isWithin(period, on))
        .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    },
  }
}

const placeOf = (violation: Violation): string => `${violation.on} ${violation.case} ${violation.code}`
