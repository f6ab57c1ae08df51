/**
 * The cheapest change to an item after which it can always be done in so many visits: accept a paper by courier, look
 * a licence up, prove an identity online, do two legs in one appearance. What a district can afford is its own matter,
 * so the costs are given and the changes only proposed.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { Leg, LegWay, Phase } from "../leg.ts"
import type { Cube } from "./guard.ts"
import { type Classified, classifyScenarios, plansUpTo } from "./classify-scenarios.ts"
import { legOfMaterial, legsOf, type TravelledItem, usualPhases } from "./legs-of.ts"
import type { Materials } from "./travel-legs.ts"
import { visitModel } from "./visit-model.ts"

export type RepairKind =
  | "by-courier"
  | "online"
  | "look-up"
  | "authority-comes"
  /** At a window of another part of the case, in which the applicant appears anyway. */
  | "when-collecting"
  /** At any outlet where the item is handled. */
  | "at-any-outlet"
  /** As it is, but in the way that the applicant chooses. */
  | "applicant-chooses"

/** What each kind of repair costs, in whole units of the district's choice. */
export type RepairCosts = Readonly<Record<RepairKind, number>>

/** An order of effort, made for this library: a courier is a contract, an inspection is somebody's day. */
export const usualRepairCosts: RepairCosts = {
  "applicant-chooses": 1,
  "when-collecting": 1,
  "by-courier": 2,
  "look-up": 3,
  "at-any-outlet": 3,
  online: 4,
  "authority-comes": 6,
}

export interface Repair {
  readonly leg: string
  readonly kind: RepairKind
  readonly cost: number
  readonly message: Text
}

/** The repairs that are enough together, or that none of those known are; `too-large` as of a bound. */
export type Repairs =
  | { readonly kind: "enough"; readonly repairs: readonly Repair[]; readonly cost: number }
  | { readonly kind: "none-known" }
  | { readonly kind: "too-large" }

/** More changes than that at once are another item. */
const MOST_REPAIRS = 4
/** Sets of repairs that are looked at before giving up. */
const MOST_SETS = 50_000

export interface RepairOptions {
  readonly materials?: Materials
  readonly costs?: RepairCosts
}

/**
 * The cheapest set of repairs with which the item takes at most `visits` in every scenario.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { repairVisits } from "@onevisit/core/catalogue"
 *
 * const item = {
 *   id: "sample-item", edition: "2018-07", initiation: "on-application",
 *   authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
 *   channels: ["online"], collection: ["by-hand"], materials: [], questions: [],
 * } as const
 * const found = repairVisits(item, 0)
 * assert.ok(found.kind === "enough")
 * assert.deepEqual(found.repairs.map(({ kind, leg }) => [leg, kind]), [["collect", "by-courier"]])
 * ```
 */
export function repairVisits(
  item: TravelledItem,
  visits: number,
  { costs = usualRepairCosts, materials = "complete" }: RepairOptions = {},
): Repairs {
  const candidates = repairsFor(item, costs)
  const legs = new Map(legsOf(item).map((leg) => [leg.id, leg]))
  const model = visitModel(item, materials, ({ leg: { id } }) => {
    const leg = legs.get(id)
    if (leg === undefined) return []
    return candidates.flatMap((candidate, repair) =>
      candidate.leg === id
        ? [...waysAdded(candidate.kind, leg), ...waysFreed(leg)].map((way) => ({ ...way, repair }))
        : [],
    )
  })
  const plans = plansUpTo(model, visits)
  const hard: Cube[] = []
  for (const repairs of cheapestFirst(candidates)) {
    // Scenarios that were too hard for others are tried first: most sets fail on one of them.
    const isTooWeak = hard.some((cube) => isFailing(classifyScenarios(model, plans, { cube, repairs })))
    if (isTooWeak) continue
    const found = classifyScenarios(model, plans, { repairs })
    if (found === "too-large") return { kind: "too-large" }
    if (isFailing(found)) {
      hard.push(found.failing)
      continue
    }
    const chosen = repairs.flatMap((at) => candidates[at] ?? [])
    return { kind: "enough", repairs: chosen, cost: costOf(chosen) }
  }
  return { kind: "none-known" }
}

/** The item with repairs made, as legs of its own. Where the authority chose the way, the applicant then may. */
export function applyRepairs<Item extends TravelledItem>(item: Item, repairs: readonly Repair[]): Item {
  const legs = legsOf(item).flatMap((leg): readonly Leg[] => {
    const kinds = repairs.filter((repair) => repair.leg === leg.id).map(({ kind }) => kind)
    if (kinds.length === 0) return item.legs?.some(({ id }) => id === leg.id) ? [leg] : []
    const phases = leg.phases ?? usualPhases(leg.kind, item.handling)
    const { chosenBy: _, ...open } = leg
    return [
      {
        ...open,
        phases: kinds.includes("when-collecting") ? [...phases, "delivery"] : phases,
        ways: [
          ...leg.ways,
          ...kinds.flatMap((kind) => (kind === "when-collecting" ? [] : waysAdded(kind, leg))),
        ],
      },
    ]
  })
  return { ...item, legs }
}

