/**
 * Composes the service guide (办事指南) of one edition of an item: all that 行政许可法 art. 30 has posted
 * (matter, basis, conditions, quantity, procedure, time limits, materials, sample form) and what at most one
 * visit needs besides: original or copy, paper or electronic, what may be owed, who is to be asked.
 * Whether the words are clear to the reader is left to the authority.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import { subjectKinds } from "../identity/index.ts"
import { itemTypes, type RuleSet } from "../law/index.ts"
import type { MaterialRequirement } from "../materials/index.ts"
import { composeCitation, text, type Text } from "../reasons/index.ts"
import { composeTerm, type PlainDate, type Term } from "../time/index.ts"
import { composeMaterialsTable } from "./guide-materials.ts"
import { channelNames, collectionNames, deferralNames } from "./guide-words.ts"
import type { Guide, GuideBlock, GuideSection } from "./guide.ts"

export interface GuideOptions {
  readonly publishedOn: PlainDate
  /** The rule set that governs the item then; without it only the item's own terms are told. */
  readonly ruleSet?: RuleSet
}

/** The guide of an item. Every section has something to say; what does not apply is said not to. */
export function composeGuide(item: ServiceItem, { publishedOn, ruleSet }: GuideOptions): Guide {
  const sections: readonly GuideSection[] = [
    overview(item),
    section("basis", "设定依据", "Legal basis", [list(item.basis.map(composeCitation))]),
    section("applicants", "服务对象", "Who may apply", [
      list(item.serves.map((kind) => subjectKinds[kind].label)),
    ]),
    section("conditions", "办理条件", "Conditions", [list(item.conditions)]),
    section("quantity", "数量限制", "Quantity", [
      paragraph(item.quantityLimit ?? text("无数量限制。", "No limit on the number.")),
    ]),
    howToApply(item),
    materials(item),
    toleration(item, ruleSet),
    sampleForms(item),
    section("procedure", "办理流程", "Procedure", [list(item.procedure.map(numbered))]),
    timeLimits(item, ruleSet),
    visits(item),
    fee(item),
    result(item),
    contact(item),
  ]
  return {
    item: item.id,
    edition: item.edition,
    title: text(`${item.name.zh}办事指南`, `Guide: ${item.name.en}`),
    authority: item.authority.name,
    publishedOn,
    effectiveFrom: item.validFrom,
    sections,
  }
}

function overview(item: ServiceItem): GuideSection {
  const { validFrom, validTo } = item
  const blocks: GuideBlock[] = [
    table(
      [text("项目", "Point"), text("内容", "Content")],
      [
        [text("事项名称", "Item"), item.name],
        [text("事项类型", "Type"), itemTypes[item.type].title],
        [text("实施机关", "Authority"), item.authority.name],
        [text("版本", "Edition"), text(item.edition, item.edition)],
        [
          text("有效期", "Valid"),
          validTo === null
            ? text(`自 ${validFrom} 起`, `from ${validFrom}`)
            : text(
                `自 ${validFrom} 起，至 ${validTo} 前一日止`,
                `from ${validFrom} until the day before ${validTo}`,
              ),
        ],
      ],
    ),
  ]
  if (item.sample) blocks.push(paragraph(item.sample))
  return section("overview", "事项概况", "Overview", blocks)
}

function howToApply(item: ServiceItem): GuideSection {
  const blocks =
    item.initiation === "ex-officio"
      ? [
          paragraph(
            text(
              "无需申请。由办理机关主动核实并办理。",
              "No application is needed: the authority finds out and acts of its own accord.",
            ),
          ),
        ]
      : [list(item.channels.map((channel) => channelNames[channel]))]
  return section("application", "申请方式", "How to apply", blocks)
}

function materials(item: ServiceItem): GuideSection {
  const blocks =
    item.materials.length === 0
      ? [paragraph(text("无需提交任何材料。", "No materials are needed."))]
      : [composeMaterialsTable(item)]
  return section("materials", "申请材料", "Materials", blocks)
}

/** 容缺受理: which materials may be owed, in which way, and until when. */
function toleration({ materials }: ServiceItem, ruleSet: RuleSet | undefined): GuideSection {
  const owed = materials.filter((each) => each.obtainedBy === "applicant" && each.deferrable.length > 0)
  if (owed.length === 0) {
    const none = text("本事项没有可容缺的材料。", "No material of this item may be owed.")
    return section("tolerant-intake", "容缺受理", "Tolerant intake", [paragraph(none)])
  }
  const tolerance = ruleSet?.provisions.tolerance
  const until = tolerance?.longest ? composeTerm(tolerance.longest) : undefined
  return section("tolerant-intake", "容缺受理", "Tolerant intake", [
    paragraph(
      text(
        `关键材料齐全的，先予受理；下列材料可按注明的方式容缺，在受理时书面告知的期限内${until ? `（最长${until.zh}）` : ""}补齐，可由快递寄送${tolerance?.commitmentRequired ? "，并须作出书面承诺" : ""}。`,
        `Once the key materials are complete the application is accepted. The following may be owed as noted, until the day told in writing at acceptance${until ? ` (at most ${until.en})` : ""}; they may come by courier${tolerance?.commitmentRequired ? "; a written commitment is needed" : ""}.`,
      ),
    ),
    list(owed.map(composeOwed)),
  ])
}

