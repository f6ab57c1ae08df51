/**
 * Keyed fingerprints of a roll: of what it says, of its people, and of a whole dry run. They are keyed, since a bare hash
 * of something as short as a citizen number can be guessed.
 */
import type { RollComparison, RollEntry, RollEntryKept, RollPlace, RollRow } from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import type { Keys, Population } from "@onevisit/core/ports"
import type { Month } from "@onevisit/core/time"
import { hashOf } from "../pins/index.ts"
import type { RollSettings } from "./compare-with-population.ts"

export interface RollFingerprints {
  /** Of all that a roll says of a programme and a cut-over, whatever its file is called. */
  contentOf(said: {
    readonly programme: string
    readonly cutOver: Month
    readonly rows: readonly RollRow[]
  }): Promise<string>
  /** Of the person of a row, the same as where subjects are looked up. */
  personOf(row: RollRow): Promise<string>
  /** The entries that are kept, people and rows told by fingerprint and place. */
  entriesOf(
    compared: Pick<RollComparison, "entries">,
    placeOf: (row: RollRow) => RollPlace,
  ): Promise<readonly RollEntryKept[]>
  comparisonOf(dryRun: object): Promise<string>
}

export function rollFingerprints({
  keys,
  population,
  rolls,
}: {
  readonly keys: Keys
  readonly population: Population
  readonly rolls?: RollSettings
}): RollFingerprints {
  const personOf = ({ person }: RollRow) => keys.blindIndex(`identifier:${rolls?.scheme}`, person)

  const keptOf = async (
    { differences, outcome, person, rows, standing }: RollEntry,
    placeOf: (row: RollRow) => RollPlace,
  ): Promise<RollEntryKept> => {
    const [row] = rows
    const index =
      row === undefined ? keys.blindIndex(`population:${population.id}`, person ?? "") : personOf(row)
    return {
      standing,
      person: await index,
      rows: rows.map(placeOf),
      outcome,
      differences: differences.map(({ field }) => field),
    }
  }

  return {
    personOf,
    contentOf: ({ cutOver, programme, rows }) => {
      const said = rows.map((row) => ({ ...row, at: null }))
      return keys.blindIndex("onevisit:roll", hashOf({ programme, cutOver, rows: said }))
    },
    entriesOf: ({ entries }, placeOf) =>
      Promise.all(
        entries.filter(({ standing }) => standing !== "matched").map((entry) => keptOf(entry, placeOf)),
      ),
    comparisonOf: (dryRun) => keys.blindIndex("onevisit:roll-comparison", hashOf(dryRun)),
  }
}

/** Where rows stand among the sheets that were handed in. */
export function placesIn(
  tables: readonly { readonly file: string; readonly sheet: string }[],
): (row: Pick<RollRow, "at">) => RollPlace {
  const nameOf = ({ file, sheet }: { readonly file: string; readonly sheet: string }) =>
    canonicalJson([file, sheet])
  const sheets = new Map(tables.map((table, at) => [nameOf(table), at + 1]))
  return ({ at }) => ({ sheet: sheets.get(nameOf(at)) ?? 1, row: at.row })
}
