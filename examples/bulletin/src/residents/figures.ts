/** A month reckoned over the register's own columns: its figures, and who gets what. */
import { countFigures, type OutcomeColumns, type RunFigures, sweepAll } from "@onevisit/core/benefits"
import { bindRule, type BoundRule, compileColumns, compileRow, lower, YES } from "@onevisit/core/rules"
import { firstDay, type Month, toEpochDay } from "@onevisit/core/time"
import * as Result from "effect/Result"
import { oldAgeProgramme } from "./old-age-programme.ts"
import type { Residents } from "./residents.ts"

export function figuresOf(residents: Residents, month: Month): RunFigures {
  const { bound, outcomes } = outcomesOf(residents, month)
  const today = toEpochDay(firstDay(month))
  const ageAt = (row: number) => Math.floor((today - residents.bornDay(row)) / 365.2425)
  return countFigures(outcomes, { ageAt, grounds: bound.grounds })
}

/** The rows of those who are entitled, with their amounts in fen. */
export function entitledRows(residents: Residents, month: Month): ReadonlyMap<number, number> {
  const { amount, rows, status } = outcomesOf(residents, month).outcomes
  const entitled = new Map<number, number>()
  for (let row = 0; row < rows; row += 1) if (status[row] === YES) entitled.set(row, amount[row] as number)
  return entitled
}

function outcomesOf(
  residents: Residents,
  month: Month,
): { readonly bound: BoundRule; readonly outcomes: OutcomeColumns } {
  const bound = Result.getOrThrow(bindRule(oldAgeProgramme.rule, { month }))
  const program = Result.getOrThrow(compileColumns(lower(bound)))
  const one = Result.getOrThrow(compileRow(bound))
  const facts = bound.facts.map(({ name }) => name)
  const feed = residents.feed()
  const batch = { rows: feed.rows, columns: bound.facts.map((fact) => feed.column(fact)) }
  const complete = (row: number) => one.run(feed.factsOf(row, facts))
  return { bound, outcomes: sweepAll({ program, batch, previous: null, complete }).finish().outcomes }
}
