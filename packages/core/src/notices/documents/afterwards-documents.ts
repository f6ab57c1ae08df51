/**
 * What is put in writing when time has run out or a result does not stand: why a case is overdue, told to everyone; a
 * renewal by operation of law; a broken promise to be put right; a decision revoked.
 * 优化营商环境条例 art. 36¶2; 行政许可法 art. 50, 69; 浙江省保障“最多跑一次”改革规定 art. 14.
 */
import type { CaseEventData, CaseState, CommitmentState } from "../../intake/index.ts"
import { itemTypes } from "../../law/index.ts"
import { type Citation, composeCitation } from "../../reasons/index.ts"
import {
  barCircumstances,
  barTold,
  dateOf,
  dueDay,
  field,
  lastDayOf,
  list,
  paragraph,
  reasonsFor,
  remediesTold,
  underLaw,
} from "./blocks.ts"
import { clockNames, closing, opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"
import { fillIn } from "../placeholders.ts"

type Data<Type extends keyof CaseEventData> = CaseEventData[Type]

/** 超期说明: for everyone to read, so that it names the matter and the day and nobody. */
export function composeOverdueExplanation(
  { clock, explanation, publishedOn }: Data<"OverdueExplained">,
  before: CaseState,
  context: DocumentContext,
): Draft<"overdue-explanation"> {
  const texts = textsOf("overdue-explanation", context)
  const dueOn = before[clock]?.dueOn ?? null
  const day = dueOn === null ? "" : `（${dateOf(dueOn)}）`
  const law = underLaw(context.ruleSet.provisions.overdue?.clause)
  return {
    kind: "overdue-explanation",
    title: "超期说明",
    number: null,
    addressee: "社会公众",
    date: publishedOn,
    blocks: [
      opening(texts.opening, context),
      paragraph(`该办件未在${clockNames[clock]}办结时限${day}届满前办结。${law}现公开说明理由。`, "act"),
      paragraph(texts.reasons),
      list([explanation.zh], "reasons"),
      closing(texts.closing, context),
    ],
  }
}

/** 视为准予延续告知书: by operation of law, as of the last day of the licence. */
export function composeDeemedRenewal(
  { delivery, expiresOn }: Data<"DeemedRenewed">,
  context: DocumentContext,
): Draft<"deemed-renewal"> {
  const texts = textsOf("deemed-renewal", context)
  const clause = context.ruleSet.provisions.renewal?.clause
  return {
    kind: "deemed-renewal",
    title: "视为准予延续告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      field("有效期的最后一日", `${dateOf(expiresOn)}。`, "deadline"),
      paragraph("本机关至该日未作出是否准予延续的决定，视为准予延续。", "act"),
      ...(clause === undefined ? [] : [field("依据", `${composeCitation(clause).zh}。`, "legal-basis")]),
      ...dueDay("颁发、送达期限", delivery),
      closing(texts.closing, context),
    ],
  }
}

/** 限期整改通知书: which promise is to be put right, why, by when, and what happens if it is not. */
export function composeRectification(
  { deadline, number, option, reasons }: Data<"RectificationOrdered">,
  before: CaseState,
  context: DocumentContext,
): Draft<"rectification"> {
  const texts = textsOf("rectification", context)
  const law = underLaw(promiseClause(before.commitments[option], context))
  const act = before.decision === null ? "作出不予办理的决定" : "撤销已经作出的决定"
  return {
    kind: "rectification",
    title: "限期整改通知书",
    number,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${law}本机关责令你（单位）限期整改。`, "act"),
      field("需要整改的承诺事项", promised(option, context), "to-put-right"),
      ...reasonsFor(reasons, texts.reasons),
      paragraph(fillIn(texts.deadline, { dueOn: lastDayOf(deadline) }), "deadline"),
      paragraph(`逾期未整改或者整改后仍不符合要求的，本机关将依法${act}。`, "consequence"),
      closing(texts.closing, context),
    ],
  }
}

/** 撤销决定书: which decision, on what ground, with reasons and remedies, and the bar that follows, if any does. */
export function composeDecisionRevoked(
  { bar, number, option, reasons, remedies }: Data<"DecisionRevoked">,
  before: CaseState,
  context: DocumentContext,
): Draft<"decision-revoked"> {
  const texts = textsOf("decision-revoked", context)
  const law = option === null ? "" : underLaw(promiseClause(before.commitments[option], context))
  const act = itemTypes[context.item.type].favourable.title.zh
  const on = before.decision === null ? "" : dateOf(before.decision.on)
  const revoked = act.endsWith("决定") ? `${on}作出的${act}` : `${on}的办理结果`
  return {
    kind: "decision-revoked",
    title: "撤销决定书",
    number,
    circumstances: barCircumstances(bar),
    blocks: [
      opening(texts.opening, context),
      ...(option === null ? [] : [field("未履行的承诺事项", promised(option, context))]),
      paragraph(`${law}本机关决定撤销${revoked}。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...barTold(bar),
      ...remediesTold(remedies),
      closing(texts.closing, context),
    ],
  }
}

/** The promise as the item lists it. */
function promised(option: string, { item }: DocumentContext): string {
  return item.commitmentOptions?.find(({ id }) => id === option)?.title.zh ?? option
}

function promiseClause(
  given: CommitmentState | undefined,
  { ruleSet }: DocumentContext,
): Citation | undefined {
  const { conditions, proofs } = ruleSet.provisions.informedCommitment ?? {}
  return (given?.kind === "proof" ? proofs : conditions)?.clause
}
