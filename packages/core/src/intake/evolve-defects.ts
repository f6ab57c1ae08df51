/** What an examining officer finds wrong stands with the material that it is about. */
import type { SubmittedMaterial } from "../materials/index.ts"
import type { CaseEventData } from "./case-events.ts"
import type { CaseState } from "./case-state.ts"
import { withoutTask } from "./evolve-records.ts"

/** In a supplement it puts in question again what had come; nobody owes its acceptance any more. */
export function foundWrong(state: CaseState, { defects, open }: CaseEventData["DefectsFound"]): CaseState {
  const materials = withDefects(state.materials, defects)
  if (open === undefined || state.correction === null) return { ...state, materials }
  const next = { ...state, materials, correction: { ...state.correction, open } }
  return open.length > 0 ? withoutTask(next, "accept-or-refuse") : next
}

/** The last material of each requirement named carries the defect. */
function withDefects(
  materials: readonly SubmittedMaterial[],
  defects: CaseEventData["DefectsFound"]["defects"],
): readonly SubmittedMaterial[] {
  return materials.map((material, index) => {
    const found = defects.find((defect) => defect.requirement === material.requirement)
    const isLast = materials.findLastIndex((each) => each.requirement === material.requirement) === index
    return found && isLast ? { ...material, defect: found.note } : material
  })
}
