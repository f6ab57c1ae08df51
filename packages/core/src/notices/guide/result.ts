/**
 * What it costs and what one gets: the fee with its basis, the result, how it arrives; and what others have asked.
 * 行政许可法 art. 30, 39, 58.
 */
import { collectionNames, resultKindNames, type ServiceItem } from "../../catalogue/index.ts"
import { composeCitation, text } from "../../reasons/index.ts"
import { list, paragraph, section, table } from "./blocks.ts"
import type { GuideBlock, GuideSection } from "./guide.ts"

export function composeFee({ fee }: ServiceItem): GuideSection {
  const blocks: GuideBlock[] = []
  if (fee === null) blocks.push(paragraph("不收费。", "Free of charge."))
  else {
    const basis = composeCitation(fee.basis)
    blocks.push(paragraph(`${fee.amount.zh}（依据：${basis.zh}）`, `${fee.amount.en} (basis: ${basis.en})`))
    if (fee.charges) blocks.push(paragraph(`收费项目：${fee.charges.zh}`, `Charged for: ${fee.charges.en}`))
    if (fee.payOnline === true) blocks.push(paragraph("可网上支付。", "It can be paid online."))
    if (fee.payOnline === false) blocks.push(paragraph("不支持网上支付。", "It cannot be paid online."))
  }
  return section("fee", "收费", "Fee", blocks)
}

export function composeResult({ collection, result }: ServiceItem): GuideSection {
  const blocks: GuideBlock[] = [{ kind: "paragraph", text: result.name }]
  if (result.kind) {
    const { en, zh } = resultKindNames[result.kind]
    blocks.push(paragraph(`结果类型：${zh}`, `Kind of result: ${en}`))
  }
  if (result.sample === true) {
    blocks.push(
      paragraph("结果样本与本指南一同公布。", "A filled-in sample of it is published with this guide."),
    )
  }
  blocks.push(list(collection.map((way) => collectionNames[way])))
  if (collection.includes("courier")) {
    blocks.push(
      paragraph(
        "快递由申请人自愿选择，不作为办理条件。",
        "A courier is the applicant's free choice, never a condition.",
      ),
    )
  }
  return section("result", "办理结果及领取方式", "Result and how it arrives", blocks)
}

/** Nothing where nothing is asked often. */
export function composeQuestions({ faq = [] }: ServiceItem): readonly GuideSection[] {
  if (faq.length === 0) return []
  const columns = [text("问题", "Question"), text("解答", "Answer")]
  const rows = faq.map(({ answer, question }) => [question, answer])
  return [section("questions", "常见问题", "Questions often asked", [table(columns, rows)])]
}
