/** The cells of a material whose meaning goes beyond one of them: how much it is needed, what it is, who issues it. */
import type { Deferral, DocumentClass, Necessity } from "../../materials/index.ts"
import type { Text } from "../../reasons/index.ts"
import { CLASS, copyKindUnderClass } from "./accepts-cells.ts"
import type { CellCodec } from "./cell-codec.ts"
import * as symbols from "./material-symbols.ts"
import { readSymbol } from "./symbols.ts"
import { text } from "./text-cells.ts"
import { symbol, symbolList, symbolText } from "./value-cells.ts"

const NEED = "材料必要性"
const ISSUER = "出具部门"

const need = symbol(NEED, symbols.needs)
const deferral = symbolList("容缺方式", symbols.deferrals)
const documentClassCell = symbol(CLASS, symbols.documentClasses)
const issuer = text(ISSUER)
const source = symbol("来源渠道", symbols.sources)

/** 必要 is key: without it review cannot run. 容缺后补 is secondary, and says by itself that it may be absent. */
export const necessity: CellCodec<Necessity> = {
  ...need,
  read(row) {
    const value = need.read(row)
    if (value === "later") return "secondary"
    if (value !== "exempt-or-credit") return value
    row.expected(
      NEED,
      "one meaning: for 信息免交 write 数据共享 under 获取方式 with the registry it is looked up in; " +
        "for 信用后补 write 容缺后补, and let the rule set say what credit has to do with it",
    )
    return undefined
  },
}

/** In which ways it may be wanting; 容缺后补 with nothing under 容缺方式 means absence. */
export const deferrable: CellCodec<readonly Deferral[]> = {
  ...deferral,
  read(row) {
    const given = deferral.read(row)
    if (given !== undefined) return given
    const text = symbolText(row, NEED)
    const isLater = text !== undefined && readSymbol(symbols.needs, text, row.system)?.value === "later"
    return isLater ? ["absence"] : []
  },
  write(ways, row) {
    if (ways.length > 0) deferral.write(ways, row)
  },
}

/** 材料类型 says in some tables what the document is and in others 原件 or 复印件: that is for `accepts`. */
export const documentClass: CellCodec<DocumentClass> = {
  ...documentClassCell,
  read: (row) => (copyKindUnderClass(row) === undefined ? documentClassCell.read(row) : undefined),
}

/** The unit that issues it. 来源渠道 is read only to see that one is named where a department is said to. */
export const issuedBy: CellCodec<Text> = {
  ...issuer,
  columns: [...issuer.columns, ...source.columns],
  read(row) {
    const unit = issuer.read(row)
    const from = source.read(row)
    if (unit === undefined && from !== undefined && from !== "applicant") row.noted(ISSUER, "issuer-missing")
    return unit
  },
}
