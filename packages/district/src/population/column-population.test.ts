import type { BoundFact, Column } from "@onevisit/core/rules"
import {
  type PopulationCell,
  populationContract,
  type PopulationContract,
  type PopulationRow,
  sampleFeed,
} from "@onevisit/testkit"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, it } from "vitest"
import { type ColumnFeed, columnPopulation, type FeedRequest, type RunFiles, runFilesIn } from "./index.ts"

type FactName = keyof PopulationRow["cells"]

function bitsOf(rows: number, has: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array((rows + 7) >> 3)
  for (let row = 0; row < rows; row += 1)
    if (has(row)) bits[row >> 3] = (bits[row >> 3] as number) | (1 << (row & 7))
  return bits
}

function columnOf({ declaration: { type }, name }: BoundFact, rows: readonly PopulationRow[]): Column {
  const cells = rows.map(({ cells: all }): PopulationCell | null => all[name as FactName])
  const valid = bitsOf(rows.length, (row) => cells[row] !== null)
  const values = Int32Array.from(cells, (cell) => cell?.first ?? 0)
  if (type.kind === "date")
    return { first: values, last: Int32Array.from(cells, (cell) => cell?.last ?? 0), valid }
  return { values: type.kind === "flag" ? Uint8Array.from(values) : Uint16Array.from(values), valid }
}

/** A population over the sample feed; `runs` makes it one that outlives the program. */
function maker(files: () => RunFiles | undefined): PopulationContract["make"] {
  return (first, state) => {
    const feed = sampleFeed(first, state)
    const opened: { readonly facts: readonly string[]; readonly purpose: string }[] = []
    /** Who ever was in the feed, each in their row. */
    const places = new Map(first.map(({ id }, row) => [id, row]))
    let rows = [...first]
    const runs = files()
    const open = async (request: FeedRequest): Promise<ColumnFeed> => {
      opened.push(request)
      const present = new Set(feed.rows().map(({ id }) => id))
      const now = await feed.state()
      return {
        state: { ...now, subjects: present.size },
        rows: rows.length,
        idOf: (row) => (rows[row] as PopulationRow).id,
        rowOf: (subject) => places.get(subject) ?? null,
        column: (fact) => columnOf(fact, rows),
        odd: bitsOf(rows.length, (row) => (rows[row] as PopulationRow).odd),
        present: bitsOf(rows.length, (row) => present.has((rows[row] as PopulationRow).id)),
        factsOf: (row, facts) => {
          const known = Object.entries((rows[row] as PopulationRow).facts)
          return Object.fromEntries(known.filter(([fact]) => facts.includes(fact)))
        },
        changedSince: (version) => {
          const changed = feed.changedNow(version)
          return changed === null ? null : changed.map((id) => places.get(id) as number)
        },
      }
    }
    const population = () =>
      columnPopulation({
        id: "residents",
        identify: (subjects) => feed.identify({ subjects }),
        open,
        ...(runs === undefined ? {} : { runs }),
      })
    return {
      reads: () => opened,
      change: (change) => {
        feed.change(change)
        for (const row of change.put) {
          const place = places.get(row.id) ?? rows.length
          places.set(row.id, place)
          rows[place] = row
        }
      },
      population: population(),
      ...(runs === undefined
        ? {}
        : {
            reopen: () => {
              // A restart reads the people in another order.
              rows = rows.toReversed()
              for (const [row, { id }] of rows.entries()) places.set(id, row)
              return population()
            },
          }),
    }
  }
}

populationContract({ name: "a population in columns", describe, it, make: maker(() => undefined) })
const directory = mkdtempSync(join(tmpdir(), "runs-"))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
let made = 0
populationContract({
  name: "a population in columns with its runs in files",
  describe,
  it,
  make: maker(() => runFilesIn(join(directory, `${(made += 1)}`))),
})
