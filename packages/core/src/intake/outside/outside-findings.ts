/**
 * What is wrong with what the outside reports, or differs from ours: findings, since a fact is on record
 * whatever rule it breaks. Each names the clause that it breaks where there is one.
 */
import type { Citation, Finding, Severity, Text } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { CaseState } from "../case-state.ts"
import { extensionOf } from "../joint-handling.ts"
import { composeConflict, composeFact } from "./conflict.ts"
import type { FactOf, OutsideFact } from "./outside-message.ts"
import { factsOf } from "./outside-record.ts"
import { lengthens, type ReportedUnder, stopsClock } from "./outside-clocks.ts"
import { openConflicts } from "./stand-together.ts"

export interface FindingsContext extends ReportedUnder {
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
  const { item, ruleSet } = context
  const { correctionNotice, dataDispute, decision, deemedAcceptance, wrongSupplement } = ruleSet.provisions
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
      // Our own notice, told back, is no second one.
      const isOurs = own.correction?.deadline.startsOn === fact.on && earlier === fact
      const second = (own.notices > 0 || earlier !== fact) && !isOurs
      const obtainable = item.materials.filter(
        ({ id, obtainedBy }) => obtainedBy !== "applicant" && fact.asked?.includes(id) === true,
      )
      return [
        ...(late ? [tooLate(lastDay, correctionNotice?.clause ?? deemedAcceptance?.clause)] : []),
        ...(second ? [secondNotice(wrongSupplement?.clause ?? correctionNotice?.clause)] : []),
        ...(obtainable.length > 0
          ? [
              obtainableAsked(
                obtainable.map(({ name }) => name),
                dataDispute?.clause,
              ),
            ]
          : []),
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
    case "extended":
      return timeExtended(fact, state, context)
    case "part-finished":
      return partFinished(fact, state, context)
    case "decided": {
      const { promised, statutory } = state
      // What is promised never ends after what the law sets.
      const dueOn = (promised ?? statutory)?.dueOn ?? null
      return [
        ...(dueOn !== null && fact.on > dueOn ? [tooLate(dueOn, decision?.clause)] : []),
        ...(state.acceptance === null ? [notAcceptedYet] : []),
        ...(fact.favourable && state.acceptance !== null ? partsNotAgreed(state, context) : []),
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

function timeExtended(
  fact: FactOf<"extended">,
  { acceptance, outside, ...state }: CaseState,
  context: FindingsContext,
): readonly Broken[] {
  const clause = extensionOf(context.ruleSet, context.item)?.clause
  if (fact.reasonToldOn === null) return [extensionNotTold(clause)]
  if (!lengthens(fact, context)) return [extensionNotApproved(clause)]
  const own = outside?.own ?? { acceptance, ...state }
  const before = factsOf(outside?.record ?? [], "extended").find((each) => lengthens(each, context))
  const isAgain = before !== fact || (own.statutory?.extensions.length ?? 0) > 0
  if (isAgain) return [extendedAgain(clause)]
  return own.acceptance === null ? [] : [ownClockRuns]
}

function partFinished(
  { on, part: id }: FactOf<"part-finished">,
  state: CaseState,
  { item }: FindingsContext,
): readonly Broken[] {
  if (!(item.reviewParts ?? []).some((part) => part.id === id)) return [noSuchPart]
  const part = state.parts[id]
  if (part === undefined) return [partNotOpen]
  const { deadline, receivedOn } = part
  return [
    ...(on < receivedOn ? [partNotOpen] : []),
    ...(deadline?.dueOn != null && on > deadline.dueOn
      ? [tooLate(deadline.dueOn, deadline.term.clause)]
      : []),
  ]
}

/** Granted there while an authority that has a part has not agreed, by all that is known. */
function partsNotAgreed(state: CaseState, { item }: FindingsContext): readonly Broken[] {
  const open = (item.reviewParts ?? []).filter(({ id }) => state.parts[id]?.finished?.outcome !== "agreed")
  return open.length === 0 ? [] : [decidedWithoutPart(open.map(({ title }) => title))]
}

const noSuchPart: Broken = {
  code: "no-such-part",
  because: text("本事项没有这一环节，请向该系统核实", "the item has no such part: ask the system"),
}
const partNotOpen: Broken = {
  code: "part-not-begun",
  because: text("该环节尚未开始", "the part had not begun"),
}
const decidedWithoutPart = (parts: readonly Text[]): Broken => ({
  code: "decided-without-part",
  because: text(
    `尚无“${parts.map(({ zh }) => zh).join("、")}”的同意意见`,
    `no agreement is on record of: ${parts.map(({ en }) => en).join(", ")}`,
  ),
})
const extensionNotApproved = (source: Citation | undefined): Broken => ({
  code: "extension-not-approved",
  because: text(
    "未经有权批准的人员批准，期限不延长",
    "not approved by whom the law names, so no time is added",
  ),
  source,
})
const extensionNotTold = (source: Citation | undefined): Broken => ({
  code: "extension-not-told",
  because: text("未将延期理由告知申请人，期限不延长", "the applicant was not told why, so no time is added"),
  source,
})
const extendedAgain = (source: Citation | undefined): Broken => ({
  code: "extended-again",
  because: text("期限只能延长一次", "time may be extended once only"),
  source,
})
const obtainableAsked = (names: readonly Text[], source: Citation | undefined): Broken => ({
  code: "obtainable-asked",
  because: text(
    `“${names.map(({ zh }) => zh).join("、")}”可由部门自行核验或者共享获取，不得要求申请人提供`,
    `${names.map(({ en }) => en).join(", ")}: to be obtained by the authority itself, not asked of the applicant`,
  ),
  source,
})
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
