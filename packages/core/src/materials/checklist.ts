/** The checklist (材料清单): the requirements that hold in one scenario, each with its reason. */
import type { Decided, Facts } from "../rules/index.ts"
import { decideCondition } from "../rules/index.ts"
import type { MaterialRequirement } from "./requirement.ts"

export interface ChecklistLine {
  readonly requirement: MaterialRequirement
  /** `undetermined` until the facts named in `because.missing` are answered. */
  readonly needed: "yes" | "undetermined"
  readonly because: Decided
  /** Whether anyone must bring it: what the authority obtains itself is listed and never asked for. */
  readonly from: "applicant" | "authority"
}

export interface Checklist {
  readonly lines: readonly ChecklistLine[]
  /** Facts still to be asked, in the order they come up. */
  readonly toAsk: readonly string[]
}

const ALWAYS: Decided = { verdict: "yes", reasons: [], missing: [] }

/** What one must bring, and what the authority fetches, in the scenario the facts describe. */
export function composeChecklist(requirements: readonly MaterialRequirement[], facts: Facts): Checklist {
  const lines: ChecklistLine[] = []
  for (const requirement of requirements) {
    const because = requirement.when ? decideCondition(requirement.when, facts) : ALWAYS
    if (because.verdict === "no") continue
    const from = requirement.obtainedBy === "applicant" ? "applicant" : "authority"
    lines.push({ requirement, needed: because.verdict, because, from })
  }
  return { lines, toAsk: [...new Set(lines.flatMap((line) => line.because.missing))] }
}
