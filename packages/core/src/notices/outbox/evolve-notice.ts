/** Folds events into a notice: pure, without context, the same for every replay. */
import type { Instant } from "../../time/index.ts"
import type { Claimed, NoticeEvent, NoticeEventData } from "./notice-events.ts"
import { isEnough, laterStatus, noNotice, type NoticeState, type Sending, sendingBy } from "./notice-state.ts"

export function foldNotice(events: Iterable<NoticeEvent>): NoticeState {
  let state = noNotice
  for (const event of events) state = evolveNotice(state, event)
  return state
}

export function evolveNotice(before: NoticeState, event: NoticeEvent): NoticeState {
  const state = { ...before, version: before.version + 1 }
  switch (event.type) {
    case "NoticeOwed": {
      const { onPaper = false, ...owed } = event.data
      return { ...state, ...owed, paper: onPaper ? "due" : null, phase: "open", owedAt: event.recordedAt }
    }
    case "MessageSent":
      return judged(claimed(sent(state, event.data, event.recordedAt), event.data), event.data.channel)
    case "MessageFailed":
      return claimed(failed(state, event.data, event.recordedAt), event.data)
    case "MessageLookedUp":
      return judged(claimed(lookedUp(state, event.data, event.recordedAt), event.data), event.data.channel)
    case "MessageReported":
      return awoken(
        before,
        judged(reported(state, event.data, event.recordedAt), event.data.channel),
        event.data.channel,
      )
    case "NoticePutOff":
      return claimed(state, event.data)
    case "NoticeClimbed":
      return claimed({ ...state, rung: state.rung + 1 }, event.data)
    case "NoticeTaskOpened":
      return claimed({ ...state, task: event.data.task }, event.data)
    case "NoticeTaskDone":
      switch (event.data.outcome) {
        case "reached":
          return discharged({ ...state, acknowledgedOn: event.occurredOn })
        case "not-reached":
          return anew({ ...state, task: null, rung: state.rung + 1 })
        default:
          return posted(state)
      }
    case "NoticeTold":
      return { ...state, told: { on: event.data.told, by: event.data.by } }
    case "NoticeAcknowledged":
      return discharged({ ...state, acknowledgedOn: event.occurredOn })
    case "NoticeStuck":
      return claimed({ ...state, phase: "stuck", stuckBecause: event.data.because }, event.data)
    case "NoticeRevived":
      return {
        ...anew(state),
        phase: "open",
        stuckBecause: null,
        rung: event.data.rung,
        // What broke off in a defect may have sent, and counts as a claim that left nothing.
        claim: state.stuckBecause === "defect" ? -1 : 0,
        sendings: state.sendings.map(forgiven),
      }
    case "NoticeWithdrawn":
      return { ...state, phase: "withdrawn", task: null, paper: notDue(state) }
    case "NoticeLapsed":
      return { ...state, phase: "lapsed", task: null, paper: notDue(state) }
    default:
      return event satisfies never
  }
}

function sent(state: NoticeState, data: NoticeEventData["MessageSent"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => {
    // What failed and was sent again is on its way again; but a report may come before the sending that it is of.
    const isSentAgain = sending.status === "failed" && sending.attempts > 0
    const status = laterStatus(isSentAgain ? "queued" : sending.status, data.status)
    return {
      ...sending,
      status,
      attempts: sending.attempts + 1,
      triedAt: at,
      failures: {},
      sentAt: status === "failed" ? null : at,
      reference: data.reference ?? sending.reference,
      arrived: sending.arrived ?? data.arrived ?? null,
      mayBeOut: false,
      looks: 0,
      notBefore: null,
      duplicatesRisked: sending.duplicatesRisked + (data.risked ? 1 : 0),
    }
  })
}

function failed(state: NoticeState, data: NoticeEventData["MessageFailed"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => {
    const tried = {
      ...sending,
      attempts: sending.attempts + 1,
      triedAt: at,
      duplicatesRisked: sending.duplicatesRisked + (data.risked ? 1 : 0),
    }
    // What the provider took is not undone by a call that brought no answer, and a late one opens no channel that is over.
    if (sending.isOver || (sending.sentAt !== null && sending.status !== "failed")) return tried
    const isOut = sending.mayBeOut || data.trouble === "no-answer"
    return {
      ...tried,
      status: isOut ? "unknown" : data.retryAt === null ? "failed" : "queued",
      failures: { ...sending.failures, [data.trouble]: (sending.failures[data.trouble] ?? 0) + 1 },
      mayBeOut: isOut,
      notBefore: data.retryAt,
      isOver: data.retryAt === null,
    }
  })
}

