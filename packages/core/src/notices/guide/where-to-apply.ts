/**
 * Where and how one applies, and whom one asks: the channels, the outlets and windows, telephone and e-mail.
 * A courier is never a condition. 浙江省保障“最多跑一次”改革规定 art. 5, 6.
 */
import {
  channelNames,
  composeHours,
  onlineDepthNames,
  type Outlet,
  type ServedAt,
  type ServiceItem,
} from "../../catalogue/index.ts"
import { text, type Text } from "../../reasons/index.ts"
import { joined, list, listUnder, paragraph, section, table, tableOfPresent, verbatim } from "./blocks.ts"
import type { GuideBlock, GuideSection } from "./guide.ts"

/** What a guide tells of an outlet. */
export type GuideOutlet = Pick<Outlet, "id" | "name" | "address" | "phone" | "hours" | "windows" | "carries">

export function composeApplication({ channels, initiation, onlineDepth }: ServiceItem): GuideSection {
  const blocks: GuideBlock[] =
    initiation === "ex-officio"
      ? [
          paragraph(
            "无需申请。由办理机关主动核实并办理。",
            "No application is needed: the authority finds out and acts of its own accord.",
          ),
        ]
      : [list(channels.map((channel) => channelNames[channel]))]
  if (onlineDepth !== undefined) {
    const { en, zh } = onlineDepthNames[onlineDepth]
    blocks.push(paragraph(`网办深度：${zh}。`, `Depth of online service: ${en}.`))
  }
  return section("application", "申请方式", "How to apply", blocks)
}

/**
 * The outlets that handle the item, of those that are known, and those that carry it there for the applicant; none
 * where the contact's address is all there is.
 */
export function composePlaces(item: ServiceItem, outlets: readonly GuideOutlet[]): readonly GuideSection[] {
  const rows = (item.servedAt ?? []).flatMap((place) => {
    const outlet = outlets.find(({ id }) => id === place.outlet)
    return outlet ? [rowOf(place, outlet, item)] : []
  })
  const carriers = outlets.filter(({ carries }) => carries?.includes(item.id)).map(({ name }) => name)
  const blocks = [
    ...(rows.length === 0 ? [] : [table(PLACE_COLUMNS, rows)]),
    ...listUnder("可由下列网点代办：", "These outlets take it in and carry it there:", carriers),
  ]
  return blocks.length === 0 ? [] : [section("places", "办理网点", "Where it is handled", blocks)]
}

const PLACE_COLUMNS = [
  text("网点", "Outlet"),
  text("窗口", "Window"),
  text("地址", "Address"),
  text("办公时间", "Hours"),
  text("电话", "Telephone"),
]

/** Days with hours of their own are announced as they come: a guide stands longer than they do. */
function rowOf(place: ServedAt, outlet: GuideOutlet, { validFrom }: ServiceItem): readonly Text[] {
  const windows = place.windows?.map(
    (named) => outlet.windows.find(({ id }) => id === named) ?? { id: named },
  )
  const phones = windows?.flatMap((window) => ("phone" in window && window.phone ? [window.phone] : [])) ?? []
  const hours = composeHours({ ...outlet.hours, days: [] }, validFrom)
  return [
    outlet.name,
    windows
      ? joined(windows.map((window) => ("name" in window ? window.name : verbatim(window.id))))
      : text("各窗口", "any"),
    outlet.address,
    text(hours.map(({ zh }) => zh).join("；"), hours.map(({ en }) => en).join("; ")),
    verbatim((phones.length > 0 ? phones : [outlet.phone]).join(" / ")),
  ]
}

export function composeContact({ contact }: ServiceItem): GuideSection {
  const { address, complaintPhone, email, hours, phone } = contact
  return section("contact", "咨询与投诉", "Contact and complaints", [
    tableOfPresent(
      [text("方式", "Way"), text("内容", "Content")],
      [
        [text("咨询电话", "Telephone"), verbatim(phone)],
        [text("电子邮箱", "E-mail"), verbatim(email)],
        [text("投诉电话", "Complaints"), verbatim(complaintPhone)],
        [text("办理地点", "Address"), address],
        [text("办理时间", "Hours"), hours],
      ],
    ),
  ])
}
