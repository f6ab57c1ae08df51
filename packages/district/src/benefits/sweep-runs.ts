/**
 * Runs sweeps from their opening to their end: the population determines, the guards judge, and only then do differences
 * reach the people they are about. A run that breaks off is called again and goes on where it was.
 */
import {
  checkBasis,
  mayRun,
  type RunBasis,
  type RunCommand,
  type RunRefusal,
  type RunState,
} from "@onevisit/core/benefits"
import type { Actor } from "@onevisit/core/identity"
import type { Population, PopulationResult } from "@onevisit/core/ports"
import type { BoundRule } from "@onevisit/core/rules"
import { firstDay, isWithin, type Month } from "@onevisit/core/time"
import { loadStream, runDecision } from "../acts/index.ts"
import { hashOf } from "../pins/index.ts"
import { UnknownBenefit } from "./benefits.errors.ts"
import { bindFor } from "./bind-for.ts"
import type { EntitlementDesk, EntitlementDeskOptions } from "./entitlement-desk.ts"
import type { PersonRegister } from "./person-register.ts"
import { basisFor, rootOf } from "./run-receipts.ts"
import { sweepModel, sweepStream, type SweepSummary, sweepSummaryOf } from "./run-model.ts"
import { differenceTeller, type UnidentifiedDifference } from "./tell-differences.ts"
import { type OpenedFor, ownOpening } from "../sealing/index.ts"

export interface SweepInput {
  readonly programme: string
  readonly month: Month
  /** Everybody, or those whose outcome can be another than in the last run; that unless said. */
  readonly scope?: "all" | "changed"
  /** The run's id; the programme and the month unless said. A run that was discarded needs another. */
  readonly sweep?: string
  readonly purpose?: string
}

export interface SweepProgress {
  readonly stage: "determining" | "applying"
  readonly done: number
  readonly of: number
}

export type SweepAnswer =
  | {
      readonly outcome: "closed" | "stopped"
      readonly sweep: string
      readonly summary: SweepSummary
      /** How many people the population could not name of whom something is to be told; see `unidentified`. */
      readonly unidentified: number
    }
  | { readonly outcome: "refused"; readonly sweep: string; readonly refusal: RunRefusal }

export interface SweepRuns {
  sweep(
    input: SweepInput,
    call: { readonly as: Actor },
    onProgress?: (progress: SweepProgress) => void,
  ): Promise<SweepAnswer>
  /** An officer looked at a run that was stopped: its differences take effect, or nothing of it does. */
  settleSweep(
    sweep: string,
    how: "release" | "discard",
    reason: string,
    call: { readonly as: Actor },
    onProgress?: (progress: SweepProgress) => void,
  ): Promise<SweepAnswer>
  sweepState(sweep: string): Promise<RunState>
  /**
   * The differences of people whom the population could not name, by its pseudonyms, those of earlier runs included. The
   * next run tells them once they can be named. The opening is told to the host with its purpose.
   */
  unidentified(
    sweep: string,
    options: { readonly purpose: OpenedFor },
  ): Promise<readonly UnidentifiedDifference[]>
}

export interface SweepRunsOptions extends EntitlementDeskOptions {
  readonly population: Population
  readonly persons: PersonRegister
  readonly desk: EntitlementDesk
}

/** Differences that are committed together. */
const PAGE = 200

