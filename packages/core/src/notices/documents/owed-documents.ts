/**
 * What is put in writing of materials that are still owed after tolerant intake (容缺受理): that what came is wrong and
 * what is owed yet, and that the case is terminated (终止办理) where the rule set leads default there.
 */
import type { CaseEventData, CaseState } from "../../intake/index.ts"
import type { Provisions, Tolerance } from "../../law/index.ts"
import {
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
import { fillIn } from "./parse-wording.ts"

type Data<Type extends keyof CaseEventData> = CaseEventData[Type]

/** What follows if what is owed does not come in time, as the rule set has it. */
export function ifStillOwed({ tolerance }: Provisions): string {
  const act = defaults[tolerance?.onDefault ?? "revoke-acceptance"]
  return `逾期未补齐或者补交后仍不符合要求的，本机关将依法作出${act}的书面决定，并说明理由。`
}

const defaults: Readonly<Record<Tolerance["onDefault"], string>> = {
  "revoke-acceptance": "撤销受理",
  terminate: "终止办理",
  refuse: "不予办理",
}

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
