/** What an entitlement becomes by each thing that happens to it. */
import type { EntitlementEvent } from "./entitlement-events.ts"
import type { EntitlementState } from "./entitlement-state.ts"
import { withSettled } from "./discharge.ts"
import { withoutFallenClaims } from "./fallen-claims.ts"
import { recoveredInAll } from "./paid-months.ts"

export function evolveEntitlement(state: EntitlementState, event: EntitlementEvent): EntitlementState {
  switch (event.type) {
    case "PersonLinked":
      return { ...state, links: { ...state.links, [event.data.population]: event.data } }
    case "DifferenceFound":
      return found(state, event.data)
    case "StatementMade":
      return { ...state, statements: [...state.statements, event.data.id] }
    case "Determined":
      return { ...state, segments: event.data.segments }
    case "VisitAsked":
      return { ...state, visits: [...state.visits, { ...event.data, outcome: null }] }
    case "VisitRecorded": {
      const { outcome, visit } = event.data
      return {
        ...state,
        visits: state.visits.map((each) => (each.visit === visit ? { ...each, outcome } : each)),
      }
    }
    case "Verified":
      return { ...state, phase: "verified", verified: event.data }
    case "Told":
      return told(state, event.data)
    case "Enrolled":
      return { ...state, phase: "enrolled", enrolledFrom: event.data.from }
    case "PayeeSet":
      return { ...state, hasPayee: true }
    case "Objected": {
      const { about, objection } = event.data
      return { ...state, objections: [...state.objections, { about, objection, upheld: null }] }
    }
    case "ObjectionAnswered": {
      const { objection, upheld } = event.data
      const objections = state.objections.map((each) =>
        each.objection === objection ? { ...each, upheld } : each,
      )
      return { ...state, objections }
    }
    case "HumanAsked":
      return { ...state, humanAsked: true }
    case "HumanAnswered":
      return { ...state, humanAsked: false }
    case "Held": {
      const { from, until } = event.data
      return { ...state, hold: { from, until } }
    }
    case "HoldEnded":
      return {
        ...state,
        hold: null,
        holdSpent: state.holdSpent || event.data.how === "lapsed",
      }
    case "AdverseAnnounced": {
      const { act, answerUntil, from } = event.data
      return { ...state, announced: { act, from, answerUntil, answered: false } }
    }
    case "AnswerGiven":
      return { ...state, announced: state.announced && { ...state.announced, answered: true } }
    case "AdverseDropped":
      return { ...state, announced: null }
    case "CandidateRefused":
      return { ...state, phase: "refused", announced: null }
    case "Stopped":
      return {
        ...state,
        phase: "stopped",
        announced: null,
        stops: [...state.stops, { from: event.data.from, to: null }],
      }
    case "Lowered": {
      const { amount, from } = event.data
      const lowered = [...state.lowered, { from, amount, afterLines: state.paid.length }]
      return { ...state, announced: null, lowered }
    }
    case "Resumed":
      return {
        ...state,
        phase: "enrolled",
        stops: state.stops.map((stop) => (stop.to === null ? { ...stop, to: event.data.from } : stop)),
      }
    case "MonthsPaid":
      return withSettled({
        ...state,
        paid: [...state.paid, { ...event.data, backAfter: null, afterRecovered: recoveredInAll(state) }],
      })
    case "PaymentReturned": {
      const { line, payment } = event.data
      const paid = state.paid.map((each) =>
        each.payment === payment && each.line === line ? { ...each, backAfter: state.paid.length } : each,
      )
      return withSettled(withoutFallenClaims({ ...state, paid }))
    }
    case "GroupNoted":
      return { ...state, taken: event.data.taken }
    case "OpeningImported":
      return {
        ...state,
        phase: "enrolled",
        enrolledFrom: event.data.firstMonth,
        opening: event.data,
        rolls: [...state.rolls, event.data.roll],
      }
    case "RecoveryDecided": {
      const { by, instalments, months } = event.data
      const { recovery } = state
      const decided = [...recovery.decided, { by, instalments, months, isTold: false, isSettled: false }]
      return { ...state, announced: null, recovery: { ...recovery, decided } }
    }
    case "RecoveryReceived":
      return withSettled(received(state, { received: event.data.amount, waived: 0 }))
    case "RecoveryWaived":
      return received(state, { received: 0, waived: event.data.amount })
    default:
      return event satisfies never
  }
}

type Data<Type extends EntitlementEvent["type"]> = Extract<EntitlementEvent, { readonly type: Type }>["data"]

function found(
  state: EntitlementState,
  { kind, month, receipt, run }: Data<"DifferenceFound">,
): EntitlementState {
  const isNew = state.phase === "none" && (kind === "start" || kind === "undetermined")
  const isOver = kind === "cleared" && (state.phase === "candidate" || state.phase === "verified")
  return {
    ...state,
    phase: isNew ? "candidate" : isOver ? "none" : state.phase,
    verified: isOver ? null : state.verified,
    found: { run, month, kind, leaf: receipt?.leaf ?? null },
    holdSpent: false,
  }
}

function told(state: EntitlementState, { about, objectUntil }: Data<"Told">): EntitlementState {
  const { phase, recovery } = state
  const decided =
    about === "recover" ? recovery.decided.map((each) => ({ ...each, isTold: true })) : recovery.decided
  return {
    ...state,
    phase: about === "start" && phase === "verified" ? "told" : phase,
    told: { ...state.told, [about]: objectUntil },
    recovery: { ...recovery, decided },
  }
}

function received(
  state: EntitlementState,
  more: { readonly received: number; readonly waived: number },
): EntitlementState {
  const { recovery } = state
  return {
    ...state,
    recovery: {
      ...recovery,
      received: recovery.received + more.received,
      waived: recovery.waived + more.waived,
    },
  }
}