export function sweepRuns(options: SweepRunsOptions): SweepRuns {
  const { calendar, clock, desk, keys, population, storage } = options
  const teller = differenceTeller({ ...options, atOnce: PAGE })

  const load = async (sweep: string): Promise<RunState> => {
    const { state, version } = await loadStream(storage, sweepStream(sweep), sweepModel(sweep))
    if (version === 0) throw new UnknownBenefit("sweep")
    return state
  }

  const command = async (sweep: string, programme: string, it: RunCommand, as: Actor, commandId: string) => {
    const { acts, guards } = desk.editionOn(programme, clock.now())
    await keys.create(sweepStream(sweep))
    const basis = it.type === "open" ? basisFor(boundFor(programme, it.basis.month)) : null
    return runDecision(options, sweepModel(sweep, basis), {
      stream: sweepStream(sweep),
      commandId: `sweep:${commandId}`,
      command: it,
      contextOf: (_, now) => ({ now, actor: as, guards, acts }),
    })
  }

  const basisOf = ({ month, programme, purpose, scope = "changed" }: SweepInput): RunBasis => {
    const { edition, rule } = desk.editionOn(programme, { ...clock.now(), on: firstDay(month) })
    const bound = boundFor(programme, month)
    const on = firstDay(month)
    const inForce = (rule.parameters ?? []).flatMap(({ id, values }) => {
      const found = values.find(({ from, to }) => isWithin({ from, to }, on))
      return found === undefined ? [] : [[id, found.from] as const]
    })
    return {
      month,
      programme: { id: programme, hash: hashOf(rule), edition },
      parameters: Object.fromEntries(inForce),
      calendar: { id: calendar.id, hash: hashOf(calendar) },
      population: population.id,
      facts: bound.facts.map(({ name }) => name),
      purpose: purpose ?? `${programme} ${month}`,
      scope,
    }
  }

  /** Goes on from wherever the run stands. */
  const goOn = async (
    sweep: string,
    as: Actor,
    onProgress: (progress: SweepProgress) => void,
  ): Promise<SweepAnswer> => {
    let state = await load(sweep)
    const basis = state.basis as RunBasis
    const { id: programme } = basis.programme
    const { month, purpose, scope } = basis
    const current = {
      basis: basisOf({ programme, month, purpose, scope }),
      feedVersion: await versionNow(state),
    }
    const changed = checkBasis(state, current)
    if (changed !== null) return { outcome: "refused", sweep, refusal: changed }
    if (state.phase === "opened") {
      const result = await determine(sweep, basis, onProgress)
      await command(sweep, programme, { type: "report", figures: result }, as, `${sweep}/report`)
      state = await load(sweep)
    }
    const carried = state.phase === "applying" ? await carriedTo(state) : []
    while (state.phase === "applying" && state.cursor !== null) {
      const page = await population.differences({
        run: sweep,
        limit: PAGE,
        ...(state.cursor === undefined ? {} : { after: state.cursor }),
      })
      const run = { sweep, basis, state, bound: boundFor(programme, month), carried }
      const told = await teller.tell(run, page.differences)
      if (told.outcome === "refused") return { outcome: "refused", sweep, refusal: told.refusal }
      const { kept, leaves } = told
      const noted = { count: page.differences.length, cursor: page.cursor, leaves, kept }
      await command(
        sweep,
        programme,
        { type: "note-applied", ...noted },
        as,
        `${sweep}/applied/${state.applied}-${noted.cursor}`,
      )
      state = await load(sweep)
      onProgress({ stage: "applying", done: state.applied, of: totalOf(state) })
    }
    if (state.phase === "applying") {
      await population.accept(sweep)
      const root = await rootOf(keys, sweep, state.leaves)
      await command(sweep, programme, { type: "close", root }, as, `${sweep}/close`)
      state = await load(sweep)
    }
    const outcome = state.phase === "closed" ? "closed" : "stopped"
    return { outcome, sweep, summary: sweepSummaryOf(sweep, state), unidentified: state.kept.length }
  }

  /** Only where something hangs on it is the population asked what state it is in. */
  const versionNow = async ({ figures, phase }: RunState): Promise<string> =>
    phase === "applying" ? (await population.feed()).version : (figures?.feed.version ?? "")

  /** What the last accepted run kept of people whom nobody could name. */
  const carriedTo = async ({ figures }: RunState): Promise<readonly UnidentifiedDifference[]> => {
    const previous = figures?.previous?.run
    if (previous === undefined) return []
    const { state } = await loadStream(storage, sweepStream(previous), sweepModel(previous))
    return teller.keptOf(previous, state, ownOpening("own:sweep"))
  }

  const determine = (
    sweep: string,
    basis: RunBasis,
    onProgress: (progress: SweepProgress) => void,
  ): Promise<PopulationResult> => {
    const { rule } = desk.editionOn(basis.programme.id, { ...clock.now(), on: firstDay(basis.month) })
    const { month, purpose, scope } = basis
    return population.determine(
      { run: sweep, programme: basis.programme.id, rule, month, scope, purpose },
      ({ done, of }) => onProgress({ stage: "determining", done, of }),
    )
  }

  const boundFor = (programme: string, month: Month): BoundRule =>
    bindFor(desk.editionOn(programme, { ...clock.now(), on: firstDay(month) }).rule, month)

  return {
    sweepState: load,
    unidentified: async (sweep, { purpose }) => teller.keptOf(sweep, await load(sweep), purpose),
    sweep: async (input, { as }, onProgress = () => {}) => {
      const sweep = input.sweep ?? `${input.programme}-${input.month}`
      const { acts } = desk.editionOn(input.programme, clock.now())
      const refusal = mayRun({ actor: as, now: clock.now(), acts })
      if (refusal !== null) return { outcome: "refused", sweep, refusal }
      const { version } = await loadStream(storage, sweepStream(sweep), sweepModel(sweep))
      if (version === 0) {
        const opened = await command(
          sweep,
          input.programme,
          { type: "open", basis: basisOf(input) },
          as,
          `${sweep}/open`,
        )
        if (opened.outcome === "refused")
          return { outcome: "refused", sweep, refusal: opened.refusal as RunRefusal }
      }
      return goOn(sweep, as, onProgress)
    },
    settleSweep: async (sweep, how, reason, { as }, onProgress = () => {}) => {
      const { basis } = await load(sweep)
      const programme = basis?.programme.id ?? ""
      const settled = await command(sweep, programme, { type: how, reason }, as, `${sweep}/${how}`)
      if (settled.outcome === "refused")
        return { outcome: "refused", sweep, refusal: settled.refusal as RunRefusal }
      if (how === "discard") await population.discard(sweep)
      return goOn(sweep, as, onProgress)
    },
  }
}

function totalOf({ figures }: RunState): number {
  return Object.values(figures?.differences ?? {}).reduce((sum, count) => sum + count, 0)
}
