/**
 * Documents of a collection (集体代办), in Chinese alone, composed from what happened: the one receipt for a lot, which is
 * the authority's voucher for everyone in it (浙江省保障“最多跑一次”改革规定 art. 11 ¶1); and two work lists that no law asks
 * for: what members still lack, and what is handed over. Names stand on them and nowhere in the log.
 */
import type { SubjectId } from "../../identity/index.ts"
import type { Receipt } from "../../intake/index.ts"
import type { RuleSet } from "../../law/index.ts"
import type { Shortfall, SubmittedMaterial } from "../../materials/index.ts"
import type { InTimeMode, PlainDate } from "../../time/index.ts"
import { dateOf, dueOnDay, field, formOf, nameOf, paragraph, signature, toBeSupplied } from "./blocks.ts"
import { closing, type Draft, framed, type FrameContext, opening, textsOf } from "./draft.ts"
import { ifLate, ifStillOwed } from "./if-late.ts"
import { channelNames } from "./intake-documents.ts"
import type { CaseDocument, collectionDocumentKinds } from "./legal-document.ts"

/** What of a collection stands on its documents; the state of one is enough. */
export interface CollectionOnPaper {
  readonly members: readonly { readonly member: SubjectId; readonly papers: readonly SubmittedMaterial[] }[]
  readonly lots: readonly {
    readonly number: string
    readonly receipt: Pick<Receipt, "channel" | "receivedOn">
    readonly members: readonly SubjectId[]
  }[]
  readonly shortfallLists: readonly {
    readonly number: string
    readonly on: PlainDate
    readonly members: readonly {
      readonly member: SubjectId
      readonly asked: "correction" | "owed"
      readonly shortfalls: readonly Omit<Shortfall, "note">[]
      readonly dueOn: PlainDate | null
      readonly mode: InTimeMode
    }[]
  }[]
  readonly lists: readonly {
    readonly number: string
    readonly on: PlainDate
    readonly handOver: { readonly method: "by-hand" | "courier" }
    readonly members: readonly SubjectId[]
  }[]
}

type Lot = CollectionOnPaper["lots"][number]
type ShortfallList = CollectionOnPaper["shortfallLists"][number]
type IssueList = CollectionOnPaper["lists"][number]

export interface CollectionDocumentContext extends FrameContext {
  /** What the members' cases are under: it says what follows where something does not come in time. */
  readonly ruleSet: RuleSet
  /** The members' names, opened for this purpose only. A member without one stands there by their id. */
  readonly names: Readonly<Record<SubjectId, string>>
}

type Kind = (typeof collectionDocumentKinds)[number]

/** The receipts of its lots, the lists of what was wanting, and the lists of results, each with its id. */
export function composeCollectionDocuments(
  collection: CollectionOnPaper,
  context: CollectionDocumentContext,
): readonly CaseDocument[] {
  const as = (draft: Draft<Kind>, index: number, on: PlainDate): CaseDocument => ({
    ...framed(draft, on, context),
    id: `${index + 1}-${draft.kind}`,
  })
  const { lists, lots, shortfallLists } = collection
  return [
    ...lots.map((lot, index) =>
      as(composeLotReceipt(lot, collection, context), index, lot.receipt.receivedOn),
    ),
    ...shortfallLists.map((list, index) => as(composeShortfallList(list, context), index, list.on)),
    ...lists.map((list, index) => as(composeIssueList(list, context), index, list.on)),
  ]
}

/** 统一收件凭证, in two copies: whose papers came in, which, when and how. */
function composeLotReceipt(
  { members, number, receipt }: Lot,
  collection: CollectionOnPaper,
  context: CollectionDocumentContext,
): Draft<"collection-receipt"> {
  const texts = textsOf("collection-receipt", context)
  const rows = members.map((member) => {
    // What was handed in for a member is gathered no more, so that it stands as it was received.
    const papers = collection.members.find((each) => each.member === member)?.papers ?? []
    return [called(member, context), papersOf(papers, context)]
  })
  return {
    kind: "collection-receipt",
    title: "统一收件凭证",
    number,
    copies: 2,
    blocks: [
      opening(texts.opening, context, { members: String(members.length) }),
      field("收到日期", `${dateOf(receipt.receivedOn)}（${channelNames[receipt.channel]}）`, "received-on"),
      paragraph(texts.materials),
      { kind: "table", element: "materials", columns: ["姓名", "收到的材料"], rows },
      paragraph(texts.each),
      closing(texts.closing, context),
    ],
  }
}

