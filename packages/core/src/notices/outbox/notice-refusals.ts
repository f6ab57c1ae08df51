/** What may not be done to a notice, each as plain data that says what to do instead. */
import type { Refusal } from "../../reasons/index.ts"
import { text } from "../../reasons/index.ts"

export type NoticeRefusal =
  | (Refusal<"NotAuthorised"> & { readonly needed: readonly string[] })
  | Refusal<"NoticeUnknown">
  | Refusal<"NoticeClosed">
  | Refusal<"NoTaskOpen">
  | Refusal<"NoticeNotStuck">
  | Refusal<"LadderMissing">
  | Refusal<"NotOwedByThem">
  | Refusal<"NothingArrived">
  | Refusal<"NotOfACase">

export const noticeRefusals = {
  unknown: refusal("NoticeUnknown", "没有这条告知，请核对编号。", "There is no such notice: check its id."),
  closed: refusal(
    "NoticeClosed",
    "该告知已经完成、撤回或者失效，无需再办。",
    "This notice was told, withdrawn or has lapsed: nothing is to be done about it.",
  ),
  noTask: refusal(
    "NoTaskOpen",
    "该告知没有待办的电话、上门或者邮寄任务，可能已经办结；请刷新待办清单。",
    "No call, visit or letter is to be done for this notice; it may be done already. Look at the list again.",
  ),
  notStuck: refusal(
    "NoticeNotStuck",
    "该告知仍在自动办理，不需要重新启动。",
    "This notice is still on its way and needs no reviving.",
  ),
  nothingArrived: refusal(
    "NothingArrived",
    "没有受送达人确认的系统记录其到达；短信等报告的“已送达”不是送达。请等待到达记录，或者改用其他方式送达。",
    "No system that keeps a record of arrival has it; what a gateway reports as delivered serves nothing. Wait for that record, or serve in another way.",
  ),
  notOfACase: refusal(
    "NotOfACase",
    "该告知不属于任何办件，没有可以送达的文书。",
    "This notice is about no case, so there is no document that it could have served.",
  ),
  notOwedByThem: refusal(
    "NotOwedByThem",
    "告知由系统或者当日在岗的工作人员发出，其他人不能代发。",
    "A notice is owed by the system, or by an officer for whom you vouch on this day; nobody else sends one.",
  ),
  noLadder: refusal("LadderMissing", "请至少指定一种告知方式。", "Name at least one way of telling them."),
} as const

export function notAuthorised(needed: readonly string[]): NoticeRefusal {
  return {
    _tag: "NotAuthorised",
    needed,
    message:
      needed.length === 0
        ? text(
            "尚未指定由何种岗位办理告知任务，请先在配置（outbox.roles）中指定。",
            "Nobody is named for work on notices; name the roles in the settings (`outbox.roles`) first.",
          )
        : text(
            `此操作须由本人或者具备“${needed.join("”或“")}”职责的工作人员进行。`,
            `Only the person it is for, or an officer with the role "${needed.join('" or "')}", may do this.`,
          ),
  }
}

function refusal<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
