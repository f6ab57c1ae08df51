/** The sheet 名录: what a name in the other sheets stands for, a name on each row. */
import { nameKinds, type RegisterEntry } from "./register.ts"
import type { SheetDefinition } from "./sheets.ts"
import { text, words } from "./text-cells.ts"
import { symbol } from "./value-cells.ts"

export type RegisterRow = Pick<RegisterEntry, "kind"> & RegisterEntry["named"]

export const registerSheet: SheetDefinition<RegisterRow> = {
  names: ["名录", "名称对照"],
  keys: [],
  fields: { kind: symbol("类别", nameKinds), id: words("编号"), name: text("名称"), edition: words("版本") },
  below: [],
  required: ["类别", "编号", "名称"],
}
