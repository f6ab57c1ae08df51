/**
 * The words and numbers for items and outlets. The numbers are as codes in circulation show, and were
 * held against the text of no standard. Words that guides print are read as well.
 */
import { subjectKindList, subjectKinds, type SubjectKind } from "../../identity/index.ts"
import { type ItemType, itemTypes } from "../../law/index.ts"
import type { TermUnit } from "../../time/index.ts"
import {
  channelNames,
  collectionNames,
  handlingNames,
  levelNames,
  onlineDepthNames,
  resultKindNames,
  reviewNames,
} from "../names.ts"
import type { OutletKind } from "../outlets/outlet.ts"
import type { CollectionWay, ExerciseLevel, IntakeChannel, ResultKind, ServiceItem } from "../service-item.ts"
import { printedLabels } from "./printed-labels.ts"
import { national, type Symbols, wordsAlone } from "./symbols.ts"

const typeList = Object.keys(itemTypes) as readonly ItemType[]

/** 事项类型. Not all numbers in use are known, so one that is not listed is read as another power, with a warning. */
export const types: Symbols<ItemType> = {
  labels: typeList.map((type) => [itemTypes[type].title.zh, type]),
  numbers: national({
    "01": "licence",
    "05": "benefit-payment",
    "07": "confirmation",
    "08": "award",
    "10": "other-power",
    "20": "public-service",
  }),
  unlisted: "other-power",
}

/** 服务对象. */
export const subjects: Symbols<SubjectKind> = {
  labels: subjectKindList.map((kind) => [subjectKinds[kind].label.zh, kind]),
  numbers: national(Object.fromEntries(subjectKindList.map((kind) => [subjectKinds[kind].code, kind]))),
}

/** 行使层级. */
export const levels: Symbols<ExerciseLevel> = {
  labels: [
    ...printedLabels(levelNames),
    ["镇（街道）级", "township"],
    ["乡镇级", "township"],
    ["村级", "village"],
  ],
  numbers: national({ 1: "nation", 2: "province", 3: "city", 4: "county", 5: "township", 6: "village" }),
}

export const initiations: Symbols<ServiceItem["initiation"]> = wordsAlone([
  ["依申请", "on-application"],
  ["依职权", "ex-officio"],
])

/** 办件类型 and 审查类型. */
export const handlings: Symbols<NonNullable<ServiceItem["handling"]>> = wordsAlone(
  printedLabels(handlingNames),
)
export const reviews: Symbols<NonNullable<ServiceItem["review"]>> = wordsAlone(printedLabels(reviewNames))

/** The units of terms. 天 alone is not among them: whether days or working days are meant is for the law to say. */
export const units: Symbols<TermUnit> = wordsAlone([
  ["工作日", "working-day"],
  ["个工作日", "working-day"],
  ["自然日", "calendar-day"],
  ["日历日", "calendar-day"],
  ["月", "month"],
  ["个月", "month"],
])

/** 办理形式. */
export const channels: Symbols<IntakeChannel> = wordsAlone([
  ["窗口申请", "window"],
  ["窗口办理", "window"],
  ["网上申请", "online"],
  ["网上办理", "online"],
  ["邮寄申请", "mail"],
  ["信函申请", "mail"],
  ["快递申请", "courier"],
  ["快递寄送", "courier"],
  ...printedLabels(channelNames),
])

/** 网办深度. */
export const depths: Symbols<NonNullable<ServiceItem["onlineDepth"]>> = {
  labels: [
    ["Ⅰ级", 1],
    ["Ⅱ级", 2],
    ["Ⅲ级", 3],
    ["Ⅳ级", 4],
    ["Ⅰ", 1],
    ["Ⅱ", 2],
    ["Ⅲ", 3],
    ["Ⅳ", 4],
    [onlineDepthNames[1].zh, 1],
    [onlineDepthNames[4].zh, 4],
  ],
  numbers: national({ 1: 1, 2: 2, 3: 3, 4: 4 }),
}

export const collections: Symbols<CollectionWay> = wordsAlone([
  ["窗口领取", "by-hand"],
  ["快递送达", "courier"],
  ["邮寄送达", "courier"],
  ["电子送达", "electronic"],
  ...printedLabels(collectionNames),
])

export const resultKinds: Symbols<ResultKind> = wordsAlone([
  ...printedLabels(resultKindNames),
  ["证照", "certificate"],
  ["文件", "document"],
  ["批文", "approval"],
  ["款项", "payment"],
  ["发放款项", "payment"],
  ["无", "none"],
])

export const outletKinds: Symbols<OutletKind> = wordsAlone([
  ["办事服务中心", "service-centre"],
  ["便民服务中心", "township"],
  ["代办点", "village"],
  ["其他", "other"],
])

export const yesOrNo: Symbols<boolean> = {
  labels: [
    ["是", true],
    ["否", false],
  ],
  numbers: national({ 1: true, 0: false }),
}
