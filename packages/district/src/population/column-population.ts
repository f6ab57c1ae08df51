/**
 * A population in columns: sweeps over the host's own arrays in this process, a chunk at a time. What runs say is kept
 * with the population, in files where the host gives a place for them, and never in the log.
 */
import { DIFFERENCE_KINDS, outcomeAt, unseen } from "@onevisit/core/benefits"
import type { SubjectIdentity } from "@onevisit/core/identity"
import {
  definePopulation,
  type Population,
  type PopulationDifference,
  PopulationError,
} from "@onevisit/core/ports"
import type { ColumnFeed, FeedRequest } from "./column-feed.ts"
import { basisOf, boundFor, determineRun, isPresent } from "./determine-run.ts"
import type { DeterminedRun } from "./kept-runs.ts"
import type { RunFiles } from "./run-files.ts"
import { runShelf } from "./run-shelf.ts"

export interface ColumnPopulationOptions {
  readonly id: string
  /** Opens the feed as it is now, for the facts that are asked for. */
  readonly open: (request: FeedRequest) => ColumnFeed | Promise<ColumnFeed>
  /** Who subjects are; asked for those alone for whom something follows. */
  readonly identify: (
    subjects: readonly string[],
    purpose: string,
  ) => Promise<readonly (SubjectIdentity | null)[]>
  /**
   * Where runs are kept, so that they outlive the program: {@link runFilesIn} a directory, or a place of the host's own.
   * Without it they live as long as the program does: a run that broke off cannot go on after a restart, and the first
   * one is compared with nothing. No two populations and no two programs share a place.
   */
  readonly runs?: RunFiles
}

/** The Population port over columns. */
export function columnPopulation({ id, identify, open, runs: files }: ColumnPopulationOptions): Population {
  const shelf = runShelf(files ?? null)
  const inTurn = turns()
  const openRows = () => open({ facts: [], purpose: "rows of the feed" })

  const runNamed = async (run: string): Promise<DeterminedRun> => {
    const found = await shelf.find(run, openRows)
    if (found === null) throw new PopulationError("Rejected", "There is no such run: determine it first.")
    return found
  }

  return definePopulation({
    id,
    feed: async () => (await open({ facts: [], purpose: "state of the feed" })).state,
    determine: (run, onProgress = () => {}) =>
      inTurn(async () => {
        const bound = boundFor(run)
        const facts = bound.facts.map(({ name }) => name)
        const feed = await open({ facts, purpose: run.purpose })
        const basis = basisOf(run, feed)
        const known = await shelf.find(run.run, () => feed)
        if (known !== null) {
          if (known.basis === basis) return known.result
          throw new PopulationError("Conflict", "The run's id was used on another basis: give a new one.")
        }
        const runs = await shelf.runsOf(run.programme, () => feed)
        const made = await determineRun({ run, bound, feed, runs, onProgress, basis })
        await shelf.keep(made, feed)
        return made.result
      }),
    differences: ({ after, limit, run }) =>
      inTurn(async () => {
        const { after: is, before: was, kinds, subjects } = await runNamed(run)
        const from = after === undefined ? 0 : Number(after)
        const to = Math.min(subjects.length, from + limit)
        const differences = subjects.slice(from, to).map((subject, place) => ({
          subject,
          kind: DIFFERENCE_KINDS[(kinds[from + place] as number) - 1] as PopulationDifference["kind"],
          before: outcomeAt(was, from + place),
          after: outcomeAt(is, from + place),
        }))
        return { differences, cursor: to < subjects.length ? String(to) : null }
      }),
    accept: (run) =>
      inTurn(async () => {
        const made = await runNamed(run)
        const { accepted } = await shelf.runsOf(made.programme, openRows)
        if (accepted?.run === run) return
        if ((accepted?.run ?? null) !== (made.result.previous?.run ?? null))
          throw new PopulationError(
            "Conflict",
            "Another run was accepted meanwhile: determine this one anew.",
          )
        await shelf.accept(made, openRows)
      }),
    discard: (run) =>
      inTurn(async () => {
        const made = await shelf.find(run, openRows)
        if (made === null) return
        const { accepted } = await shelf.runsOf(made.programme, openRows)
        if (accepted?.run !== run) await shelf.forget(made, openRows)
      }),
    outcomes: ({ programme, subjects }) =>
      inTurn(async () => {
        const feed = await open({ facts: [], purpose: "outcomes of a run" })
        const { accepted } = await shelf.runsOf(programme, () => feed)
        return subjects.map((subject) => {
          const row = feed.rowOf(subject)
          return row === null || accepted === null ? unseen : outcomeAt(accepted.outcomes, row)
        })
      }),
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

/** One after the other: what a run is compared with stays while it is decided. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }
}