function composeOwed({ deferrable, name }: MaterialRequirement): Text {
  const ways = deferrable.map((way) => deferralNames[way])
  return text(
    `${name.zh}：${ways.map(({ zh }) => zh).join("；")}`,
    `${name.en}: ${ways.map(({ en }) => en).join("; ")}`,
  )
}

function sampleForms({ materials }: ServiceItem): GuideSection {
  const forms = materials.filter(
    ({ name, obtainedBy }) => obtainedBy === "applicant" && /表|申请书/.test(name.zh),
  )
  const blocks =
    forms.length === 0
      ? [paragraph(text("本事项没有需要填写的表格。", "There is no form to fill in."))]
      : [
          paragraph(
            text(
              "下列文书的空白表和填写样本可在窗口免费领取，并与本指南一同公布。",
              "Blank forms and filled-in samples of these are free at the window and published with this guide.",
            ),
          ),
          list(forms.map(({ name }) => name)),
        ]
  return section("sample-forms", "示范文本", "Sample forms", blocks)
}

/** The two clocks: what the law sets, and what the authority promises within it. */
function timeLimits(item: ServiceItem, ruleSet: RuleSet | undefined): GuideSection {
  const decision = ruleSet?.provisions.decision
  const statutory = item.statutoryTerm ?? (decision && { clause: decision.clause, ...decision.term })
  const unset = text("未规定", "none set")
  const rows: (readonly Text[])[] = [
    [text("法定办结时限", "Statutory term"), statutory ? composeTermWithClause(statutory) : unset],
    [
      text("承诺办结时限", "Promised term"),
      item.promisedTerm
        ? composeTermWithClause(item.promisedTerm)
        : text("与法定办结时限相同", "the statutory term"),
    ],
  ]
  if (!statutory && !item.promisedTerm) rows[1] = [text("承诺办结时限", "Promised term"), unset]
  const delivery = ruleSet?.provisions.delivery
  if (delivery) {
    rows.push([
      text("颁发、送达时限", "Delivery of the result"),
      composeTermWithClause({ clause: delivery.clause, ...delivery.term }),
    ])
  }
  const blocks: GuideBlock[] = [table([text("时限", "Term"), text("长度", "Length")], rows)]
  if (item.specialProcedures.length > 0) {
    blocks.push(
      paragraph(
        text(
          "下列特别程序所需时间不计入承诺办结时限，但不延长法定办结时限：",
          "Time for these special procedures is not counted in the promised term, and does not prolong the statutory one:",
        ),
      ),
      list(item.specialProcedures.map(({ title }) => title)),
    )
  }
  return section("time-limits", "办理时限", "Time limits", blocks)
}

function composeTermWithClause(term: Term): Text {
  const length = composeTerm(term)
  if (!term.clause) return length
  const clause = composeCitation(term.clause)
  return text(`${length.zh}（${clause.zh}）`, `${length.en} (${clause.en})`)
}

function visits({ visits: { declared, reason } }: ServiceItem): GuideSection {
  const told =
    declared === 0
      ? text("无需到现场（不用跑）。", "No visit is needed.")
      : text(
          `最多到现场 ${declared} 次。${reason ? `原因：${reason.zh}` : ""}`,
          `At most ${declared} ${declared === 1 ? "visit" : "visits"}.${reason ? ` Reason: ${reason.en}` : ""}`,
        )
  return section("visits", "到现场次数", "Visits", [paragraph(told)])
}

function fee({ fee: charge }: ServiceItem): GuideSection {
  const told = charge
    ? text(
        `${charge.amount.zh}（依据：${composeCitation(charge.basis).zh}）`,
        `${charge.amount.en} (basis: ${composeCitation(charge.basis).en})`,
      )
    : text("不收费。", "Free of charge.")
  return section("fee", "收费", "Fee", [paragraph(told)])
}

function result({ collection, result: { name } }: ServiceItem): GuideSection {
  const blocks: GuideBlock[] = [paragraph(name), list(collection.map((way) => collectionNames[way]))]
  if (collection.includes("courier")) {
    blocks.push(
      paragraph(
        text(
          "快递由申请人自愿选择，不作为办理条件。",
          "A courier is the applicant's free choice, never a condition.",
        ),
      ),
    )
  }
  return section("result", "办理结果及领取方式", "Result and how it arrives", blocks)
}

function contact({ contact: { address, complaintPhone, email, hours, phone } }: ServiceItem): GuideSection {
  const same = (value: string) => text(value, value)
  return section("contact", "咨询与投诉", "Contact and complaints", [
    table(
      [text("方式", "Way"), text("内容", "Content")],
      [
        [text("咨询电话", "Telephone"), same(phone)],
        [text("电子邮箱", "E-mail"), same(email)],
        [text("投诉电话", "Complaints"), same(complaintPhone)],
        [text("办理地点", "Address"), address],
        [text("办理时间", "Hours"), hours],
      ],
    ),
  ])
}

function numbered(step: Text, index: number): Text {
  return text(`${index + 1}. ${step.zh}`, `${index + 1}. ${step.en}`)
}

function section(id: string, zh: string, en: string, blocks: readonly GuideBlock[]): GuideSection {
  return { id, heading: text(zh, en), blocks }
}

function paragraph(words: Text): GuideBlock {
  return { kind: "paragraph", text: words }
}

function list(items: readonly Text[]): GuideBlock {
  return { kind: "list", items }
}

function table(columns: readonly Text[], rows: readonly (readonly Text[])[]): GuideBlock {
  return { kind: "table", columns, rows }
}
