/**
 * A rule tried on the whole population without anything taking effect: what it comes to is compared with nothing, never
 * accepted, and forgotten once it was read.
 */
import type { RunOutcome } from "@onevisit/core/benefits"
import type { Population, PopulationResult } from "@onevisit/core/ports"
import type { Rule } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"

export interface Trial {
  readonly programme: string
  /** Names the trial; the same for the same content, so that one that broke off is not met again. */
  readonly run: string
  readonly rule: Rule
  readonly month: Month
  readonly purpose: string
}

export interface TriedRule {
  readonly result: PopulationResult
  /** By pseudonym, of everybody who is entitled or of whom something is open; the others are not entitled. */
  readonly outcomes: ReadonlyMap<string, RunOutcome>
}

const PAGE = 5000

export async function tryRule(
  population: Population,
  { programme, ...trial }: Trial,
  onProgress?: (progress: { readonly done: number; readonly of: number }) => void,
): Promise<TriedRule> {
  const { run } = trial
  await population.discard(run)
  // No run of this name is ever accepted, so that whoever is not simply refused is a difference to nothing.
  const asked = { ...trial, programme: `${programme}/trial`, scope: "all" } as const
  const result = await population.determine(asked, onProgress)
  const outcomes = new Map<string, RunOutcome>()
  for (let after: string | null | undefined; after !== null;) {
    const page = await population.differences({
      run,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    })
    for (const { after: outcome, subject } of page.differences) outcomes.set(subject, outcome)
    after = page.cursor
  }
  await population.discard(run)
  return { result, outcomes }
}
