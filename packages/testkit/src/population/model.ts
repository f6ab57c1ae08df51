/** What a population has to say, reckoned by the interpreter, one subject after the other. */
import {
  type DifferenceKind,
  kindOf,
  noTotals,
  type RunOutcome,
  type RunTotals,
  unseen,
} from "@onevisit/core/benefits"
import { decide, NO, outcomeOf, type Rule, YES } from "@onevisit/core/rules"
import type { Month } from "@onevisit/core/time"
import type { PopulationChange, PopulationRow } from "./sample-people.ts"
import { boundIn } from "./sample-rule.ts"

export type People = ReadonlyMap<string, PopulationRow>
export type Outcomes = ReadonlyMap<string, RunOutcome>

export interface ModelDifference {
  readonly subject: string
  readonly kind: DifferenceKind
  readonly before: RunOutcome
  readonly after: RunOutcome
}

export function peopleOf(rows: readonly PopulationRow[]): People {
  return new Map(rows.map((row) => [row.id, row]))
}

export function changed(people: People, { put, remove }: PopulationChange): People {
  const now = new Map(people)
  for (const id of remove) now.delete(id)
  for (const row of put) now.set(row.id, row)
  return now
}

export function outcomesOf(people: People, rule: Rule, month: Month): Outcomes {
  const bound = boundIn(rule, month)
  return new Map(
    [...people].map(([id, { facts }]) => {
      const { amount, reasons, status } = outcomeOf(decide(bound, facts))
      return [id, { status, reasons, amount }]
    }),
  )
}

/** By subject. */
export function differencesOf(before: Outcomes, after: Outcomes): readonly ModelDifference[] {
  const subjects = [...new Set([...before.keys(), ...after.keys()])].sort()
  return subjects.flatMap((subject) => {
    const [was, is] = [before.get(subject) ?? unseen, after.get(subject) ?? unseen]
    const kind = kindOf(was, is)
    return kind === null ? [] : [{ subject, kind, before: was, after: is }]
  })
}

export function totalsOf(outcomes: Outcomes): RunTotals {
  const said = [...outcomes.values()]
  const entitled = said.filter(({ status }) => status === YES)
  const notEntitled = said.filter(({ status }) => status === NO).length
  return {
    ...noTotals,
    subjects: said.length,
    entitled: entitled.length,
    notEntitled,
    undetermined: said.length - entitled.length - notEntitled,
    amount: entitled.reduce((sum, { amount }) => sum + amount, 0),
  }
}

export function countKinds(
  differences: readonly ModelDifference[],
): Readonly<Record<DifferenceKind, number>> {
  const counts = { start: 0, "amount-change": 0, "stop-candidate": 0, undetermined: 0, cleared: 0 }
  for (const { kind } of differences) counts[kind] += 1
  return counts
}
