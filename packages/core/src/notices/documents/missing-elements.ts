/**
 * What a document lacks of what law demands of it: findings, not refusals, because a paper that came from elsewhere
 * or was made before a rule changed is a fact all the same.
 */
import { composeCitation, type Finding, text, type Text } from "../../reasons/index.ts"
import { type Demand, demandsOn, remedyNotTold } from "./demands.ts"
import type { DocumentBlock, LegalDocument, LegalElement } from "./legal-document.ts"

/** One element that is demanded and not there; `code` is `missing-` and the element. */
export interface MissingElement extends Finding {
  readonly element: LegalElement
}

/** Every element that the document lacks. Empty for each document that was composed from a case and numbered. */
export function missingElements(document: LegalDocument): readonly MissingElement[] {
  return demandsOn(document)
    .filter(({ element }) => !hasElement(document, element))
    .map(missingOf)
}

function hasElement(document: LegalDocument, element: LegalElement): boolean {
  switch (element) {
    case "addressee":
      return isWritten(document.addressee)
    case "number":
      return document.number !== null && isWritten(document.number)
    case "date":
      return isWritten(document.date)
    case "seal":
      return document.seal !== null && isWritten(document.seal.authority)
    case "two-copies":
      return document.copies >= 2
    default:
      return document.blocks.some((block) => block.element === element && hasContent(block))
  }
}

function hasContent(block: DocumentBlock): boolean {
  switch (block.kind) {
    case "paragraph":
      return isWritten(block.text)
    case "list":
      return block.items.some(isWritten)
    case "table":
      return block.rows.some((row) => row.some(isWritten))
    case "signature":
      return block.lines.some(({ label }) => isWritten(label))
    default:
      return block satisfies never
  }
}

function isWritten(words: string): boolean {
  return words.trim() !== ""
}

function missingOf({ clause, element }: Demand): MissingElement {
  const isRemedy = element === "reconsideration" || element === "litigation"
  const source = isRemedy ? remedyNotTold : clause
  const said = elementNames[element]
  const because = source === null ? text("", "") : composeCitation(source)
  const longer = isRemedy
    ? text("；未告知的，相应期限依法延长", "; until it is told, the time for it is longer")
    : text("", "")
  const by = source === null ? text("", "") : text(`（${because.zh}）`, ` (${because.en})`)
  return {
    code: `missing-${element}`,
    element,
    path: framed.has(element) ? [element] : ["blocks"],
    severity: "error",
    message: text(
      `文书缺少“${said.zh}”，请补上${longer.zh}${by.zh}。`,
      `The document lacks ${said.en}; add it${longer.en}${by.en}.`,
    ),
    ...(source === null ? {} : { source }),
  }
}

const framed: ReadonlySet<LegalElement> = new Set(["addressee", "number", "date", "seal"])

/** The elements as people read them. */
export const elementNames: Readonly<Record<LegalElement, Text>> = {
  matter: text("事项名称", "the name of the matter"),
  act: text("所作的处理", "what is done by it"),
  "legal-basis": text("法律依据", "its basis in law"),
  "received-on": text("收到日期", "the day of receipt"),
  materials: text("收到的材料清单", "the list of materials received"),
  shortfalls: text("需要补正的全部内容", "all that is to be corrected"),
  owed: text("欠交材料清单", "the list of what is owed"),
  deadline: text("期限", "the time limit"),
  consequence: text("逾期的后果", "what happens if it is late"),
  clauses: text("承诺内容", "what is promised"),
  reasons: text("理由", "the reasons"),
  "to-put-right": text("需要整改的内容", "what is to be put right"),
  bar: text("不得再次申请的期限", "until when one may not apply again"),
  referral: text("应当向哪个机关申请", "the authority to turn to instead"),
  reconsideration: text("申请行政复议的途径和期限", "how and by when to apply for reconsideration"),
  litigation: text("提起行政诉讼的途径和期限", "how and by when to bring an action"),
  complaint: text("投诉渠道", "where to complain"),
  "reason-told": text("延期理由的告知", "that the reason was told"),
  approver: text("批准人", "who approved it"),
  "excluded-time": text("不计入期限的时间", "the time that is not counted"),
  result: text("办理结果", "the result"),
  "collection-ways": text("领取方式", "how it may be collected"),
  "served-document": text("送达的文书", "what was served"),
  "way-of-service": text("送达方式", "the way of service"),
  evidence: text("送达凭据", "the evidence of service"),
  "served-on": text("送达日期", "the day of service"),
  witnesses: text("见证", "the witnesses or the recording"),
  signature: text("签字处", "the place to sign"),
  addressee: text("当事人", "the addressee"),
  number: text("文号", "the number"),
  date: text("日期", "the date"),
  seal: text("印章", "the place of the seal"),
  "two-copies": text("一式两份", "the second copy"),
}
