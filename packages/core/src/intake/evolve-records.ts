/** How a case grows by what is put on record in it, by the parts of its authorities and by promises. */
import type { Shortfall } from "../materials/index.ts"
import type { Deadline, PlainDate } from "../time/index.ts"
import { hasPassed, laterOf } from "../time/index.ts"
import type { CaseEvent } from "./case-events.ts"
import type { CaseState, CommitmentState, PartState } from "./case-state.ts"
import type { TaskKind } from "./case-terms.ts"
import type { CommitmentEventData } from "./commitment-events.ts"
import type { JointEventData } from "./joint-events.ts"
import { withDeadline, withinStatute } from "./named-deadline.ts"
import { unexplainedClocks } from "./overdue.ts"
import type { RecordEventData } from "./record-events.ts"

export type RecordEvent = Extract<
  CaseEvent,
  { readonly type: keyof JointEventData | keyof RecordEventData | keyof CommitmentEventData }
>

/** The state after the event; its version is the caller's to count. */
export function evolveRecords(state: CaseState, event: RecordEvent): CaseState {
  switch (event.type) {
    case "PartOpened": {
      const { authority, deadline, part, receivedOn } = event.data
      return withPart(state, part, { authority, deadline, receivedOn, runs: 0, finished: null })
    }
    case "HandedToReviewer": {
      const part = state.parts[event.data.part]
      return part ? withPart(state, event.data.part, { ...part, runs: part.runs + 1 }) : state
    }
    case "PartFinished": {
      const { outcome, part: id, preliminary, toldOn } = event.data
      const part = state.parts[id]
      if (part === undefined) return state
      // The next authority's receipt hangs on the first notice, also where an objection is taken back later.
      const finished = { outcome, toldOn: part.finished?.toldOn ?? toldOn }
      const next = withPart(state, id, { ...part, finished })
      const first = preliminary === true && event.actor.kind === "officer" ? [event.actor.externalId] : []
      return {
        ...(isAnyPartLate(next, toldOn) ? next : withoutTask(next, "urge-part")),
        preReviewers: [...new Set([...state.preReviewers, ...first])],
      }
    }
    case "HandedToAuthority": {
      const handOver = state.handOver && { ...state.handOver, takenOn: event.data.takenOn }
      return withoutTask({ ...state, handOver }, "hand-over-to-authority")
    }
    case "CorrectionReopened": {
      const next = withDeadline({ ...state, phase: "correcting" }, "correction", event.data.deadline)
      return withoutTask(next, "decide-on-lapsed-supplement")
    }
    case "DocumentsHeld":
    case "EnteredLate":
      return state
    case "CaseAssigned":
      return { ...state, assignedTo: event.data.officer }
    case "MaterialWaived":
      return excuse(state, [event.data.requirement], event.occurredOn)
    case "IdentityShown": {
      const { means, of } = event.data
      return { ...state, identity: [...state.identity, { of, means }] }
    }
    case "PlatformDataDisputed": {
      const { material, requirement } = event.data
      const former = state.lookUps[requirement] ?? { attempts: 0, asOf: null }
      return withTask(
        {
          ...state,
          materials: [...state.materials, material],
          lookUps: { ...state.lookUps, [requirement]: { ...former, state: "disputed", isChecked: false } },
        },
        "check-source",
      )
    }
    case "SourceChecked":
      return sourceChecked(state, event.data.requirement)
    case "OverdueExplained": {
      const next = { ...state, overdueExplained: [...state.overdueExplained, event.data.clock] }
      return withoutExplained(next, event.occurredOn)
    }
    case "SiteChecked": {
      const siteCheck = { on: event.occurredOn, outcome: event.data.outcome }
      return { ...state, siteChecks: [...state.siteChecks, siteCheck] }
    }
    case "CorrectionProposed": {
      const by = event.actor.kind === "officer" ? event.actor.externalId : ""
      const { entry, proposal } = event.data
      return { ...state, proposed: proposal, proposals: [...state.proposals, { proposal, entry, by }] }
    }
    case "EntryCorrected":
      return entryCorrected(state, event.data, event.occurredOn)
    case "CommitmentGiven": {
      const { commitment, replaces, verifyBy } = event.data
      const given = { kind: commitment.kind, replaces, verifyBy, verified: null, rectifyBy: null }
      return withCommitment(excuse(state, replaces, event.occurredOn), commitment.option, given)
    }
    case "VerificationDue":
      return changeCommitment(state, event.data.option, { verifyBy: event.data.deadline })
    case "CommitmentVerified": {
      const { option, outcome } = event.data
      const next = changeCommitment(state, option, { verified: outcome })
      return withoutBroken(withoutVerified(next, event.occurredOn), event.occurredOn)
    }
    case "RectificationOrdered": {
      const { deadline, option } = event.data
      return withoutBroken(changeCommitment(state, option, { rectifyBy: deadline }), event.occurredOn)
    }
    case "DecisionRevoked":
      return {
        ...state,
        phase: "decision-revoked",
        place: null,
        // It ended by a decision: what had ended it here before another system told of one counts no more.
        endedOn: null,
        bar: event.data.bar ?? null,
        tasks: tasksAtEnd(state),
      }
    default:
      return event satisfies never
  }
}

