/**
 * The deadlines that follow from the outside record, reckoned anew from the whole of it each time, so that
 * they do not depend on what came first. A special procedure stops a clock only for a reason that clock
 * admits, told in writing (行政许可法 art. 45); any other is a finding and stops nothing.
 */
import * as Result from "effect/Result"
import type { ServiceItem } from "../../catalogue/index.ts"
import type { ClockName, RuleSet } from "../../law/index.ts"
import type { Deadline, Suspension } from "../../time/index.ts"
import { computeDeadline, extend } from "../../time/index.ts"
import type { CaseContext } from "../case-commands.ts"
import { listedReasons } from "../decide-clock.ts"
import { partsToOpen } from "../decide-parts.ts"
import { decisionClocks } from "../decision-clocks.ts"
import { extensionOf } from "../joint-handling.ts"
import { acceptanceIn, countingFacts, decisionIn } from "./counting-facts.ts"
import type { FactOf, OutsideFact } from "./outside-message.ts"
import { finishedIn } from "./outside-parts.ts"
import { factsOf, type OutsideRecord } from "./outside-record.ts"
import type { OutsideClocks, OutsideHalf } from "./outside-state.ts"

/** The deadlines of the whole record under the editions the case pins; `null` where none can be reckoned. */
export function reckonOutside(
  half: Pick<OutsideHalf, "record" | "settlements">,
  context: CaseContext,
): OutsideClocks {
  const facts = countingFacts(half)
  return {
    parts: partsOf(facts, context),
    decision: decisionOf(facts, context),
    delivery: deliveryOf(decisionIn(facts, half.settlements).decision, context),
  }
}

/** What of the editions a case pins says whether a reported fact is lawful. */
export interface ReportedUnder {
  readonly item: Pick<ServiceItem, "authority" | "specialProcedures" | "reviewParts" | "materials">
  readonly ruleSet: Pick<RuleSet, "provisions">
}

type Started = FactOf<"special-procedure-started">

/** Whether a special procedure stops a clock: listed for it, and told in writing. */
export function stopsClock(
  { procedure, toldInWritingOn }: Started,
  clock: ClockName,
  context: ReportedUnder,
): boolean {
  return toldInWritingOn !== null && listedReasons(clock, context).includes(procedure)
}

/** Whether an extension is by whom the rule set names, and told. */
export function lengthens(
  { approvedBy, reasonToldOn }: FactOf<"extended">,
  { item, ruleSet }: ReportedUnder,
): boolean {
  return reasonToldOn !== null && extensionOf(ruleSet, item)?.approverRole === approvedBy
}

function decisionOf(facts: OutsideRecord, context: CaseContext): OutsideClocks["decision"] {
  const accepted = acceptanceIn(facts)
  if (accepted === undefined) return null
  const clocks = decisionClocks(context, accepted.on)
  if (Result.isFailure(clocks)) return null
  const { promised, statutory } = clocks.success
  return {
    statutory: extended(
      suspended(statutory, suspensionsOf(facts, "statutory", context), context),
      facts,
      context,
    ),
    promised: suspended(promised, suspensionsOf(facts, "promised", context), context),
  }
}

/** Which parts have begun by what is reported; none where no day can be reckoned. */
function partsOf(facts: OutsideRecord, context: CaseContext): OutsideClocks["parts"] {
  const accepted = acceptanceIn(facts)
  const begun = partsToOpen(context, {
    isOpen: () => false,
    toldOn: (id) => finishedIn(facts, id)?.toldOn,
    first: accepted === undefined ? null : { receivedOn: accepted.on, startsOn: accepted.on },
  })
  if (Result.isFailure(begun)) return []
  return begun.success.map((opened) => {
    const after = context.item.reviewParts?.find(({ id }) => id === opened.part)?.after ?? []
    return { ...opened, after, receivedOn: after.length === 0 ? null : opened.receivedOn }
  })
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

/** Once, by the approver that the rule set names, and told (行政许可法 art. 42). */
function extended(deadline: Deadline | null, facts: OutsideRecord, context: CaseContext): Deadline | null {
  const rule = extensionOf(context.ruleSet, context.item)
  const lawful = factsOf(facts, "extended").find((fact) => lengthens(fact, context))
  if (deadline === null || rule === undefined || lawful === undefined) return deadline
  const { approvedBy, on: approvedOn, reasonToldOn } = lawful
  if (reasonToldOn === null) return deadline
  const extension = { term: rule.term, approvedBy, approvedOn, reasonToldOn, clause: rule.clause }
  return Result.getOrElse(extend(deadline, extension, context.calendar), () => deadline)
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
