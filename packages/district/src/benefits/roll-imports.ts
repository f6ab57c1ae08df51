/**
 * Imports the roll that a district kept before. A dry run first, which is kept and shown; then an officer's word on exactly
 * that dry run; then the rows, a batch at a time. An import that breaks off is called again and goes on where it was.
 */
import {
  parseRoll,
  refuseUnlessParty,
  type RollColumns,
  type RollCommand,
  type RollEntry,
  type RollEntryKept,
  type RollFigures,
  type RollRefusal,
  type RollRow,
  type RollState,
} from "@onevisit/core/benefits"
import { rollEntriesReader } from "@onevisit/core/benefits/schema"
import type { Table } from "@onevisit/core/catalogue/tables"
import type { Actor, CodeScheme } from "@onevisit/core/identity"
import type { Population } from "@onevisit/core/ports"
import { firstDay, type Month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { type Companion, loadStream, readEvent, runDecision } from "../acts/index.ts"
import { parseInputOrThrow } from "../input/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { hashOf } from "../pins/index.ts"
import { RollsMissing, UnknownBenefit } from "./benefits.errors.ts"
import { rollCallSchema } from "./benefits.schema.ts"
import { bindFor } from "./bind-for.ts"
import { compareWithPopulation, type RollSettings } from "./compare-with-population.ts"
import type { EntitlementDesk, EntitlementDeskOptions } from "./entitlement-desk.ts"
import { importRows } from "./import-rows.ts"
import type { PersonRegister } from "./person-register.ts"
import { placesIn, rollFingerprints } from "./roll-fingerprints.ts"
import { entriesEvents, rollEntriesStream, rollModel, rollStream } from "./roll-model.ts"

export interface RollInput {
  readonly programme: string
  /** The roll's name, the same for a corrected file; never anything about a person. */
  readonly roll: string
  /** The first month that is reckoned here. */
  readonly cutOver: Month
  /** The sheets, for example as `readTableFiles` of `@onevisit/catalogue-files` reads them from CSV and XLSX. */
  readonly tables: readonly Table[]
  /** Names of columns other than the usual. */
  readonly columns?: Partial<RollColumns>
  /** What the people's facts are read for; the roll and the programme unless said. */
  readonly purpose?: string
}

/** Where the import of a roll stands. */
export interface RollSummary extends RollState {
  readonly roll: string
}

export type RollAnswer =
  | { readonly outcome: "compared" | "confirmed" | "imported"; readonly summary: RollSummary }
  | { readonly outcome: "refused"; readonly refusal: RollRefusal }

export type RollCompared = Extract<
  RollAnswer,
  { readonly outcome: "compared" | "confirmed" | "imported" }
> & {
  /** Everybody in it by name and number, for whoever has to confirm it; hold it no longer than it takes to look. */
  readonly entries: readonly RollEntry[]
}

export interface RollProgress {
  readonly done: number
  readonly of: number
}

export interface RollImports {
  /**
   * The dry run: nothing takes effect. It is kept without anybody's name; the same roll on the same facts is the same dry
   * run, and what was confirmed of it stays so. Rejects with `InvalidInput` that names every wrong cell by sheet, row and
   * column and repeats nothing of it.
   */
  compareRoll(
    input: RollInput,
    call: { readonly as: Actor },
  ): Promise<RollCompared | Extract<RollAnswer, { readonly outcome: "refused" }>>
  /** An officer lets a dry run take effect, which is named by its `comparison`; a later one it is not. */
  confirmRoll(roll: string, comparison: string, call: { readonly as: Actor }): Promise<RollAnswer>
  /**
   * Lets the rows of the roll that was confirmed take effect. Whoever is on record with the same already stays as they are;
   * who is on record otherwise is told as a conflict, and a person puts it right.
   */
  importRoll(
    input: RollInput,
    call: { readonly as: Actor },
    onProgress?: (progress: RollProgress) => void,
  ): Promise<RollAnswer>
  roll(roll: string): Promise<RollSummary>
  /** The entries of the dry run that stands, those who match left out, a page at a time; nobody is named. */
  rollEntries(
    roll: string,
    after?: number,
  ): Promise<{ readonly entries: readonly RollEntryKept[]; readonly cursor: number | null }>
}

export interface RollImportsOptions extends EntitlementDeskOptions {
  readonly population: Population
  readonly rolls?: RollSettings
  readonly schemes?: readonly CodeScheme[]
  readonly persons: PersonRegister
  readonly desk: EntitlementDesk
}

/** Rows that take effect together: few enough to hold, many enough that a write of the keys is rare. */
const BATCH = 2000

export function rollImports(options: RollImportsOptions): RollImports {
  const { clock, desk, population, rolls, schemes = [], storage } = options
  const fingerprints = rollFingerprints(options)

  const settings = (): RollSettings => {
    if (rolls === undefined) throw new RollsMissing()
    return rolls
  }

  const loaded = (roll: string) => loadStream(storage, rollStream(roll), rollModel)

  const load = async (roll: string): Promise<RollState> => {
    const { state, version } = await loaded(roll)
    if (version === 0) throw new UnknownBenefit("roll")
    return state
  }

  const editionAt = (programme: string, cutOver: Month) =>
    desk.editionOn(programme, { ...clock.now(), on: firstDay(cutOver) })

  const contextOf = (programme: string, cutOver: Month, actor: Actor, now = clock.now()) => ({
    now,
    actor,
    acts: desk.editionOn(programme, now).acts,
    programmeHash: hashOf(editionAt(programme, cutOver).rule),
  })

  const command = (
    { cutOver, programme, roll }: Pick<RollInput, "roll" | "programme" | "cutOver">,
    it: RollCommand,
    as: Actor,
    commandId: string,
    companionOf?: () => Promise<Companion>,
  ) => {
    return runDecision(options, rollModel, {
      stream: rollStream(roll),
      commandId: `roll:${roll}/${commandId}`,
      command: it,
      contextOf: (_, now) => contextOf(programme, cutOver, as, now),
      ...(companionOf === undefined ? {} : { companionOf }),
    })
  }

  const rowsOf = ({ columns, cutOver, tables }: RollInput): readonly RollRow[] => {
    const scheme = schemes.find(({ id }) => id === settings().scheme)
    if (scheme === undefined) throw new RollsMissing()
    const parsed = parseRoll(tables, { cutOver, scheme, ...(columns === undefined ? {} : { columns }) })
    if (Result.isFailure(parsed)) throw parsed.failure
    return parsed.success
  }

  const compare = async (input: RollInput) => {
    const { cutOver, programme, roll } = input
    const purpose = input.purpose ?? `${roll} ${programme}`
    const rows = rowsOf(input)
    const edition = editionAt(programme, cutOver)
    const content = await fingerprints.contentOf({ programme, cutOver, rows })
    const compared = await compareWithPopulation(population, settings(), {
      programme,
      run: `roll:${roll}@${content}`,
      rows,
      bound: bindFor(edition.rule, cutOver),
      cutOver,
      purpose,
    })
    const kept = await fingerprints.entriesOf(compared, placesIn(input.tables))
    const { counts, entries, feed } = compared
    const of = {
      content,
      rows: rows.length,
      cutOver,
      programme: { id: programme, hash: hashOf(edition.rule), edition: edition.edition },
      population: population.id,
      counts,
      differences: differencesIn(entries),
    }
    const comparison = await fingerprints.comparisonOf({ ...of, entries: kept })
    const figures: RollFigures = { ...of, comparison, feed, purpose }
    return { figures, entries, kept }
  }

  const keep = async (roll: string, comparison: string, kept: readonly RollEntryKept[], as: Actor) => {
    const stream = rollEntriesStream(roll, comparison)
    const events = entriesEvents(kept, { actor: as, now: clock.now() })
    const [first] = await storage.readStream({ stream, limit: 1 })
    if (events.length === 0 || first !== undefined) return null
    const append = [{ stream, expectedVersion: 0, events }]
    return { outcome: "drafted", writes: { append } } as const
  }

  const standing = (roll: string, state: RollState) => ({
    outcome: state.phase as "compared" | "confirmed" | "imported",
    summary: { roll, ...state },
  })

  return {
    roll: async (roll) => ({ roll, ...(await load(roll)) }),
    rollEntries: async (roll, after = 0) => {
      const { compared } = await load(roll)
      const stream = rollEntriesStream(roll, compared?.comparison ?? "")
      const pages = await storage.readStream({ stream, after, limit: 1 })
      const entries = pages.flatMap(
        (page) => (readEvent(rollEntriesReader, page).data as { readonly entries: RollEntryKept[] }).entries,
      )
      return { entries, cursor: pages[0]?.version ?? null }
    },
    compareRoll: async (input, call) => {
      const { as } = parseInputOrThrow(rollCallSchema, { ...call, roll: input.roll, cutOver: input.cutOver })
      const { acts } = desk.editionOn(input.programme, clock.now())
      const may = { actor: as, now: clock.now(), acts, act: "compare" }
      const refusal = refuseUnlessParty(["program", "deciding"], may)
      if (refusal !== null) return { outcome: "refused", refusal }
      const { entries, figures, kept } = await compare(input)
      const decided = await command(input, { type: "compare", figures }, as, uuidV7(clock.now().at), () =>
        keep(input.roll, figures.comparison, kept, as),
      )
      if (decided.outcome === "refused")
        return { outcome: "refused", refusal: decided.refusal as RollRefusal }
      return { ...standing(input.roll, decided.state), entries }
    },
    confirmRoll: async (roll, comparison, call) => {
      const { as } = parseInputOrThrow(rollCallSchema, { ...call, roll })
      const { compared } = await load(roll)
      const { cutOver, programme } = compared as RollFigures
      const of = { roll, cutOver, programme: programme.id }
      const run = uuidV7(clock.now().at)
      const decided = await command(of, { type: "confirm", comparison, run }, as, run)
      return decided.outcome === "refused"
        ? { outcome: "refused", refusal: decided.refusal as RollRefusal }
        : standing(roll, decided.state)
    },
    importRoll: async (input, call, onProgress = () => {}) => {
      const { cutOver, programme, roll } = input
      const { as } = parseInputOrThrow(rollCallSchema, { ...call, roll, cutOver })
      const rows = rowsOf(input)
      const content = await fingerprints.contentOf({ programme, cutOver, rows })
      let state = await load(roll)
      const may = rollModel.decide(state, { type: "begin", content }, contextOf(programme, cutOver, as))
      if (Result.isFailure(may)) return { outcome: "refused", refusal: may.failure as RollRefusal }
      const { comparison } = state.compared as RollFigures
      const run = state.run as string
      const purpose = input.purpose ?? `${roll} ${programme}`
      const { atOnce = BATCH } = settings()
      const importing = { ...options, rolls: settings(), fingerprints }
      const of = { programme, roll, content, cutOver, purpose, run, placeOf: placesIn(input.tables) }
      while (state.phase === "confirmed") {
        const page = rows.slice(state.done, state.done + atOnce)
        const made = await importRows(importing, { ...of, rows: page }, as)
        const noted = { type: "note-imported", comparison, rows: page.length, ...made } as const
        const decided = await command(input, noted, as, `${run}/rows/${state.done}`)
        if (decided.outcome === "refused")
          return { outcome: "refused", refusal: decided.refusal as RollRefusal }
        state = decided.state
        onProgress({ done: state.done, of: rows.length })
      }
      return standing(roll, state)
    },
  }
}

function differencesIn(entries: readonly RollEntry[]): RollFigures["differences"] {
  const fields = entries.flatMap(({ differences }) => differences.map(({ field }) => field))
  const countOf = (field: (typeof fields)[number]) => fields.filter((each) => each === field).length
  return {
    amount: countOf("amount"),
    firstMonth: countOf("firstMonth"),
    category: countOf("category"),
    paidThrough: countOf("paidThrough"),
  }
}
