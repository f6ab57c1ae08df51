/** The projects over the ground: the service, its timer, and its reminders where the host sends any. */
import type { ProjectRules } from "@onevisit/core/projects"
import { parseProjectRules } from "@onevisit/core/projects/schema"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import type { DueWork } from "../run-due/index.ts"
import { projectDesk } from "./project-desk.ts"
import { REMINDER_PORT } from "./project-model.ts"
import { projectsService, type ProjectsOptions, type ProjectsService } from "./projects.ts"
import { type ProjectReminderHook, remind } from "./remind.ts"

export interface FundedProjects {
  /** The editions of the rules that may govern projects; see `parseProjectRules` for their file form. */
  readonly rules: readonly ProjectRules[]
  /** Sends a reminder. Without it, reminders wait until there is one. */
  readonly remind?: ProjectReminderHook
}

export interface AssembledProjects extends Pick<DueWork, "timers" | "messages"> {
  readonly service: ProjectsService
}

/** Throws `InvalidInput` where an edition of the rules does not hold together. */
export function assembleProjects(
  options: Omit<ProjectsOptions, "rules" | "desk">,
  { remind: send, rules }: FundedProjects = { rules: [] },
): AssembledProjects {
  checkRules(rules)
  const desk = projectDesk(options)
  return {
    service: projectsService({ ...options, rules, desk }),
    timers: {
      // Nothing is asked: what has fallen due is applied, and the timer moves or rests.
      project: ({ commandId, subject }) => desk.runAlone(subject, { type: "pass-time" }, commandId),
    },
    messages: send ? { [REMINDER_PORT]: remind(desk, send) } : {},
  }
}

function checkRules(rules: readonly ProjectRules[]): void {
  const issues = rules.flatMap((edition, at): readonly Issue[] => {
    const read = parseProjectRules(edition)
    if (Result.isSuccess(read)) return []
    return read.failure.issues.map((issue) => ({ ...issue, path: ["projects", "rules", at, ...issue.path] }))
  })
  if (issues.length > 0) throw new InvalidInput(issues)
}
