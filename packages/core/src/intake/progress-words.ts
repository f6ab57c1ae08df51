/** A case in words for the person whose case it is: kind, plain, and without a word about who they are. */
import type { ServiceItem } from "../catalogue/index.ts"
import { type Text, text } from "../reasons/index.ts"
import { composeTerm, type Deadline, type PlainDate } from "../time/index.ts"
import type { ServedKind } from "./case-documents.ts"
import type { Phase } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"
import { type DeadlineKind, readDeadlineName } from "./named-deadline.ts"

export const stageTitles: Readonly<Record<Phase, Text>> = {
  none: text("尚未收件", "not received yet"),
  received: text("已收件，正在审查材料是否齐全", "received; your papers are being looked through"),
  correcting: text("有材料需要补正", "some papers need correcting"),
  accepted: text("已受理，正在办理", "accepted and under review"),
  decided: text("已办结，结果待送达", "decided; the result is on its way to you"),
  delivered: text("已办结，结果已送达", "done; the result was handed over"),
  "not-accepted": text("不予受理", "not accepted"),
  "acceptance-revoked": text("已撤销受理", "acceptance was revoked"),
  terminated: text("已终止办理", "the case was terminated"),
  "deemed-withdrawn": text("逾期未补正，已视为撤回", "not corrected in time, and so taken as withdrawn"),
  withdrawn: text("已按申请撤回", "withdrawn as you asked"),
  "decision-revoked": text("已撤销原决定", "the decision was revoked"),
}

const deadlineTitles: Readonly<Record<DeadlineKind, Text>> = {
  notice: text("机关告知材料是否齐全的期限", "the day by which we tell you whether the papers are complete"),
  correction: text("您补正材料的期限", "the last day for your corrections"),
  supplement: text("您补交材料的期限", "the last day for the papers you still owe"),
  statutory: text("法定办结期限", "the day set by law for the decision"),
  promised: text("承诺办结期限", "the day we promised to decide by"),
  delivery: text("送达结果的期限", "the day by which you get the result"),
  expiry: text(
    "原许可有效期届满日，届时未作决定的视为准予延续",
    "the last day of your licence: undecided by then, it is renewed",
  ),
  part: text("部门审查期限", "the day by which a part of the review is done"),
  verification: text("机关核查承诺的期限", "the day by which we check what you promised"),
  rectification: text("您整改的期限", "the last day for you to put right what you promised"),
  defence: text("您陈述申辩的期限", "the last day for you to answer what we intend to do"),
}

/** A deadline in words, with the part or the promise that it is of. */
export function deadlineTitle(name: DeadlineName, item: ServiceItem): Text {
  const { kind, of } = readDeadlineName(name)
  const title = deadlineTitles[kind]
  const subject =
    kind === "part"
      ? item.reviewParts?.find(({ id }) => id === of)?.title
      : item.commitmentOptions?.find(({ id }) => id === of)?.title
  return subject ? text(`${title.zh}（${subject.zh}）`, `${title.en} (${subject.en})`) : title
}

/** How a licence's last day binds: the lead with which its renewal was asked for, and when that ended. */
export function askedInTime({ dueOn, term }: Deadline, expiresOn: PlainDate): Text {
  const lead = composeTerm(term)
  return text(
    `原许可有效期至 ${expiresOn}；须提前${lead.zh}提出延续申请，您的申请自收到之日起满该期限为 ${dueOn}，未超过有效期`,
    `the licence holds until ${expiresOn}; its renewal is to be asked for ${lead.en} before, and yours was: they ended on ${dueOn}`,
  )
}

export const documentTitles: Readonly<Record<ServedKind, Text>> = {
  receipt: text("收件凭证", "receipt"),
  correction: text("一次性补正告知书", "notice of what to correct"),
  acceptance: text("受理通知书", "notice of acceptance"),
  "deemed-acceptance": text("视为受理告知书", "notice that it counts as accepted"),
  "tolerant-acceptance": text("容缺受理告知书", "notice of acceptance with papers owed"),
  "supplement-extended": text("补正期限延长告知书", "notice of more time for your papers"),
  "delay-excused": text("逾期补正准许告知书", "notice that a delay is excused"),
  "further-notice": text("再次告知书", "further notice of what is owed"),
  "not-accepted": text("不予受理通知书", "notice that it is not accepted"),
  "acceptance-revoked": text("撤销受理决定书", "decision to revoke acceptance"),
  terminated: text("终止办理决定书", "decision to end the case"),
  "deemed-withdrawn": text("视为撤回申请告知书", "notice that it counts as withdrawn"),
  "special-procedure": text("特别程序告知书", "notice of a special procedure"),
  "procedure-ended": text("特别程序结束告知书", "notice that a special procedure is over"),
  extension: text("延期通知书", "notice of an extension"),
  "deadline-moved": text("期限变更告知书", "notice of another day"),
  "prior-notice": text("事先告知书", "notice of what we intend, which you may answer"),
  granted: text("办理决定", "decision"),
  refused: text("不予办理的决定", "refusal"),
  "deemed-renewal": text("视为准予延续告知书", "notice of renewal by law"),
  rectification: text("限期整改通知书", "order to put a promise right"),
  "decision-revoked": text("撤销决定书", "decision to revoke"),
}

