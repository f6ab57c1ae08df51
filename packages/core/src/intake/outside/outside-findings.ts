/**
 * What is wrong with what the outside reports, or differs from ours: findings, since a fact is on record
 * whatever rule it breaks. Each names the clause that it breaks where there is one.
 */
import type { Citation, Finding, Severity, Text } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CaseContext } from "../case-commands.ts"
import type { CaseState } from "../case-state.ts"
import { composeConflict, composeFact } from "./conflict.ts"
import type { FactOf, OutsideFact } from "./outside-message.ts"
import { factsOf } from "./outside-record.ts"
import { stopsClock } from "./outside-clocks.ts"
import { openConflicts } from "./stand-together.ts"

export interface FindingsContext extends Pick<CaseContext, "item" | "ruleSet"> {
  /** The day by which what is reported must have happened. */
  readonly on: PlainDate
}

/** Everything to be told of a case's outside record: conflicts, broken rules, and days that differ. */
export function outsideFindings(state: CaseState, context: FindingsContext): readonly Finding[] {
  const { imported, outside } = state
  const differences = (imported?.differences ?? []).map(({ clock, reckoned, stated }, at) =>
    finding(
      "stated-day-differs",
      ["imported", "differences", at],
      text(
        `移交载明期限（${clock}）${stated} 届满，按本系统日历为 ${reckoned}，以较早者为准`,
        `the due day stated for ${clock} is ${stated}, by our calendar ${reckoned}; the earlier binds`,
      ),
    ),
  )
  if (outside === null) return differences
  const conflicts = openConflicts(state).map((conflict) =>
    finding(conflict.kind, ["outside", "conflicts", conflict.id], composeConflict(conflict, state), {
      severity: "error",
      source:
        conflict.kind === "decided-while-owed" ? context.ruleSet.provisions.tolerance?.clause : undefined,
    }),
  )
  const broken = outside.record.flatMap((fact, at) =>
    brokenBy(fact, state, context).map(({ because, code, source }) => {
      const said = composeFact(fact)
      const message = text(`${said.zh}：${because.zh}`, `${said.en}: ${because.en}`)
      return finding(code, ["outside", "record", at], message, { source })
    }),
  )
  return [...differences, ...conflicts, ...broken]
}

interface Broken {
  readonly code: string
  readonly because: Text
  readonly source?: Citation | undefined
}

function brokenBy(fact: OutsideFact, state: CaseState, context: FindingsContext): readonly Broken[] {
  const ahead = fact.on > context.on ? [datedAhead] : []
  return [...ahead, ...brokenByStage(fact, state, context)]
}

function brokenByStage(fact: OutsideFact, state: CaseState, context: FindingsContext): readonly Broken[] {
  const { ruleSet } = context
  const { correctionNotice, decision, deemedAcceptance, wrongSupplement } = ruleSet.provisions
  const own = state.outside?.own ?? state
  switch (fact.stage) {
    case "received":
      return own.receipt !== null && own.receipt.receivedOn !== fact.on
        ? [differs(own.receipt.receivedOn)]
        : []
    case "correction-notified": {
      const lastDay = own.acceptance?.lapsedOn ?? own.noticeDue?.dueOn ?? null
      const late = lastDay !== null && fact.on > lastDay
      const earlier = factsOf(state.outside?.record ?? [], "correction-notified")[0]
      const second = own.notices > 0 || earlier !== fact
      return [
        ...(late ? [tooLate(lastDay, correctionNotice?.clause ?? deemedAcceptance?.clause)] : []),
        ...(second ? [secondNotice(wrongSupplement?.clause ?? correctionNotice?.clause)] : []),
      ]
    }
    case "supplemented":
      return (own.correction?.open.length ?? 0) > 0 ? [notHere] : []
    case "accepted": {
      const lastDay = own.acceptance?.lapsedOn ?? own.noticeDue?.dueOn ?? null
      return lastDay !== null && fact.on > lastDay ? [tooLate(lastDay, deemedAcceptance?.clause)] : []
    }
    case "special-procedure-started":
      return procedureStarted(fact, own, context)
    case "decided": {
      const { promised, statutory } = state
      // What is promised never ends after what the law sets.
      const dueOn = (promised ?? statutory)?.dueOn ?? null
      return [
        ...(dueOn !== null && fact.on > dueOn ? [tooLate(dueOn, decision?.clause)] : []),
        ...(state.acceptance === null ? [notAcceptedYet] : []),
        ...(own.decision !== null && own.decision.on !== fact.on ? [differs(own.decision.on)] : []),
      ]
    }
    case "delivered": {
      const { delivery } = state
      const late = delivery?.dueOn != null && fact.on > delivery.dueOn
      return [
        ...(late ? [tooLate(delivery.dueOn, ruleSet.provisions.delivery?.clause)] : []),
        ...(state.decision === null ? [notDecidedYet] : []),
        ...(own.delivered !== null && own.delivered.on !== fact.on ? [differs(own.delivered.on)] : []),
      ]
    }
    case "special-procedure-ended":
    case "withdrawn":
    case "terminated":
      return []
    default:
      return fact satisfies never
  }
}

