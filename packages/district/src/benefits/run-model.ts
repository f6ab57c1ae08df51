/** How runs of sweeps are stored: one stream each, and a summary row. */
import {
  decideRun,
  type DifferenceCounts,
  evolveRun,
  noRun,
  type RunCommand,
  type RunContext,
  type RunEvent,
  type RunPhase,
  type RunState,
  type RunTotals,
} from "@onevisit/core/benefits"
import { runEventReader } from "@onevisit/core/benefits/schema"
import type { Month } from "@onevisit/core/time"
import type { DecisionModel } from "../acts/index.ts"

export const SWEEP_VIEW = { view: "sweep", version: 1 } as const
/** What the receipts of a run rest on, kept as long as the run is. */
export const BASIS_VIEW = { view: "sweep-basis", version: 1 } as const

export const sweepStream = (id: string): string => `sweep:${id}`

export interface SweepSummary {
  readonly sweep: string
  readonly programme: string | null
  readonly month: Month | null
  readonly phase: RunPhase
  readonly totals: RunTotals | null
  readonly differences: DifferenceCounts | null
  /** Why the feed is not to be trusted, by code. */
  readonly findings: readonly string[]
}

/** A run's own words are about the feed and nobody's: they are sealed under the key of the run. */
export function sweepModel(
  id: string,
  basis: { readonly text: string } | null = null,
): DecisionModel<RunState, RunEvent, RunCommand, RunContext> {
  return {
    initial: noRun,
    reader: runEventReader,
    evolve: evolveRun,
    decide: decideRun,
    subjectOf: () => sweepStream(id),
    viewsOf: ({ after }) => {
      const doc = sweepSummaryOf(id, after)
      const index = { programme: doc.programme, month: doc.month, phase: doc.phase }
      const kept = basis === null ? [] : [{ ...BASIS_VIEW, key: id, doc: { text: basis.text }, index: {} }]
      return [{ ...SWEEP_VIEW, key: id, doc, index }, ...kept]
    },
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}

export function sweepSummaryOf(id: string, { basis, figures, findings, phase }: RunState): SweepSummary {
  return {
    sweep: id,
    programme: basis?.programme.id ?? null,
    month: basis?.month ?? null,
    phase,
    totals: figures?.totals ?? null,
    differences: figures?.differences ?? null,
    findings: findings.map(({ code }) => code),
  }
}
