/** Folds events into an enquiry: pure, without context, the same for every replay. */
import type { Sealable } from "../../events/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { OfficerRef } from "../../identity/index.ts"
import type { EnquiryEvent } from "./enquiry-events.ts"
import { type EnquiryState, type HandOver, noEnquiry } from "./enquiry-state.ts"

/** The enquiry after one more event. */
export function evolveEnquiry(state: EnquiryState, event: EnquiryEvent): EnquiryState {
  const version = state.version + 1
  switch (event.type) {
    case "EnquiryReceived": {
      const { askedOn, channel, contact, due, firstAsked, items, question, subject } = event.data
      const asked = { askedOn, channel, due, firstAsked, items, subject, answerable: firstAsked }
      return {
        ...noEnquiry,
        ...asked,
        version,
        phase: "open",
        question: question ?? null,
        contact: contact ?? null,
      }
    }
    case "MisdirectedCaseTakenUp": {
      const { due, firstAsked, fromAuthority, items, subject, toAuthority } = event.data
      return {
        ...noEnquiry,
        version,
        phase: "open",
        askedOn: event.occurredOn,
        firstAsked,
        answerable: firstAsked,
        subject,
        items,
        due,
        cases: [event.data.case],
        misdirected: { case: event.data.case, fromAuthority, toAuthority },
      }
    }
    case "CaseLinked":
      return { ...state, version, cases: [...state.cases, event.data.case] }
    case "HandOverOpened":
      return state.answerable === null
        ? { ...state, version }
        : {
            ...state,
            version,
            handOvers: [...state.handOvers, offered(state.answerable, event.data, event.occurredOn)],
          }
    case "HandOverAccepted": {
      const { by } = event.data
      const taken = settled(state, "accepted", event.occurredOn, { acceptedBy: by })
      return { ...taken, version, answerable: by }
    }
    case "HandOverDeclined":
      return { ...settled(state, "declined", event.occurredOn, { reason: event.data.reason }), version }
    case "HandOverWithdrawn":
      return { ...settled(state, "withdrawn", event.occurredOn), version }
    case "EnquiryAnswered": {
      const by = event.actor.kind === "officer" ? event.actor.externalId : ""
      const answer = { by, on: event.occurredOn, answer: event.data.answer }
      return { ...state, version, answers: [...state.answers, answer], tasks: [] }
    }
    case "MisdirectedCaseTakenOver": {
      const { authority, takenOn } = event.data
      const closed = { outcome: "referred", on: takenOn, referredTo: authority } as const
      return { ...settled(state, "accepted", takenOn), version, phase: "closed", closed, tasks: [] }
    }
    case "EnquiryClosed": {
      const { outcome, referredTo = null } = event.data
      return {
        ...state,
        version,
        phase: "closed",
        closed: { outcome, on: event.occurredOn, referredTo },
        tasks: [],
      }
    }
    case "EnquiryTaskOpened":
      return { ...state, version, tasks: [...state.tasks, event.data.task] }
    default:
      return event satisfies never
  }
}

/** The enquiry a stream leads to. */
export function foldEnquiry(events: readonly EnquiryEvent[], from: EnquiryState = noEnquiry): EnquiryState {
  let state = from
  for (const event of events) state = evolveEnquiry(state, event)
  return state
}

function offered(
  from: OfficerRef,
  { reason, to }: { readonly to: HandOver["to"]; readonly reason?: Sealable<string> },
  openedOn: PlainDate,
): HandOver {
  const reasons = reason === undefined ? [] : [reason]
  return { from, to, openedOn, outcome: "open", settledOn: null, acceptedBy: null, reasons }
}

function settled(
  state: EnquiryState,
  outcome: HandOver["outcome"],
  settledOn: PlainDate,
  {
    acceptedBy = null,
    reason,
  }: { readonly acceptedBy?: OfficerRef | null; readonly reason?: Sealable<string> } = {},
): EnquiryState {
  const handOvers = state.handOvers.map((each) =>
    each.outcome === "open"
      ? {
          ...each,
          outcome,
          settledOn,
          acceptedBy,
          reasons: reason === undefined ? each.reasons : [...each.reasons, reason],
        }
      : each,
  )
  return { ...state, handOvers }
}
