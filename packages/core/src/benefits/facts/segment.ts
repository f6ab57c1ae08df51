/**
 * Segments (发放期间): months with one outcome, from what is known now. They tile the time they are asked for, so that a
 * fact that comes late (a death, its reversal, a move, a corrected birth date) says at once which months were paid
 * wrongly, and which are owed.
 */
import * as Result from "effect/Result"
import {
  bindRule,
  type CannotBind,
  type CannotCompile,
  compileRow,
  NO,
  type RowProgram,
} from "../../rules/index.ts"
import { addMonthsToMonth, firstDay, isWithin, type Month, monthOf, monthsBetween } from "../../time/index.ts"
import type { Programme } from "../programme/index.ts"
import type { RunOutcome } from "../sweep/index.ts"
import { type Statement, valuesIn } from "./statement.ts"

export interface Segment extends RunOutcome {
  readonly from: Month
  /** The last month, included. */
  readonly to: Month
}

/** The editions of one programme, compiled for each month once. */
export interface MonthPrograms {
  /** `null` for a month in which no edition pays. Fails where a parameter or a code has no value in it. */
  of(month: Month): Result.Result<RowProgram | null, CannotBind | CannotCompile>
}

/** Programs by month, kept for as long as this is. Editions do not overlap. */
export function monthPrograms(editions: readonly Programme[]): MonthPrograms {
  const kept = new Map<Month, Result.Result<RowProgram | null, CannotBind | CannotCompile>>()
  const compile = (month: Month): Result.Result<RowProgram | null, CannotBind | CannotCompile> => {
    const edition = editions.find(
      ({ paysFrom, validFrom, validTo }) =>
        month >= paysFrom && isWithin({ from: validFrom, to: validTo }, firstDay(month)),
    )
    if (edition === undefined) return Result.succeed(null)
    const bound = bindRule(edition.rule, { month })
    return Result.isFailure(bound) ? Result.fail(bound.failure) : compileRow(bound.success)
  }
  return {
    of: (month) => {
      const made = kept.get(month) ?? compile(month)
      kept.set(month, made)
      return made
    },
  }
}

export interface SegmentsInput {
  readonly statements: readonly Statement[]
  readonly programs: MonthPrograms
  readonly from: Month
  /** The last month, included. */
  readonly to: Month
}

/**
 * What everything that is known comes to, month by month, months with one outcome together. A month in which no edition
 * pays is one in which nothing is owed. Fails where a parameter or a code has no value in one of the months.
 */
export function segmentsOf({
  from,
  programs,
  statements,
  to,
}: SegmentsInput): Result.Result<readonly Segment[], CannotBind | CannotCompile> {
  const segments: {
    from: Month
    to: Month
    status: RunOutcome["status"]
    reasons: number
    amount: number
  }[] = []
  const turns = turningMonths(statements)
  let values = valuesIn(statements, from)
  let turn = turns.findIndex((month) => month > from)
  if (turn === -1) turn = turns.length
  const many = monthsBetween(from, to)
  for (let at = 0; at <= many; at += 1) {
    const month = addMonthsToMonth(from, at)
    if (turn < turns.length && month >= (turns[turn] as Month)) {
      values = valuesIn(statements, month)
      while (turn < turns.length && (turns[turn] as Month) <= month) turn += 1
    }
    const program = programs.of(month)
    if (Result.isFailure(program)) return Result.fail(program.failure)
    const { amount, reasons, status } = program.success?.run(values) ?? NOTHING
    const last = segments.at(-1)
    if (last !== undefined && last.status === status && last.reasons === reasons && last.amount === amount)
      last.to = month
    else segments.push({ from: month, to: month, status, reasons, amount })
  }
  return Result.succeed(segments)
}

const NOTHING: RunOutcome = { status: NO, reasons: 0, amount: 0 }

/** The months in which something begins to hold, in order. */
function turningMonths(statements: readonly Statement[]): readonly Month[] {
  const months = statements.flatMap(({ from }) => {
    if (from === null) return []
    return from.endsWith("-01") ? monthOf(from) : addMonthsToMonth(monthOf(from), 1)
  })
  return [...new Set(months)].toSorted()
}
