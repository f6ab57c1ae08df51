/**
 * The legs that an item has from what it already says: its channels, the materials that the applicant brings and the
 * ways in which the result arrives. What none of them says (proving who one is, an inspection) the item adds itself.
 * 浙江省保障“最多跑一次”改革规定 art. 2, 6–8.
 */
import type { MaterialRequirement } from "../../materials/index.ts"
import { text } from "../../reasons/index.ts"
import type { Leg, LegKind, LegWay, Phase } from "../leg.ts"
import type { CollectionWay, IntakeChannel, ServiceItem } from "../service-item.ts"

/** The item's fields from which its legs follow. */
export type TravelledItem = Pick<
  ServiceItem,
  | "id"
  | "edition"
  | "authority"
  | "channels"
  | "collection"
  | "handling"
  | "initiation"
  | "legs"
  | "materials"
  | "questions"
  | "servedAt"
>

/**
 * All legs of an item, in the order of a case: handing in the application, a leg for each material the applicant
 * brings (`material-<id>`; optional ones bind nobody), the item's own legs, and the collection of the result. A leg
 * of the item's own with one of these ids replaces it. An ex-officio item has none: nobody applies.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { legsOf } from "@onevisit/core/catalogue"
 *
 * const legs = legsOf({
 *   id: "sample-item", edition: "2018-07", initiation: "on-application",
 *   authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
 *   channels: ["window", "online"], collection: ["courier"], materials: [], questions: [],
 * })
 * assert.deepEqual(
 *   legs.map(({ id, ways }) => [id, ways.map(({ way }) => way)]),
 *   [["submit", ["window", "online"]], ["collect", ["courier"]]],
 * )
 * ```
 */
export function legsOf(item: TravelledItem): readonly Leg[] {
  if (item.initiation === "ex-officio") return []
  const own = item.legs ?? []
  const derived = [
    submission(item),
    ...item.materials.filter(isBrought).map((material) => handingIn(material, item.channels)),
  ]
  const collected = collection(item)
  const isReplaced = ({ id }: Leg): boolean => own.some((leg) => leg.id === id)
  return [
    ...derived.filter((leg) => !isReplaced(leg)),
    ...own.filter(({ id }) => id !== collected.id),
    own.find(({ id }) => id === collected.id) ?? collected,
  ]
}

/** The id of the leg in which a material is handed in. */
export function legOfMaterial(material: string): string {
  return `material-${material}`
}

/** In which parts of a case a leg of a kind is done, unless the leg says otherwise. */
export function usualPhases(kind: LegKind, handling: ServiceItem["handling"]): readonly Phase[] {
  switch (kind) {
    case "ask":
      return ["enquiry", "intake"]
    case "submit":
    case "prove-identity":
    case "show-original":
      return ["intake"]
    case "site-check":
      return ["examination"]
    case "collect":
      return handling === "on-the-spot" ? ["intake", "delivery"] : ["delivery"]
    default:
      return unknownKind(kind)
  }
}

function isBrought({ necessity, obtainedBy }: MaterialRequirement): boolean {
  return obtainedBy === "applicant" && necessity !== "optional"
}

function submission({ channels }: TravelledItem): Leg {
  const ways = channels.map((channel): LegWay => ({ way: WAY_OF_CHANNEL[channel] }))
  return { id: "submit", kind: "submit", name: text("提交申请", "hand in the application"), ways: once(ways) }
}

/** Whatever may be handed in may be handed in at the window; on paper it may come by courier, as a file online. */
function handingIn(material: MaterialRequirement, channels: readonly IntakeChannel[]): Leg {
  const ways = channels.flatMap((channel): readonly LegWay[] => {
    const way = WAY_OF_CHANNEL[channel]
    if (way === "window") return [{ way }]
    const medium = way === "online" ? "electronic" : "paper"
    return material.accepts.some((accepted) => accepted.medium === medium) ? [{ way }] : []
  })
  const isOriginal = material.accepts.every(
    ({ copyKind, medium }) => copyKind === "original" && medium === "paper",
  )
  return {
    id: legOfMaterial(material.id),
    kind: isOriginal ? "show-original" : "submit",
    name: text(`提交“${material.name.zh}”`, `hand in "${material.name.en}"`),
    ...(material.when ? { when: material.when } : {}),
    ways: once(ways),
  }
}

function collection({ collection: ways }: TravelledItem): Leg {
  return {
    id: "collect",
    kind: "collect",
    name: text("领取办理结果", "collect the result"),
    ways: once(ways.map((way): LegWay => ({ way: WAY_OF_COLLECTION[way] }))),
  }
}

const WAY_OF_CHANNEL = {
  window: "window",
  online: "online",
  mail: "courier",
  courier: "courier",
} as const satisfies Record<IntakeChannel, LegWay["way"]>

const WAY_OF_COLLECTION = {
  "by-hand": "window",
  courier: "courier",
  electronic: "online",
} as const satisfies Record<CollectionWay, LegWay["way"]>

function once(ways: readonly LegWay[]): readonly LegWay[] {
  return ways.filter(({ way }, at) => ways.findIndex((other) => other.way === way) === at)
}

function unknownKind(kind: never): never {
  throw new TypeError(`Unknown kind of leg: ${String(kind)}`)
}