/** The kinds that tell where to turn, within times that run from when one knows of them. */
export const adverseKinds: ReadonlySet<ServedKind> = new Set([
  "not-accepted",
  "acceptance-revoked",
  "terminated",
  "refused",
  "decision-revoked",
])

export const servedOnDay = (on: PlainDate, how: Text, isAdverse: boolean): Text => {
  const more = isAdverse
    ? text(
        "。文书中写明的救济期限，自您知道该决定之日起计算",
        "; the times to object that it names run from the day you know of it",
      )
    : text("", "")
  return text(`已于 ${on} 送达（${how.zh}）${more.zh}`, `served on ${on} (${how.en})${more.en}`)
}

export const standingUntil = (on: PlainDate): Text =>
  text(`正在公告，至 ${on} 视为送达`, `a public notice stands, and serves it on ${on}`)

/** What comes next and whose turn it is. */
export const nextSteps = {
  examine: text(
    "由机关审查材料并答复您，您暂时无需办理任何事项。",
    "We look through your papers and answer you. You need do nothing now.",
  ),
  correct: text(
    "请您补正下列材料，可邮寄或在线提交的无需到场。",
    "Please correct what is listed. What can be posted or sent online needs no visit.",
  ),
  confirm: text(
    "您已补齐，由机关核对后答复您，您暂时无需办理任何事项。",
    "You have sent everything. We check it and answer you; you need do nothing now.",
  ),
  supply: text(
    "请您补交下列材料；其间机关继续办理，不必等待。",
    "Please send what is still owed. We work on your case in the meantime.",
  ),
  decide: text(
    "由机关审查并作出决定，您暂时无需办理任何事项。",
    "We review your case and decide. You need do nothing now.",
  ),
  deliver: text("由机关按您选择的方式送达结果。", "We hand you the result in the way you chose."),
  fetch: text(
    "请您方便时到窗口领取结果，也可请窗口改为寄送。",
    "Please fetch the result at the window when it suits you, or ask the window to send it.",
  ),
  receive: text("结果已寄出，请留意查收。", "The result is on its way by courier; please look out for it."),
  none: text("已全部办理完毕，您无需办理任何事项。", "All is done. You need do nothing."),
  remedies: text(
    "请查看书面决定：其中写明了理由和救济途径；如有疑问，请致电窗口。",
    "Please see the written decision: it gives the reasons and says where to turn. Call the window with any question.",
  ),
  again: text(
    "您可以随时重新申请；如有疑问，请致电窗口。",
    "You may apply again at any time. Call the window with any question.",
  ),
  referred: text(
    "书面决定已告知应向哪一机关申请，首问责任人会将您的申请转交，您不必再跑一次。",
    "The written decision names the right authority; the first-asked officer passes your application on, with no errand of yours.",
  ),
} as const satisfies Readonly<Record<string, Text>>

/** How a day is kept. */
export const howInTime = {
  posted: text("以寄出之日为准", "it is enough to post it by then"),
  arrived: text("以到达之日为准", "it must arrive by then"),
} as const

/** The same for a number that does not exist and for a proof that does not fit. */
export const notFound = text(
  "未查到与您所填内容相符的办件。请核对收件凭证上的文号和证件号码或查询码；如仍查不到，请致电窗口。",
  "Nothing fits what you entered. Check the number on the receipt and your identifier or query code; if it still fails, call the window.",
)

export const visitsSoFar = (count: number): Text =>
  count === 0
    ? text("目前一次都没有跑", "no visit so far")
    : text(`目前跑了 ${count} 次`, `${count} visit${count === 1 ? "" : "s"} so far`)
