/**
 * Funded projects for the embedder: the three units act, acceptance falls due by the calendar, reminders go out, and
 * whoever was in default is kept from new projects for as long as an officer's record says.
 */
import { randomUUID } from "node:crypto"
import type { SubjectId } from "@onevisit/core/identity"
import {
  isBarInForce,
  type ProjectCommand,
  type ProjectEvent,
  type ProjectPhase,
  type ProjectRules,
  type ProjectState,
  rulesInForce,
  type StandingBar,
} from "@onevisit/core/projects"
import { projectEventReader } from "@onevisit/core/projects/schema"
import { explainDeadline, type LedgerDay } from "@onevisit/core/time"
import { readEvent } from "../acts/index.ts"
import { uuidFrom } from "../ids/index.ts"
import { callSchema, parseInputOrThrow, subjectIdSchema } from "../input/index.ts"
import { UnknownSubject } from "../intake/index.ts"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import type { ProjectAnswer, ProjectCall, ProjectDesk, ProjectDeskOptions } from "./project-desk.ts"
import { PROJECT_VIEW, projectStream, type ProjectSummary, summaryOf } from "./project-model.ts"
import { UnknownProject, UnknownProjectRules } from "./projects.errors.ts"
import {
  applicationSchema,
  projectCommandSchema,
  projectIdSchema,
  projectQuerySchema,
} from "./projects.schema.ts"
import { standingBars } from "./standing-bars.ts"

export interface ProjectApplication {
  /** The id of the rules; the edition in force today is kept with the project. */
  readonly rules: string
  readonly undertaking: SubjectId
  /** Units by the host's ids, as officers have them. */
  readonly recommendingUnit: string
  readonly managingUnit: string
  readonly title: string
}

/** Whatever one of the three units may ask of a project. */
export type ProjectCommandInput = Exclude<
  ProjectCommand,
  { readonly type: "apply" | "pass-time" | "record-reminder" }
>

export interface ProjectQuery {
  readonly phase?: Exclude<ProjectPhase, "none">
  readonly undertaking?: SubjectId
  readonly managingUnit?: string
  readonly hasTask?: boolean
  readonly limit?: number
}

/** Every call rejects with `InvalidInput` when what it is given has not the form it should. */
export interface ProjectsService {
  /** Opens a project. Rejects with `UnknownProjectRules` or `UnknownSubject`. */
  apply(application: ProjectApplication, call: ProjectCall): Promise<ProjectAnswer>
  /**
   * Any other command. Rejects with `UnknownProject`, and with `AlreadyExists` where another project was
   * established under the same number.
   */
  command(id: string, command: ProjectCommandInput, call: ProjectCall): Promise<ProjectAnswer>
  /** Where a project stands. Rejects with `UnknownProject`. */
  get(id: string): Promise<{
    readonly summary: ProjectSummary
    readonly state: ProjectState
    readonly rules: ProjectRules
  }>
  /** Projects by unit, phase or open tasks; 100 unless said. */
  find(query: ProjectQuery): Promise<readonly ProjectSummary[]>
  /** The bars that keep a unit from new projects today: worth telling before it applies. */
  bars(undertaking: SubjectId): Promise<readonly StandingBar[]>
  /** Why acceptance is due on its day: every day counted. `null` while there is no contract. */
  explain(id: string): Promise<readonly LedgerDay[] | null>
  /** Everything that happened, opened for a stated purpose. */
  history(id: string, purpose: OpenedFor): Promise<readonly ProjectEvent[]>
}

export interface ProjectsOptions extends ProjectDeskOptions, Pick<SealingOptions, "onOpened"> {
  readonly rules: readonly ProjectRules[]
  readonly subjects: Subjects
  readonly desk: ProjectDesk
}

export function projectsService(options: ProjectsOptions): ProjectsService {
  const { clock, desk, keys, onOpened, pins, rules: editions, storage, subjects } = options
  const seals = sealing({ keys, reader: projectEventReader, ...(onOpened ? { onOpened } : {}) })

  return {
    apply: async (given, givenCall) => {
      const call = parseInputOrThrow(callSchema, givenCall)
      const { rules: rulesId, ...application } = parseInputOrThrow(applicationSchema, given)
      const rules = rulesInForce(editions, rulesId, clock.now().on)
      if (rules === undefined) throw new UnknownProjectRules()
      if ((await subjects.kindOf(application.undertaking)) === null) throw new UnknownSubject()
      // A command id of the caller's names the project too, so that an application sent twice is one project.
      const id =
        call.commandId === undefined
          ? randomUUID()
          : uuidFrom(await keys.blindIndex("onevisit:project", call.commandId))
      const pin = { ...pins.pin(rules), id: `${rules.id}@${rules.version}` }
      return desk.run(id, { type: "apply", rules: pin, ...application }, call, rules)
    },
    command: async (id, given, call) => {
      const command = parseInputOrThrow(projectCommandSchema, given)
      return desk.run(known(id), command, parseInputOrThrow(callSchema, call))
    },
    get: async (id) => {
      const { rules, state } = await desk.load(known(id))
      return { summary: summaryOf(id, state), state, rules }
    },
    find: async (query) => {
      const { limit = 100, ...where } = parseInputOrThrow(projectQuerySchema, query)
      const { rows } = await storage.findViews({ ...PROJECT_VIEW, where, limit })
      return rows.map(({ doc }) => doc as ProjectSummary)
    },
    bars: async (undertaking) => {
      const bars = await standingBars(storage, parseInputOrThrow(subjectIdSchema, undertaking))
      const today = clock.now().on
      return bars.filter((bar) => isBarInForce(bar, today))
    },
    explain: async (id) => {
      const { acceptanceDue, calendar } = (await desk.load(known(id))).state
      if (acceptanceDue === null || calendar === null) return null
      return explainDeadline(acceptanceDue, await pins.calendar(calendar))
    },
    history: async (id, purpose) => {
      const stream = projectStream(known(id))
      const stored = await storage.readStream({ stream })
      if (stored.length === 0) throw new UnknownProject()
      const events = stored.map((event) => readEvent<ProjectEvent>(projectEventReader, event))
      return (await seals.openValue({ stream, value: events, purpose })) as readonly ProjectEvent[]
    },
  }
}

/** An id of another form names no project, and goes no further: it may be anything, a person's number too. */
function known(id: string): string {
  if (!projectIdSchema.safeParse(id).success) throw new UnknownProject()
  return id
}
