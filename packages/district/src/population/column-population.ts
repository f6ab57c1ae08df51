/**
 * A population in columns: sweeps over the host's own arrays in this process, a chunk at a time. What runs say is kept
 * with the population and never in the log.
 */
import { createHash } from "node:crypto"
import { setImmediate } from "node:timers/promises"
import {
  countDifferences,
  DIFFERENCE_KINDS,
  outcomeAt,
  sweepAll,
  type SweepInput,
  sweepRows,
  unseen,
} from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import type { SubjectIdentity } from "@onevisit/core/identity"
import {
  definePopulation,
  type Population,
  type PopulationDifference,
  PopulationError,
  type PopulationResult,
  type PopulationRun,
} from "@onevisit/core/ports"
import {
  bindRule,
  type BoundRule,
  type ColumnBatch,
  compileColumns,
  compileRow,
  lower,
  movedBetween,
  rowFinder,
} from "@onevisit/core/rules"
import * as Result from "effect/Result"
import type { ColumnFeed, FeedRequest } from "./column-feed.ts"
import {
  type AcceptedRun,
  type DeterminedRun,
  mergedOutcomes,
  noAccepted,
  type ProgrammeRuns,
  sidesOf,
} from "./kept-runs.ts"

export interface ColumnPopulationOptions {
  readonly id: string
  /** Opens the feed as it is now, for the facts that are asked for. */
  readonly open: (request: FeedRequest) => ColumnFeed | Promise<ColumnFeed>
  /** Who subjects are; asked for those alone for whom something follows. */
  readonly identify: (
    subjects: readonly string[],
    purpose: string,
  ) => Promise<readonly (SubjectIdentity | null)[]>
}

/** Rows between two reports of progress, after each of which others have their turn. */
const AT_ONCE = 65_536

/**
 * The Population port over columns. Outcomes and runs live as long as the program does: the first run after a restart is
 * one of everybody, compared with nothing.
 */
export function columnPopulation({ id, identify, open }: ColumnPopulationOptions): Population {
  const programmes = new Map<string, ProgrammeRuns>()
  const determined = new Map<string, DeterminedRun>()

  const runsOf = (programme: string): ProgrammeRuns => {
    const runs = programmes.get(programme) ?? { accepted: null, live: null }
    programmes.set(programme, runs)
    return runs
  }

  const runNamed = (run: string): DeterminedRun => {
    const found = determined.get(run)
    if (found === undefined)
      throw new PopulationError("Rejected", "There is no such run: determine it first.")
    return found
  }

  return definePopulation({
    id,
    feed: async () => (await open({ facts: [], purpose: "state of the feed" })).state,
    determine: async (run, onProgress = () => {}) => {
      const bound = boundFor(run)
      const facts = bound.facts.map(({ name }) => name)
      const feed = await open({ facts, purpose: run.purpose })
      const basis = basisOf(run, feed)
      const known = determined.get(run.run)
      if (known !== undefined) {
        if (known.basis === basis) return known.result
        throw new PopulationError("Conflict", "The run's id was used on another basis: give a new one.")
      }
      const made = await determine({ run, bound, feed, runs: runsOf(run.programme), onProgress, basis })
      determined.set(run.run, made)
      return made.result
    },
    differences: async ({ after, limit, run }) => {
      const { after: is, before: was, differences } = runNamed(run)
      const feed = await open({ facts: [], purpose: "differences of a run" })
      const from = after === undefined ? 0 : Number(after)
      const to = Math.min(differences.count, from + limit)
      const page: PopulationDifference[] = []
      for (let at = from; at < to; at += 1)
        page.push({
          subject: feed.idOf(differences.rows[at] as number),
          kind: DIFFERENCE_KINDS[(differences.kinds[at] as number) - 1] as PopulationDifference["kind"],
          before: outcomeAt(was, at),
          after: outcomeAt(is, at),
        })
      return { differences: page, cursor: to < differences.count ? String(to) : null }
    },
    accept: async (run) => {
      const made = runNamed(run)
      const runs = runsOf(made.programme)
      if (runs.accepted?.run === run) return
      if ((runs.accepted?.run ?? null) !== (made.result.previous?.run ?? null))
        throw new PopulationError("Conflict", "Another run was accepted meanwhile: determine this one anew.")
      runs.accepted = made.next()
      for (const [other, { programme }] of determined)
        if (programme === made.programme && other !== run) determined.delete(other)
    },
    discard: async (run) => {
      const made = determined.get(run)
      if (made !== undefined && runsOf(made.programme).accepted?.run !== run) determined.delete(run)
    },
    outcomes: async ({ programme, subjects }) => {
      const feed = await open({ facts: [], purpose: "outcomes of a run" })
      const { accepted } = runsOf(programme)
      return subjects.map((subject) => {
        const row = feed.rowOf(subject)
        return row === null || accepted === null ? unseen : outcomeAt(accepted.outcomes, row)
      })
    },
    facts: async ({ facts, purpose, subjects }) => {
      const feed = await open({ facts, purpose })
      return subjects.map((subject) => {
        const row = feed.rowOf(subject)
        return row === null || !isPresent(feed, row) ? {} : feed.factsOf(row, facts)
      })
    },
    identify: ({ purpose, subjects }) => identify(subjects, purpose),
  })
}