function procedureStarted(
  fact: FactOf<"special-procedure-started">,
  own: CaseState,
  context: FindingsContext,
): readonly Broken[] {
  const stops = stopsClock(fact, "statutory", context) || stopsClock(fact, "promised", context)
  const clause = context.ruleSet.provisions.suspensions?.[0]?.clause
  if (!stops) return [fact.toldInWritingOn === null ? notTold(clause) : notListed(clause)]
  return own.acceptance === null ? [] : [ownClockRuns]
}

const datedAhead: Broken = {
  code: "dated-ahead",
  because: text("日期晚于今天，请向该系统核实", "the day lies in the future: ask the system"),
}
const notHere: Broken = {
  code: "supplement-not-here",
  because: text("补正材料尚未在本系统登记，请登记", "the supplement is not recorded here yet: record it"),
}
const notAcceptedYet: Broken = {
  code: "decided-before-acceptance",
  because: text("尚无受理记录", "no acceptance is on record yet"),
}
const notDecidedYet: Broken = {
  code: "delivered-before-decision",
  because: text("尚无决定记录", "no decision is on record yet"),
}
const ownClockRuns: Broken = {
  code: "own-clock-runs",
  because: text(
    "本系统期限仍在计算；如确需停止，请由工作人员登记特别程序",
    "our own clock runs on; an officer records the procedure here where it is to stop",
  ),
}
const notListed = (source: Citation | undefined): Broken => ({
  code: "procedure-not-listed",
  because: text("所列事由不能停止期限的计算", "the reason stops no clock"),
  source,
})
const notTold = (source: Citation | undefined): Broken => ({
  code: "procedure-not-told",
  because: text("未书面告知申请人，期限不停止计算", "not told in writing, so no clock stops"),
  source,
})
const secondNotice = (source: Citation | undefined): Broken => ({
  code: "second-notice",
  because: text("补正内容应一次性告知，此为再次告知", "all was to be told once; this is another notice"),
  source,
})
const tooLate = (lastDay: PlainDate | null, source: Citation | undefined): Broken => ({
  code: "too-late",
  because: text(`期限已于 ${lastDay} 届满`, `the last day was ${lastDay}`),
  source,
})
const differs = (ours: PlainDate): Broken => ({
  code: "day-differs",
  because: text(`本系统记录为 ${ours}`, `recorded here as ${ours}`),
})

function finding(
  code: string,
  path: Finding["path"],
  message: Text,
  more: { readonly severity?: Severity; readonly source?: Citation | undefined } = {},
): Finding {
  const { severity = "warning", source } = more
  return { code, path, severity, message, ...(source === undefined ? {} : { source }) }
}
