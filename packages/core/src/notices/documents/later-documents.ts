/**
 * What is put in writing after intake: an acceptance revoked, an application deemed withdrawn, a clock stopped or
 * lengthened, the decision, and how its result is collected. 行政许可法 art. 38, 42, 44, 45.
 */
import { collectionNames } from "../../catalogue/index.ts"
import type { CaseEventData, CaseState } from "../../intake/index.ts"
import { itemTypes } from "../../law/index.ts"
import { type Citation, composeCitation, type Text } from "../../reasons/index.ts"
import { composeTerm, type PlainDate } from "../../time/index.ts"
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
import { clockNames, closing, opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"

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

/** 特别程序告知书: which procedure, from when, and that its time is not counted. */
export function composeSpecialProcedure(
  { clock, deadline, reason, toldInWritingOn }: Data<"ClockSuspended">,
  on: PlainDate,
  context: DocumentContext,
): Draft<"special-procedure"> {
  const texts = textsOf("special-procedure", context)
  const { clause, title } = specialProcedure(reason, context)
  const from = deadline.suspensions.findLast((each) => each.reason === reason)?.from ?? on
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

function specialProcedure(
  reason: string,
  { item, ruleSet }: DocumentContext,
): { readonly title: Text; readonly clause: Citation | null } {
  const lawful = ruleSet.provisions.suspensions?.find((each) => each.reason === reason)
  if (lawful !== undefined) return lawful
  const published = item.specialProcedures.find((each) => each.reason === reason)
  return { title: published?.title ?? { zh: reason, en: reason }, clause: null }
}

/** 延期通知书: by how much, to when, and that the reason was told. */
export function composeExtension(
  { clock, deadline }: Data<"ClockExtended">,
  context: DocumentContext,
): Draft<"extension"> {
  const texts = textsOf("extension", context)
  const last = deadline.extensions.at(-1)
  const law = underLaw(last?.clause ?? context.ruleSet.provisions.extension?.clause)
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
        : [paragraph(`延期的理由已于${dateOf(last.reasonToldOn)}告知你（单位）。`, "reason-told")]),
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

/** 领取单: what there is to collect, in which ways, where, and the lines to sign; nothing where there is no paper to collect. */
export function composeCollection(
  { delivery, favourable, number }: Data<"DecisionMade">,
  context: DocumentContext,
): Draft<"collection"> | null {
  const { collection, contact, result } = context.item
  if (!favourable || collection.length === 0 || result.kind === "none" || result.kind === "payment")
    return null
  const texts = textsOf("collection", context)
  const isByHand = collection.includes("by-hand")
  return {
    kind: "collection",
    title: "办理结果领取单",
    number: null,
    blocks: [
      opening(texts.opening, context),
      field("办理结果", result.name.zh, "result"),
      field("决定文号", number),
      list(
        collection.map((way) => collectionNames[way].zh),
        "collection-ways",
      ),
      ...(isByHand
        ? [field("领取地点和时间", `${contact.address.zh}（${contact.hours.zh}）`), paragraph(texts.bring)]
        : []),
      ...dueDay("颁发、送达期限", delivery),
      signature(["领取人（签字）"], ["领取日期"], ["经办人（签字）"]),
      closing(texts.closing, context),
    ],
  }
}
