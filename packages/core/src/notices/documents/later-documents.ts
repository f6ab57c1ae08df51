/**
 * What is put in writing after intake: an acceptance revoked, an application deemed withdrawn, a clock stopped or
 * lengthened, the decision, and how its result is collected. 行政许可法 art. 38, 42, 44, 45.
 */
import { collectionNames } from "../../catalogue/index.ts"
import { isEnvelope, isErased } from "../../events/index.ts"
import { maskAddress } from "../../identity/index.ts"
import { type CaseEventData, type CaseState, type Choices } from "../../intake/index.ts"
import { itemTypes } from "../../law/index.ts"
import { composeCitation } from "../../reasons/index.ts"
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
  signature,
  underLaw,
  wantingMaterials,
} from "./blocks.ts"
import type { DocumentBlock } from "./legal-document.ts"
import { closing, opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"

type Data<Type extends keyof CaseEventData> = CaseEventData[Type]

/** 撤销受理决定书: an act of the authority, in writing, with reasons. */
export function composeAcceptanceRevoked(
  { number, owed, reasons, remedies }: Data<"AcceptanceRevoked">,
  { owing }: CaseState,
  context: DocumentContext,
): Draft<"acceptance-revoked"> {
  const texts = textsOf("acceptance-revoked", context)
  const law = underLaw(context.ruleSet.provisions.tolerance?.clause)
  return {
    kind: "acceptance-revoked",
    title: "撤销受理决定书",
    number,
    blocks: [
      opening(texts.opening, context),
      ...(owing === null ? [] : [field("告知的补齐期限", lastDayOf(owing.deadline))]),
      ...(owed.length === 0
        ? [paragraph("所欠的材料在期限届满后才补交。", "owed")]
        : [paragraph("尚欠的材料："), wantingMaterials(owed, context.item, "owed")]),
      paragraph(`${law}本机关决定撤销受理。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...remediesTold(remedies),
      closing(texts.closing, context),
    ],
  }
}

/** 视为撤回申请告知书: by operation of law, so that there is no decision to turn against. */
export function composeDeemedWithdrawn(
  { clause, dueOn }: Data<"ApplicationDeemedWithdrawn">,
  context: DocumentContext,
): Draft<"deemed-withdrawn"> {
  const texts = textsOf("deemed-withdrawn", context)
  return {
    kind: "deemed-withdrawn",
    title: "视为撤回申请告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph(`至${dateOf(dueOn)}，你（单位）未按告知要求补正。`, "deadline"),
      paragraph("你（单位）的申请视为撤回。你（单位）可以重新申请。", "act"),
      field("依据", `${composeCitation(clause).zh}。`, "legal-basis"),
      closing(texts.closing, context),
    ],
  }
}

/** 准予或者不予的决定书, named as the item's type names its final act. */
export function composeDecision(
  data: Data<"DecisionMade">,
  context: DocumentContext,
): Draft<"granted" | "refused"> {
  return data.favourable ? granted(data, context) : refused(data, context)
}

function granted(
  { delivery, number, reasons, remedies }: Data<"DecisionMade">,
  context: DocumentContext,
): Draft<"granted"> {
  const texts = textsOf("granted", context)
  const act = itemTypes[context.item.type].favourable.title.zh
  const said = act.endsWith("决定") ? `本机关作出${act}` : "本机关现予办理"
  return {
    kind: "granted",
    title: titleOf(act),
    number,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${said}。`, "act"),
      field("办理结果", context.item.result.name.zh, "result"),
      ...reasonsFor(reasons, texts.reasons),
      ...dueDay("颁发、送达期限", delivery),
      ...remediesTold(remedies),
      closing(texts.closing, context),
    ],
  }
}

function refused(
  { bar, number, reasons, remedies }: Data<"DecisionMade">,
  context: DocumentContext,
): Draft<"refused"> {
  const texts = textsOf("refused", context)
  const { favourable, isDecision, unfavourable } = itemTypes[context.item.type]
  const act = (unfavourable ?? favourable).title.zh
  const said = act.endsWith("决定") ? `本机关作出${act}` : isDecision ? "本机关决定不予办理" : `本事项${act}`
  return {
    kind: "refused",
    title: titleOf(act),
    number,
    circumstances: barCircumstances(bar),
    blocks: [
      opening(texts.opening, context),
      paragraph(`${said}。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...barTold(bar),
      ...remediesTold(remedies),
      closing(texts.closing, context),
    ],
  }
}

/** 准予行政许可决定书, 备案回执, 终止办理告知书. */
function titleOf(act: string): string {
  if (act.endsWith("回执")) return act
  return /决定$|告知$/.test(act) ? `${act}书` : `${act}告知书`
}

/**
 * 领取单: what there is to collect, in the way that the applicant chose, or else in which ways; where, and the lines to
 * sign; nothing where there is no paper to collect.
 */
export function composeCollection(
  { delivery, favourable, number }: Data<"DecisionMade">,
  { choices }: CaseState,
  context: DocumentContext,
): Draft<"collection"> | null {
  const { collection, contact, result } = context.item
  if (!favourable || collection.length === 0 || result.kind === "none" || result.kind === "payment")
    return null
  const texts = textsOf("collection", context)
  const chosen = choices.collection
  const ways = chosen === undefined ? collection : [chosen]
  return {
    kind: "collection",
    title: "办理结果领取单",
    number: null,
    blocks: [
      opening(chosen === undefined ? texts.opening : texts.chosen, context),
      field("办理结果", result.name.zh, "result"),
      field("决定文号", number),
      list(
        ways.map((way) => collectionNames[way].zh),
        "collection-ways",
      ),
      ...(chosen === "courier" ? sentTo(choices) : []),
      ...(ways.includes("by-hand")
        ? [field("领取地点和时间", `${contact.address.zh}（${contact.hours.zh}）`), paragraph(texts.bring)]
        : []),
      ...dueDay("颁发、送达期限", delivery),
      signature(["领取人（签字）"], ["领取日期"], ["经办人（签字）"]),
      closing(texts.closing, context),
    ],
  }
}

/** As much of the address as lets its owner know it. */
function sentTo({ address }: Choices): readonly DocumentBlock[] {
  if (address === undefined || isErased(address) || isEnvelope(address)) return []
  return [field("寄送地址", maskAddress(address))]
}
