/** Folds events into a project: pure, without context, the same for every replay. */
import type { ProjectEvent } from "./project-events.ts"
import { noProject, type ProjectState } from "./project-state.ts"

/** The state after one more event. */
export function evolveProject(state: ProjectState, event: ProjectEvent): ProjectState {
  switch (event.type) {
    case "ProjectAppliedFor":
      return { ...noProject, ...event.data, phase: "applied" }
    case "ProjectRecommended":
      return { ...state, recommended: true }
    case "RecommendationDeclined":
      return { ...state, recommended: false }
    case "ProjectEstablished": {
      const { contract, number } = event.data
      return { ...state, phase: "established", number, contract, firstEndsOn: contract.endsOn }
    }
    case "ProjectDeclined":
      return { ...state, phase: "declined" }
    case "ProjectWithdrawn":
      return { ...state, phase: "withdrawn" }
    case "ContractSigned":
      return { ...state, ...event.data, phase: "executing" }
    case "ProgressReported":
      return { ...state, reports: state.reports + 1 }
    case "TranchePaid":
      return { ...state, paid: [...state.paid, event.data.tranche] }
    case "AmendmentRequested":
      return { ...state, amendment: { endsOn: event.data.endsOn, askedOn: event.occurredOn } }
    case "AmendmentRefused":
      return { ...state, amendment: null }
    case "ContractAmended": {
      const { acceptanceDue, calendar, endsOn, isExtension } = event.data
      return {
        ...withoutTask(state),
        contract: state.contract && { ...state.contract, endsOn },
        extensions: state.extensions + (isExtension ? 1 : 0),
        amendment: null,
        acceptanceDue,
        calendar,
        settled: null,
      }
    }
    case "AcceptanceDueReckoned": {
      const { acceptanceDue, calendar, from, to } = event.data
      return { ...(from === to ? state : withoutTask(state)), acceptanceDue, calendar }
    }
    case "ReminderSent":
      return { ...state, remindersSent: [...state.remindersSent, event.data] }
    case "AcceptanceAppliedFor": {
      const { inTime, receivedOn } = event.data
      const application = { receivedOn, inTime }
      return { ...(inTime ? withoutTask(state) : state), phase: "acceptance", amendment: null, application }
    }
    case "TaskOpened":
      return { ...state, tasks: [...state.tasks, event.data.task] }
    case "DelayExcused":
      return { ...withoutTask(state), settled: "excused" }
    case "DefaultAnnounced":
      return { ...state, announced: { respondBy: event.data.respondBy, answered: false } }
    case "DefenceStated":
      return { ...state, announced: state.announced && { ...state.announced, answered: true } }
    case "DefaultRecorded": {
      const defaulted = { on: event.occurredOn, bar: event.data.bar, liftedOn: null }
      return { ...withoutTask(state), settled: "defaulted", defaulted }
    }
    case "BarLifted":
      return { ...state, defaulted: state.defaulted && { ...state.defaulted, liftedOn: event.occurredOn } }
    case "ProjectConcluded": {
      const { adverse, outcome } = event.data
      const conclusion = { outcome, adverse, on: event.occurredOn }
      return { ...withoutTask(state), phase: "concluded", amendment: null, conclusion }
    }
    default:
      return event satisfies never
  }
}

/** The state a stream leads to. */
export function foldProject(events: readonly ProjectEvent[], from: ProjectState = noProject): ProjectState {
  let state = from
  for (const event of events) state = evolveProject(state, event)
  return state
}

/** Nothing is overdue any more, and what was announced of it has no object. */
function withoutTask(state: ProjectState): ProjectState {
  return { ...state, tasks: [], announced: null }
}
