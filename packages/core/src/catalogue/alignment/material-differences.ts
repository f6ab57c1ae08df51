/** What an item asks for against what its sample allows: further materials, stricter ones, and ones it does without. */
import { type MaterialRequirement, type Necessity, necessityNames } from "../../materials/index.ts"
import { type Citation, text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { AlignmentDifference } from "./alignment.ts"
import type { SampleMaterial } from "./directory.ts"
import { nameKeyOf } from "./name-form.ts"

/** Materials are the same by the kind of document or by the name; what only sounds alike counts as two. */
export function materialDifferences(
  { materials }: ServiceItem,
  listed: readonly SampleMaterial[],
  source: Citation,
): readonly AlignmentDifference[] {
  const missing = listed.filter(
    (each) => each.necessity !== "optional" && !materials.some((local) => areSame(local, each)),
  )
  return [
    ...materials.flatMap((local, index) => {
      const match = listed.find((each) => areSame(local, each))
      return match === undefined ? [extra(local, index, source)] : stricterThan(match, local, index, source)
    }),
    ...missing.map(({ name }): AlignmentDifference => ({
      code: "material-missing",
      severity: "note",
      path: ["materials"],
      local: null,
      listed: name,
      source,
      message: text(
        `目录中的材料“${name.zh}”本地未列，请核对是否已经免交`,
        `The directory's material "${name.en}" is not asked for here; check that it was waived`,
      ),
    })),
  ]
}

function extra(local: MaterialRequirement, index: number, source: Citation): AlignmentDifference {
  const { name } = local
  return {
    code: "material-extra",
    severity: isDemanded(local) ? "error" : "note",
    path: ["materials", index],
    local: name,
    listed: null,
    source,
    message: text(`材料“${name.zh}”为目录所无`, `The directory does not ask for "${name.en}"`),
  }
}

function stricterThan(
  { necessity }: SampleMaterial,
  local: MaterialRequirement,
  index: number,
  source: Citation,
): readonly AlignmentDifference[] {
  if (necessity === undefined || !isDemanded(local) || WEIGHT[local.necessity] <= WEIGHT[necessity]) return []
  const [ours, theirs] = [necessityNames[local.necessity], necessityNames[necessity]]
  return [
    {
      code: "material-stricter",
      severity: "error",
      path: ["materials", index, "necessity"],
      local: ours,
      listed: theirs,
      source,
      message: text(
        `材料“${local.name.zh}”要求严于目录：本地为${ours.zh}，目录为${theirs.zh}`,
        `"${local.name.en}" is ${ours.en} here and ${theirs.en} in the directory`,
      ),
    },
  ]
}

const WEIGHT: Readonly<Record<Necessity, number>> = { optional: 0, secondary: 1, key: 2 }

/** Whether the applicant has to bring it. */
function isDemanded({ necessity, obtainedBy }: MaterialRequirement): boolean {
  return necessity !== "optional" && obtainedBy === "applicant"
}

function areSame(local: MaterialRequirement, listed: SampleMaterial): boolean {
  const isOneDocument = local.document !== undefined && local.document === listed.document
  return isOneDocument || nameKeyOf(local.name.zh) === nameKeyOf(listed.name.zh)
}
