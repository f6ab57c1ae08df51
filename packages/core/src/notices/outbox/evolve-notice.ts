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
    case "NoticeOwed":
      return { ...state, ...event.data, phase: "open", owedAt: event.recordedAt }
    case "MessageSent":
      return judged(claimed(sent(state, event.data, event.recordedAt), event.data), event.data.channel)
    case "MessageFailed":
      return claimed(failed(state, event.data, event.recordedAt), event.data)
    case "MessageLookedUp":
      return judged(claimed(lookedUp(state, event.data, event.recordedAt), event.data), event.data.channel)
    case "MessageReported":
      return judged(reported(state, event.data, event.recordedAt), event.data.channel)
    case "NoticePutOff":
      return claimed(state, event.data)
    case "NoticeClimbed":
      return claimed({ ...state, rung: state.rung + 1 }, event.data)
    case "NoticeTaskOpened":
      return claimed({ ...state, task: event.data.task }, event.data)
    case "NoticeTaskDone":
      return event.data.outcome === "reached"
        ? { ...state, task: null, acknowledgedOn: event.occurredOn, phase: "discharged" }
        : anew({ ...state, task: null, rung: state.rung + 1 })
    case "NoticeTold":
      return { ...state, told: { on: event.data.told, by: event.data.by } }
    case "NoticeAcknowledged":
      return { ...state, acknowledgedOn: event.occurredOn, task: null, phase: "discharged" }
    case "NoticeStuck":
      return claimed({ ...state, phase: "stuck", stuckBecause: event.data.because }, event.data)
    case "NoticeRevived":
      return anew({
        ...state,
        phase: "open",
        stuckBecause: null,
        rung: event.data.rung,
        sendings: state.sendings.map(forgiven),
      })
    case "NoticeWithdrawn":
      return { ...state, phase: "withdrawn", task: null }
    case "NoticeLapsed":
      return { ...state, phase: "lapsed", task: null }
    default:
      return event satisfies never
  }
}

function sent(state: NoticeState, data: NoticeEventData["MessageSent"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => ({
    ...sending,
    status: laterStatus(sending.status === "failed" ? "queued" : sending.status, data.status),
    attempts: sending.attempts + 1,
    failures: {},
    triedAt: at,
    sentAt: sending.sentAt ?? at,
    reference: data.reference ?? sending.reference,
    mayBeOut: false,
    looks: 0,
    notBefore: null,
    duplicatesRisked: sending.duplicatesRisked + (data.risked ? 1 : 0),
  }))
}

function failed(state: NoticeState, data: NoticeEventData["MessageFailed"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => {
    const isOut = sending.mayBeOut || data.trouble === "no-answer"
    return {
      ...sending,
      status: isOut ? "unknown" : data.retryAt === null ? "failed" : "queued",
      attempts: sending.attempts + 1,
      triedAt: at,
      failures: { ...sending.failures, [data.trouble]: (sending.failures[data.trouble] ?? 0) + 1 },
      mayBeOut: isOut,
      notBefore: data.retryAt,
      isOver: data.retryAt === null,
      duplicatesRisked: sending.duplicatesRisked + (data.risked ? 1 : 0),
    }
  })
}

function lookedUp(state: NoticeState, data: NoticeEventData["MessageLookedUp"], at: Instant): NoticeState {
  return withSending(state, data.channel, at, (sending) => {
    const looked = { ...sending, notBefore: data.againAt, looks: sending.looks + 1 }
    switch (data.answer) {
      case "unsent":
        // A provider that took it and says now that it has nothing is believed in the first.
        return sending.sentAt === null ? { ...looked, status: "queued", mayBeOut: false, looks: 0 } : looked
      case "unknown":
        return looked
      case "failed":
        return { ...looked, status: "failed", mayBeOut: false, isOver: true }
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
      sentAt: sending.sentAt ?? (isFailed ? null : at),
      isOver: isFailed || sending.isOver,
    }
  })
}

/** Discharged by what is known of a message; opened again where a provider takes back what discharged it. */
function judged(state: NoticeState, channel: string): NoticeState {
  const { phase, until } = state
  const sending = sendingBy(state, channel)
  if (sending === undefined) return state
  if (phase === "open" && isEnough(sending, until)) return { ...state, phase: "discharged" }
  const isTold = state.acknowledgedOn !== null || state.sendings.some((each) => isEnough(each, until))
  const isTakenBack = phase === "discharged" && sending.status === "failed" && !isTold
  return isTakenBack ? anew({ ...state, phase: "open" }) : state
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
    duplicatesRisked: 0,
  }
}
