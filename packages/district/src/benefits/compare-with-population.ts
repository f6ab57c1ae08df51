/** The dry run of a roll where the people are: nobody's facts are asked for but of those in the roll who are not entitled. */
import {
  compareRoll,
  type DeterminedPerson,
  type RollComparison,
  type RollRow,
  type RunOutcome,
  unseen,
} from "@onevisit/core/benefits"
import type { FeedState, Population } from "@onevisit/core/ports"
import { type BoundRule, compileRow, lower, NO } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { tryRule } from "./trial-run.ts"

/** How the people of rolls are known. */
export interface RollSettings {
  /**
   * The scheme of the numbers in a roll, one of the district's `schemes`, for example `citizen-number`: roll and register
   * have to write a number alike.
   */
  readonly scheme: string
  /** The pseudonyms under which the population has people, in the order of their numbers; `null` for whom it has not. */
  readonly pseudonymsOf: (numbers: readonly string[], purpose: string) => Promise<readonly (string | null)[]>
  /** Rows that take effect together; 2000 unless said. */
  readonly atOnce?: number
}

export interface RollOnPopulation {
  readonly programme: string
  /** Names the trial of the rule. */
  readonly run: string
  readonly rows: readonly RollRow[]
  readonly bound: BoundRule
  readonly cutOver: Month
  readonly purpose: string
}

/** People of whom is asked at once. */
const PAGE = 1000

export async function compareWithPopulation(
  population: Population,
  { pseudonymsOf }: RollSettings,
  { bound, cutOver, programme, purpose, rows, run }: RollOnPopulation,
): Promise<RollComparison & { readonly feed: FeedState }> {
  const { outcomes, result } = await tryRule(population, {
    programme,
    run,
    rule: bound.rule,
    month: cutOver,
    purpose,
  })
  const pseudonyms = await inPages(rows, (page) =>
    pseudonymsOf(
      page.map(({ person }) => person),
      purpose,
    ),
  )
  const known = [...new Set(pseudonyms.filter((pseudonym) => typeof pseudonym === "string"))]
  const others = await refusedAmong(population, bound, {
    pseudonyms: known.filter((pseudonym) => !outcomes.has(pseudonym)),
    purpose,
  })
  const placeOf = new Map(rows.map((row, at) => [row, at]))
  const compared = compareRoll(rows, {
    cutOver,
    determined: [...outcomes, ...others].map(([person, outcome]) => determinedAs(person, outcome)),
    personOf: (row) => pseudonyms[placeOf.get(row) ?? -1] ?? null,
    grounds: lower(bound).grounds.map(({ name }) => name),
  })
  const seen = outcomes.size + [...others.values()].filter((outcome) => outcome !== unseen).length
  return {
    ...compared,
    counts: { ...compared.counts, "not-concerned": Math.max(0, result.feed.subjects - seen) },
    feed: result.feed,
  }
}

/** The outcomes of people whom the trial refused or did not see, with the reasons. */
async function refusedAmong(
  population: Population,
  bound: BoundRule,
  { pseudonyms, purpose }: { readonly pseudonyms: readonly string[]; readonly purpose: string },
): Promise<ReadonlyMap<string, RunOutcome>> {
  const { run } = Result.getOrThrow(compileRow(bound))
  const facts = bound.facts.map(({ name }) => name)
  const values = await inPages(pseudonyms, (subjects) => population.facts({ subjects, facts, purpose }))
  return new Map(
    pseudonyms.map((pseudonym, at) => {
      const said = values[at] ?? {}
      if (Object.values(said).every((value) => value === undefined)) return [pseudonym, unseen]
      const { amount, reasons, status } = run(said)
      // Whatever is open or a yes stood in the trial: the person has come to the feed since.
      return [pseudonym, status === NO ? { amount, reasons, status } : unseen]
    }),
  )
}

function determinedAs(person: string, outcome: RunOutcome): DeterminedPerson {
  return { person, outcome, firstMonth: null, category: null }
}

export async function inPages<Of, Answer>(
  all: readonly Of[],
  ask: (page: readonly Of[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  for (let at = 0; at < all.length; at += PAGE) answers.push(...(await ask(all.slice(at, at + PAGE))))
  return answers
}
