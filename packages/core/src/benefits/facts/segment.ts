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

/** A month and what decides it; `null` where no edition pays. */
export interface MonthProgram {
  readonly month: Month
  readonly program: RowProgram | null
}

/** The editions of one programme, compiled for each month once. */
export interface MonthPrograms {
  /**
   * From a month through another, in order; what was asked last is at hand, for a run asks the same of everybody. Fails
   * where a parameter or a code has no value in one of them.
   */
  through(from: Month, to: Month): Result.Result<readonly MonthProgram[], CannotBind | CannotCompile>
}

/** Programs by month, kept for as long as this is. Editions do not overlap. */
export function monthPrograms(editions: readonly Programme[]): MonthPrograms {
  const kept = new Map<Month, RowProgram | null>()
  let last: { readonly from: Month; readonly to: Month; readonly all: readonly MonthProgram[] } | null = null
  const compile = (month: Month): Result.Result<RowProgram | null, CannotBind | CannotCompile> => {
    const known = kept.get(month)
    if (known !== undefined) return Result.succeed(known)
    const made = compileFor(editions, month)
    if (Result.isSuccess(made)) kept.set(month, made.success)
    return made
  }
  return {
    through: (from, to) => {
      if (last?.from === from && last.to === to) return Result.succeed(last.all)
      const all: MonthProgram[] = []
      const many = monthsBetween(from, to)
      for (let at = 0; at <= many; at += 1) {
        const month = addMonthsToMonth(from, at)
        const program = compile(month)
        if (Result.isFailure(program)) return Result.fail(program.failure)
        all.push({ month, program: program.success })
      }
      last = { from, to, all }
      return Result.succeed(all)
    },
  }
}

function compileFor(
  editions: readonly Programme[],
  month: Month,
): Result.Result<RowProgram | null, CannotBind | CannotCompile> {
  const edition = editions.find(
    ({ paysFrom, validFrom, validTo }) =>
      month >= paysFrom && isWithin({ from: validFrom, to: validTo }, firstDay(month)),
  )
  if (edition === undefined) return Result.succeed(null)
  const bound = bindRule(edition.rule, { month })
  return Result.isFailure(bound) ? Result.fail(bound.failure) : compileRow(bound.success)
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
  const months = programs.through(from, to)
  if (Result.isFailure(months)) return Result.fail(months.failure)
  const segments: { -readonly [Key in keyof Segment]: Segment[Key] }[] = []
  let last: (typeof segments)[number] | undefined
  // What is known is the same from one turn to the next.
  const turns = turningMonths(statements).map((month) => monthsBetween(from, month))
  const starts = [0, ...turns.filter((at) => at > 0)]
  for (const [stretch, start] of starts.entries()) {
    const known = months.success.slice(start, starts[stretch + 1])
    const [first] = known
    const values = first === undefined ? {} : valuesIn(statements, first.month)
    for (const { month, program } of known) {
      const { amount, reasons, status } = program?.run(values) ?? NOTHING
      if (last !== undefined && last.status === status && last.reasons === reasons && last.amount === amount)
        last.to = month
      else segments.push((last = { from: month, to: month, status, reasons, amount }))
    }
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
