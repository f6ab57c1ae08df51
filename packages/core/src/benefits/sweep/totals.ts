/** The totals of a run, to be held against the last one and against the money that is paid. */
import { NO, YES } from "../../rules/index.ts"
import { DIFFERENCE_KINDS, type DifferenceKind, type Differences } from "./difference.ts"
import { type OutcomeColumns, UNSEEN } from "./outcome-columns.ts"

export interface RunTotals {
  /** Subjects in the feed. */
  readonly subjects: number
  readonly entitled: number
  readonly notEntitled: number
  /** Without a verdict, or without a settled amount. */
  readonly undetermined: number
  /** Fen, of everybody entitled with a settled amount. */
  readonly amount: number
}

export const noTotals: RunTotals = { subjects: 0, entitled: 0, notEntitled: 0, undetermined: 0, amount: 0 }

/** The totals of the outcomes in a range of rows. */
export function countOutcomes(
  { amount, rows, status }: OutcomeColumns,
  { from = 0, to = rows }: { readonly from?: number; readonly to?: number } = {},
): RunTotals {
  let entitled = 0
  let notEntitled = 0
  let missing = 0
  let fen = 0
  for (let row = from; row < to; row += 1) {
    const said = status[row]
    if (said === NO) notEntitled += 1
    else if (said === YES) {
      entitled += 1
      fen += amount[row] as number
    } else if (said === UNSEEN) missing += 1
  }
  const subjects = to - from - missing
  return { subjects, entitled, notEntitled, undetermined: subjects - entitled - notEntitled, amount: fen }
}

export function addTotals(a: RunTotals, b: RunTotals): RunTotals {
  return combine(a, b, 1)
}

/** What is left when the rows that `b` counts are taken out. */
export function subtractTotals(a: RunTotals, b: RunTotals): RunTotals {
  return combine(a, b, -1)
}

function combine(a: RunTotals, b: RunTotals, sign: 1 | -1): RunTotals {
  return {
    subjects: a.subjects + sign * b.subjects,
    entitled: a.entitled + sign * b.entitled,
    notEntitled: a.notEntitled + sign * b.notEntitled,
    undetermined: a.undetermined + sign * b.undetermined,
    amount: a.amount + sign * b.amount,
  }
}

export type DifferenceCounts = Readonly<Record<DifferenceKind, number>>

/** How many differences there are of each kind. */
export function countDifferences({ count, kinds }: Differences): DifferenceCounts {
  const counted = new Uint32Array(DIFFERENCE_KINDS.length + 1)
  for (let at = 0; at < count; at += 1) {
    const code = kinds[at] as number
    counted[code] = (counted[code] as number) + 1
  }
  return Object.fromEntries(
    DIFFERENCE_KINDS.map((kind, at) => [kind, counted[at + 1]]),
  ) as unknown as DifferenceCounts
}
