/**
 * How late what is owed may come: the shortest of the rule set's longest term, the applicant's own promise, and the
 * day that leaves the authority the working days it wants before it must decide.
 * 浙江省保障“最多跑一次”改革规定 art. 11¶2; numbers beside it are each place's own and stand in its rule set.
 */
import * as Result from "effect/Result"
import type { Tolerance } from "../law/index.ts"
import {
  addWorkingDays,
  computeDeadline,
  type Deadline,
  type DeadlineRefusal,
  earlierOf,
  type PlainDate,
  type Term,
  workingDays,
  workingDaysBetween,
} from "../time/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"
import type { DecisionClocks, TolerantCommitment } from "./case-terms.ts"

export type LimitSource = "rule-set" | "commitment" | "decision"

export interface ToleranceLimit {
  /** The last day on which anything owed may come; `null` where nothing bounds it. */
  readonly latest: PlainDate | null
  readonly because: LimitSource | null
}

/** What bounds the tolerance of a case that is accepted today. */
export function toleranceLimit(
  rule: Tolerance,
  commitment: TolerantCommitment | null,
  clocks: DecisionClocks,
  context: CaseContext,
): Result.Result<ToleranceLimit, DeadlineRefusal> {
  const days: { readonly latest: PlainDate; readonly because: LimitSource }[] = []
  const terms = [
    ["rule-set", rule.longest],
    ["commitment", commitment?.within],
  ] as const
  for (const [because, term] of terms) {
    if (term === null || term === undefined) continue
    const deadline = fromToday(term, context)
    if (Result.isFailure(deadline)) return Result.fail(deadline.failure)
    if (deadline.success.dueOn !== null) days.push({ latest: deadline.success.dueOn, because })
  }
  const decision = latestForDecision(rule, clocks, context)
  if (Result.isFailure(decision)) return Result.fail(decision.failure)
  if (decision.success !== null) days.push({ latest: decision.success, because: "decision" })
  const [shortest] = days.toSorted((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : 0))
  return Result.succeed(shortest ?? { latest: null, because: null })
}

/** The last day to which the time for what is owed may be extended: the rule set's longest, from when it was told. */
export function latestExtension(
  rule: Tolerance,
  { owing, promised, statutory }: DecisionClocks & Pick<CaseState, "owing">,
  context: CaseContext,
): Result.Result<PlainDate | null, DeadlineRefusal> {
  const decision = latestForDecision(rule, { promised, statutory }, context)
  if (Result.isFailure(decision) || rule.longest === null || owing === null) return decision
  const { calendar } = context
  return Result.map(
    computeDeadline({ term: rule.longest, startsOn: owing.toldOn, calendar }),
    ({ dueOn }) => {
      if (dueOn === null || decision.success === null) return dueOn ?? decision.success
      return earlierOf(dueOn, decision.success)
    },
  )
}

/** The last day for what is owed that still lets the authority decide in time; `null` where no clock runs. */
export function latestForDecision(
  rule: Tolerance,
  { promised, statutory }: DecisionClocks,
  { calendar }: CaseContext,
): Result.Result<PlainDate | null, DeadlineRefusal> {
  // Of the two that run the shorter binds (art. 12), also where a special procedure stopped the promised one.
  const days = [promised, statutory].flatMap((clock) => clock?.dueOn ?? [])
  const decideBy = days.toSorted()[0] ?? null
  if (decideBy === null) return Result.succeed(null)
  const latest = addWorkingDays(calendar, decideBy, -rule.workingDaysBeforePromise, {
    beyondHorizon: "provisional",
  })
  return Result.isFailure(latest) ? Result.fail(latest.failure) : Result.succeed(latest.success.date)
}

/** The time that fits: what the rule set or the applicant gave, and no more than the limit leaves. */
export function fittingTerm(limit: ToleranceLimit, { calendar, now }: CaseContext): Term | null {
  if (limit.latest === null || limit.latest <= now.on) return null
  const { days } = workingDaysBetween(calendar, now.on, limit.latest)
  return days < 1 ? null : workingDays(days)
}

/** A term from today. */
export function fromToday(
  term: Term,
  { calendar, now }: CaseContext,
): Result.Result<Deadline, DeadlineRefusal> {
  return computeDeadline({ term, startsOn: now.on, calendar })
}
