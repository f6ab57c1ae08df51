/**
 * Where a case stands by its own acts and the outside record together. It follows the outside where its own
 * acts have not got that far, and never against them: what contradicts an act of our own is a conflict, a
 * task for an officer. All of it is a function of the two halves, so the order in which messages came, and how
 * often, cannot matter. What the law brought about because an authority was silent did not come about where
 * the outside shows that it spoke in time (行政许可法 art. 32(1)(4)).
 */
import { itemTypes } from "../../law/index.ts"
import type { Deadline, PlainDate } from "../../time/index.ts"
import { hasPassed } from "../../time/index.ts"
import type { TaskKind } from "../case-events.ts"
import type { CaseState } from "../case-state.ts"
import { isEnded } from "../case-state.ts"
import type { Conflict, ConflictKind } from "./conflict.ts"
import { conflictId } from "./conflict.ts"
import type { OutsideFact } from "./outside-message.ts"
import { withParts } from "./outside-parts.ts"
import { acceptanceIn, countingFacts, decisionIn, endIn } from "./counting-facts.ts"
import { disputes, factsOf, type OutsideRecord } from "./outside-record.ts"
import type { OutsideHalf } from "./outside-state.ts"

/** The case as it stands; its own acts alone stay in `outside.own`. */
export function standTogether(outside: OutsideHalf): CaseState {
  return jointly(outside).state
}

/** What contradicts our own acts and no officer has settled yet. */
export function openConflicts({ outside }: CaseState): readonly Conflict[] {
  return outside === null ? [] : jointly(outside).conflicts
}

interface Joint {
  readonly state: CaseState
  readonly conflicts: readonly Conflict[]
}

function jointly(outside: OutsideHalf): Joint {
  const { own, settlements } = outside
  const facts = countingFacts(outside)
  const conflicts: Conflict[] = []
  /** Whether theirs is to be taken; a conflict nobody has settled leaves ours. */
  const takeTheirs = (kind: ConflictKind, about: readonly OutsideFact[]): boolean => {
    const id = conflictId(kind, about)
    const settled = settlements.find(({ conflict }) => conflict === id)
    const isNoted = conflicts.some((conflict) => conflict.id === id)
    if (settled === undefined && !isNoted) conflicts.push({ id, kind, theirs: about })
    return settled?.keep === "theirs"
  }
  for (const contents of disputes(outside.record)) takeTheirs("message-changed", contents)

  let state: CaseState = { ...own, outside }
  state = movedInTime(spokenInTime(state, facts), facts, settlements)
  // By the legal days: what ended before it was accepted, or decided, ended.
  const end = endIn(facts)
  const endsBefore = (fact: OutsideFact | undefined) =>
    end !== undefined && fact !== undefined && end.on < fact.on
  const [beforeAcceptance, beforeDecision] = [
    endsBefore(acceptanceIn(facts)),
    endsBefore(decisionIn(facts, settlements).decision),
  ]
  if (beforeAcceptance) state = withEnd(state, facts, takeTheirs)
  state = withAcceptance(state, outside, facts, takeTheirs)
  if (beforeDecision) state = withEnd(state, facts, takeTheirs)
  state = withDecision(state, outside, facts, takeTheirs)
  // Decided in time and accepted later on paper: the acceptance is filled in.
  state = withAcceptance(state, outside, facts, takeTheirs)
  state = withParts(state, outside.clocks, facts, takeTheirs)
  state = withDelivery(state, facts)
  if (!beforeAcceptance && !beforeDecision) state = withEnd(state, facts, takeTheirs)
  noteSupplement(state, facts, takeTheirs)
  // Nothing is to be handed over where, all told, nothing is decided; nobody to be urged where no part runs.
  const isDecided = state.phase === "decided"
  const isAnyPartRunning =
    state.phase === "accepted" &&
    Object.values(state.parts).some(({ deadline, finished }) => deadline !== null && finished === null)
  const tasks = state.tasks.filter(
    (task) =>
      task !== "resolve-conflict" &&
      (isDecided || task !== "hand-over-result") &&
      (isAnyPartRunning || task !== "urge-part"),
  )
  return {
    state: {
      ...state,
      noticeDue: state.phase === "received" ? state.noticeDue : null,
      tasks: conflicts.length > 0 ? [...tasks, "resolve-conflict"] : tasks,
    },
    conflicts,
  }
}