/** 待补材料清单: what each member's own notice told and is still to come, by when, and what follows if it does not. */
function composeShortfallList(
  { members, number }: ShortfallList,
  context: CollectionDocumentContext,
): Draft<"shortfall-list"> {
  const { item, ruleSet } = context
  const texts = textsOf("shortfall-list", context)
  const wanting = members.flatMap(({ member, shortfalls }) =>
    toBeSupplied(shortfalls, item).map((cells) => [called(member, context), ...cells]),
  )
  const days = members.map(({ dueOn, member, mode }) => {
    const { dueOn: by, mode: counts } = dueOnDay(dueOn, mode)
    return `${called(member, context)}：${by}，${counts}`
  })
  const isAsked = (what: ShortfallList["members"][number]["asked"]) =>
    members.some(({ asked }) => asked === what)
  const consequences = [
    ...(isAsked("correction") ? [`一次性告知补正的：${ifLate(ruleSet.provisions)}`] : []),
    ...(isAsked("owed") ? [`容缺受理后补交的：${ifStillOwed(ruleSet.provisions)}`] : []),
  ]
  return {
    kind: "shortfall-list",
    title: "待补材料清单",
    number,
    blocks: [
      opening(texts.opening, context, { members: String(members.length) }),
      paragraph(
        "现汇总如下。本清单为工作清单，不代替各人的一次性补正告知书、容缺受理告知书，各人的期限以本人的告知书为准。",
        "act",
      ),
      {
        kind: "table",
        element: "shortfalls",
        columns: ["姓名", "材料名称", "要求和形式"],
        rows: wanting,
      },
      paragraph(`补齐期限——${days.join("；")}。`, "deadline"),
      { kind: "list", element: "consequence", items: consequences },
      paragraph(texts.together),
      closing(texts.closing, context),
    ],
  }
}

/** 发放清单, in two copies, on which each member signs for what was passed on to them. */
function composeIssueList(
  { handOver, members, number }: IssueList,
  context: CollectionDocumentContext,
): Draft<"issue-list"> {
  const texts = textsOf("issue-list", context)
  const to = handOver.method === "courier" ? "由快递寄送你单位" : "由你单位经办人当面领取"
  const signs = members.map(
    (member, index) => [`${index + 1}. ${called(member, context)}（签收、日期）`] as const,
  )
  return {
    kind: "issue-list",
    title: "发放清单",
    number,
    copies: 2,
    blocks: [
      opening(texts.opening, context, { members: String(members.length) }),
      field("办理结果", context.item.result.name.zh, "result"),
      field("领取方式", `${to}。`, "collection-ways"),
      paragraph("本清单为发放、签收用的工作清单，不代替各人的决定书和送达回证。", "act"),
      paragraph(texts.pass),
      signature(...signs, ["代办单位经办人（签字）"], ["领取日期"]),
      closing(texts.closing, context),
    ],
  }
}

function papersOf(papers: readonly SubmittedMaterial[], { item }: CollectionDocumentContext): string {
  const named = papers.map((paper) => {
    const inLieu = paper.receiptInLieu === true ? ["申办回执"] : []
    const said = [...formOf(paper), `${paper.number}份`, ...inLieu].join("，")
    return `${nameOf(paper.requirement, item)}（${said}）`
  })
  return named.length === 0 ? "未提交材料" : named.join("；")
}

function called(member: SubjectId, { names }: CollectionDocumentContext): string {
  return names[member] ?? member
}
