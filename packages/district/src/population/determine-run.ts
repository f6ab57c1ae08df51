/** Determining a run over columns: everybody a chunk at a time, or those alone who can have changed since the last one. */
import { createHash } from "node:crypto"
import { setImmediate } from "node:timers/promises"
import {
  applyOutcomes,
  countDifferences,
  type Differences,
  type OutcomeColumns,
  outcomeAt,
  type RunTotals,
  sweepAll,
  type SweepInput,
  sweepRows,
} from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import { PopulationError, type PopulationResult, type PopulationRun } from "@onevisit/core/ports"
import {
  bindRule,
  type BoundRule,
  type ColumnBatch,
  compileColumns,
  compileRow,
  lower,
  movedBetween,
  type Plan,
  rowFinder,
} from "@onevisit/core/rules"
import * as Result from "effect/Result"
import type { ColumnFeed } from "./column-feed.ts"
import {
  type AcceptedRun,
  copyOutcomes,
  type DeterminedRun,
  noAccepted,
  type ProgrammeRuns,
  sidesOf,
} from "./kept-runs.ts"

/** Rows between two reports of progress, after each of which others have their turn. */
const AT_ONCE = 65_536

export function boundFor({ month, rule }: PopulationRun): BoundRule {
  const bound = bindRule(rule, { month })
  if (Result.isFailure(bound)) throw new PopulationError("Rejected", bound.failure.message.en)
  return bound.success
}

/** Short, and the same for the same run. */
export function basisOf({ month, programme, rule, scope }: PopulationRun, { state }: ColumnFeed): string {
  return hashOf([programme, month, scope, state.version, rule])
}

function hashOf(value: unknown): string {
  return createHash("sha256")
    .update(canonicalJson(value as never))
    .digest("hex")
}

export interface Determining {
  readonly run: PopulationRun
  readonly bound: BoundRule
  readonly feed: ColumnFeed
  readonly runs: ProgrammeRuns
  readonly basis: string
  readonly onProgress: (progress: { readonly done: number; readonly of: number }) => void
}

export async function determineRun(it: Determining): Promise<DeterminedRun> {
  const { bound, feed, runs } = it
  const { accepted } = runs
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
  const input: Omit<SweepInput, "previous"> = {
    program: program.success,
    batch,
    ...(feed.present === undefined ? {} : { present: feed.present }),
    complete: (at) => row.run(feed.factsOf(at, facts)),
  }
  const rule = hashOf(it.run.rule)
  const touched = it.run.scope === "changed" ? touchedRows(it, { batch, plan, rule }) : null
  const swept =
    touched === null || accepted === null
      ? await sweepEverybody(input, it)
      : sweepTouched(input, it, accepted, touched)
  const { differences, everybody, sides, totals } = swept
  const { month, programme, run } = it.run
  return {
    run,
    programme,
    month,
    basis: it.basis,
    rule,
    result: resultOf(it, totals, differences, touched?.length ?? feed.rows),
    subjects: Array.from(differences.rows, (at) => feed.idOf(at)),
    kinds: differences.kinds,
    ...sides,
    everybody,
  }
}

interface Swept extends Pick<DeterminedRun, "everybody"> {
  readonly differences: Differences
  readonly totals: RunTotals
  readonly sides: Pick<DeterminedRun, "before" | "after">
}

async function sweepEverybody(
  input: Omit<SweepInput, "previous">,
  { feed, onProgress, runs }: Determining,
): Promise<Swept> {
  const previous = runs.accepted?.outcomes ?? null
  const into = runs.room?.rows === feed.rows ? { into: runs.room } : {}
  runs.room = null
  // The index is told of changes since the last run alone: those that this run saw would be missing from it.
  runs.live = null
  const sweep = sweepAll({ ...input, previous, ...into })
  while (sweep.next(AT_ONCE)) {
    onProgress({ done: sweep.done, of: sweep.rows })
    await setImmediate()
  }
  onProgress({ done: sweep.rows, of: sweep.rows })
  const { differences, outcomes, totals } = sweep.finish()
  return {
    differences,
    totals,
    sides: sidesOf(differences, previous ?? noAccepted.outcomes, (row) => outcomeAt(outcomes, row)),
    everybody: (room) => (room === undefined ? outcomes : copyOutcomes(outcomes, room)),
  }
}

function sweepTouched(
  input: Omit<SweepInput, "previous">,
  { feed, onProgress }: Determining,
  { outcomes: previous, totals: before }: AcceptedRun,
  touched: Uint32Array,
): Swept {
  const { differences, outcomes, totals } = sweepRows({ ...input, previous, totals: before, touched })
  onProgress({ done: touched.length, of: touched.length })
  const placeOf = new Map(Array.from(touched, (row, at) => [row, at]))
  const merged = (into: OutcomeColumns) => applyOutcomes(into, { outcomes, rows: feed.rows, touched })
  return {
    differences,
    totals,
    sides: sidesOf(differences, previous, (row) => outcomeAt(outcomes, placeOf.get(row) ?? 0)),
    everybody: (into) => merged(into === undefined ? previous : copyOutcomes(previous, into)),
  }
}

/** The rows that can have changed since the last accepted run; `null` where everybody may have. */
function touchedRows(
  { bound, feed, runs }: Determining,
  { batch, plan, rule }: { readonly batch: ColumnBatch; readonly plan: Plan; readonly rule: string },
): Uint32Array | null {
  const { accepted } = runs
  if (accepted === null || accepted.rule !== rule) return null
  const changed = feed.changedSince(accepted.feedVersion)
  const then = bindRule(bound.rule, { month: accepted.month })
  if (changed === null || Result.isFailure(then)) return null
  const moved = movedBetween(lower(then.success), plan)
  if (runs.live === null) {
    const live = { ...batch }
    runs.live = { batch: live, finder: rowFinder(live) }
  } else Object.assign(runs.live.batch, { odd: undefined }, batch)
  return runs.live.finder.find(moved, changed)
}

function resultOf(
  { feed, runs: { accepted } }: Determining,
  totals: PopulationResult["totals"],
  differences: Differences,
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

/** Whether a row is in the feed. */
export function isPresent({ present }: ColumnFeed, row: number): boolean {
  return present === undefined || ((present[row >> 3] as number) & (1 << (row & 7))) !== 0
}