type TakeTheirs = (kind: ConflictKind, about: readonly OutsideFact[]) => boolean

/** What shows that the authority spoke, or that there was nothing left to speak to. */
const BREAKS_SILENCE: ReadonlySet<OutsideFact["stage"]> = new Set([
  "correction-notified",
  "accepted",
  "decided",
  "withdrawn",
  "terminated",
])

/** Where our own acts lead, or may lead, from a case that was not accepted. */
const WITHOUT_ACCEPTANCE: ReadonlySet<CaseState["phase"]> = new Set([
  "correcting",
  "deemed-withdrawn",
  "not-accepted",
  "withdrawn",
])

/** Where our own acts can only have led from a decision. */
const FROM_DECISION: ReadonlySet<CaseState["phase"]> = new Set(["delivered", "decision-revoked"])

/** Spoken within the time to answer: no silence, hence no acceptance by silence. */
function spokenInTime(state: CaseState, facts: OutsideRecord): CaseState {
  const lastDay = state.acceptance?.lapsedOn ?? state.noticeDue?.dueOn ?? undefined
  if (lastDay === undefined) return state
  if (!facts.some(({ on, stage }) => BREAKS_SILENCE.has(stage) && on <= lastDay)) return state
  if (state.phase === "received") return { ...without(state, "accept-or-refuse"), noticeDue: null }
  // Handed over here, or revoked, what only the outside decided.
  const isTheirs = state.decision === null && FROM_DECISION.has(state.phase)
  const isUndone = state.phase === "accepted" || WITHOUT_ACCEPTANCE.has(state.phase) || isTheirs
  if (state.acceptance?.how !== "deemed" || !isUndone) return state
  const { promised, statutory } = state
  const isAccepted = acceptanceIn(facts) !== undefined
  const isBegun = Object.values(state.parts).some(({ finished, runs }) => finished !== null || runs > 0)
  return {
    // No decision is overdue in a case that is not accepted.
    ...without(
      isBegun ? state : { ...state, parts: {} },
      ...(isAccepted ? [] : (["explain-overdue"] as const)),
    ),
    phase: state.phase === "accepted" ? "received" : state.phase,
    acceptance: null,
    // A clock that our own acts changed since stays; one that only ran falls with the acceptance.
    statutory: isUntouched(statutory) ? null : statutory,
    promised: isUntouched(promised) ? null : promised,
  }
}

/** Gone further within the time to supplement: no application that lay still, hence none taken back. */
function movedInTime(
  state: CaseState,
  facts: OutsideRecord,
  settlements: OutsideHalf["settlements"],
): CaseState {
  if (state.phase !== "deemed-withdrawn") return state
  const moves = [acceptanceIn(facts), decisionIn(facts, settlements).decision, endIn(facts)]
  const hasMoved = moves.some((fact) => fact !== undefined && isBeforeLapse(state, fact))
  return hasMoved ? { ...state, phase: "correcting" } : state
}

function withAcceptance(
  state: CaseState,
  { clocks }: OutsideHalf,
  facts: OutsideRecord,
  takeTheirs: TakeTheirs,
): CaseState {
  const accepted = acceptanceIn(facts)
  if (accepted === undefined || isLawFirst(state, accepted)) return state
  const { acceptance, phase } = state
  const theirs = { on: accepted.on, how: "outside" } as const
  if (acceptance !== null) {
    // Later than the law allowed: what the law brought about stands.
    if (acceptance.how === "deemed" || acceptance.on === accepted.on) return state
    if (!takeTheirs("acceptance-date", [accepted])) return state
    return { ...state, acceptance: theirs, ...clocks.decision }
  }
  const isOver = phase === "not-accepted" || phase === "deemed-withdrawn"
  if (
    phase === "withdrawn" ||
    phase === "terminated" ||
    (isOver && !takeTheirs("accepted-after-end", [accepted]))
  )
    return state
  const moves = phase !== "decided" && phase !== "delivered"
  return {
    ...without(state, "accept-or-refuse", "decide-on-lapsed-supplement"),
    phase: moves ? "accepted" : phase,
    noticeDue: null,
    acceptance: theirs,
    statutory: state.statutory ?? clocks.decision?.statutory ?? null,
    promised: state.promised ?? clocks.decision?.promised ?? null,
  }
}

