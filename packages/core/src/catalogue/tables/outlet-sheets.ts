/** The sheets 网点, an outlet on each row, and 窗口, a window on each row, joined to its outlet by the outlet's number. */
import type { Outlet, OutletWindow } from "../outlets/outlet.ts"
import { openingHours } from "./hours-cell.ts"
import { outletKinds } from "./item-symbols.ts"
import type { Fields, SheetDefinition } from "./sheets.ts"
import { text, wordList, words } from "./text-cells.ts"
import { symbol } from "./value-cells.ts"

const OUTLET_ID = "网点编号"

const outletFields: Fields<Outlet> = {
  id: words(OUTLET_ID),
  name: text("网点名称"),
  kind: symbol("网点类型", outletKinds),
  region: words("区域代码"),
  parent: words("上级网点"),
  address: text("网点地址"),
  phone: words("联系电话"),
  complaintPhone: words("投诉电话"),
  hours: openingHours("办理时间"),
  carries: wordList("代办事项"),
  remark: text("备注"),
  windows: "not in cells",
}

export const outletSheet: SheetDefinition<Outlet> = {
  names: ["网点", "网点清单", "网点表"],
  keys: [],
  fields: outletFields,
  below: ["windows"],
  required: [OUTLET_ID, "网点名称", "网点类型", "区域代码", "网点地址", "联系电话", "办理时间"],
}

export const windowSheet: SheetDefinition<OutletWindow> = {
  names: ["窗口", "窗口清单", "窗口表"],
  keys: [OUTLET_ID],
  fields: { id: words("窗口编号"), name: text("窗口名称"), phone: words("窗口电话") },
  below: [],
  required: [OUTLET_ID, "窗口编号", "窗口名称"],
}
