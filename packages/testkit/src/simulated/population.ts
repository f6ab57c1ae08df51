/** A population in memory that decides one subject after the other, for tests of what is built on populations. */
import {
  countDifferences,
  countOutcomes,
  DIFFERENCE_KINDS,
  kindOf,
  noOutcomes,
  noTotals,
  type RunOutcome,
  setOutcome,
  unseen,
} from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import {
  definePopulation,
  type FeedState,
  type Population,
  type PopulationDifference,
  PopulationError,
  type PopulationResult,
} from "@onevisit/core/ports"
import { bindRule, compileRow, type FactValues } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"
import * as Result from "effect/Result"

export interface SimulatedFeed {
  readonly state: () => Promise<Omit<FeedState, "subjects">>
  /** Who is in the feed, with what is known of them. */
  readonly rows: () => readonly { readonly id: string; readonly facts: FactValues }[]
  readonly identify: Population["identify"]
}

type Outcomes = ReadonlyMap<string, RunOutcome>

interface Run {
  readonly programme: string
  readonly month: Month
  readonly basis: string
  readonly result: PopulationResult
  readonly outcomes: Outcomes
  readonly differences: readonly PopulationDifference[]
}

/** Looks at everybody in each run, whatever its scope. */
export function simulatedPopulation(feed: SimulatedFeed): Population {
  const runs = new Map<string, Run>()
  /** The last accepted run of each programme. */
  const accepted = new Map<string, NonNullable<PopulationResult["previous"]>>()
  const acceptedRun = (programme: string) => runs.get(accepted.get(programme)?.run ?? "") ?? null
  const runNamed = (run: string): Run => {
    const found = runs.get(run)
    if (found === undefined)
      throw new PopulationError("Rejected", "There is no such run: determine it first.")
    return found
  }
  const stateNow = async (): Promise<FeedState> => ({ ...(await feed.state()), subjects: feed.rows().length })

  return definePopulation({
    id: "simulated-population",
    feed: stateNow,
    determine: async ({ month, programme, rule, run, scope }, onProgress) => {
      const state = await stateNow()
      const basis = canonicalJson([programme, month, scope, state.version, rule as never])
      const known = runs.get(run)
      if (known !== undefined && known.basis === basis) return known.result
      if (known !== undefined)
        throw new PopulationError("Conflict", "The id was used on another basis: give a new one.")
      const row = Result.getOrThrow(compileRow(Result.getOrThrow(bindRule(rule, { month }))))
      const outcomes: Outcomes = new Map(
        feed.rows().map(({ facts, id }) => {
          const { amount, reasons, status } = row.run(facts)
          return [id, { status, reasons, amount }]
        }),
      )
      const last = acceptedRun(programme)
      const before = last?.outcomes ?? new Map<string, RunOutcome>()
      const differences = differencesBetween(before, outcomes)
      const result: PopulationResult = {
        feed: state,
        previous: accepted.get(programme) ?? null,
        before: totalsOf(before),
        totals: totalsOf(outcomes),
        differences: countDifferences({
          count: differences.length,
          rows: new Uint32Array(differences.length),
          kinds: Uint8Array.from(differences, ({ kind }) => DIFFERENCE_KINDS.indexOf(kind) + 1),
        }),
        touched: outcomes.size,
      }
      onProgress?.({ done: outcomes.size, of: outcomes.size })
      runs.set(run, { programme, month, basis, result, outcomes, differences })
      return result
    },
    differences: async ({ after, limit, run }) => {
      const { differences } = runNamed(run)
      const from = after === undefined ? 0 : Number(after)
      const page = differences.slice(from, from + limit)
      return { differences: page, cursor: from + limit < differences.length ? String(from + limit) : null }
    },
    accept: async (run) => {
      const { month, programme, result } = runNamed(run)
      if (accepted.get(programme)?.run === run) return
      if ((accepted.get(programme)?.run ?? null) !== (result.previous?.run ?? null))
        throw new PopulationError("Conflict", "Another run was accepted meanwhile: determine this one anew.")
      accepted.set(programme, { run, month })
      for (const [other, each] of runs) if (each.programme === programme && other !== run) runs.delete(other)
    },
    discard: async (run) => {
      const found = runs.get(run)
      if (found !== undefined && accepted.get(found.programme)?.run !== run) runs.delete(run)
    },
    outcomes: async ({ programme, subjects }) =>
      subjects.map((subject) => acceptedRun(programme)?.outcomes.get(subject) ?? unseen),
    facts: async ({ facts, subjects }) => {
      const people = new Map(feed.rows().map((row) => [row.id, row.facts]))
      return subjects.map((subject) =>
        Object.fromEntries(
          Object.entries(people.get(subject) ?? {}).filter(([fact]) => facts.includes(fact)),
        ),
      )
    },
    identify: feed.identify,
  })
}

function differencesBetween(before: Outcomes, after: Outcomes): readonly PopulationDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((subject) => {
    const [was, is] = [before.get(subject) ?? unseen, after.get(subject) ?? unseen]
    const kind = kindOf(was, is)
    return kind === null ? [] : [{ subject, kind, before: was, after: is }]
  })
}

function totalsOf(outcomes: Outcomes) {
  if (outcomes.size === 0) return noTotals
  const columns = noOutcomes(outcomes.size)
  let row = 0
  for (const outcome of outcomes.values()) {
    setOutcome(columns, row, outcome)
    row += 1
  }
  return countOutcomes(columns)
}
