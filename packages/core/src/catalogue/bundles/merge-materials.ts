/**
 * The materials of a bundle as one list (一套材料): what several items ask for is brought once. The same document is
 * meant where requirements name the same kind of document, or else have the same id and name.
 * 浙江省保障“最多跑一次”改革规定 art. 2, 7.
 */
import type { Necessity } from "../../materials/index.ts"
import { type Finding, text, type Text } from "../../reasons/index.ts"
import type { BundleNeed } from "./feed-documents.ts"
import { type FormSet, mergeAlternatives } from "./merge-alternatives.ts"

/** A material of the one list. What may be needed, and what nobody must bring, are entries of their own. */
export interface MergedMaterial {
  /** What makes it the same: the kind of document, or id and name. */
  readonly key: string
  /** As the first item that asks for it calls it. */
  readonly name: Text
  readonly needed: "yes" | "undetermined"
  /** The strictest of the items that ask for it; optional only where all say so. */
  readonly necessity: Necessity
  /** The ways to serve all of them: any one is enough, all forms of it are brought. */
  readonly ways: readonly FormSet[]
  /** Who asks for it, in the order of the bundle. */
  readonly needs: readonly BundleNeed[]
}

export interface MergedMaterials {
  readonly materials: readonly MergedMaterial[]
  /** What the authorities obtain themselves and nobody brings. */
  readonly obtained: readonly BundleNeed[]
  readonly findings: readonly Finding[]
}

/** Merges the needs of the items, in the order in which materials first come up. */
export function mergeMaterials(needs: readonly BundleNeed[]): MergedMaterials {
  const keyOf = keysOf(needs)
  const brought = needs.filter(({ line }) => line.from === "applicant")
  const obtained = needs.filter(({ line }) => line.from === "authority")
  const lookedUp = new Set(obtained.map(keyOf))
  const groups = new Map<string, BundleNeed[]>()
  for (const need of brought) {
    const isOptional = need.line.requirement.necessity === "optional"
    const group = `${keyOf(need)}\n${need.needed}\n${isOptional}`
    groups.set(group, [...(groups.get(group) ?? []), need])
  }
  const materials = [...groups.values()].flatMap((group): readonly MergedMaterial[] => {
    const [first] = group
    return first === undefined ? [] : [mergedMaterial(keyOf(first), first, group)]
  })
  const findings = materials.filter(({ key }) => lookedUp.has(key)).map(askedThoughObtained)
  return { materials, obtained, findings }
}

const STRICTEST: readonly Necessity[] = ["key", "secondary", "optional"]

function mergedMaterial(key: string, first: BundleNeed, needs: readonly BundleNeed[]): MergedMaterial {
  const requirements = needs.map(({ line }) => line.requirement)
  return {
    key,
    name: first.line.requirement.name,
    needed: first.needed,
    necessity:
      STRICTEST.find((each) => requirements.some(({ necessity }) => necessity === each)) ?? "optional",
    ways: mergeAlternatives(requirements.map(({ accepts }) => accepts)),
    needs,
  }
}

/** Where one item asks for a kind of document twice, as for two people, the pieces are told apart by id and name. */
function keysOf(needs: readonly BundleNeed[]): (need: BundleNeed) => string {
  const documents = new Map<string, Set<string>>()
  const several = new Set<string>()
  for (const { item, line } of needs) {
    const { document } = line.requirement
    if (document === undefined) continue
    const askers = documents.get(document) ?? new Set()
    if (askers.has(item)) several.add(document)
    documents.set(document, askers.add(item))
  }
  return ({ line: { requirement } }) => {
    const { document, id, name } = requirement
    if (document !== undefined && !several.has(document)) return document
    return [...(document === undefined ? [] : [document]), id, name.zh, name.en].join(" ")
  }
}

function askedThoughObtained({ key, name }: MergedMaterial): Finding {
  return {
    code: "asked-though-obtained",
    path: ["materials", key],
    severity: "warning",
    message: text(
      `“${name.zh}”有的事项由办理机关核验，有的要求申请人提交；能够核验的，不应再要求提交。`,
      `"${name.en}" is looked up by the authority for one item and asked of the applicant for another; what can be looked up should not be asked for.`,
    ),
  }
}
