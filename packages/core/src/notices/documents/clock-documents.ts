/**
 * What is put in writing of the days of a case: a clock that stands still and goes on, one that is lengthened, and days
 * that a revised calendar moves. 行政许可法 art. 42, 45.
 */
import {
  type CaseEventData,
  type CaseState,
  type DeadlineKind,
  extensionOf,
  readDeadlineName,
} from "../../intake/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import { composeTerm, effectiveFrom, type Deadline, type PlainDate } from "../../time/index.ts"
import { dateOf, field, lastDayOf, list, paragraph, underLaw } from "./blocks.ts"
import { clockNames, closing, opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"

type Data<Type extends keyof CaseEventData> = CaseEventData[Type]

/** 特别程序告知书: which procedure, from when, and that its time is not counted. */
export function composeSpecialProcedure(
  { clock, deadline, reason, toldInWritingOn }: Data<"ClockSuspended">,
  on: PlainDate,
  context: DocumentContext,
): Draft<"special-procedure"> {
  const texts = textsOf("special-procedure", context)
  const { clause, title } = specialProcedure(reason, context)
  const told = deadline.suspensions.findLast((each) => each.reason === reason)
  // What was told later stops no clock before it was told.
  const from = told === undefined ? on : effectiveFrom(told)
  return {
    kind: "special-procedure",
    title: "特别程序告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${underLaw(clause)}办理中需要进行${title.zh}。`, "act"),
      paragraph(
        `${title.zh}自${dateOf(from)}起，所需时间不计入${clockNames[clock]}办结时限；结束后期限继续计算，并另行告知。`,
        "excluded-time",
      ),
      field("书面告知日期", dateOf(toldInWritingOn)),
      closing(texts.closing, context),
    ],
  }
}

/** 特别程序结束告知书: which time was not counted, from when the clock goes on, and the day it now leads to. */
export function composeProcedureEnded(
  { clock, deadline }: Data<"ClockResumed">,
  before: CaseState,
  context: DocumentContext,
): Draft<"procedure-ended"> {
  const texts = textsOf("procedure-ended", context)
  const standing = (before[clock]?.suspensions ?? []).map(({ to }) => to === null)
  const ended = deadline.suspensions.filter((_, at) => standing[at] === true)
  const names = ended.map(({ reason }) => specialProcedure(reason, context).title.zh).join("、")
  const clause = ended.map(({ reason }) => specialProcedure(reason, context).clause).find((each) => each)
  const excluded = ended.map((each) => {
    const { to } = each
    const { title } = specialProcedure(each.reason, context)
    const until = to === null ? "" : `至${dateOf(to)}前`
    return `${title.zh}：自${dateOf(effectiveFrom(each))}起${until}的时间不计入${clockNames[clock]}办结时限。`
  })
  const [last] = ended.flatMap(({ to }) => to ?? [])
  const on = last === undefined ? "" : `自${dateOf(last)}起`
  return {
    kind: "procedure-ended",
    title: "特别程序结束告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${underLaw(clause)}${names}已经结束，${clockNames[clock]}办结时限${on}继续计算。`, "act"),
      list(excluded, "excluded-time"),
      field(`${clockNames[clock]}办结日`, `${lastDayOf(deadline)}。`, "deadline"),
      closing(texts.closing, context),
    ],
  }
}

function specialProcedure(
  reason: string,
  { item, ruleSet }: DocumentContext,
): { readonly title: Text; readonly clause: Citation | null } {
  const lawful = ruleSet.provisions.suspensions?.find((each) => each.reason === reason)
  if (lawful !== undefined) return lawful
  const published = item.specialProcedures.find((each) => each.reason === reason)
  return { title: published?.title ?? { zh: reason, en: reason }, clause: null }
}

/** 延期通知书: by how much, to when, by whose approval, and that the reason was told. */
export function composeExtension(
  { clock, deadline }: Data<"ClockExtended">,
  context: DocumentContext,
): Draft<"extension"> {
  const texts = textsOf("extension", context)
  const last = deadline.extensions.at(-1)
  const rule = extensionOf(context.ruleSet, context.item)
  const law = underLaw(last?.clause ?? rule?.clause)
  const by = last === undefined ? "" : composeTerm(last.term).zh
  const until = deadline.dueOn === null ? "" : `，延长至${dateOf(deadline.dueOn)}`
  return {
    kind: "extension",
    title: "延期通知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${law}经依法批准，${clockNames[clock]}办结时限延长${by}${until}。`, "act"),
      ...(last === undefined
        ? []
        : [
            field("批准", approvalOf(last, rule?.approver), "approver"),
            paragraph(`延期的理由已于${dateOf(last.reasonToldOn)}告知你（单位）。`, "reason-told"),
          ]),
      closing(texts.closing, context),
    ],
  }
}

function approvalOf(
  { approvedBy, approvedOn }: Deadline["extensions"][number],
  approver: Text | undefined,
): string {
  return `${approver?.zh ?? approvedBy}，${dateOf(approvedOn)}。`
}

/** 期限变更告知书: which day a revised calendar moves, and whereto. */
export function composeDeadlineMoved(
  { clock, deadline, from }: Data<"DeadlineMoved">,
  context: DocumentContext,
): Draft<"deadline-moved"> | null {
  const name = movedNames[readDeadlineName(clock).kind]
  if (name === undefined) return null
  const texts = textsOf("deadline-moved", context)
  const before = from === null ? "" : `原为${dateOf(from)}，`
  return {
    kind: "deadline-moved",
    title: "期限变更告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${name}${before}按调整后的工作日历重新计算，现予变更。`, "act"),
      field(`变更后的${name}`, `${lastDayOf(deadline)}。`, "deadline"),
      closing(texts.closing, context),
    ],
  }
}

/** The days that were told to the applicant; others are the authority's own. */
const movedNames: { readonly [Kind in DeadlineKind]?: string } = {
  statutory: "法定办结日",
  promised: "承诺办结日",
  correction: "补正材料的期限",
  supplement: "补齐所欠材料的期限",
  delivery: "颁发、送达期限",
  rectification: "完成整改的期限",
  defence: "陈述、申辩的期限",
}