/**
 * The tasks that an outcome leaves open: a source still owes its answer, a promise its verification, and a case that
 * outran its time its explanation, afterwards.
 */
export function lastingTasks({ tasks }: CaseState): readonly TaskKind[] {
  return tasks.filter(isLasting)
}

/** What ended leaves nothing to do but to explain why it took longer than its time. */
export function tasksAtEnd({ tasks }: CaseState): readonly TaskKind[] {
  return tasks.filter((task) => task === "explain-overdue")
}

export const isLasting = (task: TaskKind): boolean => LASTING.has(task)

const LASTING: ReadonlySet<TaskKind> = new Set([
  "check-source",
  "verify-commitment",
  "decide-on-broken-commitment",
  "explain-overdue",
])

export function withoutTask(state: CaseState, task: TaskKind): CaseState {
  return state.tasks.includes(task) ? { ...state, tasks: state.tasks.filter((each) => each !== task) } : state
}

export function withTask(state: CaseState, task: TaskKind): CaseState {
  return state.tasks.includes(task) ? state : { ...state, tasks: [...state.tasks, task] }
}

function withPart(state: CaseState, id: string, part: PartState): CaseState {
  return { ...state, parts: { ...state.parts, [id]: part } }
}

/** Whether a part that is not done has outrun its own days by then. */
function isAnyPartLate({ parts }: CaseState, on: PlainDate): boolean {
  return Object.values(parts).some(({ deadline, finished }) => finished === null && isPast(deadline, on))
}

function withCommitment(state: CaseState, option: string, given: CommitmentState): CaseState {
  return { ...state, commitments: { ...state.commitments, [option]: given } }
}

function changeCommitment(state: CaseState, option: string, change: Partial<CommitmentState>): CaseState {
  const given = state.commitments[option]
  return given ? withCommitment(state, option, { ...given, ...change }) : state
}

/** The task stays while another promise is unverified and its day has passed. */
function withoutVerified(state: CaseState, on: PlainDate): CaseState {
  const waits = Object.values(state.commitments).some(
    ({ verified, verifyBy }) => verified === null && isPast(verifyBy, on),
  )
  return waits ? state : withoutTask(state, "verify-commitment")
}

/** The task stays while another promise is broken and nobody has ordered it put right, or it was not in time. */
function withoutBroken(state: CaseState, on: PlainDate): CaseState {
  const waits = Object.values(state.commitments).some(
    ({ rectifyBy, verified }) => verified === "broken" && (rectifyBy === null || isPast(rectifyBy, on)),
  )
  return waits ? state : withoutTask(state, "decide-on-broken-commitment")
}

function isPast(deadline: Deadline | null, on: PlainDate): boolean {
  return deadline !== null && hasPassed(deadline, on)
}

/** What need not be handed in is neither to be corrected nor owed, from that day on. */
function excuse(state: CaseState, requirements: readonly string[], on: PlainDate): CaseState {
  const { correction } = state
  const isAsked = correction?.open.some(({ requirement }) => requirements.includes(requirement)) ?? false
  return settle(
    {
      ...state,
      excused: [...new Set([...state.excused, ...requirements])],
      correction:
        correction && isAsked
          ? { ...correction, receivedOn: laterOf(correction.receivedOn ?? on, on) }
          : correction,
    },
    requirements,
  )
}

