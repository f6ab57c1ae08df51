/** What may be seen of a case from outside: where it stands, what is wanting, and every day told; of the code and of the model. */
import { addDays } from "../time/index.ts"
import { dueOf, partDue } from "./case-model-acts.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import { idOf } from "./case-moves-people.fixture.ts"
import { type CaseState, countVisits } from "./index.ts"

type Seen = Readonly<Record<string, unknown>>

export function seenOf(state: CaseState): Seen {
  const { bar, correction, handOver, owing, parts, phase, promised, statutory } = state
  const wanting = (list: readonly { requirement: string; code: string }[] | undefined) =>
    list?.map(({ code, requirement }) => `${requirement}: ${code}`).toSorted() ?? null
  const isAccepted = state.acceptance !== null
  return {
    phase,
    receivedOn: state.receipt?.receivedOn ?? "",
    acceptance: state.acceptance && { on: state.acceptance.on, how: state.acceptance.how },
    tasks: state.tasks.toSorted(),
    visits: countVisits(state),
    lookUp: state.lookUps["licence"]?.state ?? (phase === "none" ? "requested" : null),
    isSourceAsked: state.lookUps["licence"]?.isChecked === false,
    notice: phase === "received" ? (state.noticeDue?.dueOn ?? null) : null,
    asked: phase === "correcting" ? [wanting(correction?.open), correction?.deadline.dueOn] : null,
    owed: owing ? [wanting(owing.owed), owing.deadline.dueOn, owing.late && !owing.excused] : null,
    statutory: isAccepted ? (statutory?.dueOn ?? null) : null,
    promised: isAccepted ? (promised?.dueOn ?? null) : null,
    parts: Object.entries(parts).map(([id, part]) => [
      id,
      part.receivedOn,
      part.finished ? null : part.deadline?.dueOn,
      part.finished?.outcome ?? null,
      part.runs,
    ]),
    promises: Object.entries(state.commitments)
      .map(([option, { rectifyBy, verified, verifyBy }]) => [
        option,
        verified ?? verifyBy?.dueOn ?? null,
        rectifyBy?.dueOn ?? null,
      ])
      .toSorted(),
    identities: state.identity.map(({ means }) => means),
    siteChecks: state.siteChecks.map(({ on }) => on),
    proposals: state.proposals.map(({ by, proposal }) => [proposal, by]),
    handOver: handOver && [handOver.officer?.externalId, handOver.takenOn],
    decision: state.decision && [state.decision.favourable, state.decision.on],
    place: state.place,
    barredTo: bar && addDays(bar.until, -1),
    delivery: state.delivery?.dueOn ?? null,
  }
}

export function seenOfModel(m: Model): Seen {
  const { asked, owed } = m
  return {
    phase: m.phase,
    receivedOn: m.receipt.on,
    acceptance: m.accepted,
    tasks: m.tasks.toSorted(),
    visits: new Set(m.visits).size,
    lookUp: m.lookUp,
    isSourceAsked: m.isSourceAsked,
    notice: m.phase === "received" ? m.tellBy : null,
    asked: m.phase === "correcting" && asked ? [asked.open, asked.due] : null,
    owed: owed ? [owed.open, owed.due, owed.late && !owed.excused] : null,
    statutory: dueOf(m, "statutory"),
    promised: dueOf(m, "promised"),
    parts: Object.entries(m.parts).map(([id, part]) => [
      id,
      part.received,
      part.done ? null : partDue(m, part),
      part.done,
      part.runs,
    ]),
    promises: Object.entries(m.promises)
      .map(([option, { by, found, putRightBy }]) => [option, found ?? by, putRightBy])
      .toSorted(),
    identities: m.identities,
    siteChecks: m.siteChecks,
    proposals: m.proposals.map(({ by, number }) => [number, idOf(by)]),
    handOver: m.referred && [idOf(m.referred.by), m.referred.taken],
    decision: m.decided && [m.decided.favourable, m.decided.on],
    place: m.place,
    barredTo: m.barredTo,
    delivery: m.handOverBy,
  }
}
