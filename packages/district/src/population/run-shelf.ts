/**
 * The shelf of a column population's runs: in memory, and in files where the host gives a place for them. After a restart
 * they are as they were; each is taken from its file when it is first asked for, and brought to the rows that the feed has
 * by then, by the pseudonyms.
 */
import { noOutcomes, type OutcomeColumns, outcomeAt, setOutcome, UNSEEN } from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import { PopulationError } from "@onevisit/core/ports"
import { createHash } from "node:crypto"
import type { ColumnFeed } from "./column-feed.ts"
import { copyOutcomes, type DeterminedRun, type ProgrammeRuns } from "./kept-runs.ts"
import { readRunFile, type RunInFile, writeRunFile } from "./run-column-file.ts"
import type { RunFiles } from "./run-files.ts"

/** Opens the feed without any fact, to see who is in which row. */
export type OpenRows = () => ColumnFeed | Promise<ColumnFeed>

export interface RunShelf {
  runsOf(programme: string, openRows: OpenRows): Promise<ProgrammeRuns>
  /** A run that was determined and not given up since; `null` where there is none. */
  find(run: string, openRows: OpenRows): Promise<DeterminedRun | null>
  keep(made: DeterminedRun, feed: ColumnFeed): Promise<void>
  /** The next run is compared with this one; others that wait are forgotten. */
  accept(made: DeterminedRun, openRows: OpenRows): Promise<void>
  forget(made: DeterminedRun, openRows: OpenRows): Promise<void>
}

/** Which runs of a programme there are, as it is written. */
interface Index {
  readonly v: 1
  readonly accepted: string | null
  readonly known: readonly string[]
}

export function runShelf(files: RunFiles | null): RunShelf {
  const programmes = new Map<string, ProgrammeRuns>()
  const determined = new Map<string, DeterminedRun>()

  const runsOf = async (programme: string, openRows: OpenRows): Promise<ProgrammeRuns> => {
    const there = programmes.get(programme)
    if (there !== undefined) return there
    const { accepted, known } = await readIndex(files, programme)
    const runs: ProgrammeRuns = { accepted: null, live: null, room: null, known: new Set(known) }
    const found = accepted === null ? null : await readRun(accepted)
    if (found !== null) runs.accepted = asAccepted(inRowsOf(await openRows(), found))
    programmes.set(programme, runs)
    return runs
  }

  const readRun = async (run: string): Promise<RunInFile | null> => {
    const bytes = (await files?.read(runFile(run))) ?? null
    return bytes === null ? null : readRunFile(bytes)
  }

  const writeIndex = async (programme: string, accepted: string | null, known: Iterable<string>) => {
    const index: Index = { v: 1, accepted, known: [...known] }
    await files?.write(indexFile(programme), Buffer.from(canonicalJson(index as never)))
  }

  return {
    runsOf,
    find: async (run, openRows) => {
      const made = determined.get(run)
      if (made !== undefined) return made
      const found = await readRun(run)
      if (found === null || !(await runsOf(found.run.programme, openRows)).known.has(run)) return null
      const there = inRowsOf(await openRows(), found)
      determined.set(run, there)
      return there
    },
    keep: async (made, feed) => {
      const { accepted, known } = await runsOf(made.programme, () => feed)
      if (files !== null) {
        const ids = Array.from({ length: feed.rows }, (_, row) => feed.idOf(row))
        await files.write(runFile(made.run), writeRunFile(made, ids))
        await writeIndex(made.programme, accepted?.run ?? null, new Set([...known, made.run]))
      }
      known.add(made.run)
      determined.set(made.run, made)
    },
    accept: async (made, openRows) => {
      const runs = await runsOf(made.programme, openRows)
      await writeIndex(made.programme, made.run, [made.run])
      const before = runs.accepted?.outcomes
      runs.accepted = asAccepted(made)
      runs.room = before === undefined || before === runs.accepted.outcomes ? null : before
      for (const other of [...runs.known].filter((run) => run !== made.run)) {
        runs.known.delete(other)
        determined.delete(other)
        await files?.remove(runFile(other))
      }
    },
    forget: async ({ programme, run }, openRows) => {
      const { accepted, known } = await runsOf(programme, openRows)
      await writeIndex(
        programme,
        accepted?.run ?? null,
        [...known].filter((other) => other !== run),
      )
      known.delete(run)
      determined.delete(run)
      await files?.remove(runFile(run))
    },
  }
}

function asAccepted(made: DeterminedRun): NonNullable<ProgrammeRuns["accepted"]> {
  const { basis, everybody, month, programme, result, rule, run } = made
  const { feed, totals } = result
  return { run, programme, month, basis, rule, feedVersion: feed.version, totals, outcomes: everybody() }
}

/**
 * The run with what was said in the rows that the feed has now. Throws where somebody of whom something was said has none:
 * they would be left out as if nothing had ever been said.
 */
function inRowsOf(feed: ColumnFeed, { ids, outcomes, run }: RunInFile): DeterminedRun {
  const isAsItWas = ids.length <= feed.rows && ids.every((id, row) => feed.idOf(row) === id)
  const here = isAsItWas ? outcomes : movedTo(feed, ids, outcomes)
  return { ...run, everybody: (into) => (into === undefined ? here : copyOutcomes(here, into)) }
}

function movedTo(feed: ColumnFeed, ids: readonly string[], outcomes: OutcomeColumns): OutcomeColumns {
  const moved = noOutcomes(feed.rows)
  let gone = 0
  for (const [row, id] of ids.entries()) {
    const place = feed.rowOf(id)
    if (place !== null) setOutcome(moved, place, outcomeAt(outcomes, row))
    else if (outcomes.status[row] !== UNSEEN) gone += 1
  }
  if (gone > 0)
    throw new PopulationError(
      "Rejected",
      `The feed has no row for ${gone} subjects of the last run: whoever has left keeps a row and is not present in it.`,
    )
  return moved
}

async function readIndex(files: RunFiles | null, programme: string): Promise<Index> {
  const bytes = (await files?.read(indexFile(programme))) ?? null
  if (bytes === null) return { v: 1, accepted: null, known: [] }
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as Index
}

// Ids are the host's: as names of files they might lead elsewhere.
const runFile = (run: string) => `run-${hashed(run)}.columns`
const indexFile = (programme: string) => `programme-${hashed(programme)}.json`

function hashed(id: string): string {
  return createHash("sha256").update(id).digest("hex").slice(0, 32)
}
