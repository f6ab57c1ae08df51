/** A funded project as its events have made it, and the three stages it goes through. */
import type { Pin, Sealable } from "../events/index.ts"
import type { SubjectId } from "../identity/index.ts"
import { text, type Text } from "../reasons/index.ts"
import type { Deadline, PlainDate } from "../time/index.ts"
import type { Bar, ContractTerms, ProjectTask } from "./project-events.ts"

/**
 * Where a project stands. `applied`: to be recommended and decided on; `established`: the contract waits for its
 * signature; `executing`: the contract is signed; `acceptance`: acceptance is applied for; the rest are ends.
 */
export type ProjectPhase =
  | "none"
  | "applied"
  | "established"
  | "executing"
  | "acceptance"
  | "concluded"
  | "declined"
  | "withdrawn"

/** 立项、实施、验收. */
export type ProjectStage = "establishment" | "execution" | "acceptance"

export const stageTitles: Readonly<Record<ProjectStage, Text>> = {
  establishment: text("项目立项", "establishment"),
  execution: text("项目实施", "execution"),
  acceptance: text("项目验收", "acceptance"),
}

export const projectTaskTitles: Readonly<Record<ProjectTask, Text>> = {
  "decide-on-default": text(
    "逾期未申请验收：请核实情况后决定",
    "Acceptance was not applied for in time: look into it and decide",
  ),
}

export interface ProjectState {
  readonly phase: ProjectPhase
  readonly rules: Pin | null
  readonly undertaking: SubjectId | null
  readonly recommendingUnit: string | null
  readonly managingUnit: string | null
  readonly title: Sealable<string> | null
  readonly recommended: boolean | null
  readonly number: string | null
  /** As amended so far. */
  readonly contract: ContractTerms | null
  /** The end first agreed on. */
  readonly firstEndsOn: PlainDate | null
  readonly extensions: number
  readonly amendment: { readonly endsOn: PlainDate; readonly askedOn: PlainDate } | null
  readonly reports: number
  /** The ids of the tranches that were paid. */
  readonly paid: readonly string[]
  /** By when acceptance is applied for. */
  readonly acceptanceDue: Deadline | null
  /** The calendar that day was reckoned on. */
  readonly calendar: Pin | null
  readonly remindBefore: readonly number[]
  readonly remindersSent: readonly { readonly dueOn: PlainDate; readonly daysBefore: number }[]
  readonly application: { readonly receivedOn: PlainDate; readonly inTime: boolean } | null
  readonly tasks: readonly ProjectTask[]
  /** What a person made of the due day that passed; a later one starts anew. */
  readonly settled: "excused" | "defaulted" | null
  readonly announced: { readonly respondBy: Deadline; readonly answered: boolean } | null
  /** The default recorded last. */
  readonly defaulted: {
    readonly on: PlainDate
    readonly bar: Bar | null
    readonly liftedOn: PlainDate | null
  } | null
  readonly conclusion: {
    readonly outcome: string
    readonly adverse: boolean
    readonly on: PlainDate
  } | null
}

export const noProject: ProjectState = {
  phase: "none",
  rules: null,
  undertaking: null,
  recommendingUnit: null,
  managingUnit: null,
  title: null,
  recommended: null,
  number: null,
  contract: null,
  firstEndsOn: null,
  extensions: 0,
  amendment: null,
  reports: 0,
  paid: [],
  acceptanceDue: null,
  calendar: null,
  remindBefore: [],
  remindersSent: [],
  application: null,
  tasks: [],
  settled: null,
  announced: null,
  defaulted: null,
  conclusion: null,
}

/** The stage a project is in, or ended in; `null` where there is none. */
export function stageOf({ application, phase }: ProjectState): ProjectStage | null {
  switch (phase) {
    case "none":
      return null
    case "applied":
    case "established":
    case "declined":
    case "withdrawn":
      return "establishment"
    case "executing":
      return "execution"
    case "acceptance":
      return "acceptance"
    case "concluded":
      return application === null ? "execution" : "acceptance"
    default:
      return phase satisfies never
  }
}

/** Whether acceptance is still to be applied for: what reminders, the timer and the calendar are about. */
export function awaitsApplication(state: ProjectState): boolean {
  return state.phase === "executing" && state.acceptanceDue !== null
}
