/** Materials are handed in for a requirement of the item, or not at all. */
import type { SubmittedMaterial } from "../materials/index.ts"
import type { CaseContext } from "./case-commands.ts"
import { unknownMaterial, type UnknownMaterial } from "./refusals.ts"

export function refuseUnknown(
  materials: readonly Pick<SubmittedMaterial, "requirement">[],
  { item }: CaseContext,
): UnknownMaterial | undefined {
  const known = new Set(item.materials.map((requirement) => requirement.id))
  const positions = materials.flatMap((material, index) => (known.has(material.requirement) ? [] : [index]))
  return positions.length > 0 ? unknownMaterial(positions) : undefined
}
