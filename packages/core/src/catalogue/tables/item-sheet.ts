/** The sheet 事项: an edition of an item on each row. Conditions, questions, legs, parts, promises and answers to questions are JSON. */
import type { ServiceItem } from "../service-item.ts"
import { type CellCodec, noCells, record, whenBlank } from "./cell-codec.ts"
import { citation, citationLines } from "./citation-cells.ts"
import { fee, places, steps } from "./item-cells.ts"
import * as symbols from "./item-symbols.ts"
import { category, procedures, topics, unit, unitList } from "./name-cells.ts"
import type { Fields, SheetDefinition } from "./sheets.ts"
import { text, textLines, words } from "./text-cells.ts"
import { day, flag, symbol, symbolList, whole } from "./value-cells.ts"

export const ITEM_ID = "事项编号"
export const EDITION = "事项版本"

const itemFields: Fields<ServiceItem> = {
  id: words(ITEM_ID),
  edition: words(EDITION),
  name: text("事项名称"),
  type: symbol("事项类型", symbols.types),
  initiation: symbol("启动方式", symbols.initiations),
  validFrom: day("计划生效日期"),
  validTo: whenBlank(day("计划取消日期"), null),
  codes: record<NonNullable<ServiceItem["codes"]>>({
    basic: words("基本编码"),
    implementing: words("实施编码"),
    handling: words("业务办理项编码"),
    local: words("地方编码"),
  }),
  category: category("事项分类"),
  topics: topics("自然人主题", "法人主题"),
  authority: unit("实施主体"),
  units: record<NonNullable<ServiceItem["units"]>>({
    lead: unit("牵头单位"),
    responsible: unit("责任单位"),
    cooperating: unitList("配合单位"),
  }),
  power: record<NonNullable<ServiceItem["power"]>>({
    list: citation("权责清单"),
    entry: words("权责清单条目"),
    level: symbol("行使层级", symbols.levels),
  }),
  basis: citationLines("设定依据"),
  serves: symbolList("服务对象", symbols.subjects),
  conditions: textLines("受理条件"),
  quantityLimit: text("数量限制"),
  quota: whole("限制数量"),
  publicSafety: flag("是否涉及公共安全"),
  procedure: steps("办理流程"),
  statutoryTerm: term("法定办结时限"),
  promisedTerm: term("承诺办结时限"),
  handling: symbol("办件类型", symbols.handlings),
  review: symbol("审查类型", symbols.reviews),
  specialProcedures: whenBlank(procedures("特别程序"), []),
  visits: record<ServiceItem["visits"]>({
    declared: whole("到办事现场次数"),
    reason: text("必须现场办理原因说明"),
  }),
  channels: whenBlank(symbolList("办理形式", symbols.channels), []),
  onlineDepth: symbol("网办深度", symbols.depths),
  servedAt: places("办理网点"),
  collection: symbolList("结果领取方式", symbols.collections),
  fee: fee("是否收费"),
  result: record<ServiceItem["result"]>({
    name: text("结果名称"),
    kind: symbol("结果类型", symbols.resultKinds),
    document: words("结果文书编号"),
    sample: flag("结果样本"),
  }),
  contact: record<ServiceItem["contact"]>({
    phone: words("咨询电话"),
    complaintPhone: words("投诉电话"),
    email: words("电子邮箱"),
    address: text("办理地点"),
    hours: text("办理时间"),
  }),
  sample: text("样例说明"),
  materials: "not in cells",
  questions: whenBlank(noCells, []),
  legs: "not in cells",
  reviewParts: "not in cells",
  commitmentOptions: "not in cells",
  recommendation: "not in cells",
  authorityEvidence: "not in cells",
  faq: "not in cells",
}

export const itemSheet: SheetDefinition<ServiceItem> = {
  names: ["事项", "事项清单", "事项表"],
  keys: [],
  fields: itemFields,
  below: ["materials"],
  required: [
    ITEM_ID,
    EDITION,
    "事项名称",
    "事项类型",
    "计划生效日期",
    "实施主体",
    "设定依据",
    "服务对象",
    "受理条件",
    "办理流程",
    "到办事现场次数",
    "结果领取方式",
    "结果名称",
    "咨询电话",
    "投诉电话",
    "电子邮箱",
    "办理地点",
    "办理时间",
  ],
}

function term(column: string): CellCodec<NonNullable<ServiceItem["promisedTerm"]>> {
  return record<NonNullable<ServiceItem["promisedTerm"]>>({
    length: whole(column),
    unit: symbol(`${column}单位`, symbols.units),
    clause: citation(`${column}依据`),
    excludeStartDay: "not in cells",
    rollForward: "not in cells",
  })
}
