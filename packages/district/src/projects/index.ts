export { assembleProjects, type AssembledProjects, type FundedProjects } from "./assemble-projects.ts"
export type { ProjectAnswer, ProjectCall, ProjectCallOutcome } from "./project-desk.ts"
export type { ProjectSummary } from "./project-model.ts"
export { UnknownProject, UnknownProjectRules } from "./projects.errors.ts"
export {
  type ProjectApplication,
  type ProjectCommandInput,
  type ProjectQuery,
  type ProjectsService,
} from "./projects.ts"
export type { ProjectReminder, ProjectReminderHook } from "./remind.ts"
