/**
 * The sign at a window (窗口引导标识): what is handled there, when, whom to call, and what nobody needs to come for.
 * Plain data; `formatWindowSign` and `composeWindowSignPage` print it. 浙江省保障“最多跑一次”改革规定 art. 4, 5.
 */
import { text, type Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { composeHours } from "./hours-text.ts"
import type { Outlet, OutletWindow } from "./outlet.ts"
import { decideGoing } from "./where-to-go.ts"

export interface SignedItem {
  readonly name: Text
  readonly authority: Text
  /** How often one has to come, in the scenario that takes most: 不用跑 where it is none. */
  readonly visits: Text
  /** Whether nobody needs to come for it. */
  readonly isWithoutVisit: boolean
}

/** The items of one kind of work, in the order of the catalogue. */
export interface SignGroup {
  readonly title: Text
  readonly items: readonly SignedItem[]
}

export interface WindowSign {
  readonly outlet: Text
  /** The name of the window, or of the outlet where it has but one desk. */
  readonly heading: Text
  readonly groups: readonly SignGroup[]
  readonly hours: readonly Text[]
  readonly phone: string
  /** Of the outlet, or else of the authorities whose items are handled here. */
  readonly complaintPhones: readonly string[]
}

/** What a sign is made from: the items are the editions in force on the day on which it is put up. */
export interface WindowSignInput {
  readonly outlet: Outlet
  /** The window; absent where the outlet has but one desk. */
  readonly window?: OutletWindow
  readonly items: readonly ServiceItem[]
  readonly on: PlainDate
}

/**
 * The sign of a window, with the items that are handled there or, at the end, carried to the outlet above.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { composeWindowSign, formatWindowSign } from "@onevisit/core/catalogue"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const sign = composeWindowSign({
 *   outlet: {
 *     id: "sample-street", kind: "township", region: "990101001", phone: "0571-00000000",
 *     name: { zh: "样例街道便民服务中心", en: "Sample Street Service Centre" },
 *     address: { zh: "样例路1号", en: "1 Sample Road" },
 *     hours: { workingDays: [{ from: "08:30", to: "17:00" }] }, windows: [],
 *   },
 *   items: [],
 *   on: plainDate("2018-07-20"),
 * })
 * assert.equal(formatWindowSign(sign, "en").split("\n")[0], "Sample Street Service Centre")
 * ```
 */
export function composeWindowSign({ items, on, outlet, window }: WindowSignInput): WindowSign {
  const isHere = ({ servedAt = [] }: ServiceItem): boolean =>
    servedAt.some(
      ({ outlet: id, windows }) =>
        id === outlet.id && (windows === undefined || (window !== undefined && windows.includes(window.id))),
    )
  const here = items.filter(isHere)
  const carried = items.filter((item) => outlet.carries?.includes(item.id) === true && !isHere(item))
  const shown = [...here, ...carried]
  return {
    outlet: outlet.name,
    heading: window?.name ?? outlet.name,
    groups: [
      ...groupsOf(here),
      ...(carried.length > 0 ? [{ title: CARRIED, items: carried.map(signedItem) }] : []),
    ],
    hours: composeHours(outlet.hours, on),
    phone: window?.phone ?? outlet.phone,
    complaintPhones: outlet.complaintPhone
      ? [outlet.complaintPhone]
      : [...new Set(shown.map(({ contact }) => contact.complaintPhone))],
  }
}

const CARRIED = text("代办事项", "Taken in and carried on")
const UNSORTED = text("办理事项", "Items")

/** By category, in the order in which they first come; items without one make a group of their own. */
function groupsOf(items: readonly ServiceItem[]): readonly SignGroup[] {
  const categories = [...new Set(items.map(({ category }) => category?.id))]
  return categories.map((id) => {
    const members = items.filter(({ category }) => category?.id === id)
    return { title: members[0]?.category?.title ?? UNSORTED, items: members.map(signedItem) }
  })
}

function signedItem(item: ServiceItem): SignedItem {
  const { visits } = decideGoing(item, {})
  return {
    name: item.name,
    authority: item.authority.name,
    visits:
      visits === 0
        ? text("不用跑", "no visit")
        : text(`最多跑 ${visits} 次`, `at most ${visits} ${visits === 1 ? "visit" : "visits"}`),
    isWithoutVisit: visits === 0,
  }
}