function lookedUp(state: NoticeState, data: NoticeEventData["MessageLookedUp"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => {
    const looked = {
      ...sending,
      notBefore: data.againAt,
      looks: sending.looks + 1,
      arrived: sending.arrived ?? data.arrived ?? null,
    }
    switch (data.answer) {
      case "unsent":
        // A provider that took it and says now that it has nothing is believed in the first.
        return sending.sentAt === null ? { ...looked, status: "queued", mayBeOut: false, looks: 0 } : looked
      case "unknown":
        return looked
      case "failed":
        // What was delivered before has not failed since.
        return laterStatus(sending.status, "failed") === "failed"
          ? { ...looked, status: "failed", sentAt: null, mayBeOut: false, isOver: true }
          : looked
      default:
        return {
          ...looked,
          status: laterStatus(sending.status, data.answer),
          sentAt: sending.sentAt ?? at,
          mayBeOut: false,
        }
    }
  })
}

function reported(state: NoticeState, data: NoticeEventData["MessageReported"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => {
    const status = laterStatus(sending.status, data.status)
    if (data.status === "unknown") return sending
    const isFailed = status === "failed"
    return {
      ...sending,
      status,
      mayBeOut: false,
      sentAt: isFailed ? null : (sending.sentAt ?? at),
      arrived: sending.arrived ?? data.arrived ?? null,
      isOver: isFailed || sending.isOver,
    }
  })
}

/**
 * Discharged by what is known of a message, whatever was still to be done about it; opened again where a provider takes back
 * what discharged it.
 */
function judged(state: NoticeState, channel: string): NoticeState {
  const { phase, until } = state
  const sending = sendingBy(state, channel)
  if (sending === undefined) return state
  const isOwed = phase === "open" || phase === "stuck" || phase === "lapsed"
  if (isOwed && isEnough(sending, until)) return discharged(state)
  if (sending.status !== "failed") return state
  const isPosted = state.paper === "posted" && until === "sent"
  const isTold =
    state.acknowledgedOn !== null || isPosted || state.sendings.some((each) => isEnough(each, until))
  return phase === "discharged" && !isTold ? anew({ ...state, phase: "open" }) : state
}

/** Taken up at once where a report says that what is waited for has failed. */
function awoken(before: NoticeState, state: NoticeState, channel: string): NoticeState {
  const rung = state.ladder[state.rung]
  const isWaitedFor = state.round === before.round && rung?.way === "channel" && rung.channel === channel
  const hasFailed = (each: NoticeState) => sendingBy(each, channel)?.status === "failed"
  return state.phase === "open" && isWaitedFor && hasFailed(state) && !hasFailed(before) ? anew(state) : state
}

/** A letter has left: that is as much as a message that was sent. One of the ladder's gives way to the next way else. */
function posted(before: NoticeState): NoticeState {
  const state = { ...before, paper: "posted" } as const
  const isOwed = state.phase === "open" || state.phase === "stuck"
  if (isOwed && state.until === "sent") return discharged(state)
  return before.task === "letter" ? anew({ ...state, task: null, rung: state.rung + 1 }) : state
}

function notDue({ paper }: NoticeState): NoticeState["paper"] {
  return paper === "due" ? null : paper
}

function discharged(state: NoticeState): NoticeState {
  return { ...state, phase: "discharged", task: null, stuckBecause: null }
}

/** The claim that left this on record; those of earlier rounds count no more. */
function claimed(state: NoticeState, { claim, round }: Claimed): NoticeState {
  return round === state.round ? { ...state, claim: Math.max(state.claim, claim) } : state
}

function anew(state: NoticeState): NoticeState {
  return { ...state, round: state.round + 1, claim: 0 }
}

/** Whoever revives a notice gives every channel its chances back; what may be out stays so. */
function forgiven(sending: Sending): Sending {
  return { ...sending, failures: {}, looks: 0, notBefore: null, isOver: false }
}

function withSending(
  state: NoticeState,
  channel: string,
  at: Instant,
  change: (sending: Sending) => Sending,
): NoticeState {
  const known = sendingBy(state, channel)
  const changed = change(known ?? firstSending(channel, at))
  const sendings =
    known === undefined
      ? [...state.sendings, changed]
      : state.sendings.map((each) => (each === known ? changed : each))
  return { ...state, sendings }
}

function firstSending(channel: string, at: Instant): Sending {
  return {
    channel,
    status: "queued",
    attempts: 0,
    failures: {},
    triedAt: at,
    sentAt: null,
    reference: null,
    mayBeOut: false,
    looks: 0,
    notBefore: null,
    isOver: false,
    arrived: null,
    duplicatesRisked: 0,
  }
}
