/**
 * What is put in writing of materials that are still owed after tolerant intake (容缺受理): that what came is wrong and
 * what is owed yet, and that the case is terminated (终止办理) where the rule set leads default there.
 */
import type { CaseEventData, CaseState } from "../../intake/index.ts"
import type { ServiceItem } from "../../catalogue/index.ts"
import type { Shortfall } from "../../materials/index.ts"
import {
  dateOf,
  dueBy,
  field,
  lastDayOf,
  paragraph,
  reasonsFor,
  remediesTold,
  underLaw,
  wantingMaterials,
} from "./blocks.ts"
import { closing, opening, textsOf, type DocumentContext, type Draft } from "./draft.ts"
import { ifLate, ifStillOwed } from "./if-late.ts"
import type { DocumentBlock } from "./legal-document.ts"
import { fillIn } from "../placeholders.ts"

type Data<Type extends keyof CaseEventData> = CaseEventData[Type]

/** 再次告知书: what was supplied is wrong; what is owed yet, by when, and what happens if it is late. */
export function composeFurtherNotice(
  { deadline, mode, number, owed }: Data<"OwedNotified">,
  context: DocumentContext,
): Draft<"further-notice"> {
  const { item, ruleSet } = context
  const texts = textsOf("further-notice", context)
  const law = underLaw(ruleSet.provisions.tolerance?.clause)
  return {
    kind: "further-notice",
    title: "再次告知书",
    number,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${law}本机关现再次告知，下列材料尚需补齐：`, "act"),
      wantingMaterials(owed, item, "owed"),
      paragraph(fillIn(texts.deadline, dueBy(deadline, mode)), "deadline"),
      paragraph(ifStillOwed(ruleSet.provisions), "consequence"),
      closing(texts.closing, context),
    ],
  }
}

/**
 * 补正期限延长告知书: what is to come yet, by which later day, why, and what follows if it is late still. Also where the
 * day had passed and a good reason was found for that, whether or not the application had been taken as withdrawn.
 */
export function composeSupplementExtended(
  { deadline, reasons, reinstates }: Data<"SupplementExtended"> & { readonly reinstates?: boolean },
  { correction, owing }: CaseState,
  context: DocumentContext,
): Draft<"supplement-extended"> | null {
  const asked = owing ?? correction
  if (asked === null) return null
  const { item, ruleSet } = context
  const texts = textsOf("supplement-extended", context)
  const wanting = owing?.owed ?? correction?.open ?? []
  const before = asked.deadline.dueOn === null ? "" : `（原为${dateOf(asked.deadline.dueOn)}）`
  return {
    kind: "supplement-extended",
    title: "补正期限延长告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph(`${excusing(reinstates)}本机关决定延长补齐材料的期限${before}。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...stillWanting(wanting, texts.owed, item),
      paragraph(fillIn(texts.deadline, dueBy(deadline, asked.mode)), "deadline"),
      paragraph(owing === null ? ifLate(ruleSet.provisions) : ifStillOwed(ruleSet.provisions), "consequence"),
      closing(texts.closing, context),
    ],
  }
}

function excusing(reinstates: boolean | undefined): string {
  if (reinstates === undefined) return ""
  return reinstates ? "经审查，逾期有正当理由，该申请不再视为撤回。" : "经审查，逾期有正当理由。"
}

/** 逾期补正准许告知书: that coming late is excused, why, and what has to come all the same. */
export function composeDelayExcused(
  { reasons }: Data<"DelayExcused">,
  { owing }: CaseState,
  context: DocumentContext,
): Draft<"delay-excused"> {
  const texts = textsOf("delay-excused", context)
  return {
    kind: "delay-excused",
    title: "逾期补正准许告知书",
    number: null,
    blocks: [
      opening(texts.opening, context),
      paragraph("经审查，逾期有正当理由，本机关准许逾期补正，继续办理。", "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...stillWanting(owing?.owed ?? [], texts.owed, context.item),
      closing(texts.closing, context),
    ],
  }
}

function stillWanting(
  wanting: readonly Shortfall[],
  said: string,
  item: ServiceItem,
): readonly DocumentBlock[] {
  return wanting.length === 0
    ? [paragraph("需要补齐的材料已经全部收到。", "owed")]
    : [paragraph(said), wantingMaterials(wanting, item, "owed")]
}

/** 终止办理决定书: an act of the authority, with what is owed, reasons and remedies. */
export function composeTerminated(
  { number, owed, reasons, remedies }: Data<"CaseTerminated">,
  { owing }: CaseState,
  context: DocumentContext,
): Draft<"terminated"> {
  const texts = textsOf("terminated", context)
  const law = underLaw(context.ruleSet.provisions.tolerance?.clause)
  return {
    kind: "terminated",
    title: "终止办理决定书",
    number,
    blocks: [
      opening(texts.opening, context),
      ...(owing === null ? [] : [field("告知的补齐期限", lastDayOf(owing.deadline))]),
      ...(owed.length === 0
        ? [paragraph("所欠的材料在期限届满后才补交。", "owed")]
        : [paragraph("尚欠的材料："), wantingMaterials(owed, context.item, "owed")]),
      paragraph(`${law}本机关决定终止办理。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      ...remediesTold(remedies),
      closing(texts.closing, context),
    ],
  }
}
