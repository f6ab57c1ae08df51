export { applyDue } from "./apply-due.ts"
export { barOf, isBarInForce, type StandingBar } from "./bars.ts"
export { decideProject } from "./decide-project.ts"
export { evolveProject, foldProject } from "./evolve.ts"
export { partiesTo, type Party, type ProjectCommand, type ProjectContext } from "./project-commands.ts"
export type {
  Bar,
  ContractTerms,
  Funding,
  ProjectEvent,
  ProjectEventData,
  ProjectEventType,
  ProjectTask,
  Reasons,
  Tranche,
} from "./project-events.ts"
export {
  type DefaultRule,
  type ExtensionRule,
  type ProjectOutcome,
  type ProjectRoles,
  type ProjectRules,
  rulesInForce,
} from "./project-rules.ts"
export {
  noProject,
  projectTaskTitles,
  type ProjectPhase,
  type ProjectStage,
  type ProjectState,
  stageOf,
  stageTitles,
} from "./project-state.ts"
export type * from "./refusals.ts"
export { composeReminder, type Reminder, reminderDue, remindersOf } from "./reminders.ts"
export { overdueFrom } from "./timers.ts"
