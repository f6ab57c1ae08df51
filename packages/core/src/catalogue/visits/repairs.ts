/**
 * What could be changed about the legs of an item so that people come less often: what each change is called, what it
 * costs, and the item once it is made. What a district can afford is its own matter: the costs are given, the changes
 * only proposed.
 */
import type { Medium } from "../../materials/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import type { Leg, LegWay, Phase } from "../leg.ts"
import { legOfMaterial, legsOf, type TravelledItem, usualPhases } from "./legs-of.ts"

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
  /** One change for the application and every material that can come so. */
  | "courier-channel"
  | "online-channel"

/** What each kind of repair costs, in whole units of the district's choice. */
export type RepairCosts = Readonly<Record<RepairKind, number>>

/** An order of effort, made for this library: a courier is a contract, an inspection is somebody's day. */
export const usualRepairCosts: RepairCosts = {
  "applicant-chooses": 1,
  "when-collecting": 1,
  "by-courier": 2,
  "look-up": 3,
  "at-any-outlet": 3,
  "courier-channel": 3,
  online: 4,
  "online-channel": 6,
  "authority-comes": 6,
}

export interface Repair {
  /** The legs that it opens a way for, by id. */
  readonly legs: readonly string[]
  readonly kind: RepairKind
  readonly cost: number
  readonly message: Text
}

/** The item with repairs made, as legs of its own. Where the authority chose the way, the applicant then may. */
export function applyRepairs<Item extends TravelledItem>(item: Item, repairs: readonly Repair[]): Item {
  const legs = legsOf(item).flatMap((leg): readonly Leg[] => {
    const kinds = repairs.filter((repair) => repair.legs.includes(leg.id)).map(({ kind }) => kind)
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
  const legs = legsOf(item).filter(({ ways }) => ways.some(({ way }) => way === "window"))
  const single = legs.flatMap((leg) =>
    kindsFor(item, leg)
      .filter((kind) => isNew(kind, leg))
      .map((kind) => ({ legs: [leg.id], kind, cost: costs[kind], message: messageOf(kind, leg) })),
  )
  const channels = (["courier-channel", "online-channel"] as const).flatMap((kind) => {
    const opened = legs.filter((leg) => isHandedIn(item, leg, CHANNEL_MEDIUM[kind]) && isNew(kind, leg))
    if (opened.length < 2) return []
    return [{ legs: opened.map(({ id }) => id), kind, cost: costs[kind], message: channelMessages[kind] }]
  })
  return [...single, ...channels]
}

/** Whether a repair offers a way that the leg does not have in every scenario. */
function isNew(kind: RepairKind, leg: Leg): boolean {
  const offered = new Set(leg.ways.filter(({ when }) => when === undefined).map(({ way }) => way))
  return waysAdded(kind, leg).every(({ way }) => way === "window" || !offered.has(way))
}

/** Whether a leg is the application or a material that can come in a medium. */
function isHandedIn(item: TravelledItem, leg: Leg, medium: Medium): boolean {
  if (leg.id === "submit") return true
  const material = item.materials.find(({ id }) => legOfMaterial(id) === leg.id)
  return material?.accepts.some((accepted) => accepted.medium === medium) ?? false
}

type SingleKind = Exclude<RepairKind, keyof typeof CHANNEL_MEDIUM>

const CHANNEL_MEDIUM = { "courier-channel": "paper", "online-channel": "electronic" } as const

const channelMessages = {
  "courier-channel": text(
    "申请和纸质材料：可以快递或邮寄",
    "take the application and its papers by courier or mail",
  ),
  "online-channel": text("申请和电子材料：可以网上提交", "take the application and its files online"),
}

function kindsFor(item: TravelledItem, leg: Leg): readonly SingleKind[] {
  const material = item.materials.find(({ id }) => legOfMaterial(id) === leg.id)
  const phases = leg.phases ?? usualPhases(leg.kind, item.handling)
  const isIssued = material?.issuedBy !== undefined || material?.documentClass === "certificate"
  const namesOutlets = leg.ways.some((way) => way.way === "window" && way.outlets !== undefined)
  const { kind } = leg
  const isShown = kind === "show-original" || kind === "prove-identity"
  const kinds: Readonly<Record<SingleKind, boolean>> = {
    "applicant-chooses": leg.chosenBy === "authority",
    "when-collecting": isShown && !phases.includes("delivery"),
    "by-courier": kind === "submit" || kind === "show-original" || kind === "collect",
    "look-up": isIssued,
    "at-any-outlet": namesOutlets,
    online: kind !== "site-check" && kind !== "show-original",
    "authority-comes": kind === "site-check",
  }
  return (Object.keys(kinds) as SingleKind[]).filter((one) => kinds[one])
}

/** Where the authority chose the way, every repair leaves the choice to the applicant. */
export function waysFreed({ chosenBy, ways }: Leg): readonly LegWay[] {
  return chosenBy === "authority" ? ways : []
}

/** The ways that a repair adds to those of a leg. */
export function waysAdded(
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
    case "courier-channel":
      return [{ way: "courier" }]
    case "online-channel":
      return [{ way: "online" }]
    case "online":
    case "look-up":
    case "authority-comes":
      return [{ way: kind }]
    default:
      return unknownKind(kind)
  }
}

function messageOf(kind: SingleKind, { name }: Leg): Text {
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

function unknownKind(kind: never): never {
  throw new TypeError(`Unknown kind of repair: ${String(kind)}`)
}
