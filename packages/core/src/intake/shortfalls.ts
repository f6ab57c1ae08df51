/** What is missing or wrong in a case as it stands: nothing that was waived, or that a promise replaces. */
import {
  composeChecklist,
  judgeSubmission,
  type Shortfall,
  type SubmittedMaterial,
} from "../materials/index.ts"
import type { CaseContext } from "./case-commands.ts"
import type { CaseState } from "./case-state.ts"

/** The shortfalls of a case, with materials that come on top of those it has. */
export function shortfallsOf(
  state: CaseState,
  { item }: Pick<CaseContext, "item">,
  more: readonly SubmittedMaterial[] = [],
): readonly Shortfall[] {
  const checklist = composeChecklist(item, state.scenario)
  const all = judgeSubmission(checklist, [...state.materials, ...more])
  return all.filter(({ requirement }) => !state.excused.includes(requirement))
}
