/**
 * Where do I go, when, and with what: for an item in one scenario, the outlets in order of nearness with their windows
 * and next opening, what to bring, and before all whether going is needed. Whether an outlet may serve people of
 * another region (通办) is the item's to say by naming the outlet; here it only comes later in the list.
 * 浙江省保障“最多跑一次”改革规定 art. 2, 4–6.
 */
import type { RegionTable } from "../../identity/index.ts"
import {
  type ChecklistLine,
  composeChecklist,
  decideScenario,
  type ScenarioAnswers,
} from "../../materials/index.ts"
import type { Calendar, Now } from "../../time/index.ts"
import type { Leg } from "../leg.ts"
import type { CollectionWay, IntakeChannel, ServiceItem } from "../service-item.ts"
import { boundVisits, type TravelledItem } from "../visits/index.ts"
import { compareNearness, type Nearness, nearnessOf } from "./nearness.ts"
import { type NextOpening, nextOpening } from "./next-opening.ts"
import type { Outlet, OutletWindow } from "./outlet.ts"
import { itemInScenario, legsInScenario } from "./scenario-legs.ts"

/** The question. */
export interface WhereToGo {
  readonly item: ServiceItem
  readonly answers: ScenarioAnswers
  readonly outlets: readonly Outlet[]
  readonly regions: RegionTable
  /** The code of the region the person comes from; without it no outlet is nearer than another. */
  readonly from?: string
  readonly now: Pick<Now, "on" | "time">
  readonly calendar: Calendar
}

/** Whether one has to go at all. */
export interface Going {
  /** The most visits it takes in the scenario; none is 不用跑. */
  readonly visits: number
  /** Proved from the legs, or, where these are too many or lead nowhere, what the item declares. */
  readonly basis: "proved" | "declared"
  /** How an application can be handed in without going. */
  readonly handIn: readonly Exclude<IntakeChannel, "window">[]
  /** How the result can be received without going. */
  readonly receive: readonly Exclude<CollectionWay, "by-hand">[]
}

export interface Place {
  readonly outlet: Outlet
  /** The windows at which the item is handled there; empty where there is but one desk. */
  readonly windows: readonly OutletWindow[]
  readonly nearness: Nearness | null
  readonly next: NextOpening
  /** Where the item is not handled there but taken in and carried on (代办): the outlet it goes to. */
  readonly carriedTo?: Outlet
}

/** Something to be done in person where the item itself is not handled. */
export interface Detour {
  readonly leg: Leg
  readonly outlets: readonly Outlet[]
}

/** The answer, as data; `composeDirections` says it in words. */
export interface Directions {
  readonly item: ServiceItem
  readonly going: Going
  /** The nearest first, of those equally near the one that opens first. Empty where no outlet is registered. */
  readonly places: readonly Place[]
  readonly detours: readonly Detour[]
  /** What the applicant has to bring or send; nothing that the authority obtains itself. */
  readonly bring: readonly ChecklistLine[]
  /** The facts still to be asked, before the answer is sure. */
  readonly toAsk: readonly string[]
}

/** Answers where to go, when and with what. Outlets that the item names and that do not exist are passed over. */
export function whereToGo(question: WhereToGo): Directions {
  const { answers, item } = question
  const { lines, toAsk } = composeChecklist(item, answers)
  const legs = legsInScenario(item, answers)
  return {
    item,
    going: decideGoing(item, answers),
    places: placesOf(question),
    detours: detoursOf(question, legs),
    bring: lines.filter(({ from }) => from === "applicant"),
    toAsk: [...new Set([...toAsk, ...openFacts(question, legs)])],
  }
}

/**
 * Whether one has to go for an item in a scenario, at most how often, and what can be done without.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { decideGoing } from "@onevisit/core/catalogue"
 *
 * const item = {
 *   id: "sample-item", edition: "2018-07", initiation: "on-application",
 *   authority: { id: "sample-bureau", name: { zh: "样例局", en: "Sample Bureau" } },
 *   channels: ["window", "online"], collection: ["courier"], materials: [], questions: [],
 *   visits: { declared: 1 },
 * } as const
 * assert.deepEqual(decideGoing(item, {}), {
 *   visits: 0, basis: "proved", handIn: ["online"], receive: ["courier"],
 * })
 * ```
 */
export function decideGoing(
  item: TravelledItem & Pick<ServiceItem, "visits">,
  answers: ScenarioAnswers,
): Going {
  const bound = boundVisits(itemInScenario(item, answers))
  const isProved = bound.kind === "bounded"
  return {
    visits: isProved ? bound.visits : item.visits.declared,
    basis: isProved ? "proved" : "declared",
    handIn: item.channels.filter((channel) => channel !== "window"),
    receive: item.collection.filter((way) => way !== "by-hand"),
  }
}

/** The facts on which it still hangs what has to be gone for. */
function openFacts({ answers, item }: WhereToGo, legs: readonly Leg[]): readonly string[] {
  return legs
    .flatMap(({ ways, when }) => [when, ...ways.map((way) => way.when)])
    .flatMap((when) => (when ? decideScenario(when, item.questions, answers).missing : []))
}

function detoursOf({ item, outlets }: WhereToGo, legs: readonly Leg[]): readonly Detour[] {
  const served = item.servedAt?.map(({ outlet }) => outlet) ?? []
  return legs.flatMap((leg): readonly Detour[] => {
    const away = leg.ways.flatMap((way) => {
      const named = way.way === "window" ? way.outlets : undefined
      return named === undefined || named.some((id) => served.includes(id)) ? [] : [named]
    })
    const isAvoidable = leg.chosenBy !== "authority" && away.length < leg.ways.length
    if (away.length === 0 || isAvoidable) return []
    return [{ leg, outlets: outlets.filter(({ id }) => away.some((named) => named.includes(id))) }]
  })
}

function placesOf(question: WhereToGo): readonly Place[] {
  const { calendar, from, item, now, outlets, regions } = question
  const served = (item.servedAt ?? []).flatMap(({ outlet: id, windows }) => {
    const outlet = outlets.find((each) => each.id === id)
    if (outlet === undefined) return []
    return [{ outlet, windows: outlet.windows.filter(({ id: at }) => windows?.includes(at) ?? true) }]
  })
  const carrying = outlets.flatMap((outlet) => {
    if (outlet.carries?.includes(item.id) !== true) return []
    const above = served.find((place) => place.outlet.id === outlet.parent)
    const isServedItself = served.some((place) => place.outlet.id === outlet.id)
    if (above === undefined || isServedItself) return []
    return [{ outlet, windows: outlet.windows, carriedTo: above.outlet }]
  })
  return [...served, ...carrying]
    .map((place) => ({
      ...place,
      nearness: from === undefined ? null : nearnessOf(regions, from, place.outlet.region, now.on),
      next: nextOpening(place.outlet.hours, now, calendar),
    }))
    .toSorted((a, b) => compareNearness(a.nearness, b.nearness) || compareOpening(a.next, b.next))
}

/** The sooner first; what is not certain last. */
function compareOpening(a: NextOpening, b: NextOpening): number {
  const key = (next: NextOpening): string =>
    next.state === "open"
      ? `0 ${next.on} ${next.isOpenNow ? "" : next.from}`
      : next.state === "none"
        ? "2"
        : "1"
  return key(a) < key(b) ? -1 : Number(key(a) > key(b))
}