/** Everything that could be changed about an item's legs. A person who is to be inspected is not sent by courier. */
export function repairsFor(item: TravelledItem, costs: RepairCosts = usualRepairCosts): readonly Repair[] {
  return legsOf(item).flatMap((leg) => {
    if (!leg.ways.some(({ way }) => way === "window")) return []
    const offered = new Set(leg.ways.filter(({ when }) => when === undefined).map(({ way }) => way))
    return kindsFor(item, leg)
      .filter((kind) => waysAdded(kind, leg).every(({ way }) => way === "window" || !offered.has(way)))
      .map((kind) => ({ leg: leg.id, kind, cost: costs[kind], message: messageOf(kind, leg) }))
  })
}

function kindsFor(item: TravelledItem, leg: Leg): readonly RepairKind[] {
  const material = item.materials.find(({ id }) => legOfMaterial(id) === leg.id)
  const phases = leg.phases ?? usualPhases(leg.kind, item.handling)
  const isIssued = material?.issuedBy !== undefined || material?.documentClass === "certificate"
  const namesOutlets = leg.ways.some((way) => way.way === "window" && way.outlets !== undefined)
  const { kind } = leg
  const isShown = kind === "show-original" || kind === "prove-identity"
  const kinds: Readonly<Record<RepairKind, boolean>> = {
    "applicant-chooses": leg.chosenBy === "authority",
    "when-collecting": isShown && !phases.includes("delivery"),
    "by-courier": kind === "submit" || kind === "show-original" || kind === "collect",
    "look-up": isIssued,
    "at-any-outlet": namesOutlets,
    online: kind !== "site-check" && kind !== "show-original",
    "authority-comes": kind === "site-check",
  }
  return (Object.keys(kinds) as RepairKind[]).filter((one) => kinds[one])
}

/** Where the authority chose the way, every repair leaves the choice to the applicant. */
function waysFreed({ chosenBy, ways }: Leg): readonly LegWay[] {
  return chosenBy === "authority" ? ways : []
}

/** The ways that a repair adds to those of a leg. */
function waysAdded(
  kind: RepairKind,
  { ways }: Leg,
): readonly (LegWay & { readonly phases?: readonly Phase[] })[] {
  switch (kind) {
    case "when-collecting":
      return ways.filter(({ way }) => way === "window").map((way) => ({ ...way, phases: ["delivery"] }))
    case "at-any-outlet":
      return [{ way: "window" }]
    case "applicant-chooses":
      return []
    case "by-courier":
      return [{ way: "courier" }]
    case "online":
    case "look-up":
    case "authority-comes":
      return [{ way: kind }]
    default:
      return unknownKind(kind)
  }
}

/** Sets of candidates by their whole cost, cheapest first, then the smaller; at most {@link MOST_SETS}. */
function cheapestFirst(candidates: readonly Repair[]): readonly (readonly number[])[] {
  let last: readonly (readonly number[])[] = [[]]
  const sets: (readonly number[])[] = [[]]
  for (let size = 1; size <= MOST_REPAIRS && sets.length < MOST_SETS; size += 1) {
    last = last.flatMap((set) => {
      const from = (set.at(-1) ?? -1) + 1
      return Array.from({ length: candidates.length - from }, (_, at) => [...set, from + at])
    })
    sets.push(...last.slice(0, MOST_SETS - sets.length))
  }
  const cost = (set: readonly number[]): number => costOf(set.flatMap((at) => candidates[at] ?? []))
  return sets
    .map((set) => ({ set, cost: cost(set) }))
    .sort((a, b) => a.cost - b.cost || a.set.length - b.set.length)
    .map(({ set }) => set)
}

function costOf(repairs: readonly Repair[]): number {
  return repairs.reduce((sum, { cost }) => sum + cost, 0)
}

function messageOf(kind: RepairKind, { name }: Leg): Text {
  switch (kind) {
    case "by-courier":
      return text(`${name.zh}：可以快递或邮寄`, `${name.en}: let it be done by courier or mail`)
    case "online":
      return text(`${name.zh}：可以网上办理`, `${name.en}: let it be done online`)
    case "look-up":
      return text(`${name.zh}：改由办理机关自行查验`, `${name.en}: look it up instead of asking for it`)
    case "authority-comes":
      return text(`${name.zh}：由办理机关上门`, `${name.en}: let the authority come to the applicant`)
    case "when-collecting":
      return text(`${name.zh}：改在领取结果时一并办理`, `${name.en}: do it when the result is collected`)
    case "applicant-chooses":
      return text(`${name.zh}：方式由申请人自选`, `${name.en}: let the applicant choose how`)
    case "at-any-outlet":
      return text(
        `${name.zh}：可以在办理本事项的任一网点办理`,
        `${name.en}: let it be done at any outlet of the item`,
      )
    default:
      return unknownKind(kind)
  }
}

function isFailing(found: Classified): found is { readonly failing: Cube } {
  return found !== "too-large" && "failing" in found
}

function unknownKind(kind: never): never {
  throw new TypeError(`Unknown kind of repair: ${String(kind)}`)
}
