/**
 * The dossier of a case (卷宗): cover, contents, the documents in their order, materials, evidence of service, each
 * deadline day by day, and the log with its chain. Composed from what is stored and from nothing else, so that the same
 * case on the same day gives the same bytes. What is sealed stays so, unless it was opened for a purpose before.
 *
 * How files are bound, numbered and kept for how long is for each archive's own rules (档案法); the sheets of the
 * documents depend on the printer, so that their column is left to whoever binds them.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import { isEnvelope, isErased, type Sealable } from "../events/index.ts"
import { type CaseState, serviceMethodTitles } from "../intake/index.ts"
import type { CaseDocument } from "../notices/index.ts"
import type { StoredEvent } from "../ports/index.ts"
import type { Text } from "../reasons/index.ts"
import type { LedgerDay, PlainDate } from "../time/index.ts"
import { composeLedger } from "../time/index.ts"

/** What a dossier is made of. */
export interface DossierSource {
  readonly case: string
  readonly madeOn: PlainDate
  readonly item: Pick<ServiceItem, "name" | "authority" | "materials">
  readonly state: CaseState
  /** The applicant's name as it stands on the cover; `null` where it stays sealed. */
  readonly applicant: string | null
  readonly documents: readonly CaseDocument[]
  /** Numbers that documents got when they were first printed, by their ids. */
  readonly printed: ReadonlyMap<string, PrintedDocument>
  readonly ledgers: readonly { readonly title: Text; readonly days: readonly LedgerDay[] }[]
  readonly events: readonly StoredEvent[]
  /** What a check of the chain found; `null` where it holds. */
  readonly broken: Text | null
}

export interface PrintedDocument {
  readonly number: string | null
  /** 校验码. */
  readonly check: string
  readonly printings: number
}

/** A table of a dossier: a head, and rows of as many cells. */
export interface DossierTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Told in place of a table without rows. */
  readonly none: string
}

export interface Dossier {
  readonly title: string
  readonly cover: readonly (readonly [label: string, value: string])[]
  /** 卷内目录: first what is bound in, then the tables, each with its number. */
  readonly contents: DossierTable
  readonly documents: readonly CaseDocument[]
  readonly tables: readonly DossierTable[]
}

/** Composes a dossier. */
export function composeDossier(source: DossierSource): Dossier {
  const { applicant, broken, documents, events, item, madeOn, printed, state } = source
  const tables = [materialsOf(source), servicesOf(source), ...ledgersOf(source), logOf(source)]
  const bound = documents.map((document) => [
    document.title,
    document.number ?? printed.get(document.id)?.number ?? "",
    document.date,
    String(document.copies),
    "",
    printed.get(document.id)?.check ?? "",
  ])
  const lists = tables.map(({ title }) => [title, "", madeOn, "1", "", ""])
  const closedOn = state.delivered?.on ?? state.endedOn ?? state.decision?.on ?? null
  return {
    title: `${item.name.zh}卷宗`,
    cover: [
      ["事项名称", item.name.zh],
      ["办理机关", item.authority.name.zh],
      ["申请人", applicant ?? SEALED],
      ["收件文号", state.number ?? ""],
      ["办件编号", source.case],
      ["收件日期", state.receipt?.receivedOn ?? ""],
      ["办结日期", closedOn ?? "（未办结）"],
      ["办理结果", resultOf(state)],
      ["文书件数", String(documents.length)],
      ["事件条数", String(events.length)],
      ["链校验", broken === null ? "完整" : `不完整：${broken.zh}`],
      ["链尾值", events.at(-1)?.chain ?? "（早期版本，无链值）"],
      ["制卷日期", madeOn],
    ],
    contents: {
      title: "卷内目录",
      columns: ["文件名称", "文号", "日期", "份数", "页次", "校验码"],
      rows: [...bound, ...lists],
      none: "无",
    },
    documents,
    tables,
  }
}

function materialsOf({ item, state }: DossierSource): DossierTable {
  return {
    title: "申请材料清单",
    columns: ["材料名称", "原件或复印件", "形式", "份数", "文件名", "类型", "字节数", "散列值", "原件退还"],
    rows: state.materials.map(({ copyKind, file, medium, number, requirement }) => [
      item.materials.find(({ id }) => id === requirement)?.name.zh ?? requirement,
      copyKind === "original" ? "原件" : "复印件",
      medium === "paper" ? "纸质" : "电子",
      String(number),
      file === undefined ? "" : openText(file.name),
      file?.mediaType ?? "",
      file === undefined ? "" : String(file.size),
      file?.hash ?? "",
      // Whether an original went back is not on record: whoever binds the file notes it by hand.
      copyKind === "original" && medium === "paper" ? "□ 已退还  □ 留存" : "",
    ]),
    none: "未提交材料。",
  }
}

/** 送达情况: of each document that is served, by what and when, or that it is not. */
function servicesOf({ documents, printed, state }: DossierSource): DossierTable {
  return {
    title: "送达情况",
    columns: ["文书", "文号", "作出日期", "印章", "送达方式", "送达日期", "依据"],
    rows: state.documents.map(({ id, isSealed, number, on, served }) => [
      documents.find((document) => document.id === id)?.title ?? id,
      number ?? printed.get(id)?.number ?? "",
      on,
      isSealed ? "已加盖" : "未记载",
      served === null ? "未记载" : serviceMethodTitles[served.method].zh,
      served?.on ?? "",
      served?.clause === undefined ? "" : `${served.clause.title.zh}${served.clause.article ?? ""}`,
    ]),
    none: "没有须送达的文书。",
  }
}

function ledgersOf({ ledgers }: DossierSource): readonly DossierTable[] {
  return ledgers.map(({ days, title }) => ({
    title: `期限台账：${title.zh}`,
    columns: ["逐日记载"],
    rows: composeLedger(days).map(({ zh }) => [zh]),
    none: "尚未起算。",
  }))
}

function logOf({ events }: DossierSource): DossierTable {
  return {
    title: "事件清单",
    columns: ["事件", "法定日期", "记录时间", "经办", "链值"],
    rows: events.map(({ actor, chain, occurredOn, recordedAt, type, v }) => [
      `${type} v${v}`,
      occurredOn,
      recordedAt,
      actor.kind === "officer" ? `${actor.unit}/${actor.externalId}` : actor.kind,
      chain ?? "—",
    ]),
    none: "无",
  }
}

function resultOf({ decision, phase }: CaseState): string {
  if (decision !== null) return decision.favourable ? "准予" : "不予"
  return phases[phase] ?? "办理中"
}

const phases: { readonly [Phase in CaseState["phase"]]?: string } = {
  "not-accepted": "不予受理",
  "acceptance-revoked": "撤销受理",
  terminated: "终止办理",
  "deemed-withdrawn": "视为撤回",
  withdrawn: "申请人撤回",
  "decision-revoked": "撤销决定",
}

/** What stands on paper in place of what was not opened. */
export const SEALED = "（内容已封存）"

function openText(words: Sealable<string>): string {
  if (isErased(words)) return "（内容已删除）"
  return isEnvelope(words) ? SEALED : words
}
