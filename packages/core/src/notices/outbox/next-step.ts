/**
 * What is to be done next about a notice: a function of what is on record and of the moment. Whatever may have gone out is
 * looked up before anything is sent again, where the channel can; it is sent again unasked only where a repetition
 * reaches nobody twice, or, with the risk on record, where the channel can do neither.
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "../../time/index.ts"
import type { Claimed, ClimbReason, NoticeTask, Rung, StuckReason, WaitReason } from "./notice-events.ts"
import { type NoticeState, type Sending, sendingBy } from "./notice-state.ts"
import type { SendBudgets } from "./send-budget.ts"

/** What the district knows of a channel, for this recipient. */
export interface ChannelOutlook {
  readonly repeats: boolean
  readonly canLookUp: boolean
  readonly disturbs: boolean
  readonly isOptedOut: boolean
}

export interface NoticeOutlook {
  readonly at: Instant
  /** Until when quiet hours last that have begun; `null` outside them. */
  readonly quietUntil: Instant | null
  /** By which claim of the storage's message it is asked. */
  readonly claimed: Claimed
  readonly budgets: SendBudgets
  /** `null` for one that the district does not have. */
  channel(id: string): ChannelOutlook | null
}

export type NoticeStep =
  /** Nothing is left to do, or another message carries it on. */
  | { readonly do: "nothing" }
  /** There is more to do, but not by this claim: what it did is on record, and a claim sends once. */
  | { readonly do: "hand-over" }
  | { readonly do: "lapse" }
  | { readonly do: "stick"; readonly because: Exclude<StuckReason, "defect"> }
  | { readonly do: "climb"; readonly because: ClimbReason }
  | { readonly do: "open-task"; readonly task: NoticeTask }
  /** What was broken off is put on record as unanswered. */
  | { readonly do: "note-interruption"; readonly channel: string; readonly risked: boolean }
  | { readonly do: "look-up"; readonly channel: string }
  | { readonly do: "send"; readonly channel: string; readonly risked: boolean }
  | { readonly do: "wait"; readonly because: WaitReason; readonly until: Instant }

/** The next step by a claim. What an earlier claim did not put on record counts as broken off, and may be out. */
export function nextStep(state: NoticeState, outlook: NoticeOutlook): NoticeStep {
  const { claim, round } = outlook.claimed
  if (state.round !== round) return { do: "nothing" }
  if (state.phase !== "open") return brokenOff(state, outlook) ?? { do: "nothing" }
  const step = withinLife(state, stepOf(state, outlook))
  return state.claim === claim && step.do !== "wait" && step.do !== "nothing" ? { do: "hand-over" } : step
}

function stepOf(state: NoticeState, outlook: NoticeOutlook): NoticeStep {
  if (state.lapsesAt !== null && outlook.at >= state.lapsesAt) return { do: "lapse" }
  const rung = state.ladder[state.rung]
  if (rung === undefined) return { do: "stick", because: "ladder-ended" }
  if (rung.way !== "channel") {
    if (state.task === null) return { do: "open-task", task: rung.way }
    // A person has it now. When it has no sense any more, nobody is left to work at it.
    return state.lapsesAt === null
      ? { do: "nothing" }
      : { do: "wait", because: "answer", until: state.lapsesAt }
  }
  return stepOnChannel(state, rung, outlook)
}

/** Nothing is waited for longer than the notice has sense. */
function withinLife({ lapsesAt }: NoticeState, step: NoticeStep): NoticeStep {
  return step.do === "wait" && lapsesAt !== null && lapsesAt < step.until
    ? { ...step, until: lapsesAt }
    : step
}

function stepOnChannel(
  state: NoticeState,
  { channel, waitMinutes }: Extract<Rung, { way: "channel" }>,
  outlook: NoticeOutlook,
): NoticeStep {
  const { at } = outlook
  const can = outlook.channel(channel)
  const sending = sendingBy(state, channel)
  const climb = (because: ClimbReason): NoticeStep => ({ do: "climb", because })

  if (sending !== undefined && sending.sentAt !== null && sending.status !== "failed") {
    const broken = brokenOff(state, outlook)
    if (broken !== null) return broken
    const silentAt = later(sending.sentAt, waitMinutes)
    if (at >= silentAt) return climb("silent")
    const lookAt = lookAgainAt(state, sending, can, outlook)
    if (lookAt !== null && at >= lookAt) return { do: "look-up", channel }
    const until = lookAt !== null && lookAt < silentAt ? lookAt : silentAt
    return { do: "wait", because: "answer", until }
  }
  if (can === null) return climb("no-channel")
  const isOut = sending?.mayBeOut === true
  const risked = isOut && !can.repeats && !can.canLookUp
  if (isInterrupted(state, outlook) && sending?.isOver !== true)
    return { do: "note-interruption", channel, risked }
  if (sending?.isOver === true) return afterLast(sending)
  // Whoever opted out is sent nothing more, but it is still found out whether something went out before.
  if (can.isOptedOut && !(isOut && can.canLookUp)) return climb("opted-out")
  if (sending !== undefined && sending.notBefore !== null && at < sending.notBefore)
    return { do: "wait", because: "pause", until: sending.notBefore }
  if (isOut && can.canLookUp)
    return sending.looks >= outlook.budgets["no-answer"].attempts
      ? climb("unknown")
      : { do: "look-up", channel }
  const { quietUntil } = outlook
  if (can.disturbs && quietUntil !== null && state.urgent === null)
    return { do: "wait", because: "quiet", until: quietUntil }
  return { do: "send", channel, risked }
}

function isInterrupted(state: NoticeState, { claimed }: NoticeOutlook): boolean {
  return claimed.claim > state.claim + 1
}

/** A claim that was broken off although the message is known to be out, or nobody owes it any more: it may have sent it again. */
function brokenOff(state: NoticeState, outlook: NoticeOutlook): NoticeStep | null {
  const rung = state.ladder[state.rung]
  if (rung?.way !== "channel" || !isInterrupted(state, outlook)) return null
  const can = outlook.channel(rung.channel)
  const wasTried = sendingBy(state, rung.channel) !== undefined
  const isSafe = can === null || can.repeats || can.canLookUp
  return { do: "note-interruption", channel: rung.channel, risked: wasTried && !isSafe }
}

/** When the provider is asked whether what it took has arrived; `null` where that is asked for by nobody, or often enough. */
function lookAgainAt(
  { until }: NoticeState,
  { looks, notBefore, sentAt }: Sending,
  can: ChannelOutlook | null,
  { budgets }: NoticeOutlook,
): Instant | null {
  const { attempts, firstMs } = budgets["no-answer"]
  if (until === "sent" || can?.canLookUp !== true || looks >= attempts || sentAt === null) return null
  return notBefore ?? fromEpochMillis(toEpochMillis(sentAt) + firstMs)
}

/** A channel of which nothing more is to be had: its own fault is for the district to mend, all else for the next way. */
function afterLast({ failures, mayBeOut }: Sending): NoticeStep {
  if (mayBeOut) return { do: "climb", because: "unknown" }
  return failures.configuration === undefined
    ? { do: "climb", because: failures.address === undefined ? "failed" : "no-address" }
    : { do: "stick", because: "configuration" }
}

function later(at: Instant, minutes: number): Instant {
  return fromEpochMillis(toEpochMillis(at) + minutes * 60_000)
}
