/** 事先告知书: what is intended against the applicant and why, and until when they may answer (陈述、申辩). */
import type { CaseEventData } from "../../intake/index.ts"
import { type HeardAct, itemTypes } from "../../law/index.ts"
import { composeCitation } from "../../reasons/index.ts"
import { field, lastDayOf, paragraph, reasonsFor } from "./blocks.ts"
import { closing, type DocumentContext, type Draft, opening, textsOf } from "./draft.ts"
import { fillIn } from "../placeholders.ts"

export function composePriorNotice(
  { act, clause, number, reasons, respondBy }: CaseEventData["AdverseActAnnounced"],
  context: DocumentContext,
): Draft<"prior-notice"> {
  const texts = textsOf("prior-notice", context)
  return {
    kind: "prior-notice",
    title: "事先告知书",
    number,
    blocks: [
      opening(texts.opening, context),
      paragraph(`本机关拟${intended(act, context)}。`, "act"),
      ...reasonsFor(reasons, texts.reasons),
      field("依据", `${composeCitation(clause).zh}。`, "legal-basis"),
      paragraph(fillIn(texts.deadline, { dueOn: lastDayOf(respondBy) }), "deadline"),
      paragraph("本机关在收到你（单位）的意见之后，或者该期限届满之后，依法作出处理。", "consequence"),
      closing(texts.closing, context),
    ],
  }
}

function intended(act: HeardAct, { item }: DocumentContext): string {
  if (act !== "decide-adversely") return names[act]
  const { favourable, unfavourable } = itemTypes[item.type]
  const title = (unfavourable ?? favourable).title.zh
  return title.endsWith("决定") ? `作出${title}` : "作出不予办理的决定"
}

const names: Readonly<Record<Exclude<HeardAct, "decide-adversely">, string>> = {
  "refuse-acceptance": "不予受理你（单位）的申请",
  "revoke-acceptance": "撤销受理",
  terminate: "终止办理",
  "revoke-decision": "撤销已经作出的决定",
}
