/** Ways to go through runs and to hold what they say against the model. */
import { type DifferenceKind, unseen } from "@onevisit/core/benefits"
import type { Population, PopulationDifference, PopulationRun } from "@onevisit/core/ports"
import type { Month } from "@onevisit/core/time"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { changed, countKinds, differencesOf, type Outcomes, outcomesOf, peopleOf, totalsOf } from "./model.ts"
import { firstMonth, firstPeople, laterMonths, type PopulationChange } from "./sample-people.ts"
import { allowance } from "./sample-rule.ts"

/** A population over a feed that the contract changes. */
export interface PopulationUnderTest {
  readonly population: Population
  /** Brings the feed to what it is now: some rows are new or otherwise, some gone, and it has another version. */
  readonly change: (change: PopulationChange) => void | Promise<void>
  /** Which facts were read of many or of single subjects so far, and for what; where the adapter asks its host. */
  readonly reads?: () => readonly { readonly facts: readonly string[]; readonly purpose: string }[]
  /** Another population over the same feed, as after a restart of the program. */
  readonly reopen?: () => Population | Promise<Population>
}

export const PROGRAMME = "sample-allowance"
export const PURPOSE = "monthly comparison of the sample allowance"
/** Everybody who is ever in the feed. */
export const everybody = [...firstPeople.map(({ id }) => id), "1121", "1122", "1123", "1124", "1125"]

export function runIn(month: Month, more: Partial<PopulationRun> = {}): PopulationRun {
  return {
    run: `run-${month}`,
    programme: PROGRAMME,
    rule: allowance,
    month,
    scope: "all",
    purpose: PURPOSE,
    ...more,
  }
}

export async function accepted(population: Population, run: PopulationRun): Promise<void> {
  await population.determine(run)
  await population.accept(run.run)
}

export async function hasOutcomes(
  population: Population,
  expected: Outcomes,
  programme = PROGRAMME,
): Promise<void> {
  const said = await population.outcomes({ programme, subjects: everybody })
  everybody.forEach((subject, at) => {
    sameContent(said[at], expected.get(subject) ?? unseen, `The outcome of ${subject}`)
  })
}

/** A run each month, each accepted and held against the model. */
export async function throughTheMonths(
  { change, population }: PopulationUnderTest,
  scope: PopulationRun["scope"],
) {
  let people = peopleOf(firstPeople)
  let before: Outcomes = new Map()
  const touched: number[] = []
  const told: (readonly PopulationDifference[])[] = []
  for (const { change: next, month } of [{ month: firstMonth, change: null }, ...laterMonths]) {
    if (next !== null) {
      people = changed(people, next)
      await change(next)
    }
    const after = outcomesOf(people, allowance, month)
    const expected = differencesOf(before, after)
    const run = runIn(month, { scope })
    const result = await population.determine(run)
    sameContent(result.before, totalsOf(before), `The totals before ${month}`)
    sameContent(result.totals, totalsOf(after), `The totals of ${month}`)
    sameContent(result.differences, countKinds(expected), `The differences of ${month} by kind`)
    assert.equal(result.feed.subjects, people.size)
    const differences = bySubject(await allDifferences(population, run.run))
    sameContent(differences, expected, `The differences of ${month}`)
    await population.accept(run.run)
    await hasOutcomes(population, after)
    told.push(differences)
    touched.push(result.touched)
    before = after
  }
  const kinds = new Set(told.flat().map(({ kind }): DifferenceKind => kind))
  assert.equal(kinds.size, 5, "The months have differences of every kind")
  return { touched, differences: told }
}

export async function allDifferences(
  population: Population,
  run: string,
  limit = 7,
): Promise<readonly PopulationDifference[]> {
  const all: PopulationDifference[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Population["differences"]>> = await population.differences({
      run,
      limit,
      ...(after === null ? {} : { after }),
    })
    assert.ok(page.differences.length <= limit, "A page has no more than was asked for")
    assert.ok(all.length < 10_000, "The pages come to an end")
    all.push(...page.differences)
    after = page.cursor
  } while (after !== null)
  return all
}

export function bySubject(differences: readonly PopulationDifference[]): readonly PopulationDifference[] {
  return differences.toSorted((a, b) => (a.subject < b.subject ? -1 : 1))
}
