/** The grounds of a rule: what a result names as its reasons. */
import type { BoundCondition, Ground } from "./bound-rule.ts"

/** The top-level conditions, each with the code by which results name it. */
export function groundsOf(eligible: BoundCondition): readonly Ground[] {
  return groundConditions(eligible).map(({ code, label, per }, at) => ({
    code: code ?? `ground-${at + 1}`,
    label,
    per,
  }))
}

/** The parts of a top-level `all` without exceptions, otherwise the condition itself. */
export function groundConditions(eligible: BoundCondition): readonly BoundCondition[] {
  const joined = eligible.kind === "all" && eligible.except.length === 0 && eligible.parts.length > 0
  return joined ? eligible.parts : [eligible]
}
