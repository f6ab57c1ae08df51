/** The sheet 材料: a material on each row, joined to its item by the item's number and edition. */
import type { MaterialRequirement } from "../../materials/index.ts"
import { accepts } from "./accepts-cells.ts"
import { record, whenBlank } from "./cell-codec.ts"
import { citation } from "./citation-cells.ts"
import { EDITION, ITEM_ID } from "./item-sheet.ts"
import { deferrable, documentClass, issuedBy, necessity } from "./material-cells.ts"
import { obtainedBy } from "./material-symbols.ts"
import type { Fields, SheetDefinition } from "./sheets.ts"
import { text, wordList, words } from "./text-cells.ts"
import { symbol } from "./value-cells.ts"

const materialFields: Fields<MaterialRequirement> = {
  id: words("材料编号"),
  name: text("材料名称"),
  necessity,
  deferrable,
  documentClass,
  accepts,
  document: words("文书编号"),
  issuedBy,
  obtainedBy: symbol("获取方式", obtainedBy),
  lookUp: record<NonNullable<MaterialRequirement["lookUp"]>>({
    registry: words("查询来源"),
    record: words("查询记录"),
  }),
  evidences: whenBlank(wordList("证明事实"), []),
  basis: citation("材料依据"),
  standard: text("受理标准"),
  remark: text("备注"),
  when: "not in cells",
}

export const materialSheet: SheetDefinition<MaterialRequirement> = {
  names: ["材料", "材料清单", "申请材料"],
  keys: [ITEM_ID, EDITION],
  fields: materialFields,
  below: [],
  required: [ITEM_ID, EDITION, "材料编号", "材料名称", "材料必要性", "材料形式"],
}
