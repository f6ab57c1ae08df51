/** The pieces that documents share: what was received and what is wanting, time limits, reasons, remedies, signatures. */
import type { ServiceItem } from "../../catalogue/index.ts"
import { isEnvelope, isErased, type Sealable } from "../../events/index.ts"
import type { ApplicantBar, DecisionClocks } from "../../intake/index.ts"
import type { Remedy } from "../../law/index.ts"
import { composeAlternatives, type Shortfall, type SubmittedMaterial } from "../../materials/index.ts"
import { type Citation, composeCitation, type Text } from "../../reasons/index.ts"
import type { Deadline, InTimeMode, PlainDate } from "../../time/index.ts"
import { composeDateZh } from "../date-text.ts"
import type { Circumstance, DocumentBlock, LegalElement } from "./legal-document.ts"

export function paragraph(text: string, element?: LegalElement): DocumentBlock {
  return element === undefined ? { kind: "paragraph", text } : { kind: "paragraph", element, text }
}

export function list(items: readonly string[], element: LegalElement): DocumentBlock {
  return { kind: "list", element, items }
}

/** Lines to sign on, for whoever the labels name. */
export function signature(...lines: readonly (readonly [label: string, value?: string])[]): DocumentBlock {
  return {
    kind: "signature",
    element: "signature",
    lines: lines.map(([label, value = ""]) => ({ label, value })),
  }
}

/** `名称：内容`. */
export function field(label: string, value: string, element?: LegalElement): DocumentBlock {
  return paragraph(`${label}：${value}`, element)
}

/** Every material that was handed in, or the word that there was none. */
export function receivedMaterials(
  materials: readonly SubmittedMaterial[],
  item: ServiceItem,
  opening: string,
): readonly DocumentBlock[] {
  if (materials.length === 0) return [paragraph("未提交材料。", "materials")]
  const rows = materials.map((material) => [
    nameOf(material.requirement, item),
    ...formOf(material),
    String(material.number),
    material.receiptInLieu === true ? "申办回执" : "",
  ])
  const columns = ["材料名称", "原件或复印件", "形式", "份数", "备注"]
  return [paragraph(opening), { kind: "table", element: "materials", columns, rows }]
}

/** 原件或复印件、形式. */
export function formOf({
  copyKind,
  medium,
}: Pick<SubmittedMaterial, "copyKind" | "medium">): readonly string[] {
  return [copyKind === "original" ? "原件" : "复印件", medium === "paper" ? "纸质" : "电子"]
}

/** What is missing or wrong: its name, what is to be done, and in which form it is accepted. */
export function wantingMaterials(
  shortfalls: readonly Shortfall[],
  item: ServiceItem,
  element: "shortfalls" | "owed",
): DocumentBlock {
  return { kind: "table", element, columns: ["材料名称", "要求和形式"], rows: toBeSupplied(shortfalls, item) }
}

/** Of each that is wanting: its name; and what is to be done, in which form it is accepted. */
export function toBeSupplied(
  shortfalls: readonly Shortfall[],
  item: ServiceItem,
): readonly (readonly string[])[] {
  return shortfalls.map(({ note, remedy, requirement }) => {
    const asked = item.materials.find(({ id }) => id === requirement)
    const form = asked === undefined ? "" : composeAlternatives(asked.accepts).zh
    const said = `${remedy.zh}${note === undefined ? "" : openText(note)}`
    const accepted = form === "" || said.includes(form) ? "" : `可接受的形式：${form}。`
    const remark = asked?.remark === undefined ? "" : `（${asked.remark.zh}）`
    return [nameOf(requirement, item), `${said}${accepted}${remark}`]
  })
}

/** The last day in time and what counts for it, as texts name them. */
export function dueBy(
  deadline: Deadline,
  mode: InTimeMode,
): { readonly dueOn: string; readonly mode: string } {
  return { dueOn: lastDayOf(deadline), mode: counts[mode] }
}

