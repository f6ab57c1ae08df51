/** Runs one command on one project, under the rules it pins and the bars on record, and says what came of it. */
import { type Actor, system } from "@onevisit/core/identity"
import type {
  ProjectCommand,
  ProjectContext,
  ProjectEvent,
  ProjectRefusal,
  ProjectRules,
  ProjectState,
} from "@onevisit/core/projects"
import type { Calendar } from "@onevisit/core/time"
import { type Deciding, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { Pins } from "../pins/index.ts"
import { projectModel, projectStream, type ProjectSummary, summaryOf } from "./project-model.ts"
import { UnknownProject } from "./projects.errors.ts"
import { standingBars } from "./standing-bars.ts"

export interface ProjectCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

/** What came of a call. `outcome` names the most telling thing that happened. */
export type ProjectAnswer =
  | {
      readonly outcome: ProjectCallOutcome
      readonly project: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly ProjectEvent["type"][]
      readonly summary: ProjectSummary
      readonly state: ProjectState
    }
  | { readonly outcome: "refused"; readonly project: string; readonly refusal: ProjectRefusal }

export type ProjectCallOutcome =
  | "applied"
  | "established"
  | "signed"
  | "amended"
  | "acceptance-applied"
  | "acceptance-applied-late"
  | "concluded"
  | "default-recorded"
  | "recorded"

export interface ProjectDeskOptions extends Deciding {
  readonly pins: Pins
  readonly calendar: Calendar
}

export interface ProjectDesk {
  run(id: string, command: ProjectCommand, call: ProjectCall, rules?: ProjectRules): Promise<ProjectAnswer>
  /** A command of the application's own: a timer's, or the record of what was sent. */
  runAlone(id: string, command: ProjectCommand, commandId: string): Promise<ProjectAnswer>
  load(id: string): Promise<{ readonly state: ProjectState; readonly rules: ProjectRules }>
}

export function projectDesk(options: ProjectDeskOptions): ProjectDesk {
  const { calendar, clock, pins, storage } = options
  const model = projectModel(pins)
  const rulesOf = async ({ rules }: ProjectState): Promise<ProjectRules> => {
    if (rules === null) throw new UnknownProject()
    return pins.projectRules(rules)
  }

  const run: ProjectDesk["run"] = async (id, command, call, rules) => {
    const { as, commandId = uuidV7(clock.now().at), expectedVersion } = call
    const decided = await runDecision(options, model, {
      stream: projectStream(id),
      commandId,
      command,
      contextOf: async (state, now): Promise<ProjectContext> => ({
        now,
        actor: as,
        rules: rules ?? (await rulesOf(state)),
        calendar,
        calendarPin: pins.pin(calendar),
        bars: command.type === "establish" ? await standingBars(storage, state.undertaking) : [],
      }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    })
    if (decided.outcome === "refused")
      return { outcome: "refused", project: id, refusal: decided.refusal as ProjectRefusal }
    const { replayed, result, state, version } = decided
    const { happened } = result as { readonly happened: readonly ProjectEvent["type"][] }
    return {
      outcome: outcomeOf(happened, state),
      project: id,
      version,
      replayed,
      happened,
      summary: summaryOf(id, state),
      state,
    }
  }

  return {
    run,
    runAlone: (id, command, commandId) => run(id, command, { as: system("clock"), commandId }),
    load: async (id) => {
      const { state } = await loadStream(storage, projectStream(id), model)
      return { state, rules: await rulesOf(state) }
    },
  }
}

const OUTCOMES: readonly (readonly [ProjectEvent["type"], ProjectCallOutcome])[] = [
  ["ProjectConcluded", "concluded"],
  ["DefaultRecorded", "default-recorded"],
  ["AcceptanceAppliedFor", "acceptance-applied"],
  ["ContractAmended", "amended"],
  ["ContractSigned", "signed"],
  ["ProjectEstablished", "established"],
  ["ProjectAppliedFor", "applied"],
]

function outcomeOf(
  happened: readonly ProjectEvent["type"][],
  { application }: ProjectState,
): ProjectCallOutcome {
  const outcome = OUTCOMES.find(([type]) => happened.includes(type))?.[1] ?? "recorded"
  return outcome === "acceptance-applied" && application?.inTime === false
    ? "acceptance-applied-late"
    : outcome
}
