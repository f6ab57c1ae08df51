/** Who gave false papers, or had a licence by fraud, may not ask for it again for a time. 行政许可法 art. 78, 79. */
import * as Result from "effect/Result"
import { addDays, computeDeadline, type DeadlineRefusal, type PlainDate } from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { ApplicantBar } from "./case-terms.ts"

/** The bar that follows today, or `null` where the rule set knows none for the item. */
export function applicantBar(
  ground: ApplicantBar["ground"],
  { calendar, item, now, ruleSet }: CaseContext,
): Result.Result<ApplicantBar | null, DeadlineRefusal> {
  const rule = ruleSet.provisions.reapplicationBars?.find((each) => each.ground === ground)
  if (rule === undefined || (rule.onlyPublicSafety && item.publicSafety !== true)) return Result.succeed(null)
  const term = { ...rule.term, rollForward: false }
  const deadline = computeDeadline({ term, startsOn: now.on, calendar })
  if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
  const last = deadline.success.dueOn ?? now.on
  return Result.succeed({ ground, from: now.on, until: addDays(last, 1), clause: rule.clause })
}

/** The bar that still holds on a day, if any does. */
export function barOn(bars: readonly ApplicantBar[], on: PlainDate): ApplicantBar | undefined {
  return bars.find(({ from, until }) => from <= on && on < until)
}
