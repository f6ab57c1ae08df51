/** The checklist (材料清单): the requirements that hold in one scenario, each with its reason. */
import { type DecidedCondition, decideScenario } from "./decide-scenario.ts"
import type { MaterialRequirement } from "./requirement.ts"
import type { ScenarioAnswers, ScenarioQuestion } from "./scenario.ts"

/** What an item may ask for, and the questions that decide on it; every service item is one. */
export interface AskingItem {
  readonly materials: readonly MaterialRequirement[]
  readonly questions: readonly ScenarioQuestion[]
}

export interface ChecklistLine {
  readonly requirement: MaterialRequirement
  /** `undetermined` until the facts named in `because.missing` are answered. */
  readonly needed: "yes" | "undetermined"
  readonly because: DecidedCondition
  /** Whether anyone must bring it: what the authority obtains itself is listed and never asked for. */
  readonly from: "applicant" | "authority"
}

export interface Checklist {
  readonly lines: readonly ChecklistLine[]
  /** Facts still to be asked, in the order they come up. */
  readonly toAsk: readonly string[]
}

const ALWAYS: DecidedCondition = { verdict: "yes", missing: [], reason: null }

/** What one must bring, and what the authority fetches, in the scenario that the answers describe. */
export function composeChecklist({ materials, questions }: AskingItem, answers: ScenarioAnswers): Checklist {
  const lines: ChecklistLine[] = []
  for (const requirement of materials) {
    const because = requirement.when ? decideScenario(requirement.when, questions, answers) : ALWAYS
    if (because.verdict === "no") continue
    const from = requirement.obtainedBy === "applicant" ? "applicant" : "authority"
    lines.push({ requirement, needed: because.verdict, because, from })
  }
  return { lines, toAsk: [...new Set(lines.flatMap((line) => line.because.missing))] }
}
