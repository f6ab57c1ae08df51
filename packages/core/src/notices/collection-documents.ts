/**
 * Documents of a collection (集体代办), in Chinese alone: the one receipt for a lot, what each member still has
 * to supply, and the list to sign at the hand-over. Names stand on them and nowhere in the log.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import type { SubjectId } from "../identity/index.ts"
import type { Text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import { composeDateZh } from "./date-text.ts"
import type { DocumentKind, LegalDocument } from "./documents/index.ts"

/** What of a collection stands on its documents; the state of one is enough. */
export interface CollectionOnPaper {
  readonly lots: readonly {
    readonly number: string
    readonly receipt: { readonly receivedOn: PlainDate }
    readonly members: readonly SubjectId[]
  }[]
  readonly lists: readonly {
    readonly number: string
    readonly on: PlainDate
    readonly handOver: { readonly method: "by-hand" | "courier" }
    readonly members: readonly SubjectId[]
  }[]
}

type Lot = CollectionOnPaper["lots"][number]
type IssueList = CollectionOnPaper["lists"][number]

export interface CollectionDocumentContext {
  readonly item: ServiceItem
  /** The collector's name, opened for this purpose only. */
  readonly addressee: string
  /** The members' names, likewise. */
  readonly names: Readonly<Record<SubjectId, string>>
  /** What each member lacks, and by when. */
  readonly shortfalls: readonly {
    readonly member: SubjectId
    readonly shortfalls: readonly { readonly remedy: Text }[]
    readonly dueOn: PlainDate | null
  }[]
  /** The day on which the list of what is wanting is made. */
  readonly on: PlainDate
}

/** The receipts of its lots, the list of what is wanting where anything is, and the lists of results. */
export function composeCollectionDocuments(
  collection: CollectionOnPaper,
  context: CollectionDocumentContext,
): readonly LegalDocument[] {
  return [
    ...collection.lots.map((lot) => receiptOf(lot, context)),
    ...wanting(context),
    ...collection.lists.map((list) => listOf(list, context)),
  ]
}

function receiptOf({ members, number, receipt }: Lot, context: CollectionDocumentContext): LegalDocument {
  const received = `本机关于${composeDateZh(receipt.receivedOn)}收到你单位代 ${members.length} 人统一提交的“${context.item.name.zh}”申请材料，名单如下：`
  const paragraphs = [
    received,
    ...numbered(members, context),
    "每人一件，分别审查、分别告知；一人材料不齐不影响他人。",
  ]
  return document("receipt", "统一收件凭证", number, paragraphs, receipt.receivedOn, { context, copies: 2 })
}

function wanting(context: CollectionDocumentContext): readonly LegalDocument[] {
  const open = context.shortfalls.filter(({ shortfalls }) => shortfalls.length > 0)
  if (open.length === 0) return []
  const lines = open.map(({ dueOn, member, shortfalls }, index) => {
    const by = dueOn === null ? "" : `请于${composeDateZh(dueOn)}（含当日）前补交。`
    const remedies = shortfalls.map(({ remedy }) => remedy.zh).join("")
    return `${index + 1}. ${nameOf(member, context)}：${remedies}${by}`
  })
  const opening = `你单位统一申报的“${context.item.name.zh}”中，以下 ${open.length} 人的材料需要补齐，可用一个快递统一寄送，无需到场：`
  return [
    document("correction", "待补材料清单", null, [opening, ...lines], context.on, { context, copies: 1 }),
  ]
}

function listOf(list: IssueList, context: CollectionDocumentContext): LegalDocument {
  const { handOver, members, number, on } = list
  const how = handOver.method === "courier" ? "由快递寄送你单位" : "由你单位经办人当面领取"
  const opening = `“${context.item.name.zh}”以下 ${members.length} 人的办理结果${how}，请转交本人并签收：`
  const lines = numbered(members, context).map((line) => `${line}　　签收：＿＿＿＿　　日期：＿＿＿＿`)
  return document("collection", "发放清单", number, [opening, ...lines], on, { context, copies: 2 })
}

function numbered(members: readonly SubjectId[], context: CollectionDocumentContext): readonly string[] {
  return members.map((member, index) => `${index + 1}. ${nameOf(member, context)}`)
}

function nameOf(member: SubjectId, { names }: CollectionDocumentContext): string {
  return names[member] ?? "（信息已删除）"
}

function document(
  kind: DocumentKind,
  title: string,
  number: string | null,
  paragraphs: readonly string[],
  date: PlainDate,
  { context, copies }: { readonly context: CollectionDocumentContext; readonly copies: number },
): LegalDocument {
  const { addressee, item } = context
  const authority = { id: item.authority.id, name: item.authority.name.zh }
  return {
    kind,
    title,
    number,
    addressee,
    blocks: paragraphs.map((text) => ({ kind: "paragraph", text })),
    authority,
    seal: { authority: authority.name },
    date,
    copies,
    circumstances: [],
    texts: "standard",
  }
}
