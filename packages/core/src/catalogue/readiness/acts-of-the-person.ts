/**
 * Legs that nobody can go through in the applicant's place: proving who one is, showing an original, an inspection, or
 * collecting the result, where no way is open that leaves the person at home. Asking and handing in fall away with
 * the application. 浙江省保障“最多跑一次”改革规定 art. 2.
 */
import type { Path } from "../../reasons/index.ts"
import type { Condition } from "../../rules/index.ts"
import type { Leg, LegKind, LegWay } from "../leg.ts"
import type { ServiceItem } from "../service-item.ts"
import { legOfMaterial } from "../visits/index.ts"
import { canHold } from "./scenario-plan.ts"

export interface PersonalLeg {
  readonly leg: Leg
  readonly path: Path
}

/** The legs of the item's own that need the person in some scenario. A leg of a material is judged with the material. */
export function personalLegs({ legs = [], materials, questions }: ServiceItem): readonly PersonalLeg[] {
  const ofMaterials = new Set(materials.map(({ id }) => legOfMaterial(id)))
  return legs.flatMap((leg, at) => {
    if (leg.kind === "ask" || leg.kind === "submit" || ofMaterials.has(leg.id)) return []
    const open = leg.ways.filter(({ way }) => leavesAtHome(leg.kind, way))
    if (open.some(({ when }) => when === undefined)) return []
    return canHold(withoutWay(leg, open), questions) ? [{ leg, path: ["legs", at] }] : []
  })
}

/** Whether the result can be had by hand only, and no leg of the item's own says otherwise. */
export function isCollectedByHand({ collection, legs = [] }: ServiceItem): boolean {
  return collection.every((way) => way === "by-hand") && !legs.some(({ id }) => id === "collect")
}

/** A result is sent; anything else has to be done without the person, who did not ask for it. */
function leavesAtHome(kind: LegKind, way: LegWay["way"]): boolean {
  if (kind === "collect") return way !== "window"
  return way === "look-up" || way === "agent" || way === "authority-comes"
}

/** That the leg is needed and none of these ways is open. */
function withoutWay({ when }: Leg, ways: readonly LegWay[]): Condition {
  const closed = ways.flatMap((way): readonly Condition[] => (way.when ? [{ not: way.when }] : []))
  return { all: [...(when ? [when] : []), ...closed] }
}