function boundFor({ month, rule }: PopulationRun): BoundRule {
  const bound = bindRule(rule, { month })
  if (Result.isFailure(bound)) throw new PopulationError("Rejected", bound.failure.message.en)
  return bound.success
}

/** Short, and the same for the same run. */
function basisOf({ month, programme, rule, scope }: PopulationRun, { state }: ColumnFeed): string {
  const said = canonicalJson([programme, month, scope, state.version, rule as never])
  return createHash("sha256").update(said).digest("hex")
}

interface Determining {
  readonly run: PopulationRun
  readonly bound: BoundRule
  readonly feed: ColumnFeed
  readonly runs: ProgrammeRuns
  readonly basis: string
  readonly onProgress: (progress: { readonly done: number; readonly of: number }) => void
}

async function determine(it: Determining): Promise<DeterminedRun> {
  const { bound, feed, run, runs } = it
  const plan = lower(bound)
  const program = compileColumns(plan)
  if (Result.isFailure(program)) throw new PopulationError("Rejected", program.failure.message.en)
  const row = Result.getOrThrow(compileRow(bound))
  const facts = bound.facts.map(({ name }) => name)
  const batch: ColumnBatch = {
    rows: feed.rows,
    columns: bound.facts.map((fact) => feed.column(fact)),
    ...(feed.odd === undefined ? {} : { odd: feed.odd }),
  }
  const { accepted } = runs
  const input: SweepInput = {
    program: program.success,
    batch,
    previous: accepted?.outcomes ?? null,
    ...(feed.present === undefined ? {} : { present: feed.present }),
    complete: (at) => row.run(feed.factsOf(at, facts)),
  }
  const touched =
    run.scope === "changed" && accepted !== null ? touchedRows(runs, accepted, { batch, feed, plan }) : null
  const next = { run: run.run, month: run.month, feedVersion: feed.state.version, plan }
  if (touched === null || accepted === null) {
    const { differences, outcomes, totals } = await sweepInTurns(input, it.onProgress)
    return {
      programme: run.programme,
      basis: it.basis,
      result: resultOf(it, totals, differences, feed.rows),
      differences,
      ...sidesOf(differences, accepted?.outcomes ?? noAccepted.outcomes, (_, at) => outcomeAt(outcomes, at)),
      next: () => ({ ...next, outcomes, totals }),
    }
  }
  const some = sweepRows({ ...input, previous: accepted.outcomes, totals: accepted.totals, touched })
  it.onProgress({ done: touched.length, of: touched.length })
  const placeOf = new Map(Array.from(touched, (each, at) => [each, at]))
  return {
    programme: run.programme,
    basis: it.basis,
    result: resultOf(it, some.totals, some.differences, touched.length),
    differences: some.differences,
    ...sidesOf(some.differences, accepted.outcomes, (_, at) =>
      outcomeAt(some.outcomes, placeOf.get(at) ?? 0),
    ),
    next: () => ({
      ...next,
      outcomes: mergedOutcomes(accepted.outcomes, touched, some.outcomes, feed.rows),
      totals: some.totals,
    }),
  }
}

/** The rows that can have changed since the last accepted run; `null` where everybody may have. */
function touchedRows(
  runs: ProgrammeRuns,
  accepted: AcceptedRun,
  {
    batch,
    feed,
    plan,
  }: { readonly batch: ColumnBatch; readonly feed: ColumnFeed; readonly plan: ReturnType<typeof lower> },
): Uint32Array | null {
  const changed = feed.changedSince(accepted.feedVersion)
  if (accepted.plan === null || changed === null) return null
  const moved = movedBetween(accepted.plan, plan)
  if (runs.live === null) {
    const live = { ...batch }
    runs.live = { batch: live, finder: rowFinder(live) }
  } else Object.assign(runs.live.batch, { odd: undefined }, batch)
  return runs.live.finder.find(moved, changed)
}

async function sweepInTurns(input: SweepInput, onProgress: Determining["onProgress"]) {
  const sweep = sweepAll(input)
  while (sweep.next(AT_ONCE)) {
    onProgress({ done: sweep.done, of: sweep.rows })
    await setImmediate()
  }
  onProgress({ done: sweep.rows, of: sweep.rows })
  return sweep.finish()
}

function resultOf(
  { feed, runs: { accepted } }: Determining,
  totals: PopulationResult["totals"],
  differences: DeterminedRun["differences"],
  touched: number,
): PopulationResult {
  return {
    feed: feed.state,
    previous: accepted === null ? null : { run: accepted.run, month: accepted.month },
    before: accepted?.totals ?? noAccepted.totals,
    totals,
    differences: countDifferences(differences),
    touched,
  }
}

function isPresent({ present }: ColumnFeed, row: number): boolean {
  return present === undefined || ((present[row >> 3] as number) & (1 << (row & 7))) !== 0
}
