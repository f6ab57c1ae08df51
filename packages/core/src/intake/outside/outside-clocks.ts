/**
 * The deadlines that follow from the outside record, reckoned anew from the whole of it each time, so that
 * they do not depend on what came first. A special procedure stops a clock only for a reason that clock
 * admits, told in writing (行政许可法 art. 45); any other is a finding and stops nothing.
 */
import * as Result from "effect/Result"
import type { ClockName } from "../../law/index.ts"
import type { Deadline, Suspension } from "../../time/index.ts"
import { computeDeadline } from "../../time/index.ts"
import type { CaseContext } from "../case-commands.ts"
import { listedReasons } from "../decide-clock.ts"
import { decisionClocks } from "../decision-clocks.ts"
import { acceptanceIn, countingFacts, decisionIn } from "./counting-facts.ts"
import type { FactOf, OutsideFact } from "./outside-message.ts"
import { factsOf, type OutsideRecord } from "./outside-record.ts"
import type { OutsideClocks, OutsideHalf } from "./outside-state.ts"

export const noOutsideClocks: OutsideClocks = { decision: null, delivery: null }

/** The deadlines of the whole record under the editions the case pins; `null` where none can be reckoned. */
export function reckonOutside(
  half: Pick<OutsideHalf, "record" | "settlements">,
  context: CaseContext,
): OutsideClocks {
  const facts = countingFacts(half)
  return {
    decision: decisionOf(facts, context),
    delivery: deliveryOf(decisionIn(facts, half.settlements).decision, context),
  }
}

type Started = FactOf<"special-procedure-started">

/** Whether a special procedure stops a clock: listed for it, and told in writing. */
export function stopsClock(
  { procedure, toldInWritingOn }: Started,
  clock: ClockName,
  context: Pick<CaseContext, "item" | "ruleSet">,
): boolean {
  return toldInWritingOn !== null && listedReasons(clock, context).includes(procedure)
}

function decisionOf(facts: OutsideRecord, context: CaseContext): OutsideClocks["decision"] {
  const accepted = acceptanceIn(facts)
  if (accepted === undefined) return null
  const clocks = decisionClocks(context, accepted.on)
  if (Result.isFailure(clocks)) return null
  const { promised, statutory } = clocks.success
  return {
    statutory: suspended(statutory, suspensionsOf(facts, "statutory", context), context),
    promised: suspended(promised, suspensionsOf(facts, "promised", context), context),
  }
}

function suspended(
  deadline: Deadline | null,
  suspensions: readonly Suspension[],
  { calendar }: CaseContext,
): Deadline | null {
  if (deadline === null || suspensions.length === 0) return deadline
  const { startsOn, term } = deadline
  return Result.getOrElse(computeDeadline({ term, startsOn, calendar, suspensions }), () => deadline)
}

/** Each procedure runs until the next end that is reported, or still runs. */
function suspensionsOf(facts: OutsideRecord, clock: ClockName, context: CaseContext): readonly Suspension[] {
  const ends = factsOf(facts, "special-procedure-ended").map(({ on }) => on)
  return factsOf(facts, "special-procedure-started").flatMap((started): readonly Suspension[] => {
    const { on, procedure, toldInWritingOn } = started
    if (toldInWritingOn === null || !stopsClock(started, clock, context)) return []
    const to = ends.find((end) => end >= on) ?? null
    return [{ reason: procedure, from: on, to, toldInWritingOn }]
  })
}

function deliveryOf(decided: OutsideFact | undefined, { calendar, ruleSet }: CaseContext): Deadline | null {
  const { delivery } = ruleSet.provisions
  if (decided === undefined || delivery === undefined) return null
  const due = computeDeadline({ term: delivery.term, startsOn: decided.on, calendar })
  return Result.isSuccess(due) ? due.success : null
}
