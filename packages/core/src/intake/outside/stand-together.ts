/**
 * Where a case stands by its own acts and the outside record together. It follows the outside where its own
 * acts have not got that far, and never against them: what contradicts an act of our own is a conflict, a
 * task for an officer. All of it is a function of the two halves, so the order in which messages came, and how
 * often, cannot matter. What the law brought about because an authority was silent did not come about where
 * the outside shows that it spoke in time (行政许可法 art. 32(1)(4)).
 */
import { itemTypes } from "../../law/index.ts"
import type { CaseState } from "../case-state.ts"
import { isEnded } from "../case-state.ts"
import { isLasting, lastingTasks, tasksAtEnd, withoutExplained } from "../evolve-records.ts"
import { closedOn } from "../overdue.ts"
import { isSilent } from "../renewal.ts"
import type { Conflict, ConflictKind } from "./conflict.ts"
import { conflictId } from "./conflict.ts"
import { acceptanceIn, countingFacts, decisionIn, endIn } from "./counting-facts.ts"
import type { OutsideFact } from "./outside-message.ts"
import { withParts } from "./outside-parts.ts"
import { disputes, factsOf, type OutsideRecord } from "./outside-record.ts"
import type { OutsideHalf } from "./outside-state.ts"
import { isBeforeLapse, isLawFirst, movedInTime, spokenInTime, without } from "./silence.ts"

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
  const { own } = outside
  const facts = countingFacts(outside)
  return unrenewed(outside, facts) ?? jointlyFrom(own, outside, facts)
}

/**
 * Renewed by silence it is only where, without that, it would still wait: not where the outside shows that it was
 * decided or over by the licence's last day; `null` where the renewal stands. A licence that was handed over on the
 * strength of it is an act of our own, and a refusal elsewhere a conflict.
 */
function unrenewed(outside: OutsideHalf, facts: OutsideRecord): Joint | null {
  const { commitments, decision, phase, tasks } = outside.own
  const from = decision?.renewedFrom
  if (from === undefined) return null
  const own: CaseState = {
    ...outside.own,
    phase: from.phase,
    decision: null,
    delivery: null,
    tasks: [...new Set([...from.tasks, ...tasks])],
    // A promised condition is verified from a decision made here.
    commitments: Object.fromEntries(
      Object.entries(commitments).map(([option, given]) => [
        option,
        given.kind === "licence-condition" ? { ...given, verifyBy: null } : given,
      ]),
    ),
  }
  const joint = jointlyFrom(own, outside, facts)
  // Asked too late by a receipt that was corrected since: that is no fact of theirs.
  if (isSilent(joint.state)) return null
  if (phase === "decided") return joint
  if (phase === "delivered" && joint.state.decision?.favourable !== true) return null
  // What it waited for before it was renewed is not waited for once it went on.
  const left = phase === "delivered" ? lastingTasks(own) : tasksAtEnd(own)
  return jointlyFrom({ ...own, phase, tasks: [...new Set([...left, ...tasks])] }, outside, facts)
}

function jointlyFrom(own: CaseState, outside: OutsideHalf, facts: OutsideRecord): Joint {
  const { settlements } = outside
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
  // Nothing is to be explained where it was closed in time; nothing to be handed over where, all told, nothing is
  // decided; nobody to be urged where no part runs.
  const day = closedOn(state)
  if (day !== null) state = withoutExplained(state, day)
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
      endedOn: isEnded(state) && state.decision === null ? state.endedOn : null,
      tasks: conflicts.length > 0 ? [...tasks, "resolve-conflict"] : tasks,
    },
    conflicts,
  }
}

type TakeTheirs = (kind: ConflictKind, about: readonly OutsideFact[]) => boolean

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
    tasks: state.tasks.filter((task) => task === "hand-over-result" || isLasting(task)),
  }
}

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
  return {
    ...state,
    phase: end.stage === "withdrawn" ? "withdrawn" : "terminated",
    endedOn: end.on,
    tasks: tasksAtEnd(state),
  }
}

/** Handed in there in time, while here it was taken as withdrawn: the supplement is to be recorded here. */
function noteSupplement(state: CaseState, facts: OutsideRecord, takeTheirs: TakeTheirs): void {
  const [supplemented] = factsOf(facts, "supplemented")
  if (supplemented === undefined || state.phase !== "deemed-withdrawn") return
  if (isBeforeLapse(state, supplemented)) takeTheirs("supplemented-after-withdrawal", [supplemented])
}
