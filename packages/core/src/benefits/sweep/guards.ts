/**
 * Whether a feed is to be trusted. When a register delivers half of its people, or loses a column, thousands seem to
 * have left or to be unknown at once: then the run stops before any of its differences is applied, and a person looks.
 */
import { fractionOf, type Rate } from "../../money/index.ts"
import { type Finding, text, type Text } from "../../reasons/index.ts"
import type { FeedGuards } from "../programme/index.ts"
import type { DifferenceCounts, RunTotals } from "./totals.ts"

/** A run beside the one before it, in numbers. */
export interface RunComparison {
  readonly before: RunTotals
  readonly after: RunTotals
  readonly differences: DifferenceCounts
}

/**
 * What is wrong with a feed, one finding for each guard it exceeds: `feed-shrunken`, `too-many-stops`,
 * `too-many-undetermined`. Empty where the differences may be applied. There is nothing to compare a first run with.
 */
export function judgeFeed(
  { after, before, differences }: RunComparison,
  guards: FeedGuards,
): readonly Finding[] {
  if (before.subjects === 0) return []
  const decided = before.entitled + before.notEntitled
  return [
    ...exceeding({
      code: "feed-shrunken",
      count: before.subjects - after.subjects,
      of: before.subjects,
      guard: guards.missing,
      what: text("上次在数据源中、本次缺失的人员", "people of the last run who are missing from the feed"),
    }),
    ...exceeding({
      code: "too-many-stops",
      count: differences["stop-candidate"],
      of: before.entitled,
      guard: guards.stops,
      what: text("不再符合条件的人员", "people who are no longer entitled"),
    }),
    ...exceeding({
      code: "too-many-undetermined",
      count: differences.undetermined,
      of: decided,
      guard: guards.undetermined,
      what: text("由可判定变为待核实的人员", "people who have become undetermined"),
    }),
  ]
}

interface Guarded {
  readonly code: string
  readonly count: number
  readonly of: number
  readonly guard: Rate
  readonly what: Text
}

function exceeding({ code, count, guard, of, what }: Guarded): readonly Finding[] {
  const { denominator, numerator } = fractionOf(guard)
  if (count <= 0 || BigInt(count) * denominator <= BigInt(of) * numerator) return []
  const message = text(
    `${what.zh}有 ${count} 人（基数 ${of} 人），超过设定比例 ${guard}；请先核查数据源，差异暂不生效。`,
    `There are ${count} ${what.en} out of ${of}, more than the share of ${guard}: check the feed first; no difference takes effect.`,
  )
  return [{ code, path: [], severity: "error", message }]
}
