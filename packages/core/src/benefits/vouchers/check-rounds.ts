/** Whether the rounds of a year are as many and as close as the law wants them, and which of them a claim comes to. */
import { type Citation, type Finding, text } from "../../reasons/index.ts"
import { addDays, addMonths, monthOf, type PlainDate } from "../../time/index.ts"

/** How often vouchers must be settled at least, by law. */
export interface SettlementFloor {
  readonly roundsAYear: number
  /** The most months between one round's cut-off and the next. */
  readonly monthsApart: number
  readonly clause: Citation
}

export interface PlannedRound {
  readonly round: string
  /** The last day on which a claim comes to this round. */
  readonly cutOff: PlainDate
}

/**
 * What is against the floor in a plan of rounds: a calendar year with too few of them, one that is too far from the
 * one before. From a month's last day the months go to a month's last day. No finding for the years before the first
 * and after the last round.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { checkRounds } from "@onevisit/core/benefits/vouchers"
 * import { text } from "@onevisit/core/reasons"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const clause = { statute: "sample", title: text("样例条例", "Sample Regulation"), article: "22", sample: true }
 * const floor = { roundsAYear: 2, monthsApart: 6, clause }
 * const rounds = ["2018-06-30", "2018-12-31", "2019-09-30"].map((day, at) => ({ round: `${at}`, cutOff: plainDate(day) }))
 * assert.deepEqual(
 *   checkRounds(rounds, floor).map(({ code, path }) => [code, path.join(".")]),
 *   [
 *     ["voucher-rounds-too-far-apart", "2.cutOff"],
 *     ["voucher-rounds-too-few", ""],
 *   ],
 * )
 * ```
 */
export function checkRounds(
  rounds: readonly PlannedRound[],
  { clause, monthsApart, roundsAYear }: SettlementFloor,
): readonly Finding[] {
  const ordered = rounds.map((round, at) => ({ ...round, at })).toSorted(byCutOff)
  const apart = ordered.flatMap(({ at, cutOff, round }, index): readonly Finding[] => {
    const before = ordered[index - 1]
    if (before === undefined || cutOff <= monthsLater(before.cutOff, monthsApart)) return []
    const message = text(
      `兑付批次 ${round}（截止 ${cutOff}）距上一批次（截止 ${before.cutOff}）超过 ${monthsApart} 个月，请增设批次或提前截止。`,
      `Round ${round} (cut-off ${cutOff}) lies more than ${monthsApart} months after the one before (${before.cutOff}): add a round, or close earlier.`,
    )
    const path = [at, "cutOff"]
    return [{ code: "voucher-rounds-too-far-apart", path, severity: "error", message, source: clause }]
  })
  const years = [...new Set(ordered.map(({ cutOff }) => cutOff.slice(0, 4)))]
  const few = years.flatMap((year): readonly Finding[] => {
    const count = ordered.filter(({ cutOff }) => cutOff.startsWith(year)).length
    if (count >= roundsAYear) return []
    const message = text(
      `${year} 年只有 ${count} 个兑付批次，至少应有 ${roundsAYear} 个。`,
      `${year} has ${count} of the ${roundsAYear} rounds that a year needs at least.`,
    )
    return [{ code: "voucher-rounds-too-few", path: [], severity: "error", message, source: clause }]
  })
  return [...apart, ...few]
}

/** The round that a claim of a day comes to: the first, of those not yet allocated, whose cut-off it keeps. */
export function roundFor<Round extends PlannedRound>(
  open: readonly Round[],
  claimedOn: PlainDate,
): Round | undefined {
  return open.toSorted(byCutOff).find(({ cutOff }) => claimedOn <= cutOff)
}

function byCutOff(a: PlannedRound, b: PlannedRound): number {
  return a.cutOff < b.cutOff ? -1 : a.cutOff > b.cutOff ? 1 : 0
}

function monthsLater(from: PlainDate, count: number): PlainDate {
  const next = addDays(from, 1)
  const endsMonth = monthOf(next) !== monthOf(from)
  return endsMonth ? addDays(addMonths(next, count), -1) : addMonths(from, count)
}