function withDecision(
  state: CaseState,
  { clocks, settlements }: OutsideHalf,
  facts: OutsideRecord,
  takeTheirs: TakeTheirs,
): CaseState {
  const { decision: decided, disagreeing } = decisionIn(facts, settlements)
  if (disagreeing.length > 0) takeTheirs("outside-disagrees", disagreeing)
  if (decided === undefined || state.itemType === null || isLawFirst(state, decided)) return state
  const { decision, owing } = state
  const type = itemTypes[state.itemType]
  const act = decided.favourable ? type.favourable : (type.unfavourable ?? type.favourable)
  const theirs = { act: act.code, favourable: decided.favourable, on: decided.on }
  if (decision !== null) {
    const isSame = decision.favourable === decided.favourable
    return isSame || !takeTheirs("decided-otherwise", [decided]) ? state : { ...state, decision: theirs }
  }
  // Handed over here what was decided there.
  const isHandedOver = state.phase === "delivered"
  if (isEnded(state) && !isHandedOver && !takeTheirs("decided-after-end", [decided])) return state
  const isOwed = decided.favourable && owing !== null && owing.owed.length > 0
  if (isOwed && !takeTheirs("decided-while-owed", [decided])) return state
  return {
    ...state,
    phase: isHandedOver ? "delivered" : "decided",
    noticeDue: null,
    decision: theirs,
    delivery: state.delivery ?? clocks.delivery,
    tasks: state.tasks.filter((task) => AFTER_DECISION.has(task)),
  }
}

/** What is still to be done once the case is decided, whoever decided it. */
const AFTER_DECISION: ReadonlySet<TaskKind> = new Set([
  "hand-over-result",
  "check-source",
  "verify-commitment",
  "decide-on-broken-commitment",
])

function withDelivery(state: CaseState, facts: OutsideRecord): CaseState {
  const [delivered] = factsOf(facts, "delivered")
  if (delivered === undefined || state.phase !== "decided") return state
  const { method, on } = delivered
  const delivery = method === null ? null : { on, method }
  return without({ ...state, phase: "delivered", delivered: delivery }, "hand-over-result")
}

function withEnd(state: CaseState, facts: OutsideRecord, takeTheirs: TakeTheirs): CaseState {
  const end = endIn(facts)
  if (end === undefined || isLawFirst(state, end)) return state
  if (state.decision !== null) {
    if (!takeTheirs("ended-after-decision", [end])) return state
  } else if (isEnded(state)) return state
  return { ...state, phase: end.stage === "withdrawn" ? "withdrawn" : "terminated", tasks: [] }
}

/** Handed in there in time, while here it was taken as withdrawn: the supplement is to be recorded here. */
function noteSupplement(state: CaseState, facts: OutsideRecord, takeTheirs: TakeTheirs): void {
  const [supplemented] = factsOf(facts, "supplemented")
  if (supplemented === undefined || state.phase !== "deemed-withdrawn") return
  if (isBeforeLapse(state, supplemented)) takeTheirs("supplemented-after-withdrawal", [supplemented])
}

/**
 * Whether what is reported came after a last day on which the law itself may have spoken, and it is not yet
 * applied what the law said: a late answer does not take back what silence brought about.
 */
function isLawFirst({ correction, noticeDue, phase, tasks }: CaseState, { on }: OutsideFact): boolean {
  if (phase === "received") return isAfter(on, noticeDue) && !tasks.includes("accept-or-refuse")
  if (phase !== "correcting" || correction === null || correction.open.length === 0) return false
  return isAfter(on, correction.deadline) && !tasks.includes("decide-on-lapsed-supplement")
}

function isAfter(on: PlainDate, deadline: Deadline | null): boolean {
  return deadline !== null && hasPassed(deadline, on)
}

function isBeforeLapse({ correction }: CaseState, { on }: OutsideFact): boolean {
  const dueOn = correction?.deadline.dueOn ?? null
  return dueOn !== null && on <= dueOn
}

function isUntouched(deadline: Deadline | null): boolean {
  return deadline === null || (deadline.suspensions.length === 0 && deadline.extensions.length === 0)
}

function without(state: CaseState, ...gone: readonly TaskKind[]): CaseState {
  return { ...state, tasks: state.tasks.filter((task) => !gone.includes(task)) }
}
