/**
 * Whether items and outlets fit each other: every outlet and window that an item names exists, whoever must go to a
 * window has one to go to, and no outlet stands empty.
 */
import { type Finding, type Path, type Severity, text, type Text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { Outlet } from "./outlet.ts"

/**
 * Everything that does not fit, each with its path from `items` or `outlets`. Hand in the editions in force on one
 * day: an outlet is not in use for what was handled there last year.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { checkServedAt } from "@onevisit/core/catalogue"
 *
 * const name = { zh: "样例网点", en: "Sample outlet" }
 * const outlet = {
 *   id: "sample-street", name, kind: "township", region: "990101001", address: name,
 *   phone: "0571-00000000", hours: { workingDays: [{ from: "08:30", to: "17:00" }] }, windows: [],
 * } as const
 * assert.deepEqual(checkServedAt([], [outlet]).map(({ code }) => code), ["outlet-without-items"])
 * ```
 */
export function checkServedAt(items: readonly ServiceItem[], outlets: readonly Outlet[]): readonly Finding[] {
  const byId = new Map(outlets.map((outlet) => [outlet.id, outlet]))
  return [
    ...items.flatMap((item, at) => [
      ...servedAtFindings(item, ["items", at], byId),
      ...legFindings(item, ["items", at], byId),
    ]),
    ...outlets.flatMap((outlet, at) => outletFindings(outlet, ["outlets", at], items)),
  ]
}

type OutletsById = ReadonlyMap<string, Outlet>

function servedAtFindings({ channels, servedAt = [] }: ServiceItem, path: Path, byId: OutletsById) {
  const findings: Finding[] = []
  if (servedAt.length === 0 && channels.includes("window")) {
    findings.push(finding("item-without-outlet", "warning", [...path, "servedAt"], ITEM_WITHOUT_OUTLET))
  }
  for (const [index, { outlet: id, windows = [] }] of servedAt.entries()) {
    const at: Path = [...path, "servedAt", index]
    if (servedAt.slice(0, index).some((earlier) => earlier.outlet === id))
      findings.push(finding("served-at-twice", "error", [...at, "outlet"], SERVED_TWICE))
    const outlet = byId.get(id)
    if (outlet === undefined) {
      findings.push(finding("outlet-unknown", "error", [...at, "outlet"], OUTLET_UNKNOWN))
      continue
    }
    for (const [which, window] of windows.entries()) {
      if (!outlet.windows.some((each) => each.id === window))
        findings.push(finding("window-unknown", "error", [...at, "windows", which], WINDOW_UNKNOWN))
    }
  }
  return findings
}

function legFindings({ legs = [] }: ServiceItem, path: Path, byId: OutletsById): readonly Finding[] {
  return legs.flatMap(({ ways }, leg) =>
    ways.flatMap((way, at) =>
      (way.way === "window" ? (way.outlets ?? []) : []).flatMap((id, which) =>
        byId.has(id)
          ? []
          : finding(
              "outlet-unknown",
              "error",
              [...path, "legs", leg, "ways", at, "outlets", which],
              OUTLET_UNKNOWN,
            ),
      ),
    ),
  )
}

function outletFindings(outlet: Outlet, path: Path, items: readonly ServiceItem[]): readonly Finding[] {
  const { carries = [], id, parent, windows } = outlet
  const entries = items.flatMap((item) => (item.servedAt ?? []).filter((served) => served.outlet === id))
  const named = items.flatMap(({ legs = [] }) =>
    legs.flatMap(({ ways }) => ways.flatMap((way) => (way.way === "window" ? (way.outlets ?? []) : []))),
  )
  const findings: Finding[] = []
  if (entries.length === 0 && carries.length === 0 && !named.includes(id))
    findings.push(finding("outlet-without-items", "warning", path, OUTLET_WITHOUT_ITEMS))
  for (const [at, window] of windows.entries()) {
    const isUsed = entries.some((served) => served.windows?.includes(window.id) ?? true)
    if (entries.length > 0 && !isUsed)
      findings.push(
        finding("window-without-items", "warning", [...path, "windows", at], WINDOW_WITHOUT_ITEMS),
      )
  }
  for (const [at, item] of carries.entries()) {
    const isHandledAbove = items.some(
      (each) => each.id === item && each.servedAt?.some((served) => served.outlet === parent) === true,
    )
    if (!isHandledAbove)
      findings.push(finding("carried-nowhere", "error", [...path, "carries", at], CARRIED_NOWHERE))
  }
  return findings
}

function finding(code: string, severity: Severity, path: Path, message: Text): Finding {
  return { code, path, severity, message }
}

const ITEM_WITHOUT_OUTLET = text(
  "可到窗口申请的事项应写明办理网点",
  "An item with a window among its channels should name the outlets where it is handled",
)
const SERVED_TWICE = text("同一网点只写一次，窗口合并填写", "Name an outlet once, with all its windows")
const OUTLET_UNKNOWN = text(
  "没有这个网点：请登记网点，或更正编号",
  "There is no such outlet: register it, or correct the id",
)
const WINDOW_UNKNOWN = text(
  "该网点没有这个窗口：请登记窗口，或更正编号",
  "The outlet has no such window: register it, or correct the id",
)
const OUTLET_WITHOUT_ITEMS = text(
  "该网点没有任何事项：请在事项中写明办理网点",
  "Nothing is handled at this outlet: name it in the items that are",
)
const WINDOW_WITHOUT_ITEMS = text("该窗口没有任何事项", "Nothing is handled at this window")
const CARRIED_NOWHERE = text(
  "代办的事项应在上级网点办理：请更正事项编号，或在该事项中写明上级网点",
  "What an outlet carries must be handled at the outlet above it: correct the item's id, or name that outlet in the item",
)
