/** A run in figures: how old those are who are entitled, what they get, and why others are not or not yet. Holds nobody. */
import { type Ground, NO, UNDETERMINED, YES } from "../../rules/index.ts"
import { decidingGrounds } from "./outcome-reasons.ts"
import { type OutcomeColumns, UNSEEN } from "./outcome-columns.ts"
import { countOutcomes, type RunTotals } from "./totals.ts"

export interface GroundFigure {
  readonly ground: Ground
  /** Subjects who are not entitled by it; one of whom several grounds fail counts at each. */
  readonly no: number
  /** Subjects who are undetermined because it is open; counted in the same way. */
  readonly undetermined: number
}

export interface RunFigures {
  readonly totals: RunTotals
  /** Of those entitled with a settled amount: how many are of each age, rising. */
  readonly ages: readonly { readonly age: number; readonly count: number }[]
  /** How many get each amount, rising. Fen a month. */
  readonly amounts: readonly { readonly amount: number; readonly count: number }[]
  /** In the order of the rule. */
  readonly grounds: readonly GroundFigure[]
}

/** Counts a run. `ageAt` gives the full years of a row; `null` where they are not known. */
export function countFigures(
  outcomes: OutcomeColumns,
  { ageAt, grounds }: { readonly ageAt: (row: number) => number | null; readonly grounds: readonly Ground[] },
): RunFigures {
  const ages = new Map<number, number>()
  const amounts = new Map<number, number>()
  // Few combinations of grounds, many rows: the words are counted once for each combination.
  const reasons = { no: new Map<number, number>(), open: new Map<number, number>() }
  for (let row = 0; row < outcomes.rows; row += 1) {
    const status = outcomes.status[row] as number
    if (status === YES) {
      const age = ageAt(row)
      if (age !== null) count(ages, age)
      count(amounts, outcomes.amount[row] as number)
    } else if (status !== UNSEEN) {
      count(status === NO ? reasons.no : reasons.open, outcomes.reasons[row] as number)
    }
  }
  return {
    totals: countOutcomes(outcomes),
    ages: rising(ages).map(([age, many]) => ({ age, count: many })),
    amounts: rising(amounts).map(([amount, many]) => ({ amount, count: many })),
    grounds: grounds.map((ground, at) => ({
      ground,
      no: naming(reasons.no, NO, at),
      undetermined: naming(reasons.open, UNDETERMINED, at),
    })),
  }
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function rising(counts: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...counts].toSorted(([a], [b]) => a - b)
}

function naming(
  counts: ReadonlyMap<number, number>,
  status: typeof NO | typeof UNDETERMINED,
  at: number,
): number {
  return [...counts].reduce(
    (sum, [reasons, many]) => (decidingGrounds({ status, reasons }).includes(at) ? sum + many : sum),
    0,
  )
}
