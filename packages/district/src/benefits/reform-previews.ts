/**
 * Two editions of a programme on the population as it is, before anybody decides upon the second: who gains and loses, and
 * what it costs. Nothing is kept and nothing takes effect.
 */
import {
  outcomeReasons,
  previewOutcomes,
  type Programme,
  type ReformChange,
  type ReformPreview,
  type ReformWitness,
  type RunOutcome,
} from "@onevisit/core/benefits"
import { type Population, PopulationError } from "@onevisit/core/ports"
import { type BoundRule, compileRow, lower, NO } from "@onevisit/core/rules"
import { firstDay, type Month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { hashOf } from "../pins/index.ts"
import { bindFor } from "./bind-for.ts"
import type { EntitlementDesk, EntitlementDeskOptions } from "./entitlement-desk.ts"
import { type TriedRule, tryRule } from "./trial-run.ts"

export interface PreviewQuery {
  /** The programme whose edition of the month stands. */
  readonly programme: string
  /** The edition that is proposed. */
  readonly proposed: Programme
  readonly month: Month
  /** What the population is looked at for. */
  readonly purpose: string
}

/** For each kind of change somebody to look at, by pseudonym and grounds; `explainWitness` of core says it with the facts. */
export type PreviewWitness = Omit<ReformWitness, "row">

export interface PreviewOnPopulation extends Omit<ReformPreview, "witnesses"> {
  readonly witnesses: Readonly<Partial<Record<ReformChange, PreviewWitness>>>
}

export interface ReformPreviews {
  /** Rejects with `MonthNotReckoned` where an edition has no value for the month. */
  previewReform(
    query: PreviewQuery,
    onProgress?: (progress: { readonly done: number; readonly of: number }) => void,
  ): Promise<PreviewOnPopulation>
}

export interface ReformPreviewsOptions extends Pick<EntitlementDeskOptions, "clock"> {
  readonly population: Population
  readonly desk: EntitlementDesk
}

/** How often both editions are tried on a feed that changes under them. */
const MOST_TRIES = 3

export function reformPreviews({ clock, desk, population }: ReformPreviewsOptions): ReformPreviews {
  const tryBoth = async (
    { month, programme, purpose }: PreviewQuery,
    rules: readonly [BoundRule, BoundRule],
    onProgress: (progress: { readonly done: number; readonly of: number }) => void,
  ): Promise<readonly [TriedRule, TriedRule]> => {
    const tryOne = ({ rule }: BoundRule, half: number) =>
      tryRule(
        population,
        { programme, run: `preview:${programme}@${month}/${hashOf(rule)}`, rule, month, purpose },
        ({ done, of }) => onProgress({ done: half * of + done, of: 2 * of }),
      )
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const [before, after] = [await tryOne(rules[0], 0), await tryOne(rules[1], 1)]
      if (before.result.feed.version === after.result.feed.version) return [before, after]
    }
    throw new PopulationError("Unavailable", "The feed changed while it was looked at: try again.")
  }

  /** The outcome by one edition of somebody whom it may refuse: the reasons are asked for here alone. */
  const outcomeOf = async (
    bound: BoundRule,
    { outcomes }: TriedRule,
    { id, purpose }: { readonly id: string; readonly purpose: string },
  ): Promise<RunOutcome> => {
    const known = outcomes.get(id)
    if (known !== undefined) return known
    const facts = bound.facts.map(({ name }) => name)
    const [said = {}] = await population.facts({ subjects: [id], facts, purpose })
    const { amount, reasons, status } = Result.getOrThrow(compileRow(bound)).run(said)
    return status === NO ? { status, reasons, amount } : { status: NO, reasons: 0, amount: 0 }
  }

  return {
    previewReform: async (query, onProgress = () => {}) => {
      const { month, programme, proposed, purpose } = query
      const standing = desk.editionOn(programme, { ...clock.now(), on: firstDay(month) })
      const rules = [bindFor(standing.rule, month), bindFor(proposed.rule, month)] as const
      const [before, after] = await tryBoth(query, rules, onProgress)
      const { examples, ...figures } = previewOutcomes(
        { outcomes: before.outcomes, totals: before.result.totals },
        { outcomes: after.outcomes, totals: after.result.totals },
        before.result.feed.subjects,
      )
      const witnesses: Partial<Record<ReformChange, PreviewWitness>> = {}
      for (const [change, id] of Object.entries(examples) as [ReformChange, string][]) {
        const was = await outcomeOf(rules[0], before, { id, purpose })
        const willBe = await outcomeOf(rules[1], after, { id, purpose })
        const reasons = { before: reasonsOf(was, rules[0]), after: reasonsOf(willBe, rules[1]) }
        witnesses[change] = { id, before: was, after: willBe, reasons }
      }
      return { ...figures, witnesses }
    },
  }
}

function reasonsOf(outcome: RunOutcome, bound: BoundRule) {
  return outcomeReasons(
    outcome,
    lower(bound).grounds.map(({ name }) => name),
  )
}