/** The same of a last day alone. */
export function dueOnDay(
  dueOn: PlainDate | null,
  mode: InTimeMode,
): { readonly dueOn: string; readonly mode: string } {
  return { dueOn: dueOn === null ? UNKNOWN_DAY : `${composeDateZh(dueOn)}（含当日）前`, mode: counts[mode] }
}

const counts: Readonly<Record<InTimeMode, string>> = { posted: "以寄出之日为准", arrived: "以到达之日为准" }
const UNKNOWN_DAY = "期限恢复计算后另行告知之日前"

/** `2019年3月11日（含当日）前`. */
export function lastDayOf({ certainty, dueOn }: Deadline): string {
  const provisional = certainty === "provisional" ? "，以届时公布的放假安排为准" : ""
  return dueOn === null ? UNKNOWN_DAY : `${composeDateZh(dueOn)}（含当日${provisional}）前`
}

/** By when the case is decided; nothing where no clock runs. */
export function decideBy(clocks: DecisionClocks): readonly DocumentBlock[] {
  return [...dueDay("法定办结日", clocks.statutory), ...dueDay("承诺办结日", clocks.promised)]
}

export function dueDay(label: string, deadline: Deadline | null): readonly DocumentBlock[] {
  if (deadline === null || deadline.dueOn === null) return []
  const provisional = deadline.certainty === "provisional" ? "（以届时公布的放假安排为准）" : ""
  return [paragraph(`${label}：${composeDateZh(deadline.dueOn)}${provisional}。`)]
}

export function reasonsFor(reasons: readonly Sealable<string>[], opening: string): readonly DocumentBlock[] {
  if (reasons.length === 0) return []
  return [paragraph(opening), list(reasons.map(opened), "reasons")]
}

/** A remedy says for itself which it is, so that each can be found missing. */
export function remediesTold(remedies: readonly Remedy[]): readonly DocumentBlock[] {
  return remedies.map(({ body, clause, kind, title, within }) => {
    const by = within === null ? "" : `${within.zh}内`
    const opening = kind === "complaint" ? "如对办理有异议，可以" : "如对本决定不服，可以"
    return paragraph(`${opening}${by}向${body.zh}${title.zh}（${composeCitation(clause).zh}）。`, kind)
  })
}

/** Until when one may not apply again, and by which clause; nothing where one may. */
export function barTold(bar: ApplicantBar | undefined): readonly DocumentBlock[] {
  if (bar === undefined) return []
  const [from, until] = [composeDateZh(bar.from), composeDateZh(bar.until)]
  const said = `${underLaw(bar.clause)}你（单位）自${from}起不得再次申请该事项；自${until}起可以重新申请。`
  return [paragraph(said, "bar")]
}

/** What a bar makes of the circumstances of the document that tells it. */
export function barCircumstances(bar: ApplicantBar | undefined): readonly Circumstance[] {
  return bar === undefined
    ? []
    : [bar.ground === "false-material" ? "barred-for-false-material" : "barred-for-fraud"]
}

/** `根据《……》第十一条，`, or nothing where no clause is known. */
export function underLaw(clause: Citation | null | undefined): string {
  return clause ? `根据${composeCitation(clause).zh}，` : ""
}

export function dateOf(date: PlainDate): string {
  return composeDateZh(date)
}

export function nameOf(requirement: string, { materials }: ServiceItem): string {
  return materials.find(({ id }) => id === requirement)?.name.zh ?? requirement
}

/** The words, or that they are sealed or were erased. */
export function opened(words: Sealable<string>): string {
  return typeof words === "string" ? words : CLOSED[isErased(words) ? "erased" : "sealed"]
}

function openText(note: Sealable<Text>): string {
  if (isErased(note)) return CLOSED.erased
  return isEnvelope(note) ? CLOSED.sealed : `${note.zh}。`
}

const CLOSED = { erased: "（内容已删除）", sealed: "（内容已封存）" } as const
