/** How a funded project is stored: one stream, a summary row, the row of its bar, a timer, and its reminders. */
import type { Pin } from "@onevisit/core/events"
import type { SubjectId } from "@onevisit/core/identity"
import {
  barOf,
  decideProject,
  evolveProject,
  noProject,
  overdueFrom,
  type ProjectCommand,
  type ProjectContext,
  type ProjectEvent,
  type ProjectStage,
  type ProjectState,
  remindersOf,
  stageOf,
} from "@onevisit/core/projects"
import { projectEventReader } from "@onevisit/core/projects/schema"
import type { PlainDate } from "@onevisit/core/time"
import type { Change, DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"
import type { Pins } from "../pins/index.ts"

export const PROJECT_VIEW = { view: "project", version: 1 } as const
/** One row for each project whose default barred its undertaking unit. */
export const BAR_VIEW = { view: "project-bar", version: 1 } as const
/** The port of messages that remind. */
export const REMINDER_PORT = "project-reminder"

export const projectStream = (id: string): string => `project:${id}`
const projectIdOf = (stream: string): string => stream.slice("project:".length)

/** One row a project: what a desk sees, without a word that people wrote. */
export interface ProjectSummary {
  readonly project: string
  readonly number: string | null
  readonly phase: ProjectState["phase"]
  readonly stage: ProjectStage | null
  readonly undertaking: SubjectId | null
  readonly recommendingUnit: string | null
  readonly managingUnit: string | null
  readonly endsOn: PlainDate | null
  /** The last day to apply for acceptance; `null` where that is not awaited. */
  readonly acceptanceDueOn: PlainDate | null
  readonly tasks: readonly string[]
  readonly outcome: string | null
}

/** What a reminder's message says: ids and dates alone. */
export interface ReminderPayload {
  readonly project: string
  readonly dueOn: PlainDate
  readonly daysBefore: number
}

type ProjectModel = DecisionModel<ProjectState, ProjectEvent, ProjectCommand, ProjectContext>

export function projectModel(pins: Pins): ProjectModel {
  return {
    initial: noProject,
    reader: projectEventReader,
    evolve: evolveProject,
    decide: decideProject,
    subjectOf: (_, after) => after.undertaking ?? "",
    uniqueOf: ({ events, stream }) =>
      events.flatMap((event) => {
        if (event.type !== "ProjectEstablished") return []
        const key = event.data.number
        return [{ scope: "project-number", key, action: "take" as const, holder: projectIdOf(stream) }]
      }),
    viewsOf: (change) => [rowOf(change), ...barRows(change), ...pins.writes(change.events.flatMap(pinnedBy))],
    timersOf: ({ after, now, stream }) => {
      const from = overdueFrom(after)
      const dueAt = from === null ? null : startOfDay(from, now)
      return [{ id: `${stream}/acceptance`, subject: projectIdOf(stream), dueAt }]
    },
    messagesOf: reminderMessages,
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
    onCommitted: ({ events }) => pins.kept(events.flatMap(pinnedBy)),
  }
}

export function summaryOf(id: string, state: ProjectState): ProjectSummary {
  const { acceptanceDue, conclusion, contract, managingUnit, number, phase, recommendingUnit } = state
  return {
    project: id,
    number,
    phase,
    stage: stageOf(state),
    undertaking: state.undertaking,
    recommendingUnit,
    managingUnit,
    endsOn: contract?.endsOn ?? null,
    acceptanceDueOn: phase === "executing" ? (acceptanceDue?.dueOn ?? null) : null,
    tasks: state.tasks,
    outcome: conclusion?.outcome ?? null,
  }
}

function rowOf({ after, stream }: Change<ProjectState, ProjectEvent>) {
  const doc = summaryOf(projectIdOf(stream), after)
  const { acceptanceDueOn, managingUnit, phase, stage, tasks, undertaking } = doc
  const index = { phase, stage, undertaking, managingUnit, acceptanceDueOn, hasTask: tasks.length > 0 }
  return { ...PROJECT_VIEW, key: doc.project, doc, index }
}

function barRows({ after, stream }: Change<ProjectState, ProjectEvent>) {
  const bar = barOf(projectIdOf(stream), after)
  if (bar === null) return []
  return [{ ...BAR_VIEW, key: bar.project, doc: bar, index: { undertaking: after.undertaking } }]
}

/** What an event pins and the district must keep with the project. */
function pinnedBy(event: ProjectEvent): readonly Pin[] {
  switch (event.type) {
    case "ProjectAppliedFor":
      return [event.data.rules]
    case "ContractSigned":
    case "ContractAmended":
    case "AcceptanceDueReckoned":
      return [event.data.calendar]
    default:
      return []
  }
}

/**
 * A due day that was set or moved brings its reminders, each one message by its project, day and level. Those of
 * the day before stay where they are, and are found void when their time comes.
 */
function reminderMessages({ after, before, now, stream }: Change<ProjectState, ProjectEvent>) {
  if (after.acceptanceDue?.dueOn === before.acceptanceDue?.dueOn) return []
  return remindersOf(after, now.on).map(({ daysBefore, dueOn, on }) => ({
    id: `${stream}/reminder/${dueOn}/${daysBefore}`,
    port: REMINDER_PORT,
    payload: { project: projectIdOf(stream), dueOn, daysBefore } satisfies ReminderPayload,
    availableAt: startOfDay(on, now),
  }))
}