/** Of some requirements nothing is asked for or owed any more but what is said instead. */
function settle(
  state: CaseState,
  requirements: readonly string[],
  instead: readonly Shortfall[] = [],
): CaseState {
  const { correction, owing, phase } = state
  const isAsked = phase === "correcting"
  const but = (open: readonly Shortfall[], more: readonly Shortfall[]) => [
    ...open.filter(({ requirement }) => !requirements.includes(requirement)),
    ...more,
  ]
  const owed = but(owing?.owed ?? [], isAsked ? [] : instead)
  const isPaid = owing !== null && owed.length === 0 && owing.owed.length > 0
  const next: CaseState = {
    ...state,
    correction: correction && { ...correction, open: but(correction.open, isAsked ? instead : []) },
    owing: owing && { ...owing, owed, late: owing.late && !isPaid },
  }
  // Nobody owes the acceptance of what is wanting again.
  const waiting = isAsked && instead.length > 0 ? withoutTask(next, "accept-or-refuse") : next
  return isPaid ? withoutTask(waiting, "decide-on-revocation") : waiting
}

function sourceChecked(state: CaseState, requirement: string): CaseState {
  const lookUp = state.lookUps[requirement]
  if (lookUp === undefined) return state
  const lookUps = { ...state.lookUps, [requirement]: { ...lookUp, isChecked: true } }
  const isPending = Object.values(lookUps).some((each) => each.isChecked === false)
  return isPending ? { ...state, lookUps } : withoutTask({ ...state, lookUps }, "check-source")
}

function entryCorrected(state: CaseState, data: RecordEventData["EntryCorrected"], on: PlainDate): CaseState {
  const { acceptance, entry, lead, moved, parts = [], proposal, settles = [], wanting = [] } = data
  let next: CaseState = {
    ...state,
    proposals: state.proposals.filter((each) => each.proposal !== proposal),
  }
  if (entry.field === "receipt") {
    const { after, before } = entry
    const wrong = state.visits.findIndex((visit) => isSame(visit, before.visit))
    const others = state.visits.filter((_, at) => at !== wrong)
    next = { ...next, receipt: after, visits: after.visit ? [...others, after.visit] : others }
  } else {
    const at = state.materials.findLastIndex((each) => each.requirement === entry.after.requirement)
    next = { ...next, materials: state.materials.map((each, index) => (index === at ? entry.after : each)) }
    next = settle(next, settles, wanting)
  }
  for (const { clock, deadline } of moved) next = withDeadline(next, clock, deadline)
  for (const { part: id, receivedOn } of parts) {
    const part = next.parts[id]
    if (part) next = withPart(next, id, { ...part, receivedOn })
  }
  if (acceptance !== null && next.acceptance !== null) {
    const { clocks, ...changed } = acceptance
    next = { ...next, ...clocks, acceptance: { ...next.acceptance, ...changed } }
  }
  if (lead !== undefined && next.renewal !== null) next = { ...next, renewal: { ...next.renewal, lead } }
  return withoutUntimely(withinStatute(next), on)
}

/** Tasks of days that have not come, now that the days are others. */
function withoutUntimely(state: CaseState, on: PlainDate): CaseState {
  const waits = state.phase === "received" && !isPast(state.noticeDue, on)
  const next = withoutExplained(waits ? withoutTask(state, "accept-or-refuse") : state, on)
  return isAnyPartLate(next, on) ? next : withoutTask(next, "urge-part")
}

/** The task stays while another clock has run out that nobody has explained. */
export function withoutExplained(state: CaseState, on: PlainDate): CaseState {
  return unexplainedClocks(state, on).length > 0 ? state : withoutTask(state, "explain-overdue")
}

function isSame(a: CaseState["visits"][number], b: CaseState["visits"][number] | undefined): boolean {
  return b !== undefined && a.on === b.on && a.outlet === b.outlet
}
