/**
 * Whether an item qualifies as received at one window (一窗受理), done within one visit (最多跑一次) or without any
 * (不用跑), and if not, why. 浙江省保障“最多跑一次”改革规定 art. 2, 5.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { Leg } from "../leg.ts"
import type { ServedAt, ServiceItem } from "../service-item.ts"
import type { Qualification } from "./directory.ts"

/** What it takes to tell whether an item qualifies. */
export interface ReformPractice {
  /** The one-stop counters (综合受理窗口): outlets, and the windows where only some receive for all authorities. */
  readonly oneStop: readonly ServedAt[]
  /** The visits an item takes, a whole number: the declared ones, or those computed; `null` where nobody can tell. */
  readonly visitsOf: (item: ServiceItem) => number | null
}

export interface Shortcoming {
  readonly code: ShortcomingCode
  readonly says: Text
}

export type ShortcomingCode =
  | "no-window"
  | "outlet-not-stated"
  | "not-at-one-stop"
  | "leg-elsewhere"
  | "visits-above"
  | "visits-unknown"

/** Why the item does not qualify; `null` where it does. What nobody applies for qualifies as everything. */
export function shortcomingOf(
  item: ServiceItem,
  as: Qualification,
  practice: ReformPractice,
): Shortcoming | null {
  if (item.initiation === "ex-officio") return null
  switch (as) {
    case "one-window":
      return notAtOneWindow(item, practice)
    case "one-visit":
      return visitsAbove(item, 1, practice)
    case "zero-visit":
      return visitsAbove(item, 0, practice)
    default:
      return as satisfies never
  }
}

/** One counter must receive the application and serve for every leg that can only be done at a counter. */
function notAtOneWindow(item: ServiceItem, { oneStop }: ReformPractice): Shortcoming | null {
  const { channels, legs = [], name, servedAt = [] } = item
  if (!channels.includes("window")) {
    return {
      code: "no-window",
      says: text(`“${name.zh}”不在窗口受理。`, `"${name.en}" is not received at any window.`),
    }
  }
  if (servedAt.length === 0) {
    return {
      code: "outlet-not-stated",
      says: text(`“${name.zh}”未写明办理网点。`, `"${name.en}" does not say where it is handled.`),
    }
  }
  const counters = servedAt.filter((place) => oneStop.some((counter) => haveOneWindow(place, counter)))
  if (counters.length === 0) {
    return {
      code: "not-at-one-stop",
      says: text(`“${name.zh}”未进综合受理窗口。`, `"${name.en}" is not received at a one-stop window.`),
    }
  }
  const elsewhere = counters.map(({ outlet }) => legs.find((leg) => !canBeDoneAt(outlet, leg)))
  const [leg] = elsewhere
  if (leg === undefined || elsewhere.includes(undefined)) return null
  return {
    code: "leg-elsewhere",
    says: text(
      `“${name.zh}”的“${leg.name.zh}”须到其他网点办理。`,
      `"${name.en}" takes one elsewhere for "${leg.name.en}".`,
    ),
  }
}

function haveOneWindow(place: ServedAt, counter: ServedAt): boolean {
  if (place.outlet !== counter.outlet) return false
  const { windows } = counter
  return windows === undefined || (place.windows?.some((window) => windows.includes(window)) ?? true)
}

function canBeDoneAt(outlet: string, { ways }: Leg): boolean {
  return ways.some((way) => way.way !== "window" || (way.outlets?.includes(outlet) ?? true))
}

function visitsAbove(item: ServiceItem, most: number, { visitsOf }: ReformPractice): Shortcoming | null {
  const { name, visits } = item
  const count = visitsOf(item)
  if (count === null) {
    return {
      code: "visits-unknown",
      says: text(`“${name.zh}”的跑动次数无法确定。`, `How many visits "${name.en}" takes is not known.`),
    }
  }
  if (count <= most) return null
  const reason = visits.reason ?? text("未说明原因", "no reason is given")
  return {
    code: "visits-above",
    says: text(
      `“${name.zh}”须跑${count}次，超过${most}次（${reason.zh}）。`,
      `"${name.en}" takes ${count} visit${count === 1 ? "" : "s"}, more than ${most} (${reason.en}).`,
    ),
  }
}
