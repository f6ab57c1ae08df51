/** Where the outside record contradicts our own acts, or itself: a task for an officer, never an overwrite. */
import { text, type Text } from "../../reasons/index.ts"
import type { CaseState } from "../case-state.ts"
import type { PartOutcome } from "../joint-events.ts"
import type { OutsideFact, OutsideStage } from "./outside-message.ts"
import { messageKey } from "./outside-record.ts"

export type ConflictKind =
  /** One message was sent with different contents. */
  | "message-changed"
  /** Outside systems report decisions of different outcome. */
  | "outside-disagrees"
  | "acceptance-date"
  /** Accepted there; here an officer did not accept, or it was withdrawn before. */
  | "accepted-after-end"
  /** The outcome decided there is not the one decided here. */
  | "decided-otherwise"
  /** Decided there in the applicant's favour while something is owed here. */
  | "decided-while-owed"
  | "decided-after-end"
  /** What an authority said of its part there is not what is on record of it here. */
  | "part-finished-otherwise"
  | "ended-after-decision"
  | "supplemented-after-withdrawal"

export interface Conflict {
  /** Names the kind and the messages: to be handed to `settle-conflict`. */
  readonly id: string
  readonly kind: ConflictKind
  /** What outside systems say; with more than one, theirs is taken by choosing which. */
  readonly theirs: readonly OutsideFact[]
}

/** The id follows from the messages in question: one more of them is another conflict, to be settled anew. */
export function conflictId(kind: ConflictKind, theirs: readonly OutsideFact[]): string {
  const [first] = theirs
  if (kind === "message-changed" && first) return `${kind}:${messageKey(first)}#${theirs.length}`
  return `${kind}:${theirs.map(messageKey).join("+")}`
}

/** Both sides of a conflict in one sentence. */
export function composeConflict({ kind, theirs }: Conflict, { outside }: CaseState): Text {
  const said = theirs.map(composeFact)
  const zh = said.map((one) => one.zh).join("；")
  const en = said.map((one) => one.en).join("; ")
  if (kind === "message-changed")
    return text(`同一消息内容不一：${zh}`, `one message, different contents: ${en}`)
  if (kind === "outside-disagrees") return text(`外部系统说法不一：${zh}`, `outside systems disagree: ${en}`)
  const ours = composeOurs(kind, outside?.own, theirs)
  return text(`外部记录：${zh}；本系统：${ours.zh}`, `outside: ${en}; here: ${ours.en}`)
}

/** A fact as an officer reads it: which system says what of which day. */
export function composeFact(fact: OutsideFact): Text {
  const stage = stageTitles[fact.stage]
  const outcome = composeOutcome(fact)
  return text(
    `${fact.system} ${fact.on} ${stage.zh}${outcome.zh}`,
    `${fact.system} ${fact.on} ${stage.en}${outcome.en}`,
  )
}

function composeOutcome(fact: OutsideFact): Text {
  switch (fact.stage) {
    case "decided":
      return fact.favourable ? text("（准予）", " (granted)") : text("（不予）", " (refused)")
    case "part-finished": {
      const said = opinions[fact.outcome]
      return text(`（${fact.part}：${said.zh}）`, ` (${fact.part}: ${said.en})`)
    }
    default:
      return text("", "")
  }
}

const opinions: Readonly<Record<PartOutcome, Text>> = {
  agreed: text("同意", "agreed"),
  objected: text("不同意", "objected"),
}

export const stageTitles: Readonly<Record<OutsideStage, Text>> = {
  received: text("收件", "received"),
  "correction-notified": text("补正告知", "told what to correct"),
  supplemented: text("已补正", "supplemented"),
  accepted: text("受理", "accepted"),
  "special-procedure-started": text("特别程序开始", "special procedure begun"),
  "special-procedure-ended": text("特别程序结束", "special procedure ended"),
  extended: text("延长期限", "time extended"),
  "part-finished": text("会审意见", "said of its part"),
  decided: text("作出决定", "decided"),
  delivered: text("送达", "delivered"),
  withdrawn: text("撤回申请", "withdrawn"),
  terminated: text("终止办理", "terminated"),
}

function composeOurs(kind: ConflictKind, own: CaseState | undefined, theirs: readonly OutsideFact[]): Text {
  const [fact] = theirs
  const finished = fact?.stage === "part-finished" ? own?.parts[fact.part]?.finished : undefined
  if (finished) {
    const said = opinions[finished.outcome]
    return text(`${finished.toldOn} ${said.zh}`, `${said.en} on ${finished.toldOn}`)
  }
  if (kind === "acceptance-date" && own?.acceptance)
    return text(`${own.acceptance.on} 受理`, `accepted on ${own.acceptance.on}`)
  if (own?.decision && kind !== "acceptance-date") {
    const { favourable, on } = own.decision
    return favourable
      ? text(`${on} 已作出准予决定`, `granted on ${on}`)
      : text(`${on} 已作出不予决定`, `refused on ${on}`)
  }
  if (kind === "decided-while-owed") return text("尚有材料未补齐", "something is still owed")
  switch (own?.phase) {
    case "not-accepted":
      return text("不予受理", "not accepted")
    case "acceptance-revoked":
      return text("已撤销受理", "acceptance revoked")
    case "withdrawn":
      return text("申请人已撤回", "withdrawn by the applicant")
    case "deemed-withdrawn":
      return text("视为撤回申请", "taken as withdrawn")
    default:
      return text("已按外部记录办理", "it followed what was reported before")
  }
}
